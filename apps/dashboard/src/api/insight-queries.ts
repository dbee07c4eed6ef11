import './zod-settings';
import {
  casePeers,
  kpiDistribution,
  kpiPoint,
  kpiSpread,
  listOf,
  reading,
} from '@nhip-xa/contract';
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { part, query } from './http';
import { read, span } from './queries';

/** What is reckoned about one case, and about a KPI beyond its values. */

/** A span that ends now is asked for anew as often as this. */
const FRESH_MS = 120_000;

export const peersQuery = (code: string, kind: string, id: string) =>
  queryOptions({
    queryKey: ['peers', code, kind, id],
    queryFn: ({ signal }) =>
      read(`/cases/${part(kind)}/${part(id)}/peers${query({ unit: code })}`, casePeers, signal),
    staleTime: FRESH_MS,
  });

const kpiPath = (code: string, kpi: string): string => `/units/${part(code)}/kpis/${part(kpi)}`;

export interface AskedSpan {
  fromMs: number;
  toMs: number;
  /** An ISO 8601 duration; undefined: each change. */
  step: string | undefined;
}

export const spanHistoryQuery = (code: string, kpi: string, { fromMs, toMs, step }: AskedSpan) =>
  queryOptions({
    queryKey: ['history', code, kpi, fromMs, toMs, step],
    queryFn: async ({ signal }) => {
      const path = `${kpiPath(code, kpi)}/history${query({ ...span(fromMs, toMs), step })}`;
      return { fromMs, toMs, points: (await read(path, listOf(kpiPoint), signal)).items };
    },
    staleTime: FRESH_MS,
  });

export const spreadQuery = (
  code: string,
  kpi: string,
  { fromMs, toMs, step }: AskedSpan & { step: string },
) =>
  queryOptions({
    queryKey: ['spread', code, kpi, fromMs, toMs, step],
    queryFn: async ({ signal }) => {
      const path = `${kpiPath(code, kpi)}/spread${query({ ...span(fromMs, toMs), step })}`;
      return (await read(path, listOf(kpiSpread), signal)).items;
    },
    staleTime: FRESH_MS,
  });

export const distributionQuery = (code: string, kpi: string, fromMs: number, toMs: number) =>
  queryOptions({
    queryKey: ['distribution', code, kpi, fromMs, toMs],
    queryFn: ({ signal }) =>
      read(
        `${kpiPath(code, kpi)}/distribution${query(span(fromMs, toMs))}`,
        kpiDistribution,
        signal,
      ),
    staleTime: FRESH_MS,
  });

/** Rows of a page of readings, and pages that are read of one source: what a chart can show. */
const RAW_ROWS = 1_000;
const RAW_PAGES = 3;

/** Readings of one source one by one; `more`: there are some after the last that was read. */
export const rawQuery = (key: string, metric: string, fromMs: number, toMs: number) =>
  queryOptions({
    queryKey: ['raw', key, metric, fromMs, toMs],
    queryFn: async ({ signal }) => {
      const readings: z.infer<typeof reading>[] = [];
      let cursor: string | undefined;
      for (let pages = 0; pages < RAW_PAGES; pages += 1) {
        const asked = query({ metric, ...span(fromMs, toMs), cursor, limit: RAW_ROWS });
        const path = `/sources/${part(key)}/readings${asked}`;
        const { items, next } = await read(path, listOf(reading), signal);
        readings.push(...items);
        if (next === null) return { readings, more: false };
        cursor = next;
      }
      return { readings, more: true };
    },
    staleTime: FRESH_MS,
  });

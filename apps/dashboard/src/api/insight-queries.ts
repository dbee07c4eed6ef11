import type { reading } from '@nhip-xa/contract';
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { atOf } from './at';
import { api } from './http';
import { answered } from './answered';
import { oneByOne } from './reading-rows';
import { span } from './queries';

/** What is reckoned about one case, and about a KPI beyond its values. */

/** A span that ends now is asked for anew as often as this. */
const FRESH_MS = 120_000;

export const peersQuery = (code: string, kind: string, id: string) =>
  queryOptions({
    queryKey: ['peers', code, kind, id],
    queryFn: ({ signal }) => {
      const params = { path: { kind, id }, query: { unit: code } };
      return answered(api.GET('/api/v1/cases/{kind}/{id}/peers', { params, signal }));
    },
    staleTime: FRESH_MS,
  });

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
      const params = { path: { code, kpi }, query: { ...span(fromMs, toMs), step } };
      const { items } = await answered(
        api.GET('/api/v1/units/{code}/kpis/{kpi}/history', { params, signal }),
      );
      return { fromMs, toMs, points: items };
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
      const params = { path: { code, kpi }, query: { ...span(fromMs, toMs), step } };
      const { items } = await answered(
        api.GET('/api/v1/units/{code}/kpis/{kpi}/spread', { params, signal }),
      );
      return items;
    },
    staleTime: FRESH_MS,
  });

export const distributionQuery = (code: string, kpi: string, fromMs: number, toMs: number) =>
  queryOptions({
    queryKey: ['distribution', code, kpi, fromMs, toMs],
    queryFn: ({ signal }) => {
      const params = { path: { code, kpi }, query: span(fromMs, toMs) };
      return answered(api.GET('/api/v1/units/{code}/kpis/{kpi}/distribution', { params, signal }));
    },
    staleTime: FRESH_MS,
  });

/** A KPI that counts cases by what they are about, as its evidence now or at a moment of the past. */
export const breakdownQuery = (code: string, kpi: string, limit: number, atMs: number | null) =>
  queryOptions({
    queryKey: ['breakdown', code, kpi, limit, atMs],
    queryFn: ({ signal }) => {
      const params = { path: { code, kpi }, query: { ...atOf(atMs), limit } };
      return answered(api.GET('/api/v1/units/{code}/kpis/{kpi}/breakdown', { params, signal }));
    },
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
        const query = { metric, ...span(fromMs, toMs), cursor, limit: RAW_ROWS };
        const { items, next } = await answered(
          api.GET('/api/v1/sources/{key}/readings', { params: { path: { key }, query }, signal }),
        );
        readings.push(...oneByOne(items));
        if (next === null) return { readings, more: false };
        cursor = next;
      }
      return { readings, more: true };
    },
    staleTime: FRESH_MS,
  });

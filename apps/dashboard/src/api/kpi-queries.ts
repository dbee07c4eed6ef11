import './zod-settings';
import {
  evidence,
  kpiPoint,
  kpiValue,
  listOf,
  typedNumber,
  type ExportFormat,
} from '@nhip-xa/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { part, query } from './http';
import { PERIODS, type Period } from './periods';
import { ROWS, atOf, read, span } from './queries';

/** What is asked of a unit's KPIs, now or at a moment of the past. */

export const kpiValuesQuery = (code: string, atMs: number | null = null) =>
  queryOptions({
    queryKey: ['kpi-values', code, atMs],
    queryFn: ({ signal }) =>
      read(`/units/${part(code)}/kpis${query(atOf(atMs))}`, listOf(kpiValue), signal),
  });

const kpiPath = (code: string, kpi: string): string => `/units/${part(code)}/kpis/${part(kpi)}`;

export const childrenQuery = (code: string, kpi: string, atMs: number | null = null) =>
  queryOptions({
    queryKey: ['children', code, kpi, atMs],
    queryFn: ({ signal }) =>
      read(`${kpiPath(code, kpi)}/children${query(atOf(atMs))}`, listOf(kpiValue), signal),
  });

/** The period up to a moment of the past, or up to now. */
export const historyQuery = (
  code: string,
  kpi: string,
  period: Period,
  atMs: number | null = null,
) =>
  queryOptions({
    queryKey: ['history', code, kpi, period, atMs],
    queryFn: async ({ signal }) => {
      const { lengthMs, step } = PERIODS[period];
      const toMs = atMs ?? Date.now();
      const fromMs = toMs - lengthMs;
      const path = `${kpiPath(code, kpi)}/history${query({ ...span(fromMs, toMs), step })}`;
      return { fromMs, toMs, points: (await read(path, listOf(kpiPoint), signal)).items };
    },
    refetchInterval: 120_000,
  });

export type EvidenceSide = 'numerator' | 'denominator';

export const evidenceQuery = (
  code: string,
  kpi: string,
  side: EvidenceSide,
  atMs: number | null = null,
) =>
  infiniteQueryOptions({
    queryKey: ['evidence', code, kpi, side, atMs],
    queryFn: ({ signal, pageParam }) =>
      read(
        `${kpiPath(code, kpi)}/evidence${query({ ...atOf(atMs), side, cursor: pageParam, limit: ROWS })}`,
        evidence,
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** Where the evidence of a side comes from as a file. */
export const evidenceFile = (
  code: string,
  kpi: string,
  side: EvidenceSide,
  atMs: number | null,
  lang: string,
  format: ExportFormat,
): string => `${kpiPath(code, kpi)}/evidence/export${query({ ...atOf(atMs), side, lang, format })}`;

export const typedNumbersKey = (code: string, kpi: string) => ['typed', code, kpi] as const;

/** The numbers that people typed for a KPI of a unit, newest first. */
export const typedNumbersQuery = (code: string, kpi: string) =>
  queryOptions({
    queryKey: typedNumbersKey(code, kpi),
    queryFn: ({ signal }) =>
      read(`/typed-numbers${query({ unit: code, kpi, limit: ROWS })}`, listOf(typedNumber), signal),
    refetchInterval: 30_000,
  });

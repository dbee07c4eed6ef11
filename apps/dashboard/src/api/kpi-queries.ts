import './zod-settings';
import { evidence, kpiValue, listOf, typedNumber, type ExportFormat } from '@nhip-xa/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { part, query } from './http';
import { ROWS, atOf, read } from './queries';

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

import type { Domain, ExportFormat } from '@nhip-xa/contract';
import { addressOf, type ApiAddress } from '@nhip-xa/web-api';
import type { Language } from '@nhip-xa/web-ui';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { atOf } from './at';
import { api } from './http';
import { answered } from './answered';
import { ROWS } from './queries';

/** What is asked of a unit's KPIs, now or at a moment of the past. */

export const kpiValuesQuery = (code: string, atMs: number | null = null) =>
  queryOptions({
    queryKey: ['kpi-values', code, atMs],
    queryFn: ({ signal }) => {
      const params = { path: { code }, query: atOf(atMs) };
      return answered(api.GET('/api/v1/units/{code}/kpis', { params, signal }));
    },
  });

export const childrenQuery = (code: string, kpi: string, atMs: number | null = null) =>
  queryOptions({
    queryKey: ['children', code, kpi, atMs],
    queryFn: ({ signal }) => {
      const params = { path: { code, kpi }, query: atOf(atMs) };
      return answered(api.GET('/api/v1/units/{code}/kpis/{kpi}/children', { params, signal }));
    },
  });

/** How the units below stand in every KPI of a domain, by KPI. */
export const belowQuery = (code: string, domain: Domain, atMs: number | null = null) =>
  queryOptions({
    queryKey: ['below', code, domain, atMs],
    queryFn: async ({ signal }) => {
      const params = { path: { code }, query: { domain, ...atOf(atMs) } };
      const answer = api.GET('/api/v1/units/{code}/kpis/below', { params, signal });
      const { items } = await answered(answer);
      const kpis = [...new Set(items.map(({ kpi }) => kpi))];
      return Object.fromEntries(
        kpis.map((kpi) => [kpi, items.filter((standing) => standing.kpi === kpi)]),
      );
    },
  });

export type EvidenceSide = 'numerator' | 'denominator' | 'rest';

/** Which of the items a number rests on. */
export interface EvidencePart {
  side: EvidenceSide;
  /** What the cases are about; empty: nothing is said of it. */
  subject?: string | undefined;
}

/** Older than this it may be of another number than the one that it stands under, in ms. */
const EVIDENCE_FRESH_MS = 1_000;

export const evidenceQuery = (
  code: string,
  kpi: string,
  { side, subject }: EvidencePart,
  atMs: number | null = null,
) =>
  infiniteQueryOptions({
    queryKey: ['evidence', code, kpi, side, subject, atMs],
    ...(atMs === null && { staleTime: EVIDENCE_FRESH_MS }),
    queryFn: ({ signal, pageParam }) => {
      const query = { ...atOf(atMs), side, subject, cursor: pageParam, limit: ROWS };
      return answered(
        api.GET('/api/v1/units/{code}/kpis/{kpi}/evidence', {
          params: { path: { code, kpi }, query },
          signal,
        }),
      );
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** Where the evidence of a side comes from as a file. */
export const evidenceFile = (
  code: string,
  kpi: string,
  { side, subject }: EvidencePart,
  atMs: number | null,
  lang: Language,
  format: ExportFormat,
): ApiAddress =>
  addressOf('/api/v1/units/{code}/kpis/{kpi}/evidence/export', {
    path: { code, kpi },
    query: { ...atOf(atMs), side, subject, lang, format },
  });

export const typedNumbersKey = (code: string, kpi: string) => ['typed', code, kpi] as const;

/** The numbers that people typed for a KPI of a unit, newest first. */
export const typedNumbersQuery = (code: string, kpi: string) =>
  queryOptions({
    queryKey: typedNumbersKey(code, kpi),
    queryFn: ({ signal }) => {
      const query = { unit: code, kpi, limit: ROWS };
      return answered(api.GET('/api/v1/typed-numbers', { params: { query }, signal }));
    },
    refetchInterval: 30_000,
  });

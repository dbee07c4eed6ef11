import '../api/zod-settings';
import { kpiDraft, type KpiDefinition, type KpiDraft } from '@nhip-xa/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../api/http';
import { answered } from '../api/answered';

export const definitionQuery = (code: string) =>
  queryOptions({
    queryKey: ['kpi', code],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/v1/kpis/{code}', { params: { path: { code } }, signal })),
  });

export const versionsQuery = (code: string) =>
  queryOptions({
    queryKey: ['kpi', code, 'versions'],
    queryFn: async ({ signal }) => {
      const params = { path: { code } };
      const { items } = await answered(api.GET('/api/v1/kpis/{code}/versions', { params, signal }));
      return items;
    },
  });

export const factsQuery = (unit: string) =>
  queryOptions({
    queryKey: ['kpi-facts', unit],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/v1/kpis/facts', { params: { query: { unit } }, signal })),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });

/** @param draft text of a draft that the schema takes; null: there is nothing to try yet */
export const previewQuery = (draft: string | null, unit: string) =>
  queryOptions({
    queryKey: ['kpi-preview', draft, unit],
    queryFn: ({ signal }) => {
      const body = { definition: JSON.parse(draft ?? '') as KpiDraft, unit };
      return answered(api.POST('/api/v1/kpis/preview', { body, signal }));
    },
    enabled: draft !== null,
    retry: false,
    staleTime: 15_000,
    placeholderData: keepPreviousData,
  });

/** The same, day by day of a span that is over. */
export const pastQuery = (draft: string, unit: string, from: string, to: string) =>
  queryOptions({
    queryKey: ['kpi-past', draft, unit, from, to],
    queryFn: ({ signal }) => {
      const body = { definition: JSON.parse(draft) as KpiDraft, unit, from, to };
      return answered(api.POST('/api/v1/kpis/preview', { body, signal }));
    },
    retry: false,
    staleTime: 300_000,
  });

export const targetQuery = (unit: string, kpi: string) =>
  queryOptions({
    queryKey: ['kpi-target', unit, kpi],
    queryFn: ({ signal }) => {
      const params = { path: { code: unit, kpi } };
      return answered(api.GET('/api/v1/units/{code}/kpis/{kpi}/target', { params, signal }));
    },
    retry: false,
  });

export const wallNumbersQuery = (unit: string) =>
  queryOptions({
    queryKey: ['wall-numbers', unit],
    queryFn: ({ signal }) => {
      const params = { path: { code: unit } };
      return answered(api.GET('/api/v1/units/{code}/wall', { params, signal }));
    },
    retry: false,
  });

/** The text of a draft that the schema takes; null where a field is missing. */
export function draftText(draft: unknown): string | null {
  const { data } = kpiDraft.safeParse(draft);
  return data === undefined ? null : JSON.stringify(data);
}

/**
 * Keeps a definition: a new one, or the next version of a known one.
 * @param replaces the version that was changed; refused where it is no longer the newest
 */
export const saveDefinition = (
  draft: KpiDraft | KpiDefinition,
  replaces?: number,
): Promise<KpiDefinition> =>
  answered(
    replaces === undefined
      ? api.POST('/api/v1/kpis', { body: draft })
      : api.PUT('/api/v1/kpis/{code}', {
          params: { path: { code: draft.code } },
          body: { ...draft, replaces },
        }),
  );

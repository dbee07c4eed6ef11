import '../api/zod-settings';
import {
  kpiDefinition,
  kpiDraft,
  kpiFacts,
  kpiPreview,
  kpiTarget,
  kpiVersion,
  listOf,
  wallNumbers,
  type KpiDefinition,
  type KpiDraft,
} from '@nhip-xa/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask, part, query } from '../api/http';

export const definitionQuery = (code: string) =>
  queryOptions({
    queryKey: ['kpi', code],
    queryFn: async ({ signal }) =>
      kpiDefinition.parse(await ask(`/kpis/${part(code)}`, { signal })),
  });

export const versionsQuery = (code: string) =>
  queryOptions({
    queryKey: ['kpi', code, 'versions'],
    queryFn: async ({ signal }) =>
      listOf(kpiVersion).parse(await ask(`/kpis/${part(code)}/versions`, { signal })).items,
  });

export const factsQuery = (unit: string) =>
  queryOptions({
    queryKey: ['kpi-facts', unit],
    queryFn: async ({ signal }) =>
      kpiFacts.parse(await ask(`/kpis/facts${query({ unit })}`, { signal })),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });

/** @param draft text of a draft that the schema takes; null: there is nothing to try yet */
export const previewQuery = (draft: string | null, unit: string) =>
  queryOptions({
    queryKey: ['kpi-preview', draft, unit],
    queryFn: async ({ signal }) => {
      const body = { definition: JSON.parse(draft ?? '') as unknown, unit };
      return kpiPreview.parse(await ask('/kpis/preview', { method: 'POST', body, signal }));
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
    queryFn: async ({ signal }) => {
      const body = { definition: JSON.parse(draft) as unknown, unit, from, to };
      return kpiPreview.parse(await ask('/kpis/preview', { method: 'POST', body, signal }));
    },
    retry: false,
    staleTime: 300_000,
  });

export const targetQuery = (unit: string, kpi: string) =>
  queryOptions({
    queryKey: ['kpi-target', unit, kpi],
    queryFn: async ({ signal }) =>
      kpiTarget.parse(await ask(`/units/${part(unit)}/kpis/${part(kpi)}/target`, { signal })),
    retry: false,
  });

export const wallNumbersQuery = (unit: string) =>
  queryOptions({
    queryKey: ['wall-numbers', unit],
    queryFn: async ({ signal }) =>
      wallNumbers.parse(await ask(`/units/${part(unit)}/wall`, { signal })),
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
export async function saveDefinition(
  draft: KpiDraft | KpiDefinition,
  replaces?: number,
): Promise<KpiDefinition> {
  const isNew = replaces === undefined;
  const path = isNew ? '/kpis' : `/kpis/${part(draft.code)}`;
  const body = isNew ? draft : { ...draft, replaces };
  const answer = await ask(path, { method: isNew ? 'POST' : 'PUT', body });
  return kpiDefinition.parse(answer);
}

import type { FoundUnit, SearchAnswer, SearchStep, Unit } from '@nhip-xa/contract';
import type { QueryClient } from '@tanstack/react-query';
import { definitionsQuery, unitQuery } from '../api/queries';

/**
 * What the browser was told already and can find by itself: the KPIs that are reckoned, the units of
 * the pages that were open, and the answers to what was asked before.
 * @param top the reader's own unit: what lies above it is not said
 */
export function toldBefore(queries: QueryClient, top: string): Partial<SearchAnswer>[] {
  const definitions = queries.getQueryData(definitionsQuery.queryKey)?.items ?? [];
  return [
    { kpis: definitions.filter(({ enabled }) => enabled) },
    { units: unitsOf(queries).map((unit) => ({ ...unit, path: pathTo(unit, queries, top) })) },
    ...answersTo(queries, ['search']),
  ];
}

const answersTo = (queries: QueryClient, queryKey: readonly string[]): SearchAnswer[] =>
  queries.getQueriesData<SearchAnswer>({ queryKey }).flatMap(([, answer]) => answer ?? []);

function unitsOf(queries: QueryClient): Unit[] {
  const one = queries.getQueriesData<Unit>({ queryKey: ['unit'] });
  const below = queries.getQueriesData<{ items: Unit[] }>({ queryKey: ['units'] });
  return [
    ...one.flatMap(([, unit]) => unit ?? []),
    ...below.flatMap(([, units]) => units?.items ?? []),
  ];
}

/** The way down to a unit, as far as it is known. */
function pathTo(unit: Unit, queries: QueryClient, top: string): FoundUnit['path'] {
  const own: SearchStep = unit;
  if (unit.code === top || unit.parent === null) return [own];
  const above = queries.getQueryData(unitQuery(unit.parent).queryKey);
  return above ? [...pathTo(above, queries, top), own] : [own];
}

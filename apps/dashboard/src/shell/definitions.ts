import type { KpiValue } from '@nhip-xa/contract';
import type { Language } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { kpiDefinition } from '@nhip-xa/contract';
import { definitionsQuery } from '../api/queries';

export { targetWords } from '@nhip-xa/domain';

export type Definition = z.infer<typeof kpiDefinition>;

/** The definitions in force, in order of consequence for citizens. */
export function useDefinitions(): readonly Definition[] {
  return useQuery(definitionsQuery).data?.items ?? NONE;
}

const NONE: readonly Definition[] = [];

/** A KPI's own name, or its code until the definition is known. */
export function kpiTitle(
  definitions: readonly Definition[],
  value: Pick<KpiValue, 'kpi'>,
  language: Language,
): string {
  return definitions.find(({ code }) => code === value.kpi)?.name[language] ?? value.kpi;
}

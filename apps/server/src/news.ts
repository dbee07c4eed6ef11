import {
  caseHappening,
  isoOfMs,
  kpiHappening,
  presenceHappening,
  type KpiDefinition,
} from '@nhip-xa/domain';
import type { CaseChanged, Happening, PresenceChanged, StoredKpi } from '@nhip-xa/ports';

/** A ticker item and the unit it happened in. */
export interface News {
  unit: string;
  item: Happening;
}

export const presenceNews = (changes: readonly PresenceChanged[]): News[] =>
  changes.map((change) => {
    const words = presenceHappening({ ...change, key: change.source });
    return {
      unit: change.unit,
      item: { ...words, at: isoOfMs(change.atMs), act: 'presence.read' },
    };
  });

export const caseNews = (changes: readonly CaseChanged[]): News[] =>
  changes.flatMap((change) => {
    const words = caseHappening(change);
    if (!words) return [];
    return [{ unit: change.unit, item: { ...words, at: isoOfMs(change.atMs), act: 'case.read' } }];
  });

/** KPIs whose status has just begun. */
export function kpiNews(
  definitions: readonly KpiDefinition[],
  changed: readonly StoredKpi[],
): News[] {
  return changed.flatMap(({ unit, kpi, status, value, sinceMs, atMs }) => {
    const definition = definitions.find(({ code }) => code === kpi);
    if (!definition || sinceMs !== atMs || status === 'none') return [];
    const words = kpiHappening(definition, unit, status, value);
    return [{ unit, item: { ...words, at: isoOfMs(atMs), act: 'kpi.read' } }];
  });
}

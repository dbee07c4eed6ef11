import {
  caseHappening,
  isoOfMs,
  kpiHappening,
  presenceHappening,
  type KpiBook,
  type Unsteady,
} from '@nhip-xa/domain';
import type { CaseChanged, Happening, PresenceChanged, TurnedKpi } from '@nhip-xa/ports';

/** A ticker item and the unit it happened in. */
export interface News {
  unit: string;
  item: Happening;
}

/**
 * Who came and went. One who does so again and again is told once; of one who is being worked on
 * nothing is.
 * @param onFlapping told of each turn that is one of many
 */
export const presenceNews = (
  changes: readonly PresenceChanged[],
  unsteady: Unsteady,
  onFlapping: (change: PresenceChanged) => void,
): News[] =>
  changes.flatMap((change): News[] => {
    if (change.underMaintenance) return [];
    const news = unsteady.turned(change.source, change.atMs);
    if (news !== 'turned') onFlapping(change);
    if (news === 'silent') return [];
    const words = presenceHappening({ ...change, key: change.source, news });
    const item = { ...words, at: isoOfMs(change.atMs), act: 'presence.read' } as const;
    return [{ unit: change.unit, item }];
  });

export const caseNews = (changes: readonly CaseChanged[]): News[] =>
  changes.flatMap((change) => {
    const words = caseHappening(change);
    if (!words) return [];
    return [{ unit: change.unit, item: { ...words, at: isoOfMs(change.atMs), act: 'case.read' } }];
  });

/** KPIs that took another status; that one is counted for the first time is no news. */
export function kpiNews(book: KpiBook, changed: readonly TurnedKpi[]): News[] {
  return changed.flatMap(({ unit, kpi, status, value, atMs, statusBefore }) => {
    const definition = book.reckoned(kpi);
    if (!definition || statusBefore === status || statusBefore === 'none') return [];
    const words = kpiHappening(definition, unit, status, value);
    return [{ unit, item: { ...words, at: isoOfMs(atMs), act: 'kpi.read' } }];
  });
}

/** The same news as the units above tell it: what turned bad, and where. */
export function newsForAbove({ item }: News, unitName: string, above: string): News | undefined {
  if (item.kind !== 'kpi') return undefined;
  const words = { vi: `${unitName}: ${item.words.vi}`, en: `${unitName}: ${item.words.en}` };
  return { unit: above, item: { ...item, words } };
}

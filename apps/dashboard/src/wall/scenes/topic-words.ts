import type { KpiStatus, MapTopic } from '@nhip-xa/contract';
import type { AreaState } from '@nhip-xa/web-map';
import { formatValue, type Language, type TextKey, type Texts } from '@nhip-xa/web-ui';
import type { UnitStanding } from './standing-of';

/** What the units directly below a unit are called. */
export const calledBelow = (level: string): TextKey =>
  level === 'nation' ? 'map.provinces' : level === 'province' ? 'map.communes' : 'map.villages';

/** A KPI's short name on the wall, else its own. */
export function kpiName(
  kpi: string,
  named: readonly { code: string; name: { vi: string; en: string } }[],
  { word, language }: Texts,
): string {
  const short = word('kpi', kpi);
  return short === kpi ? (named.find(({ code }) => code === kpi)?.name[language] ?? kpi) : short;
}

const COUNTS = {
  critical: 'map.count.critical',
  warning: 'map.count.warning',
  stale: 'map.count.stale',
  none: 'map.count.none',
  good: 'map.count.good',
} as const satisfies Record<KpiStatus, TextKey>;

/** `2 nghiêm trọng · 1 cảnh báo · 60 đạt`: what there is of each state. */
export const stateWords = (counts: Record<KpiStatus, number>, t: Texts['t']): string =>
  (Object.keys(COUNTS) as KpiStatus[])
    .filter((status) => counts[status] > 0)
    .map((status) => t(COUNTS[status], { count: counts[status] }))
    .join(' · ');

/**
 * What is written in the areas of a map: of one KPI its number; of several a number alone would say
 * nothing, since it is of another KPI in each.
 */
export function areaStates(
  standings: readonly UnitStanding[],
  topic: MapTopic,
  language: Language,
): ReadonlyMap<string, AreaState> {
  const numberOf = ({ value, status }: UnitStanding): string => {
    if (!('kpi' in topic) || !value || value.value === null || status === 'stale') return '';
    const { text, unit } = formatValue(value.value, value.uom, language);
    return unit === '%' ? `${text} %` : text;
  };
  return new Map(
    standings.map((each) => [each.unit, { status: each.status, number: numberOf(each) }]),
  );
}

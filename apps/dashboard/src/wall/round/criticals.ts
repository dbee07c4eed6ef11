import type { KpiValue } from '@nhip-xa/contract';

/** Codes of the KPIs that are critical. */
export const criticalOf = (values: Iterable<KpiValue>): ReadonlySet<string> =>
  new Set([...values].filter(({ status }) => status === 'critical').map(({ kpi }) => kpi));

/** Whether a KPI turned critical since the last look; the first look finds what was so already. */
export const hasNew = (before: ReadonlySet<string> | null, now: ReadonlySet<string>): boolean =>
  before !== null && [...now].some((kpi) => !before.has(kpi));

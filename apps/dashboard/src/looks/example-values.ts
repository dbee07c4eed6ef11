import type { KpiPoint, KpiStatus, KpiValue } from '@nhip-xa/contract';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A moment so long before another, as it is sent. */
export const before = (nowMs: number, ms: number): string => new Date(nowMs - ms).toISOString();

/** The tile's states by the names under which they are shown. */
export type TileState = KpiStatus | 'typed' | 'simulated';

/** One value for each state that a tile can be in, as of a moment. */
export function tileValues(nowMs: number): Readonly<Record<TileState, KpiValue>> {
  const good: KpiValue = {
    kpi: 'dossiers-on-time',
    unit: '19753',
    value: 99.4,
    numerator: 994,
    denominator: 1000,
    uom: '%',
    status: 'good',
    since: before(nowMs, 3 * DAY_MS),
    owner: '',
    at: before(nowMs, 0),
    freshAt: before(nowMs, 20_000),
    coverage: { reporting: 9, expected: 9 },
    trend: 0.2,
  };
  const none: KpiValue = {
    ...good,
    kpi: 'detections-pending',
    uom: 'sự kiện',
    value: null,
    numerator: null,
    denominator: null,
    status: 'none',
    freshAt: null,
    coverage: { reporting: 0, expected: 0 },
    trend: null,
  };
  const late = { uom: 'hồ sơ', since: before(nowMs, 2 * HOUR_MS), trend: 3 } as const;
  const until = before(nowMs, -30 * DAY_MS);
  const typed = { by: 'Lan', at: before(nowMs, DAY_MS), until };
  return {
    good,
    warning: { ...good, ...late, kpi: 'dossiers-due-soon', value: 4, status: 'warning', trend: -1 },
    critical: { ...good, ...late, kpi: 'dossiers-overdue', value: 1_234, status: 'critical' },
    stale: { ...good, kpi: 'cameras-online', status: 'stale', freshAt: before(nowMs, 5 * HOUR_MS) },
    none,
    typed: { ...good, kpi: 'dossiers-online', value: 71, trend: 0, typed },
    simulated: { ...good, kpi: 'local-commerce', uom: 'VND', value: 128_400_000, trend: 4_000_000 },
  };
}

/** The trend lines: the values of one day, evenly apart; null where there was none. */
export const LINES = {
  rising: [3, 4, 4, 5, 7, 8, 8, 11, 12],
  gap: [6, 7, 5, null, null, 8, 7, 9, 8],
  flat: [5, 5, 5, 5, 5],
  empty: [],
} as const satisfies Record<string, readonly (number | null)[]>;

/** A line's values as the points of the day that ends at a moment. */
export function pointsOf(values: readonly (number | null)[], nowMs: number): KpiPoint[] {
  const stepMs = DAY_MS / Math.max(1, values.length - 1);
  return values.map((value, index) => ({
    at: before(nowMs, DAY_MS - index * stepMs),
    value,
    numerator: value,
    denominator: null,
    status: value === null ? 'none' : 'good',
  }));
}

/** When the day of the lines began. */
export const dayBefore = (nowMs: number): number => nowMs - DAY_MS;

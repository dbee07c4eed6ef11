/** The periods a chart can show, and how finely. */
export const PERIODS = {
  '24h': { lengthMs: 86_400_000, step: 'PT10M', stepMs: 600_000 },
  '7d': { lengthMs: 7 * 86_400_000, step: 'PT1H', stepMs: 3_600_000 },
  '30d': { lengthMs: 30 * 86_400_000, step: 'PT6H', stepMs: 6 * 3_600_000 },
  '90d': { lengthMs: 90 * 86_400_000, step: 'P1D', stepMs: 86_400_000 },
  '1y': { lengthMs: 365 * 86_400_000, step: 'P1D', stepMs: 86_400_000 },
} as const;
export type Period = keyof typeof PERIODS;
export const PERIOD_NAMES = Object.keys(PERIODS) as Period[];

/** The period an address names; the last day unless it names one. */
export const periodOf = (name: unknown): Period =>
  PERIOD_NAMES.find((period) => period === name) ?? '24h';

import {
  EVERY_METRIC,
  KEPT_BOUNDS,
  LIMITS,
  type KeepingPreview,
  type Kept,
} from '@nhip-xa/contract';
import { DAY_MS, isoDay, isoOfMs, keepingNight, localDay, startOfLocalDay } from '@nhip-xa/domain';
import type { KeepingForecast } from '@nhip-xa/ports';
import type { Database } from '../database/database';

/** What would go in the coming night, were less kept: counted from what is stored. */
export class StoredKeepingForecast implements KeepingForecast {
  constructor(
    private readonly database: Database,
    private readonly nowMs: () => number,
  ) {}

  /** Packed days beyond it, and the readings that their daily roll-ups say they have. */
  async readings(metric: string, rawDays: number | null): Promise<KeepingPreview> {
    const atMs = keepingNight(this.nowMs());
    const days = rawDays ?? (await this.fallback(metric));
    const first = localDay(atMs) - days;
    const about = await this.count(READINGS, [metric, isoDay(first)]);
    return { about, before: isoOfMs(startOfLocalDay(first)), at: isoOfMs(atMs) };
  }

  async others(what: Kept, amount: number): Promise<KeepingPreview> {
    const atMs = keepingNight(this.nowMs());
    const at = isoOfMs(atMs);
    if (what === 'rejected-per-source') {
      return { about: await this.count(SURPLUS, [amount]), before: null, at };
    }
    const before = isoOfMs(atMs - amount * DAY_MS);
    return { about: await this.count(OLDER[what], [before]), before, at };
  }

  private async fallback(metric: string): Promise<number> {
    if (metric === EVERY_METRIC) return LIMITS.rawDaysUsual;
    const [row] = await this.database.query<{ days: number }>('read', {
      text: 'SELECT raw_days AS days FROM retention WHERE metric = $1',
      values: [EVERY_METRIC],
    });
    return row?.days ?? LIMITS.rawDaysUsual;
  }

  private async count(text: string, values: (string | number)[]): Promise<number> {
    const [row] = await this.database.query<{ n: string | null }>('read', { text, values });
    return Number(row?.n ?? 0);
  }
}

/** $1 the metric, or every one without a retention of its own; $2 the first day that is kept. */
const READINGS = `
  SELECT sum(d.n)::bigint AS n FROM series s
  JOIN readings_packed p ON p.series_id = s.id AND p.day < $2::date AND p.day + p.days <= $2::date
  JOIN readings_daily d ON d.series_id = s.id AND d.day >= p.day AND d.day < p.day + p.days
  WHERE s.metric = $1 OR ($1 = '${EVERY_METRIC}' AND NOT EXISTS (
    SELECT FROM retention r WHERE r.metric = s.metric))`;

/** $1 how many are kept of a source. */
const SURPLUS = `
  SELECT sum(n - $1::int)::bigint AS n FROM (
    SELECT count(*) AS n FROM rejected_messages WHERE proposal IS NULL GROUP BY source_id) s
  WHERE n > $1::int`;

const OLDER: Readonly<Record<Exclude<Kept, 'rejected-per-source'>, string>> = {
  'rejected-days': 'SELECT count(*) AS n FROM rejected_messages WHERE at < $1::timestamptz',
  'frame-days': 'SELECT count(*) AS n FROM frames WHERE at < $1::timestamptz',
};

/** How much of one is kept at a moment ($n): what waits for its night still counts. */
export const keptNow = (what: Kept, now: string): string =>
  `greatest(coalesce((SELECT amount FROM keeping WHERE what = '${what}'), ${KEPT_BOUNDS[what].usual}),
    (SELECT amount FROM keeping_pending WHERE what = '${what}' AND until > ${now}))`;

import { DAY_MS, HOUR_MS, LOCAL_OFFSET_MS, isoOfMs } from '@nhip-xa/domain';
import type { Database } from '../database/database';

interface Grain {
  name: string;
  /** Values older than this are thinned to the grain. */
  olderThanMs: number;
  grainMs: number;
  /** Whether each change of status is kept besides the last value of each span of the grain. */
  turns: boolean;
  /** How much of the past is thinned in one transaction, in ms; whole grains. */
  sliceMs: number;
}

const MINUTE_MS = 60_000;

/**
 * How the history of KPI values is thinned. The last five minutes are kept by the change, so that a
 * moment just gone shows what stood there; then at most one value a minute is kept, and so on.
 */
export const GRAINS = {
  minute: {
    name: '1 minute',
    olderThanMs: 5 * MINUTE_MS,
    grainMs: MINUTE_MS,
    turns: false,
    sliceMs: 10 * MINUTE_MS,
  },
  fiveMinutes: {
    name: '5 minutes',
    olderThanMs: 2 * DAY_MS,
    grainMs: 5 * MINUTE_MS,
    turns: true,
    sliceMs: HOUR_MS,
  },
  hour: {
    name: '1 hour',
    olderThanMs: 40 * DAY_MS,
    grainMs: HOUR_MS,
    turns: true,
    sliceMs: DAY_MS,
  },
  day: {
    name: '1 day',
    olderThanMs: 400 * DAY_MS,
    grainMs: DAY_MS,
    turns: false,
    sliceMs: 30 * DAY_MS,
  },
} as const satisfies Record<string, Grain>;

/** Slices of each grain in one run; what a long past leaves over is done in the next hours. */
const SLICES_AT_ONCE = 200;

/** The moment at which the span of a grain begins that holds a moment; days are local ones. */
const floor = (ms: number, grainMs: number): number =>
  Math.floor((ms + LOCAL_OFFSET_MS) / grainMs) * grainMs - LOCAL_OFFSET_MS;

/** Thins what is long ago, so that history grows by its turns and not by the traffic. */
export class Thinning {
  constructor(
    private readonly database: Database,
    /** Whether the process stops: what is left is done next time. */
    private readonly stopped: () => boolean,
  ) {}

  async thin(nowMs: number): Promise<void> {
    for (const grain of Object.values(GRAINS)) await this.thinTo(grain, nowMs);
  }

  /** What has just gone by, to one value a minute. */
  thinMinutes(nowMs: number): Promise<void> {
    return this.thinTo(GRAINS.minute, nowMs);
  }

  /** Only whole spans are thinned: the last value of each stands until the next, also at the border. */
  private async thinTo(grain: Grain, nowMs: number): Promise<void> {
    const borderMs = floor(nowMs - grain.olderThanMs, grain.grainMs);
    let fromMs = await this.doneUntil(grain);
    for (let slice = 0; slice < SLICES_AT_ONCE && fromMs < borderMs; slice += 1) {
      if (this.stopped()) return;
      const toMs = Math.min(fromMs + grain.sliceMs, borderMs);
      await this.database.query('maintenance', {
        text: thinned(grain),
        values: [isoOfMs(fromMs), isoOfMs(toMs), grain.name],
      });
      fromMs = toMs;
    }
  }

  /** Until when it is thinned to this grain; before the first time, when history begins. */
  private async doneUntil(grain: Grain): Promise<number> {
    const [done] = await this.database.query<{ until: Date }>('maintenance', {
      text: 'SELECT until FROM history_thinned WHERE grain = $1',
      values: [grain.name],
    });
    if (done) return done.until.getTime();
    const [first] = await this.database.query<{ at: Date | null }>('maintenance', {
      text: `SELECT min(f.at) AS at FROM kpi_values v CROSS JOIN LATERAL (
               SELECT h.at FROM kpi_history h WHERE h.unit = v.unit AND h.kpi = v.kpi
               ORDER BY h.at LIMIT 1) f`,
    });
    return first?.at ? floor(first.at.getTime(), grain.grainMs) : Infinity;
  }
}

/**
 * $1 from, $2 to, $3 name of the grain. Gone is what another value of the same span of the grain
 * followed, unless the status changed with it; and it is noted how far this went.
 */
const thinned = ({ grainMs, turns }: Grain): string => {
  const span = (at: string): string =>
    `date_bin(interval '${grainMs} milliseconds', ${at}, '${isoOfMs(-LOCAL_OFFSET_MS)}'::timestamptz)`;
  return `
    WITH placed AS (
      SELECT h.* FROM kpi_values v
      CROSS JOIN LATERAL (
        SELECT h.unit, h.kpi, h.at, h.status, lead(h.at) OVER w AS next_at, lag(h.status) OVER w AS before
        FROM kpi_history h WHERE h.unit = v.unit AND h.kpi = v.kpi
          AND h.at >= $1::timestamptz AND h.at < $2::timestamptz
        WINDOW w AS (ORDER BY h.at)) h),
    gone AS (
      SELECT p.unit, p.kpi, p.at FROM placed p
      WHERE ${span('p.next_at')} = ${span('p.at')} ${turns ? `AND p.status = ${BEFORE}` : ''}),
    removed AS (
      DELETE FROM kpi_history h USING gone g
      WHERE h.unit = g.unit AND h.kpi = g.kpi AND h.at = g.at)
    INSERT INTO history_thinned AS t (grain, until) VALUES ($3, $2::timestamptz)
    ON CONFLICT (grain) DO UPDATE SET until = greatest(t.until, excluded.until)`;
};

/** The status before a value; where it is the first of its slice, as the slice before left it. */
const BEFORE = `coalesce(p.before, (
  SELECT b.status FROM kpi_history b WHERE b.unit = p.unit AND b.kpi = p.kpi AND b.at < p.at
  ORDER BY b.at DESC LIMIT 1))`;

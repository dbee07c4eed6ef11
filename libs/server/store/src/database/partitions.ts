import {
  DAY_MS,
  dayOfIso,
  isoDay,
  localDay,
  startOfLocalDay,
  startOfLocalMonth,
} from '@nhip-xa/domain';
import type { Database } from './database';
import {
  attach,
  drop,
  exists,
  join,
  type Partitioned,
  type PartitionRange,
} from './partition-statements';

/**
 * Tables cut by time: by local day for the last 40 days and more, by local month before that. Days
 * of events are joined to months; those of readings are packed and dropped.
 */
const PARTITIONED = ['readings', 'events'] as const;

/** Days that stay days at least, before a month's days are joined. */
export const DAYS_BY_DAY = 40;
/** Days made ahead, so that no midnight waits for a partition. */
export const DAYS_AHEAD = 7;
/**
 * Partitions that facts may cause within one hour. A flood of odd dates beyond it is kept in the
 * table's rest, from where the next partition of its time takes it over.
 */
export const NEW_PARTITIONS_PER_HOUR = 120;

const monthOf = (ms: number): { year: number; month: number } => {
  const [year, month] = isoDay(localDay(ms)).split('-').map(Number) as [number, number];
  return { year, month: month - 1 };
};

/** The first day that is kept as a day of its own: the first of the month 40 days ago. */
export function firstDailyDay(nowMs: number): number {
  const { year, month } = monthOf(nowMs - DAYS_BY_DAY * DAY_MS);
  return localDay(startOfLocalMonth(year, month));
}

/** The partition that a moment belongs to, as seen from now. */
export function partitionOf(table: Partitioned, atMs: number, nowMs: number): PartitionRange {
  const day = localDay(atMs);
  if (day >= firstDailyDay(nowMs)) {
    const name = `${table}_d${isoDay(day).replaceAll('-', '')}`;
    return { name, fromMs: startOfLocalDay(day), toMs: startOfLocalDay(day + 1) };
  }
  const { year, month } = monthOf(atMs);
  const name = `${table}_m${isoDay(day).slice(0, 7).replace('-', '')}`;
  return { name, fromMs: startOfLocalMonth(year, month), toMs: startOfLocalMonth(year, month + 1) };
}

/** Makes the partitions that facts need before they are written, and those of the days ahead. */
export class Partitions {
  private readonly known = new Set<string>();
  private made: number[] = [];

  constructor(
    private readonly database: Database,
    private readonly onFailure: (error: unknown, partition: string) => void,
  ) {
    // somebody dropped one: the next try finds out which, and makes it anew
    database.onNoPartition(() => this.known.clear());
  }

  /** Partitions of today and the days ahead; called at start and every hour. */
  async makeAhead(nowMs: number): Promise<void> {
    const today = localDay(nowMs);
    for (const table of PARTITIONED) {
      await this.makeRest(table);
      for (let day = today; day <= today + DAYS_AHEAD; day += 1) {
        await this.make(table, partitionOf(table, startOfLocalDay(day), nowMs));
      }
    }
  }

  /**
   * Partitions for these local days, as far as the hourly cap allows. What gets none (the cap, a
   * table that is locked, a month whose days are still apart) is kept in the table's rest.
   */
  async ensure(table: Partitioned, days: ReadonlySet<number>, nowMs: number): Promise<void> {
    for (const day of days) {
      const range = partitionOf(table, startOfLocalDay(day), nowMs);
      if (this.known.has(range.name)) continue;
      this.made = this.made.filter((at) => at > nowMs - 3_600_000);
      if (this.made.length >= NEW_PARTITIONS_PER_HOUR) return;
      try {
        if (await this.make(table, range)) this.made.push(nowMs);
      } catch (error) {
        this.onFailure(error, range.name);
        this.known.add(range.name);
      }
    }
  }

  /** The rest is there from the first migration; one that somebody dropped is made again. */
  private async makeRest(table: Partitioned): Promise<void> {
    await this.database.transaction('intake', async (session) => {
      if (await exists(session, `${table}_rest`)) return;
      await session.query({ text: `CREATE TABLE ${table}_rest PARTITION OF ${table} DEFAULT` });
    });
  }

  private async make(table: Partitioned, range: PartitionRange): Promise<boolean> {
    if (this.known.has(range.name)) return false;
    const made = await this.database.transaction('intake', (session) =>
      attach(session, table, range),
    );
    this.known.add(range.name);
    return made;
  }

  /**
   * Joins the days of events of every month that is wholly older than the days kept by day. The rows
   * are copied while everybody reads and writes on; only writers of those old days wait.
   */
  async joinOldDays(nowMs: number): Promise<string[]> {
    const joined: string[] = [];
    for (const range of await this.monthsToJoin(nowMs)) {
      const made = await this.database.transaction('maintenance', (session) =>
        join(session, 'events', range),
      );
      if (made) joined.push(range.name);
    }
    return joined;
  }

  /** What was kept in the rest for want of a partition gets a new try, in each process. */
  tryAgain(): void {
    this.known.clear();
  }

  /** Tables that may hold readings of local days before this one, the rest among them. */
  async readingsBefore(day: number): Promise<string[]> {
    const names = await this.namesOf('readings');
    return names.filter((name) => (dayOfName(name) ?? -Infinity) < day).sort();
  }

  /** Drops a partition of readings from which everything was taken; tried again where it is in use. */
  async dropIfEmpty(name: string): Promise<boolean> {
    if (name === 'readings_rest' || !(await this.isEmpty(name))) return false;
    try {
      await this.database.transaction('maintenance', (session) => drop(session, 'readings', name));
      this.known.delete(name);
      return true;
    } catch (error) {
      this.onFailure(error, name);
      return false;
    }
  }

  private async isEmpty(name: string): Promise<boolean> {
    const [row] = await this.database.query('maintenance', {
      text: `SELECT 1 FROM ${name} LIMIT 1`,
    });
    return row === undefined;
  }

  private async namesOf(table: Partitioned): Promise<string[]> {
    const rows = await this.database.query<{ name: string }>('maintenance', {
      text: `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
             WHERE i.inhparent = $1::regclass`,
      values: [table],
    });
    return rows.map(({ name }) => name);
  }

  private async monthsToJoin(nowMs: number): Promise<PartitionRange[]> {
    const first = firstDailyDay(nowMs);
    const months = new Map<string, PartitionRange>();
    for (const name of await this.namesOf('events')) {
      const day = dayOfName(name);
      if (day === undefined || day >= first) continue;
      const range = partitionOf('events', startOfLocalDay(day), nowMs);
      months.set(range.name, range);
    }
    return [...months.values()];
  }
}

/** The local day of a partition by day. */
function dayOfName(name: string): number | undefined {
  const [, year, month, date] = /_d(\d{4})(\d{2})(\d{2})$/.exec(name) ?? [];
  return year === undefined ? undefined : dayOfIso(`${year}-${month}-${date}`);
}

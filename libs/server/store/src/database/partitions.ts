import { DAY_MS, isoDay, localDay, startOfLocalDay, startOfLocalMonth } from '@nhip-xa/domain';
import type { Database, Session } from './database';

/** Tables cut by time: by local day for the last 40 days and more, by local month before that. */
const PARTITIONED = ['readings', 'events'] as const;
type Partitioned = (typeof PARTITIONED)[number];

/** Days that stay days at least, before a month's days are joined. */
export const DAYS_BY_DAY = 40;
/** Days made ahead, so that no midnight waits for a partition. */
export const DAYS_AHEAD = 7;
/**
 * Partitions that facts may cause within one hour. A flood of odd dates beyond it is kept in the
 * table's rest, from where the next partition of its time takes it over.
 */
export const NEW_PARTITIONS_PER_HOUR = 120;
/** How long attaching may wait for a lock before it gives way and is tried at the next hour. */
const LOCK_TIMEOUT = '2s';
const PARTITION_LOCK = 4_701_002;

export interface PartitionRange {
  name: string;
  fromMs: number;
  toMs: number;
}

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
   * Joins the days of every month that is wholly older than the days kept by day. The rows are
   * copied while everybody reads and writes on; only writers of those old days wait.
   */
  async joinOldDays(nowMs: number): Promise<string[]> {
    const joined: string[] = [];
    for (const table of PARTITIONED) {
      for (const range of await this.monthsToJoin(table, nowMs)) {
        const made = await this.database.transaction('maintenance', (session) =>
          join(session, table, range),
        );
        if (made) joined.push(range.name);
      }
    }
    return joined;
  }

  /** What was kept in the rest for want of a partition gets a new try, in each process. */
  tryAgain(): void {
    this.known.clear();
  }

  private async monthsToJoin(table: Partitioned, nowMs: number): Promise<PartitionRange[]> {
    const rows = await this.database.query<{ name: string }>('intake', {
      text: `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
             WHERE i.inhparent = $1::regclass AND c.relname ~ '_d[0-9]{8}$'`,
      values: [table],
    });
    const first = firstDailyDay(nowMs);
    const months = new Map<string, PartitionRange>();
    for (const { name } of rows) {
      const digits = name.slice(-8);
      const iso = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
      const day = Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY_MS);
      if (day >= first) continue;
      const range = partitionOf(table, startOfLocalDay(day), nowMs);
      months.set(range.name, range);
    }
    return [...months.values()];
  }
}

const literal = (ms: number): string => `'${new Date(ms).toISOString()}'`;

/**
 * Makes a table beside its parent and attaches it; creating it in place would lock the parent.
 * False where it is there already, or where days of the month still stand on their own.
 */
async function attach(
  session: Session,
  table: Partitioned,
  range: PartitionRange,
): Promise<boolean> {
  if (await exists(session, range.name)) return false;
  // also for this lock: whoever joins a month holds it for long, and its rows are kept in the rest
  await session.query({ text: `SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'` });
  await session.query({ text: `SELECT pg_advisory_xact_lock(${PARTITION_LOCK})` });
  if (await exists(session, range.name)) return false;
  if ((await daysWithin(session, table, range)).length > 0) return false;
  await session.query({ text: `CREATE TABLE ${range.name} (LIKE ${table} INCLUDING ALL)` });
  await takeOver(session, `${table}_rest`, range);
  await bind(session, table, range);
  return true;
}

/** Makes a month of its days; false where another process has joined them meanwhile. */
async function join(session: Session, table: Partitioned, range: PartitionRange): Promise<boolean> {
  await session.query({ text: `SELECT pg_advisory_xact_lock(${PARTITION_LOCK})` });
  const days = await daysWithin(session, table, range);
  if (days.length === 0) return false;
  await session.query({ text: `CREATE TABLE ${range.name} (LIKE ${table} INCLUDING ALL)` });
  for (const day of days) {
    await session.query({ text: `LOCK TABLE ${day} IN SHARE MODE` });
    await session.query({ text: `INSERT INTO ${range.name} SELECT * FROM ${day}` });
  }
  await session.query({ text: `SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'` });
  for (const day of days) {
    await session.query({ text: `ALTER TABLE ${table} DETACH PARTITION ${day}` });
    await session.query({ text: `DROP TABLE ${day}` });
  }
  await takeOver(session, `${table}_rest`, range);
  await bind(session, table, range);
  return true;
}

/** As the rows of the catalogue say: `to_regclass` would remember from before the lock that it was not. */
async function exists(session: Session, name: string): Promise<boolean> {
  const rows = await session.query({
    text: 'SELECT 1 FROM pg_class WHERE relname = $1 AND relnamespace = current_schema()::regnamespace',
    values: [name],
  });
  return rows.length > 0;
}

/** The partitions by day that a month would overlap. */
async function daysWithin(
  session: Session,
  table: Partitioned,
  range: PartitionRange,
): Promise<string[]> {
  const [, month] = /_m(\d{6})$/.exec(range.name) ?? [];
  if (month === undefined) return [];
  const rows = await session.query<{ name: string }>({
    text: `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
           WHERE i.inhparent = $1::regclass AND c.relname LIKE $2`,
    values: [table, `${table}\\_d${month}%`],
  });
  return rows.map(({ name }) => name);
}

async function takeOver(session: Session, from: string, range: PartitionRange): Promise<void> {
  const { name, fromMs, toMs } = range;
  if (!(await exists(session, from))) return;
  await session.query({
    text: `WITH moved AS (
             DELETE FROM ${from} WHERE at >= ${literal(fromMs)} AND at < ${literal(toMs)} RETURNING *)
           INSERT INTO ${name} SELECT * FROM moved`,
  });
}

/** The check lets PostgreSQL attach without reading the rows under a lock. */
async function bind(session: Session, table: Partitioned, range: PartitionRange): Promise<void> {
  const { name } = range;
  const from = literal(range.fromMs);
  const to = literal(range.toMs);
  await session.query({
    text: `ALTER TABLE ${name} ADD CONSTRAINT ${name}_range CHECK (at >= ${from} AND at < ${to})`,
  });
  await session.query({
    text: `ALTER TABLE ${table} ATTACH PARTITION ${name} FOR VALUES FROM (${from}) TO (${to})`,
  });
  await session.query({ text: `ALTER TABLE ${name} DROP CONSTRAINT ${name}_range` });
}

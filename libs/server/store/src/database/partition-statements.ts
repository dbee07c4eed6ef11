import type { Session } from './database';

export type Partitioned = 'readings' | 'events';

export interface PartitionRange {
  name: string;
  fromMs: number;
  toMs: number;
}

/** How long attaching may wait for a lock before it gives way and is tried at the next hour. */
const LOCK_TIMEOUT = '2s';
const PARTITION_LOCK = 4_701_002;

const literal = (ms: number): string => `'${new Date(ms).toISOString()}'`;

/**
 * Makes a table beside its parent and attaches it; creating it in place would lock the parent.
 * False where it is there already, or where days of the month still stand on their own.
 */
export async function attach(
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
export async function join(
  session: Session,
  table: Partitioned,
  range: PartitionRange,
): Promise<boolean> {
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

/** Nobody can have put a row in between: from the detaching on the table is locked. */
export async function drop(session: Session, table: Partitioned, name: string): Promise<void> {
  await session.query({ text: `SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'` });
  await session.query({ text: `SELECT pg_advisory_xact_lock(${PARTITION_LOCK})` });
  if (!(await exists(session, name))) return;
  await session.query({ text: `ALTER TABLE ${table} DETACH PARTITION ${name}` });
  const rows = await session.query({ text: `SELECT 1 FROM ${name} LIMIT 1` });
  if (rows.length > 0) throw new Error('a reading came meanwhile');
  await session.query({ text: `DROP TABLE ${name}` });
}

/** As the rows of the catalogue say: `to_regclass` would remember from before the lock that it was not. */
export async function exists(session: Session, name: string): Promise<boolean> {
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

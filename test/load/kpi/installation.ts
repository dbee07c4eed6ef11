import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { BUILT_IN_KPIS } from '@nhip-xa/domain';
import { KpiEngine } from '@nhip-xa/kpi';
import { createLogger, startEmbeddedPostgres } from '@nhip-xa/platform';
import { openStore, type Store } from '@nhip-xa/store';
import { Client } from 'pg';
import { databaseUrlOf } from '../server-process';
import { HISTORY, STANDING_SINCE, fill, type Size } from './province';

/** Data of another day would lie beyond the windows of the present. */
const KEPT_MS = 12 * 3_600_000;

/** A province in place, with what reads and reckons over it. */
export interface Installation {
  store: Store;
  engine: KpiEngine;
  look: Client;
  /** How long evaluations took, in ms, since it was emptied last. */
  evaluations: number[];
  nowMs: () => number;
  size: Size;
  /** For a server on the same database; nothing of this installation may work beside it. */
  databaseUrl: string;
  counts: () => Promise<Counts>;
  /** Waits until nobody else has asked anything of the database for a while. */
  quiet: () => Promise<void>;
  /** Ends reckoning and reading; the database goes on. */
  rest: () => Promise<void>;
  stop: () => Promise<void>;
}

/** What lies in place, as it was counted. */
export interface Counts {
  readings: number;
  cases: number;
  /** Values of the present. */
  pairs: number;
  kpis: number;
  packedBytesPerReading: number;
  /** Its version. */
  postgres: string;
}

const COUNTS = `
  SELECT (SELECT sum(cardinality(value)) FROM readings_packed)::float8
      + (SELECT count(*) FROM readings)::float8 AS readings,
    (SELECT count(*) FROM cases)::float8 AS cases,
    (SELECT count(*) FROM kpi_values)::float8 AS pairs,
    pg_total_relation_size('readings_packed')::float8
      / (SELECT sum(cardinality(value)) FROM readings_packed)::float8 AS "packedBytesPerReading",
    current_setting('server_version') AS postgres`;

/** Opens the province of a size, made in an earlier run where that is not too long ago. */
export async function open(
  folder: string,
  wanted: Omit<Size, 'nowMs'>,
  tell: (words: string) => void,
): Promise<Installation> {
  mkdirSync(folder, { recursive: true });
  const logger = createLogger({ level: 'error' });
  const database = await startEmbeddedPostgres({ folder, password: 'bench', logger });
  const look = new Client({ ...database.connection });
  await look.connect();
  const madeAtMs = await madeAt(look, wanted);
  if (madeAtMs === 'other') {
    await look.end();
    await database.stop();
    rmSync(join(folder), { recursive: true, force: true });
    return open(folder, wanted, tell);
  }
  const size = { ...wanted, nowMs: madeAtMs ?? Date.now() };
  const startedMs = performance.now();
  const nowMs = (): number => size.nowMs + (performance.now() - startedMs);
  const evaluations: number[] = [];
  const store = await openStore({
    connection: database.connection,
    logger,
    verifySecret: () => false,
    builtIns: BUILT_IN_KPIS,
    nowMs,
    nowUs: () => nowMs() * 1_000,
    onStored: () => undefined,
    processId: 'bench',
  });
  if (madeAtMs === undefined) await fill(look, size, tell);
  const engine = new KpiEngine({
    store: store.kpis,
    book: store.definitions.book(),
    nowMs,
    onChanged: () => undefined,
    onCorrected: () => undefined,
    onEvaluated: (milliseconds) => evaluations.push(milliseconds),
    onError: (error) => {
      throw error;
    },
  });
  tell('reckoning everything once');
  await engine.start();
  if (madeAtMs === undefined) {
    tell('a year of history');
    await look.query(HISTORY(size.nowMs));
    await look.query(STANDING_SINCE);
    await look.query('VACUUM ANALYZE kpi_history');
    await look.query(`CREATE TABLE bench_made AS SELECT $1::float8 AS now_ms, $2::text AS size`, [
      size.nowMs,
      JSON.stringify(wanted),
    ]);
  }
  const kpis = store.definitions.book().enabled.length;
  let resting: Promise<void> | undefined;
  const rest = (): Promise<void> => (resting ??= engine.stop().then(() => store.close()));
  return {
    store,
    engine,
    look,
    evaluations,
    nowMs,
    size,
    databaseUrl: databaseUrlOf(database.connection),
    counts: async () => {
      const { rows } = await look.query<Omit<Counts, 'kpis'>>(COUNTS);
      return { ...(rows[0] as Omit<Counts, 'kpis'>), kpis };
    },
    quiet: () => untilQuiet(look),
    rest,
    stop: async () => {
      await rest();
      await look.end();
      await database.stop();
    },
  };
}

/** So long nothing long may run before the database is called quiet, and what long is. */
const QUIET_MS = 20_000;
const LONG_MS = 50;

/** What a server does by itself in passing is short; what it does once over a year's data is not. */
async function untilQuiet(look: Client): Promise<void> {
  for (
    let sinceMs = performance.now();
    performance.now() - sinceMs < QUIET_MS;
    await delay(LONG_MS)
  ) {
    const { rows } = await look.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
         AND state = 'active' AND clock_timestamp() - query_start > interval '${LONG_MS} milliseconds'`,
    );
    if (rows.length > 0) sinceMs = performance.now();
  }
}

/** The present of what is there; undefined: nothing yet; `other`: of another day, size or version. */
async function madeAt(
  look: Client,
  wanted: Omit<Size, 'nowMs'>,
): Promise<number | undefined | 'other'> {
  const { rows: tables } = await look.query<{ units: boolean; made: boolean }>(
    `SELECT to_regclass('units') IS NOT NULL AS units, to_regclass('bench_made') IS NOT NULL AS made`,
  );
  if (!tables[0]?.units) return undefined;
  if (!tables[0].made) return 'other';
  const { rows } = await look.query<{ now_ms: number; size: string }>('SELECT * FROM bench_made');
  const fits = rows[0]?.size === JSON.stringify(wanted);
  return rows[0] && fits && Date.now() - rows[0].now_ms < KEPT_MS ? rows[0].now_ms : 'other';
}

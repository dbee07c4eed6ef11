import { isoOfMs } from '@nhip-xa/domain';
import type { AboutProcess } from '@nhip-xa/ports';
import type { Database } from '../database/database';

/**
 * A process without a sign of life for this long, in ms, is given up. Longer than a pause of its
 * machine or a slow statement, shorter than anybody's patience with a light that should be red.
 */
export const LOST_MS = 10_000;

/**
 * The processes on this database: who is there, and until when each has told all that it heard. A
 * source is silent only as far as everybody who could have heard it has told.
 */
export class ProcessBook {
  /** Whether there were others at the last sign of life. */
  hasOthers = false;
  private sinceMs: number | undefined;
  private listens = false;

  constructor(
    private readonly database: Database,
    /** Of this run; no two have the same. */
    private readonly id: string,
  ) {}

  /** Sources can connect to this process from now on. */
  listen(): void {
    this.listens = true;
  }

  /** For a while nobody could be heard here; sources are heard again from this moment on. */
  listenAgain(nowMs: number): void {
    this.sinceMs = nowMs;
  }

  /**
   * A sign of life: all that was heard until this moment is stored. Whoever begins to listen where
   * nobody did excuses every silence until then.
   */
  async beat(nowMs: number): Promise<void> {
    const sinceMs = this.listens ? this.sinceMs : undefined;
    const [row] = await this.database.query<{ others: boolean }>('intake', {
      name: 'beat',
      text: BEAT,
      values: [
        this.id,
        this.listens ? isoOfMs(nowMs) : null,
        sinceMs === undefined ? null : isoOfMs(sinceMs),
        LOST_MS,
      ],
    });
    if (this.sinceMs === sinceMs) this.sinceMs = undefined;
    this.hasOthers = row?.others ?? false;
  }

  /** What this process tells of itself; it stands with its sign of life. */
  async tellAbout(about: AboutProcess): Promise<void> {
    await this.database.query('intake', {
      name: 'tell-about',
      text: 'UPDATE processes SET about = $2::jsonb WHERE id = $1',
      values: [this.id, JSON.stringify(about)],
    });
  }

  /**
   * Gives up the processes that give no sign any more, and tells who is there. What was connected
   * with them could not be heard and has to come elsewhere: its silence counts from now on.
   */
  async present(nowMs: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string; lost: boolean }>('intake', {
      name: 'processes-present',
      text: `WITH lost AS (
               DELETE FROM processes WHERE seen_at < now() - $2::int * interval '1 millisecond'
               RETURNING id, told_until),
             excused AS (${listenFrom('$1::text', 'FROM lost WHERE told_until IS NOT NULL LIMIT 1')})
             SELECT id FROM processes WHERE id NOT IN (SELECT id FROM lost)`,
      values: [isoOfMs(nowMs), LOST_MS],
    });
    return rows.map(({ id }) => id);
  }

  /** This process ends in order: its sources have to come elsewhere. */
  async leave(nowMs: number): Promise<void> {
    await this.database.query('intake', {
      name: 'leave',
      text: `WITH gone AS (DELETE FROM processes WHERE id = $1 RETURNING told_until)
             ${listenFrom('$2::text', 'FROM gone WHERE told_until IS NOT NULL')}`,
      values: [this.id, isoOfMs(nowMs)],
    });
  }
}

/** The moment from which silences count, wherever its source was connected. */
const LISTENING_SINCE = 'listening-since';
const listenFrom = (moment: string, from: string): string => `
  INSERT INTO installation (name, value) SELECT '${LISTENING_SINCE}', ${moment} ${from}
  ON CONFLICT (name) DO UPDATE SET value = excluded.value`;

const BEAT = `
  WITH listeners AS (
    SELECT id FROM processes WHERE told_until IS NOT NULL
      AND (id = $1 OR seen_at >= now() - $4::int * interval '1 millisecond')),
  excused AS (${listenFrom(
    'coalesce($3::text, $2::text)',
    'WHERE $3::text IS NOT NULL OR $2::text IS NOT NULL AND NOT EXISTS (SELECT FROM listeners)',
  )})
  INSERT INTO processes (id, told_until, seen_at) VALUES ($1, $2::timestamptz, now())
  ON CONFLICT (id) DO UPDATE SET told_until = excluded.told_until, seen_at = excluded.seen_at
  RETURNING EXISTS (SELECT FROM processes WHERE id <> $1) AS others`;

/** Until when everybody has told what was heard, and since when there was somebody to hear. */
export const HEARING = `
  SELECT (SELECT min(told_until) FROM processes) AS until,
    (SELECT value::timestamptz FROM installation WHERE name = '${LISTENING_SINCE}') AS since`;

import type { DemonstrationAnswer } from '@nhip-xa/contract';
import type { Author, SimulatedUser } from '@nhip-xa/ports';
import { isoOfMs } from '@nhip-xa/domain';
import { writeDownStatement } from '../config/audit';
import type { Database, Session, SqlValue } from '../database/database';
import { lookAt, simulatedUsers } from './look';
import { forgetRemoval, rememberRemoval, removalIn, removalOf, type Removal } from './memory';
import { TIED, TIE_TYPE, WHAT_GOES, type Going } from './what-goes';

/** Rows of one transaction: a second at most, while devices wait for their acknowledgements. */
const ROWS_AT_ONCE = 5_000;

/** One removal at a time, whichever process does it. */
const LOCK = `SELECT pg_advisory_xact_lock(hashtext('nhip-xa demonstration'))`;

/**
 * References that no index leads back over: without one, each source that goes would be looked for
 * in every case. They stand only for as long as the removal lasts.
 */
const BACKWARDS = ['cases', 'case_statements'].map((table) => ({
  name: `${table}_by_leaving_source`,
  table,
}));

/** The simulated units with all that hangs on them. */
export class PgDemonstration {
  constructor(
    private readonly database: Database,
    private readonly nowMs: () => number,
  ) {}

  look(): Promise<DemonstrationAnswer> {
    return lookAt(this.database);
  }

  removal(): Promise<Removal | undefined> {
    return removalOf(this.database);
  }

  /** It may come back with this start. */
  forget(): Promise<void> {
    return forgetRemoval(this.database);
  }

  /**
   * Closes the door: its sources are let in no more, its walls go dark, and the installation knows
   * that it is leaving. Gives the keys of the sources that are cut.
   */
  begin(author: Author): Promise<{ cut: string[] } | { users: SimulatedUser[] } | 'none'> {
    return this.database.transaction('maintenance', async (session) => {
      await session.query({ text: LOCK });
      const isUnderWay = (await removalIn(session))?.finishedAt === null;
      const users = await simulatedUsers(session);
      if (users.length > 0 && !isUnderWay) return { users };
      const [there] = await session.query({ text: `${TIED.units} LIMIT 1` });
      if (!there && !isUnderWay) return 'none';
      if (!isUnderWay) {
        const told = { by: author.who, startedAt: isoOfMs(this.nowMs()), finishedAt: null };
        await rememberRemoval(session, { ...told, step: 0, rows: 0 });
        await session.query(await this.noteOf(session, author));
      }
      return { cut: await cutOff(session) };
    });
  }

  /** Removes what hangs on the units, in bounded transactions; gives how many rows went. */
  async removeFacts(stopped: () => boolean): Promise<number> {
    let rows = 0;
    for (const [step, going] of WHAT_GOES.entries()) {
      if (going.table === 'sources') await this.indexBackwards();
      for (const table of await this.tablesOf(going)) {
        for (;;) {
          if (stopped()) return rows;
          const gone = await this.removeSome({ ...going, table }, step);
          rows += gone;
          if (gone < ROWS_AT_ONCE) break;
        }
      }
    }
    return rows;
  }

  /** The units themselves, and that it is done. */
  finish(author: Author): Promise<void> {
    return this.database
      .transaction('maintenance', async (session) => {
        await session.query({ text: LOCK });
        const gone = await session.query<{ code: string }>({
          text: `WITH gone AS (DELETE FROM units WHERE simulated RETURNING code, path)
            INSERT INTO removed_units (code, path) SELECT code, path FROM gone
            ON CONFLICT (code) DO UPDATE SET path = excluded.path, removed_at = excluded.removed_at
            RETURNING code`,
        });
        const removal = await removalIn(session);
        if (!removal) return;
        const rows = removal.rows + gone.length;
        const finished = {
          ...{ ...removal, rows, step: WHAT_GOES.length + 1 },
          finishedAt: isoOfMs(this.nowMs()),
        };
        await rememberRemoval(session, finished);
        const target = 'demonstration';
        const note = { action: 'demonstration.removed', unit: 'VN', target, after: { rows } };
        await session.query(writeDownStatement(author, note));
      })
      .then(() => this.dropBackwards());
  }

  private async noteOf(session: Session, author: Author) {
    const [counts] = await session.query<Record<string, SqlValue>>({
      text: `SELECT count(*)::int AS units,
        (SELECT count(*)::int FROM sources WHERE removed_at IS NULL AND unit IN (${TIED.units})) AS sources,
        (SELECT count(*)::int FROM displays WHERE revoked_at IS NULL AND unit IN (${TIED.units})) AS displays
        FROM units WHERE simulated`,
    });
    const target = 'demonstration';
    const note = { action: 'demonstration.remove', unit: 'VN', target, before: counts };
    return writeDownStatement(author, note);
  }

  /** A table, or its partitions as they are now. */
  private async tablesOf({ table, parted }: Going): Promise<string[]> {
    if (!parted) return [table];
    const leaves = await this.database.query<{ leaf: string }>('maintenance', {
      text: `SELECT relid::regclass::text AS leaf FROM pg_partition_tree($1::regclass) WHERE isleaf`,
      values: [table],
    });
    return leaves.map(({ leaf }) => leaf);
  }

  /** By the place of each row: whatever its key is, and never more than so many. */
  private removeSome({ table, column, tie }: Going, step: number): Promise<number> {
    return this.database.transaction('maintenance', async (session) => {
      await session.query({ text: LOCK });
      const ids = await session.query<{ id: string | number }>({ text: TIED[tie] });
      if (ids.length === 0) return 0;
      const gone = await session.query({
        text: `DELETE FROM ${table} WHERE ctid = ANY (ARRAY(
                 SELECT ctid FROM ${table} WHERE ${column} = ANY ($1::${TIE_TYPE[tie]}[]) LIMIT $2))
               RETURNING 1`,
        values: [ids.map(({ id }) => String(id)), ROWS_AT_ONCE],
      });
      const removal = await removalIn(session);
      if (removal) {
        await rememberRemoval(session, { ...removal, step, rows: removal.rows + gone.length });
      }
      return gone.length;
    });
  }

  private async indexBackwards(): Promise<void> {
    await this.dropBackwards();
    for (const { name, table } of BACKWARDS) {
      await this.database.query('maintenance', {
        text: `CREATE INDEX CONCURRENTLY ${name} ON ${table} (source_id)`,
      });
    }
  }

  private async dropBackwards(): Promise<void> {
    for (const { name } of BACKWARDS) {
      await this.database.query('maintenance', { text: `DROP INDEX IF EXISTS ${name}` });
    }
  }
}

/** Sources without a secret, walls without a link; tokens and mappings that open nothing more. */
async function cutOff(session: Session): Promise<string[]> {
  const cut = await session.query<{ key: string }>({
    text: `UPDATE sources SET removed_at = now(), secret_hash = '', previous_secret_hash = NULL,
             previous_secret_until = NULL
           WHERE removed_at IS NULL AND unit IN (${TIED.units}) RETURNING key`,
  });
  await session.query({ text: `DELETE FROM displays WHERE unit IN (${TIED.units})` });
  await session.query({ text: `DELETE FROM api_tokens WHERE unit IN (${TIED.units})` });
  await session.query({
    text: `DELETE FROM codec_memory WHERE mapping IN (${TIED.mappings})`,
  });
  await session.query({ text: `DELETE FROM mappings WHERE unit IN (${TIED.units})` });
  return cut.map(({ key }) => key);
}

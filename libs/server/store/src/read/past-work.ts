import type { HistoryState } from '@nhip-xa/contract';
import { isoOfMs } from '@nhip-xa/domain';
import type { PastWork, PastWorkReader } from '@nhip-xa/ports';
import { asReader, type Database, type Queries, type Statement } from '../database/database';
import { communesOf } from '../wall/scene-context';

/** What came late and is not reckoned yet, and what the processes told last of how far they are. */
export class StoredPastWork implements PastWorkReader {
  private readonly database: Queries;

  constructor(database: Database) {
    this.database = asReader(database);
  }

  async of(unit: string): Promise<HistoryState> {
    const late = await this.database.query<{ code: string; us: string }>('read', LATE_COMMUNES);
    const own = new Set(late.length > 0 ? await communesOf(this.database, unit) : []);
    const open = late.filter(({ code }) => own.has(code));
    // where all is done here, what is reckoned elsewhere is nobody's worry
    if (open.length === 0) return { unit, communes: 0, done: 0, from: null };
    const waiting = new Set(open.map(({ code }) => code));
    const done = (await this.done()).filter((code) => own.has(code) && !waiting.has(code)).length;
    const fromMs = Math.min(...open.map(({ us }) => Number(us) / 1_000));
    return { unit, communes: waiting.size + done, done, from: isoOfMs(fromMs) };
  }

  private async done(): Promise<string[]> {
    const told = await this.database.query<{ past: PastWork }>('read', {
      name: 'past-done',
      text: `SELECT about -> 'past' AS past FROM processes WHERE about -> 'past' -> 'done' <> '[]'`,
      values: [],
    });
    return [...new Set(told.flatMap(({ past }) => past.done))];
  }
}

/** Since when something is late of which communes; a source of a province declared it for all of them. */
export const LATE_COMMUNES: Statement = {
  name: 'late-communes',
  text: `SELECT c.code, min(least(l.from_us, l.again_us)) AS us
         FROM late_facts l JOIN units c ON c.level = 'commune' AND c.path @> ARRAY[l.unit]
         GROUP BY c.code`,
};

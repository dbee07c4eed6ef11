import type { HistoryState } from '@nhip-xa/contract';
import { isoOfMs } from '@nhip-xa/domain';
import type { PastWork, PastWorkReader } from '@nhip-xa/ports';
import { asReader, type Database, type Queries } from '../database/database';
import { communesOf } from '../wall/scene-context';

/** What the processes told last of the past that they reckon anew. */
export class StoredPastWork implements PastWorkReader {
  private readonly database: Queries;

  constructor(database: Database) {
    this.database = asReader(database);
  }

  async of(unit: string): Promise<HistoryState> {
    const told = await this.database.query<{ past: PastWork }>('read', {
      name: 'past-work',
      text: `SELECT about -> 'past' AS past FROM processes WHERE about -> 'past' -> 'from' <> '{}'`,
      values: [],
    });
    if (told.length === 0) return { unit, communes: 0, done: 0, from: null };
    const own = new Set(await communesOf(this.database, unit));
    return pastOf(
      unit,
      told.map(({ past }) => past),
      (commune) => own.has(commune),
    );
  }
}

/** Of several processes a commune is done when it is at all of them. */
function pastOf(
  unit: string,
  told: readonly PastWork[],
  isOwn: (commune: string) => boolean,
): HistoryState {
  const open = told.flatMap(({ from }) => Object.entries(from)).filter(([code]) => isOwn(code));
  const waiting = new Set(open.map(([code]) => code));
  // where all is done here, what is reckoned elsewhere is nobody's worry
  if (waiting.size === 0) return { unit, communes: 0, done: 0, from: null };
  const done = new Set(
    told.flatMap((one) => one.done).filter((code) => isOwn(code) && !waiting.has(code)),
  );
  const fromMs = Math.min(...open.map(([, ms]) => ms));
  return { unit, communes: waiting.size + done.size, done: done.size, from: isoOfMs(fromMs) };
}

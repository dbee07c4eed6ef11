import type {
  EntryWay,
  LedgerSide,
  LineOutcome,
  Page,
  ValueBalance,
  ValueEntry,
} from '@nhip-xa/contract';
import type { StatedEntry } from '@nhip-xa/domain';
import type { Author, PageRequest } from './config-store';

/** Local days, from (inclusive) to (exclusive), as milliseconds of their midnights. */
export interface ValueFilter {
  /** This unit and those below it; simulated ones only where it is simulated itself. */
  within: string;
  fromMs?: number | undefined;
  toMs?: number | undefined;
  side?: LedgerSide | undefined;
  /** Also entries that were struck out. */
  struck: boolean;
}

/** What became of a stated entry; `taken`: its id stands for something else. */
export type EntryOutcome = LineOutcome | 'taken';

/** A unit and what was entered for it and those below it. */
export type UnitBalance = ValueBalance & { unit: string; name: string; simulated: boolean };

/**
 * The ledger of value and cost. An entry is an event like any other, so that every KPI over events
 * counts it; of those that people type is kept besides who did, how and when.
 */
export interface ValueLedger {
  /** Newest first. */
  entries(filter: ValueFilter, page: PageRequest): Promise<Page<ValueEntry>>;
  /** Of a unit, and of each unit directly below it. */
  balances(
    unit: string,
    fromMs: number,
    toMs: number,
  ): Promise<{ own: ValueBalance; children: UnitBalance[] }>;
  /**
   * Of a unit, month by month, in their order.
   * @param startsMs the beginnings of local months that follow one another, and the end of the last
   */
  series(unit: string, startsMs: readonly number[]): Promise<ValueBalance[]>;
  /** Codes of the communes of a unit, itself included. */
  communes(within: string): Promise<ReadonlySet<string>>;
  /** What would become of each entry, in their order; changes nothing. */
  weigh(entries: readonly StatedEntry[]): Promise<EntryOutcome[]>;
  /**
   * Writes all that are new, or nothing where an id is taken, audited in the same transaction. An
   * entry that was stated before is not written again.
   */
  write(
    entries: readonly StatedEntry[],
    via: Exclude<EntryWay, 'mqtt'>,
    author: Author,
  ): Promise<EntryOutcome[]>;
  /** An entry that a person typed. */
  typed(unit: string, id: string): Promise<ValueEntry | undefined>;
  /** Strikes out an entry that a person typed: it counts no more and stays readable. */
  strike(
    unit: string,
    id: string,
    why: string,
    author: Author,
  ): Promise<'struck' | 'over' | undefined>;
}

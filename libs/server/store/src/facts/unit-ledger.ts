import { isoDay, localDay } from '@nhip-xa/domain';
import type { DecodedMessage, StoredCounts } from '@nhip-xa/ports';
import type { Session } from '../database/database';

type Counted = Exclude<keyof StoredCounts, 'repeats'>;
type Counts = Record<Counted, number>;

/** Items that became something, by the row number of their source. */
export type BySource = ReadonlyMap<number, number>;

/**
 * What became of a batch's items, by the unit of their publisher. What was neither stored nor
 * rejected was a repeat: received = stored + repeats + rejected.
 */
export class UnitLedger {
  private readonly units = new Map<string, Counts>();
  private readonly unitOfSource = new Map<number, string>();

  constructor(messages: readonly DecodedMessage[]) {
    for (const { message, items, rejected } of messages) {
      this.take(message.publisher.id, message.publisher.unit, items.length + rejected.length);
    }
  }

  /** So many items came from a source. */
  take(sourceId: number, unit: string, items: number): void {
    this.unitOfSource.set(sourceId, unit);
    this.of(unit).received += items;
  }

  count(sourceId: number, what: Counted, items: number): void {
    const unit = this.unitOfSource.get(sourceId);
    if (unit !== undefined) this.of(unit)[what] += items;
  }

  countAll(what: Counted, items: BySource): void {
    for (const [sourceId, n] of items) this.count(sourceId, what, n);
  }

  unit(sourceId: number): string | undefined {
    return this.unitOfSource.get(sourceId);
  }

  unitCodes(): string[] {
    return [...this.units.keys()];
  }

  /** In the order in which every writer locks the units' rows. */
  rows(): LedgerRow[] {
    return [...this.units]
      .map(([unit, counts]) => ({ unit, ...withRepeats(counts) }))
      .sort((a, b) => (a.unit < b.unit ? -1 : 1));
  }

  total(): StoredCounts {
    const sum: Counts = { received: 0, stored: 0, conflicts: 0, rejected: 0 };
    for (const counts of this.units.values()) {
      for (const what of Object.keys(sum) as Counted[]) sum[what] += counts[what];
    }
    return withRepeats(sum);
  }

  private of(unit: string): Counts {
    const known = this.units.get(unit);
    if (known) return known;
    const counts: Counts = { received: 0, stored: 0, conflicts: 0, rejected: 0 };
    this.units.set(unit, counts);
    return counts;
  }
}

const withRepeats = (counts: Counts): StoredCounts => ({
  ...counts,
  repeats: counts.received - counts.stored - counts.rejected,
});

/** Where counts are added to those of a unit and local day. */
export const ADD_TO_LEDGER = `
  ON CONFLICT (day, unit) DO UPDATE SET received = l.received + excluded.received,
    stored = l.stored + excluded.stored, repeats = l.repeats + excluded.repeats,
    conflicts = l.conflicts + excluded.conflicts, rejected = l.rejected + excluded.rejected`;

export const ledgerDay = (nowMs: number): string => isoDay(localDay(nowMs));

/** One unit's counts. */
export type LedgerRow = StoredCounts & { unit: string };

/** Adds counts to the ledger of a local day. */
export async function addToLedger(
  session: Session,
  rows: readonly LedgerRow[],
  day: string,
): Promise<void> {
  await session.query({
    name: 'add-to-ledger',
    text: `INSERT INTO ledger AS l (day, unit, received, stored, repeats, conflicts, rejected)
           SELECT $1, unit, received, stored, repeats, conflicts, rejected
           FROM jsonb_to_recordset($2::jsonb) AS i (unit text, received bigint, stored bigint,
             repeats bigint, conflicts bigint, rejected bigint)
           ORDER BY unit ${ADD_TO_LEDGER}`,
    values: [day, JSON.stringify(rows)],
  });
}

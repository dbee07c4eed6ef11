import type { IntakeStanding } from '@nhip-xa/ports';

/** Items in hand by unit, and all that were ever taken: what the ledger cannot know. */
export class Tally {
  /** Items taken since the start, with those that the spool held then. */
  received = 0;
  private readonly inHand = new Map<string, number>();

  took(unit: string, items: number): void {
    this.received += items;
    this.move(unit, items);
  }

  /** They are in the database or in the spool. */
  settled(unit: string, items: number): void {
    this.move(unit, -items);
  }

  private move(unit: string, items: number): void {
    const sum = (this.inHand.get(unit) ?? 0) + items;
    if (sum === 0) this.inHand.delete(unit);
    else this.inHand.set(unit, sum);
  }

  /** Beside what the spool holds. */
  standing(spooled: ReadonlyMap<string, number>): IntakeStanding['units'] {
    const units = new Map<string, { spooled: number; inHand: number }>();
    for (const unit of new Set([...this.inHand.keys(), ...spooled.keys()])) {
      const own = { spooled: spooled.get(unit) ?? 0, inHand: this.inHand.get(unit) ?? 0 };
      units.set(unit, own);
    }
    return units;
  }
}

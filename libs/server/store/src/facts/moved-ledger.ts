import type { LedgerRow, UnitLedger } from './unit-ledger';

/**
 * What reading messages again moves in the ledger: they were counted as rejected when they came, and
 * become what they are now. What was stored when they first came is not counted once more. On every
 * line received = stored + repeats + rejected.
 * @param units of the messages' publishers, one entry for each message
 */
export function movedLines(ledger: UnitLedger, units: readonly string[]): LedgerRow[] {
  const lines = new Map<string, LedgerRow>();
  const of = (unit: string): LedgerRow => {
    const known = lines.get(unit);
    if (known) return known;
    const line = { unit, received: 0, stored: 0, repeats: 0, conflicts: 0, rejected: 0 };
    lines.set(unit, line);
    return line;
  };
  for (const { unit, stored, rejected } of ledger.rows()) {
    of(unit).stored += stored;
    of(unit).rejected += rejected;
  }
  const { stored, rejected, conflicts } = ledger.total();
  // those of which nothing is left were said before
  const repeats = Math.max(0, units.length - stored - rejected);
  const [first] = units;
  if (first !== undefined) {
    of(first).repeats = repeats;
    of(first).conflicts = Math.min(repeats, conflicts);
  }
  for (const unit of units) of(unit).rejected -= 1;
  for (const line of lines.values()) line.received = line.stored + line.repeats + line.rejected;
  return [...lines.values()].sort((a, b) => (a.unit < b.unit ? -1 : 1));
}

import type { LedgerCounts, LedgerLine } from '@nhip-xa/contract';

/** Where whatever was received can be [contract 2]; conflicts are repeats and count there. */
export const PLACES = ['stored', 'repeats', 'rejected', 'spooled', 'inHand'] as const;
export type Place = (typeof PLACES)[number];

/** Items received less all whose place is known: 0 when the ledger holds, above it some are missing. */
export const balanceOf = (counts: LedgerCounts): number =>
  PLACES.reduce((left, place) => left - counts[place], counts.received);

/** `holds`, `missing` or `surplus`. */
export function verdictOf(balance: number): 'holds' | 'missing' | 'surplus' {
  if (balance === 0) return 'holds';
  return balance > 0 ? 'missing' : 'surplus';
}

const mostFirst = (a: LedgerLine, b: LedgerLine): number =>
  b.received - a.received || a.unit.localeCompare(b.unit);

/**
 * The lines in an order that stands: those it knows stay where they are, whatever their figures do;
 * new ones follow, most first.
 */
export function inOrder(order: readonly string[], lines: readonly LedgerLine[]): LedgerLine[] {
  const byUnit = new Map(lines.map((line) => [line.unit, line]));
  const known = order.flatMap((unit) => byUnit.get(unit) ?? []);
  const placed = new Set(order);
  const fresh = lines.filter(({ unit }) => !placed.has(unit));
  return [...known, ...fresh.sort(mostFirst)];
}

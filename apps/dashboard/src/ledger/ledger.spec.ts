import type { LedgerCounts, LedgerLine } from '@nhip-xa/contract';
import { balanceOf, inOrder, verdictOf } from './balance';

const counts = (over: Partial<LedgerCounts> = {}): LedgerCounts => ({
  received: 15,
  stored: 5,
  repeats: 4,
  conflicts: 2,
  rejected: 3,
  spooled: 2,
  inHand: 1,
  ...over,
});
const line = (unit: string, received: number): LedgerLine => ({
  ...counts({ received }),
  unit,
  name: unit,
});
const units = (lines: readonly LedgerLine[]): string[] => lines.map(({ unit }) => unit);

describe('the ledger', () => {
  it('holds when everything received has its place; conflicts are repeats', () => {
    expect(balanceOf(counts())).toBe(0);
    expect(balanceOf(counts({ conflicts: 4 }))).toBe(0);
    expect(verdictOf(0)).toBe('holds');
  });

  it('names what is missing and what is too much', () => {
    expect(balanceOf(counts({ received: 18 }))).toBe(3);
    expect(balanceOf(counts({ stored: 12 }))).toBe(-7);
    expect([verdictOf(3), verdictOf(-7)]).toEqual(['missing', 'surplus']);
  });

  it('lists the units by what came, equal ones by their codes', () => {
    expect(units(inOrder([], [line('2', 5), line('3', 9), line('1', 5)]))).toEqual(['3', '1', '2']);
  });

  it('leaves every unit in its place while figures change, and puts new ones last', () => {
    const later = [line('4', 70), line('1', 99), line('5', 80), line('2', 1)];
    expect(units(inOrder(['3', '2', '1'], later))).toEqual(['2', '1', '5', '4']);
  });
});

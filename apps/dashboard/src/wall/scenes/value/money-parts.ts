import type { SceneData } from '@nhip-xa/contract';

export type Money = SceneData<'value'>;
export type Period = Money['periods'][number];

const QUARTER = /^(\d{4})-Q([1-4])$/;

/** Which quarter a period is, 1 to 4; null of a year. */
export const quarterOf = ({ period }: Pick<Period, 'period'>): number | null => {
  const [, , n] = QUARTER.exec(period) ?? [];
  return n === undefined ? null : Number(n);
};

/** The newest year told, and its quarters in their order. */
export function partsOf({ periods }: Money): { year: Period | undefined; quarters: Period[] } {
  const years = periods.filter((period) => quarterOf(period) === null);
  const year = years.sort((a, b) => b.period.localeCompare(a.period))[0];
  const quarters = periods
    .filter((each) => quarterOf(each) !== null && each.period.startsWith(year?.period ?? ''))
    .sort((a, b) => a.period.localeCompare(b.period));
  return { year, quarters };
}

export const BASES = ['measured', 'estimated', 'assumed'] as const;
export type BasisName = (typeof BASES)[number];

/** What was brought, by what it rests on, in VND; a basis of nothing is left out. */
export function broughtBy(period: Period): { basis: BasisName; amount: number; share: number }[] {
  const brought = period.saved + period.earned;
  return BASES.map((basis) => ({
    basis,
    share: period[basis],
    amount: Math.max(0, brought) * period[basis],
  })).filter(({ amount }) => amount > 0);
}

/** Shares in whole percent that add up to what they are together: the largest remainders round up. */
export function wholePercents(shares: readonly number[]): number[] {
  const floors = shares.map((share) => Math.floor(share * 100 + 1e-9));
  const total = Math.round(shares.reduce((sum, share) => sum + share, 0) * 100);
  let missing = total - floors.reduce((sum, each) => sum + each, 0);
  const byRemainder = shares
    .map((share, at) => ({ at, remainder: share * 100 - (floors[at] ?? 0) }))
    .sort((a, b) => b.remainder - a.remainder);
  for (const { at } of byRemainder) {
    if (missing <= 0) break;
    floors[at] = (floors[at] ?? 0) + 1;
    missing -= 1;
  }
  return floors;
}

/** The most that a bar of these periods stands for; bars begin at zero. */
export const mostOf = (periods: readonly Period[]): number =>
  Math.max(1, ...periods.flatMap(({ saved, earned, cost }) => [saved + earned, cost]));

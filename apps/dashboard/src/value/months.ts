import type { ValueMonth } from '@nhip-xa/contract';
import { LOCAL_OFFSET_MS } from '@nhip-xa/domain';

/** What of a month is told apart: what was saved, what was earned, what is neither, and what it cost. */
export const MONTH_PARTS = ['saved', 'earned', 'other', 'cost'] as const;
export type MonthPart = (typeof MONTH_PARTS)[number];

/** Null: nothing was entered in that month, which is no nought. */
export function partOf({ value, cost }: ValueMonth, part: MonthPart): number | null {
  if (value.entries + cost.entries === 0) return null;
  const { labour, recurrent, new: earned, intangible, other } = value.byClass;
  const amounts: Record<MonthPart, number> = {
    saved: labour + recurrent,
    earned,
    other: intangible + other,
    cost: cost.total,
  };
  return amounts[part];
}

export const netOf = (month: ValueMonth): number | null =>
  partOf(month, 'cost') === null ? null : month.net;

/** From the first month in which something was entered. */
export function sinceFirst(months: readonly ValueMonth[]): readonly ValueMonth[] {
  const first = months.findIndex((month) => netOf(month) !== null);
  return first < 0 ? [] : months.slice(first);
}

/** `11/2026`. */
export function monthName({ from }: Pick<ValueMonth, 'from'>): string {
  const [year, month] = new Date(Date.parse(from) + LOCAL_OFFSET_MS).toISOString().split('-');
  return `${month ?? ''}/${year ?? ''}`;
}

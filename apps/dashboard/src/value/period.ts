import {
  VALUE_PERIODS,
  type CostClass,
  type Role,
  type ValueClass,
  type ValuePeriod,
  type ValueSummary,
} from '@nhip-xa/contract';
import { isoDay, localDay } from '@nhip-xa/domain';
import type { PartBar } from '@nhip-xa/web-charts';

/** The period an address names; the quarter unless it names one. */
export const valuePeriodOf = (name: unknown): ValuePeriod =>
  VALUE_PERIODS.find((period) => period === name) ?? 'quarter';

/** The number of a quarter and its year, from the moment at which it begins. */
export function quarterOf(fromMs: number): { n: number; year: string } {
  const [year = '', month = '1'] = isoDay(localDay(fromMs)).split('-');
  return { n: Math.ceil(Number(month) / 3), year };
}

/** A day of the period before, and one of that after; none after that which holds today. */
export function neighbours(
  { from, to }: Pick<ValueSummary, 'from' | 'to'>,
  nowMs: number,
): { before: string; after: string | undefined } {
  const next = localDay(Date.parse(to));
  return {
    before: isoDay(localDay(Date.parse(from)) - 1),
    after: next > localDay(nowMs) ? undefined : isoDay(next),
  };
}

/** The name of a part. */
export type Part = ValueClass | CostClass | 'other';

/** The bars of value and of cost; what nobody stated otherwise has none of `other`. */
export function barsOf(
  { value, cost }: Pick<ValueSummary, 'value' | 'cost'>,
  name: (of: Part, adds: boolean) => string,
): PartBar[] {
  const side = (byClass: object, adds: boolean): PartBar[] =>
    (Object.entries(byClass) as [Part, number][])
      .filter(([of, amount]) => of !== 'other' || amount !== 0)
      .map(([of, amount]) => ({ name: name(of, adds), value: amount, adds }));
  return [...side(value.byClass, true), ...side(cost.byClass, false)];
}

/** What part of the value has which basis, in percent; empty while there is no value. */
export function basisShares({
  total,
  byBasis,
}: Pick<ValueSummary['value'], 'total' | 'byBasis'>): { basis: string; percent: number }[] {
  if (total <= 0) return [];
  return Object.entries(byBasis)
    .filter(([basis, amount]) => basis !== 'unstated' || amount !== 0)
    .map(([basis, amount]) => ({ basis, percent: (amount / total) * 100 }));
}

/** [contract 3, roles] who types numbers. */
export const mayEnter = (role: Role): boolean =>
  role === 'admin' || role === 'officer' || role === 'province-staff';

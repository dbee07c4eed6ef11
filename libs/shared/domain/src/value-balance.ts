import type {
  CostClass,
  LedgerSide,
  ValueBalance,
  ValueBasis,
  ValueClass,
} from '@nhip-xa/contract';

/** What the entries of one side, class and basis come to. */
export interface EntrySum {
  side: LedgerSide;
  class: string | null;
  basis: string | null;
  entries: number;
  amount: number;
  hours: number;
}

/** Sums put together: value by class and basis, cost by class, and what is left. */
export function balanceOfSums(sums: readonly EntrySum[]): ValueBalance {
  const value = {
    total: 0,
    entries: 0,
    hours: 0,
    byClass: { ...NO_VALUE },
    byBasis: { ...NO_BASIS },
  };
  const cost = { total: 0, entries: 0, byClass: { ...NO_COST } };
  for (const sum of sums) {
    const side = sum.side === 'value' ? value : cost;
    side.total += sum.amount;
    side.entries += sum.entries;
    if (sum.side === 'cost') {
      add(cost.byClass, sum.class, 'other', sum.amount);
      continue;
    }
    add(value.byClass, sum.class, 'other', sum.amount);
    value.hours += sum.hours;
    add(value.byBasis, sum.basis, 'unstated', sum.amount);
  }
  const ratio = cost.total > 0 ? value.total / cost.total : null;
  return { value, cost, net: value.total - cost.total, ratio };
}

const NO_VALUE: Record<ValueClass | 'other', number> = {
  labour: 0,
  recurrent: 0,
  new: 0,
  intangible: 0,
  other: 0,
};
const NO_COST: Record<CostClass | 'other', number> = {
  capital: 0,
  rent: 0,
  operation: 0,
  training: 0,
  other: 0,
};
const NO_BASIS: Record<ValueBasis | 'unstated', number> = {
  measured: 0,
  estimated: 0,
  assumed: 0,
  unstated: 0,
};

function add<Name extends string>(
  to: Record<Name, number>,
  name: string | null,
  otherwise: NoInfer<Name>,
  amount: number,
): void {
  const known = name !== null && Object.hasOwn(to, name) ? (name as Name) : otherwise;
  to[known] += amount;
}

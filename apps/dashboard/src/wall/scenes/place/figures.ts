import type { Domain, KpiStatus, KpiValue } from '@nhip-xa/contract';

export interface Defined {
  code: string;
  domain: Domain;
}

/** Which of a domain's numbers are shown, and what the rest is. */
export interface Figures {
  shown: KpiValue[];
  /** Further ones that need somebody, that are good, and that have no number yet. */
  more: { bad: number; good: number; none: number };
}

const RANK: Record<KpiStatus, number> = { critical: 0, warning: 1, stale: 2, good: 3, none: 4 };

/**
 * The numbers of some domains, worst first and otherwise in the order of the definitions; those
 * without a number are counted and not shown, unless nothing else is there.
 */
export function figuresOf(
  values: ReadonlyMap<string, KpiValue>,
  definitions: readonly Defined[],
  domains: readonly Domain[],
  most: number,
): Figures {
  const all = definitions
    .filter(({ domain }) => domains.includes(domain))
    .flatMap(({ code }) => values.get(code) ?? [])
    .sort((a, b) => RANK[a.status] - RANK[b.status]);
  const told = all.filter(({ status }) => status !== 'none');
  const rest = told.slice(most);
  const good = rest.filter(({ status }) => status === 'good').length;
  return {
    shown: told.slice(0, most),
    more: { bad: rest.length - good, good, none: all.length - told.length },
  };
}

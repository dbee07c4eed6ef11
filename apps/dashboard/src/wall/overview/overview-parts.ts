import type { Domain, KpiStatus, KpiValue } from '@nhip-xa/contract';
import { USUAL_WALL_NUMBERS } from '@nhip-xa/domain';
import { worstKpisFirst } from '@nhip-xa/web-ui';

/** On the overview whatever its status, unless other numbers were chosen [contract 6]. */
const ALWAYS = 'dossiers-overdue';
/** Numbers below the decisions that can still be read from five metres, unless more were chosen. */
const NUMBERS_AT_MOST = 9;
/** Where an upright wall has much to decide. */
const FEWER_NUMBERS = 6;

/** How many of the usual numbers have room below the decisions. */
export const roomForNumbers = (isUpright: boolean, decisions: number): number =>
  isUpright && decisions > 1 ? FEWER_NUMBERS : NUMBERS_AT_MOST;

export type Counts = Readonly<Record<KpiStatus, number>>;

/** What needs a decision, worst first: critical before warning, then the wall's own numbers, then by consequence. */
export function decisionsOf(
  values: Iterable<KpiValue>,
  own: readonly string[],
  codes: readonly string[],
): KpiValue[] {
  const order = [ALWAYS, ...own, ...codes];
  const decisive = [...values].filter(({ status }) => needsDecision(status));
  return worstKpisFirst(decisive, [...new Set(order)]);
}

export const needsDecision = (status: KpiStatus): boolean =>
  status === 'critical' || status === 'warning';

/**
 * The numbers below the decisions, in the wall's own order: those that it chose or else the usual
 * ones, without those that stand among the decisions; a KPI is on the screen once.
 * @param chosen by the wall or its unit; null: none
 * @param above codes that stand among the decisions
 * @param room for so many of the usual ones
 */
export function numbersOf(
  values: ReadonlyMap<string, KpiValue>,
  chosen: readonly string[] | null,
  above: ReadonlySet<string>,
  room = NUMBERS_AT_MOST,
): KpiValue[] {
  const wanted = chosen ?? USUAL_WALL_NUMBERS;
  const numbers = wanted.flatMap((code) => {
    const value = values.get(code);
    return value && !above.has(code) ? [value] : [];
  });
  if (chosen) return numbers;
  // a measured number is worth more room than the lack of one
  const measured = numbers.filter(({ status }) => status !== 'none');
  const missing = numbers.filter(({ status }) => status === 'none');
  return [...measured, ...missing].slice(0, room);
}

export function countsOf(values: Iterable<Pick<KpiValue, 'status'>>): Counts {
  const counts: Record<KpiStatus, number> = { critical: 0, warning: 0, stale: 0, none: 0, good: 0 };
  for (const { status } of values) counts[status] += 1;
  return counts;
}

/** How each domain stands, in the order of the domains. */
export function pulseOf(
  values: Iterable<KpiValue>,
  domains: readonly Domain[],
  domainOf: ReadonlyMap<string, string>,
): { domain: Domain; counts: Counts }[] {
  const all = [...values];
  return domains.map((domain) => ({
    domain,
    counts: countsOf(all.filter(({ kpi }) => domainOf.get(kpi) === domain)),
  }));
}

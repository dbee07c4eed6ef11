import type { Domain, KpiStatus, KpiValue } from '@nhip-xa/contract';
import { worstKpisFirst } from '@nhip-xa/web-ui';
import type { Definition } from '../shell/definitions';

/** A domain of a unit: its KPIs that something feeds, worst first, those that nothing feeds, and how many stand how. */
export interface DomainGroup {
  domain: Domain;
  fed: KpiValue[];
  unfed: KpiValue[];
  counts: Record<KpiStatus, number>;
}

export type Placed = Pick<Definition, 'code' | 'domain'>;

/** Nothing feeds it: there is no number, and nobody need look for one. */
export const isUnfed = ({ status, coverage }: KpiValue): boolean =>
  status === 'none' && coverage.expected === 0;

/** The domains of these values, the one in the worst state first; alike ones in their own order. */
export function domainGroups(
  values: readonly KpiValue[],
  definitions: readonly Placed[],
): DomainGroup[] {
  const codes = definitions.map(({ code }) => code);
  const domainOf = new Map(definitions.map(({ code, domain }) => [code, domain]));
  const domains = [...new Set(definitions.map(({ domain }) => domain))];
  return domains
    .map((domain) => {
      const own = values.filter(({ kpi }) => domainOf.get(kpi) === domain);
      return {
        domain,
        fed: numbersFirst(
          worstKpisFirst(
            own.filter((value) => !isUnfed(value)),
            codes,
          ),
        ),
        unfed: own.filter(isUnfed),
        counts: countsOf(own),
      };
    })
    .filter(({ fed, unfed }) => fed.length + unfed.length > 0)
    .sort((a, b) => worse(a.counts, b.counts));
}

/** What has nothing to count yet needs nobody: it stands last. */
const numbersFirst = (values: readonly KpiValue[]): KpiValue[] => [
  ...values.filter(({ status }) => status !== 'none'),
  ...values.filter(({ status }) => status === 'none'),
];

export function countsOf(values: readonly Pick<KpiValue, 'status'>[]): Record<KpiStatus, number> {
  const counts = { critical: 0, warning: 0, stale: 0, good: 0, none: 0 };
  for (const { status } of values) counts[status] += 1;
  return counts;
}

/** More of the gravest first. */
export const worse = (a: Record<KpiStatus, number>, b: Record<KpiStatus, number>): number =>
  b.critical - a.critical || b.warning - a.warning || b.stale - a.stale;

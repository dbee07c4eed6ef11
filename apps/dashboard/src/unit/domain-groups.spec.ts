import type { KpiStatus, KpiValue } from '@nhip-xa/contract';
import { domainGroups, type Placed } from './domain-groups';

const AT = '2026-11-20T08:05:00+07:00';
const value = (kpi: string, status: KpiStatus, expected = 1): KpiValue => ({
  kpi,
  unit: '06190',
  value: status === 'none' ? null : 1,
  numerator: 1,
  denominator: 1,
  uom: '%',
  status,
  since: AT,
  owner: '',
  at: AT,
  freshAt: AT,
  coverage: { reporting: expected, expected },
  trend: null,
});
const definitions: Placed[] = [
  { code: 'a', domain: 'public-services' },
  { code: 'b', domain: 'public-services' },
  { code: 'c', domain: 'security' },
  { code: 'd', domain: 'security' },
  { code: 'e', domain: 'value' },
  { code: 'f', domain: 'environment' },
];

describe('the domains of a unit', () => {
  it('stand worst first, and so do their KPIs; alike ones keep their order', () => {
    const groups = domainGroups(
      [
        value('a', 'good'),
        value('b', 'warning'),
        value('c', 'good'),
        value('d', 'critical'),
        value('e', 'good'),
        value('f', 'stale'),
      ],
      definitions,
    );
    expect(groups.map(({ domain }) => domain)).toEqual([
      'security',
      'public-services',
      'environment',
      'value',
    ]);
    expect(groups[1]?.fed.map(({ kpi }) => kpi)).toEqual(['b', 'a']);
  });

  it('count every KPI once, and fold away only what nothing feeds', () => {
    // c has a source that has nothing to count yet
    const given = [value('c', 'none', 1), value('d', 'none', 0)];
    const [group] = domainGroups(given, definitions);
    expect(group?.fed.map(({ kpi }) => kpi)).toEqual(['c']);
    expect(group?.unfed.map(({ kpi }) => kpi)).toEqual(['d']);
    expect(group?.counts).toEqual({ critical: 0, warning: 0, stale: 0, good: 0, none: 2 });
  });

  it('without a KPI are not there', () => {
    expect(domainGroups([value('e', 'good')], definitions)).toHaveLength(1);
  });
});

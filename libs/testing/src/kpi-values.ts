import type { KpiValue } from '@nhip-xa/contract';

/** A good value of a KPI; a test states what it is about. */
export const kpiValue = (over: Partial<KpiValue> & Pick<KpiValue, 'kpi' | 'unit'>): KpiValue => ({
  value: 1,
  numerator: 1,
  denominator: 1,
  uom: '',
  status: 'good',
  since: '2026-11-20T08:00:00.000+07:00',
  owner: '',
  at: '2026-11-20T08:00:00.000+07:00',
  freshAt: '2026-11-20T08:00:00.000+07:00',
  coverage: { reporting: 1, expected: 1 },
  trend: null,
  ...over,
});

/** So many milliseconds after the moment of `kpiValue`, as the wire has it. */
export const later = (milliseconds: number): string =>
  new Date(Date.parse('2026-11-20T08:00:00.000+07:00') + milliseconds).toISOString();

import type { KpiStatus, KpiValue } from '@nhip-xa/contract';
import { matrixRows, standingNow } from './matrix';

const AT = '2026-11-20T08:05:00+07:00';
const value = (unit: string, kpi: string, status: KpiStatus): KpiValue => ({
  ...{ kpi, unit, status, value: 1, numerator: 1, denominator: 1, uom: '%' },
  ...{ since: AT, owner: '', at: AT, freshAt: AT, trend: null },
  coverage: { reporting: 1, expected: 1 },
});

it('puts whoever has more of the gravest first, and each value under its KPI', () => {
  const rows = matrixRows([
    [value('06184', 'a', 'warning'), value('06190', 'a', 'good'), value('06211', 'a', 'good')],
    [value('06211', 'b', 'critical'), value('06190', 'b', 'stale')],
  ]);
  expect(rows.map(({ unit }) => unit)).toEqual(['06211', '06184', '06190']);
  expect(rows.map(({ values }) => values.map((one) => one?.status))).toEqual([
    ['good', 'critical'],
    // a unit without one of the values has an empty place, and no good one
    ['warning', undefined],
    ['good', 'stale'],
  ]);
});

it('keeps alike ones in their order', () => {
  const rows = matrixRows([[value('2', 'a', 'good'), value('1', 'a', 'good')], []]);
  expect(rows.map(({ unit }) => unit)).toEqual(['2', '1']);
});

it('shows what is live where it says something else than what was asked for', () => {
  const { kpi, unit, value: stood, uom, status, at } = value('1', 'a', 'good');
  const standing = { kpi, unit, value: stood, uom, status, at };
  expect(standingNow(standing, undefined)).toBe(standing);
  expect(standingNow(standing, value('1', 'a', 'good'))).toBe(standing);
  const turned = value('1', 'a', 'critical');
  expect(standingNow(standing, turned)).toBe(turned);
});

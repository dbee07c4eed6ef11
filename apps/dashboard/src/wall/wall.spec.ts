import type { KpiStatus, KpiValue } from '@nhip-xa/contract';
import { wallLayout } from './wall-layout';
import { wallView } from './wall-view';

const AT = '2026-11-20T08:05:00+07:00';
const value = (kpi: string, status: KpiStatus): KpiValue => ({
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
  coverage: { reporting: 1, expected: 1 },
  trend: null,
});

describe('what a wall shows', () => {
  it('is what its unit chose, in that order, and nothing of the rest', () => {
    const all = Array.from({ length: 61 }, (_, at) =>
      value(`kpi-${at}`, at < 30 ? 'critical' : 'good'),
    );
    const chosen = ['kpi-40', 'kpi-2', 'kpi-33', 'kpi-1', 'not-there'];
    const view = wallView(all, chosen, chosen);
    expect(view.attention.map(({ kpi }) => kpi)).toEqual(['kpi-2', 'kpi-1']);
    expect(view.rest.map(({ kpi }) => kpi)).toEqual(['kpi-40', 'kpi-33']);
    // and says that 28 others need a decision
    expect(view).toMatchObject({ decisions: 2, hidden: 28, good: 2 });
  });

  it('puts the worst first, in the order of consequence, and the unmeasured last', () => {
    const view = wallView(
      [value('a', 'none'), value('b', 'good'), value('c', 'stale'), value('d', 'critical')],
      ['a', 'b', 'c', 'd'],
      ['a', 'b', 'c', 'd'],
    );
    expect(view.attention.map(({ kpi }) => kpi)).toEqual(['d', 'c']);
    expect(view.rest.map(({ kpi }) => kpi)).toEqual(['b', 'a']);
    expect(view).toMatchObject({ decisions: 1, stale: 1, good: 1, none: 1 });
  });

  it('always shows the overdue dossiers, however many KPIs are worse', () => {
    const many = Array.from({ length: 20 }, (_, n) => value(`k${n}`, 'warning'));
    const view = wallView([...many, value('dossiers-overdue', 'good')], []);
    expect(view.attention).toHaveLength(11);
    expect(view.rest.map(({ kpi }) => kpi)).toEqual(['dossiers-overdue']);
  });

  it('of many shows the usual numbers, and besides them only what needs somebody', () => {
    const many = Array.from({ length: 40 }, (_, n) => value(`k${n}`, n < 20 ? 'good' : 'none'));
    const some = [value('flood-level', 'good'), value('other', 'warning'), value('lost', 'stale')];
    const view = wallView([...many, ...some], []);
    expect(view.attention.map(({ kpi }) => kpi)).toEqual(['other', 'lost']);
    expect(view.rest.map(({ kpi }) => kpi)).toEqual(['flood-level']);
    // what is said of all of them is of all of them
    expect(view).toMatchObject({ decisions: 1, hidden: 0, stale: 1, good: 21, none: 20 });
  });

  it('keeps the usual numbers before silent feeds of others', () => {
    const stale = Array.from({ length: 20 }, (_, n) => value(`k${n}`, 'stale'));
    const view = wallView([...stale, value('flood-level', 'good')], []);
    expect(view.rest.map(({ kpi }) => kpi)).toEqual(['flood-level']);
    expect(view.attention).toHaveLength(11);
  });
});

describe('how the tiles lie', () => {
  const screens = [
    { width: 1280, height: 720 },
    { width: 1920, height: 1080 },
    { width: 3840, height: 1080 },
    { width: 1080, height: 1920 },
    { width: 1024, height: 768 },
  ];

  it.each(screens)('every tile has a place at $width × $height', (screen) => {
    for (let attention = 0; attention <= 12; attention += 1) {
      const rest = 12 - attention;
      const layout = wallLayout(attention, rest, screen);
      const places = (field: { columns: number; rows: number }): number =>
        field.columns * field.rows;
      expect(places(layout.attention)).toBeGreaterThanOrEqual(attention);
      expect(places(layout.rest)).toBeGreaterThanOrEqual(rest);
      const rows = layout.attention.rows + layout.rest.rows;
      expect(rows).toBeLessThanOrEqual(screen.width < screen.height ? 8 : 5);
    }
  });

  it('gives one thing that needs a decision the whole width', () => {
    const layout = wallLayout(1, 9, { width: 1920, height: 1080 });
    expect(layout.attention).toEqual({ columns: 1, rows: 1 });
    expect(layout.size).toBe('hero');
  });
});

import { FACTS, MORNING_AFTER, built, inPeriod, standing } from '../../test/report-facts';
import { needingAttention, sharesOf } from './build';

const HOUR_MS = 3_600_000;

describe('the contents of a report', () => {
  it('say of when they are', () => {
    expect(built()).toMatchObject({
      period: 'day',
      from: '2026-11-24T17:00:00.000Z',
      to: '2026-11-25T17:00:00.000Z',
      asOf: '2026-11-25T16:59:59.999Z',
      madeAt: '2026-11-26T00:00:00.000Z',
      complete: true,
      sources: { reporting: 3, expected: 4 },
    });
  });

  it('of a period that is not over are of the moment at which they are made', () => {
    const noon = Date.parse('2026-11-25T12:00:00+07:00');
    expect(built({ madeMs: noon })).toMatchObject({
      asOf: '2026-11-25T05:00:00.000Z',
      complete: false,
    });
  });

  it('give each number with the one before, the difference, its range and the time in each status', () => {
    const [overdue, cameras] = ['dossiers-overdue', 'cameras-online'].map((code) =>
      built().kpis.find(({ kpi }) => kpi === code),
    );
    expect(overdue).toMatchObject({
      value: 12,
      before: 9,
      difference: 3,
      min: 8,
      max: 14,
      status: 'critical',
      since: '2026-11-25T00:40:00.000Z',
      owner: 'Bộ phận Một cửa',
      // 18 of 24 hours critical, 6 warning
      shares: { good: 0, warning: 0.25, critical: 0.75, stale: 0, none: 0 },
    });
    // 12 of 24 hours good, 6 warning, of 6 nothing is known; to the millisecond that a day ends before
    expect(cameras?.difference).toBe(-5);
    expect(cameras?.shares.good).toBeCloseTo(0.5, 6);
    expect(cameras?.shares.none).toBeCloseTo(0.25, 6);
  });

  it('never make a zero of what is not known', () => {
    const services = built().kpis.find(({ kpi }) => kpi === 'services-online');
    expect(services).toMatchObject({ value: 100, before: null, difference: null });
  });

  it('name what had no value instead of listing it', () => {
    const { kpis, without } = built();
    expect(kpis.map(({ kpi }) => kpi)).not.toContain('devices-online');
    expect(without).toHaveLength(2);
  });

  it('put critical before warning', () => {
    expect(needingAttention(built()).map(({ kpi }) => kpi)).toEqual([
      'dossiers-overdue',
      'cameras-online',
    ]);
  });

  it('tell the units below worst first, those that tell nothing last', () => {
    const unit = (code: string, counts: object) => ({
      ...{ unit: code, name: { vi: code }, simulated: false, counts },
    });
    const units = [
      unit('06001', { good: 9 }),
      unit('06002', {}),
      unit('06003', { critical: 1, good: 8 }),
      unit('06004', { critical: 1, warning: 2 }),
      unit('06005', { stale: 9 }),
    ];
    const { units: ranked } = built({ facts: { ...FACTS, units } });
    expect(ranked.map(({ unit: code }) => code)).toEqual([
      '06004',
      '06003',
      '06005',
      '06001',
      '06002',
    ]);
  });

  it('tell what the edition before had otherwise', () => {
    const kpis = FACTS.kpis.map((one) =>
      one.kpi === 'dossiers-overdue' ? { ...one, end: standing(13, 'critical') } : one,
    );
    const second = built({ facts: { ...FACTS, kpis }, previous: built() });
    expect(second.corrections).toMatchObject([{ kpi: 'dossiers-overdue', was: 12, is: 13 }]);
  });

  it('compare nothing with an edition of a period that was not over', () => {
    const early = built({ madeMs: MORNING_AFTER - 20 * HOUR_MS });
    const kpis = [inPeriod('dossiers-overdue', { end: standing(13, 'critical') })];
    expect(built({ facts: { ...FACTS, kpis }, previous: early }).corrections).toEqual([]);
  });

  it('are the same for the same facts', () => {
    expect(JSON.stringify(built())).toBe(JSON.stringify(built()));
  });
});

it('shares of the time add up to the whole', () => {
  const shares = sharesOf({ good: 3 * HOUR_MS, critical: HOUR_MS }, 10 * HOUR_MS);
  // 3 of 10 hours good, 1 critical, of 6 nothing is known
  expect(shares).toEqual({ good: 0.3, warning: 0, critical: 0.1, stale: 0, none: 0.6 });
});

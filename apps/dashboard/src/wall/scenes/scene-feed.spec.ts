import type { KpiValue } from '@nhip-xa/contract';
import { feedOf } from './scene-feed';
import { fitted } from '../fitting';

const AT = '2026-11-20T08:05:00+07:00';
const value = (over: Partial<KpiValue>): KpiValue => ({
  kpi: 'dossiers-overdue',
  unit: '06190',
  value: 1,
  numerator: 1,
  denominator: 1,
  uom: 'hồ sơ',
  status: 'good',
  since: AT,
  owner: '',
  at: AT,
  freshAt: AT,
  coverage: { reporting: 1, expected: 1 },
  trend: null,
  ...over,
});

describe('what feeds a scene', () => {
  it('lives unless its KPI says otherwise, which it need not have', () => {
    expect(feedOf(undefined)).toEqual({ state: 'live' });
    expect(feedOf(value({ status: 'critical' }))).toEqual({ state: 'live' });
  });

  it('is lost since it last spoke', () => {
    expect(feedOf(value({ status: 'stale', freshAt: '2026-11-20T07:00:00+07:00' }))).toEqual({
      ...{ state: 'lost', sinceMs: Date.parse('2026-11-20T07:00:00+07:00') },
    });
  });

  it('is none where no source is expected; one that has not spoken yet is no missing one', () => {
    const none = { status: 'none', value: null, freshAt: null } as const;
    const unfed = { reporting: 0, expected: 0 };
    expect(feedOf(value({ ...none, coverage: unfed }))).toEqual({ state: 'none' });
    expect(feedOf(value(none))).toEqual({ state: 'live' });
  });
});

describe('a name that is too long', () => {
  it('is cut between words and says so', () => {
    expect(fitted('Cổng chợ Đồng Đăng', 30)).toBe('Cổng chợ Đồng Đăng');
    expect(fitted('Cổng chợ Đồng Đăng', 12)).toBe('Cổng chợ…');
    expect(fitted('Ngã ba Tà Mò – hướng cửa khẩu', 16)).toBe('Ngã ba Tà Mò…');
  });

  it('of one long word is cut within it', () => {
    expect(fitted('Camerangoàitrời', 8)).toBe('Cameran…');
  });
});

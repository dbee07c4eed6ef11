import { kpiValue } from '@nhip-xa/testing';
import type { KpiStatus, KpiValue } from '@nhip-xa/contract';
import { NOTHING_YET, withFresh, withKpi, withSnapshot } from '@nhip-xa/web-live';
import { countStatuses, rankStandings, shortened, standingOf, topicKpis } from './standing-of';
import { standingsReader } from './use-standings';

const value = (kpi: string, status: KpiStatus, more: Partial<KpiValue> = {}): KpiValue =>
  kpiValue({ unit: '06001', kpi, status, value: status === 'none' ? null : 1, ...more });
const ORDER = ['a', 'b', 'c'];

describe('how a commune stands in a topic', () => {
  it('is as its worst number, of equally bad ones that of greatest consequence', () => {
    const standing = standingOf(
      '06001',
      [value('c', 'critical'), value('a', 'good'), value('b', 'critical')],
      ORDER,
    );
    expect(standing).toMatchObject({
      status: 'critical',
      others: 1,
      silent: false,
      reporting: true,
    });
    expect(standing.value?.kpi).toBe('b');
  });

  it('is silent only where all that it ever had is silent', () => {
    const silent = standingOf('06001', [value('a', 'stale'), value('b', 'none')], ORDER);
    expect(silent).toMatchObject({ status: 'stale', silent: true, stale: 1, reporting: false });
    const partly = standingOf('06001', [value('a', 'stale'), value('b', 'good')], ORDER);
    expect(partly).toMatchObject({ status: 'stale', silent: false, stale: 1, reporting: true });
  });

  it('is none without a number, and good where the others have nothing to count yet', () => {
    expect(standingOf('06001', [], ORDER)).toMatchObject({ status: 'none', value: null });
    expect(standingOf('06001', [value('a', 'none')], ORDER)).toMatchObject({
      status: 'none',
      reporting: false,
    });
    const good = standingOf('06001', [value('a', 'none'), value('b', 'good')], ORDER);
    expect(good.status).toBe('good');
  });

  it('rests on one KPI, those of a domain, or all', () => {
    const kpis = [
      { code: 'a', domain: 'security' },
      { code: 'b', domain: 'value' },
    ];
    expect(topicKpis({ kpi: 'x' }, kpis)).toEqual(['x']);
    expect(topicKpis({ domain: 'value' }, kpis)).toEqual(['b']);
    expect(topicKpis({ worst: true }, kpis)).toBeNull();
  });
});

describe('the ranking', () => {
  const standing = (unit: string, status: KpiStatus, number = 1) =>
    standingOf(unit, [value('a', status, { unit, value: number })], ORDER);

  it('has the worst first: by state, then by how far the number is from good', () => {
    const given = [
      standing('1', 'good', 99),
      standing('2', 'critical', 60),
      standing('3', 'stale'),
      standing('4', 'critical', 40),
      standing('5', 'warning', 80),
    ];
    const units = (better: 'higher' | 'lower') =>
      rankStandings(given, better).map(({ unit }) => unit);
    expect(units('higher')).toEqual(['4', '2', '5', '3', '1']);
    expect(units('lower')).toEqual(['2', '4', '5', '3', '1']);
  });

  it('keeps rows for the silent however many are worse, and tells how many are left', () => {
    const many = Array.from({ length: 30 }, (_, at) => standing(`c${at}`, 'critical'));
    const silent = Array.from({ length: 5 }, (_, at) => standing(`s${at}`, 'stale'));
    const { shown, rest } = shortened([...many, ...silent], 10);
    // nine rows and the one that tells of the rest; a third of nine is three
    expect(countStatuses(shown)).toMatchObject({ critical: 6, stale: 3 });
    expect(countStatuses(rest)).toMatchObject({ critical: 24, stale: 2 });
    expect(shortened(silent, 5)).toEqual({ shown: silent, rest: [] });
  });
});

describe('standings out of the live state', () => {
  const watch = { units: ['06001'] };
  const first = withSnapshot(NOTHING_YET, watch, [value('a', 'good'), value('z', 'critical')], 1);

  it('are of the KPIs of the topic, and of units of which nothing came yet none', () => {
    const read = standingsReader(['06001', '06002'], ORDER, ['a']);
    expect(read(first).map(({ unit, status }) => [unit, status])).toEqual([
      ['06001', 'good'],
      ['06002', 'none'],
    ]);
  });

  it('stay the same list when nothing of it changed, and are another when something did', () => {
    const read = standingsReader(['06001'], ORDER, ['a']);
    const before = read(first);
    const fresh = withFresh(first, {
      unit: '06001',
      freshAt: { a: '2026-11-20T03:00:00Z' },
      seq: 2,
    } as Parameters<typeof withFresh>[1]);
    expect(read(fresh)).toBe(before);
    const worse = withKpi(fresh, { unit: '06001', values: [value('a', 'critical')], seq: 2 });
    expect(read(worse)).not.toBe(before);
    expect(read(worse)[0]?.status).toBe('critical');
  });
});

import type { KpiValue } from '@nhip-xa/contract';
import { backOffMs } from './back-off';
import {
  NOTHING_YET,
  TICKER_ITEMS,
  isGap,
  withConnection,
  withFresh,
  withKpi,
  withServer,
  withSnapshot,
  withTicker,
} from './live-state';

const AT = '2026-11-20T08:05:00+07:00';
const value = (kpi: string, number: number | null, unit = '06190'): KpiValue => ({
  kpi,
  unit,
  value: number,
  numerator: number,
  denominator: 1,
  uom: '%',
  status: number === null ? 'none' : 'good',
  since: AT,
  owner: '',
  at: AT,
  freshAt: AT,
  coverage: { reporting: 1, expected: 1 },
  trend: null,
});
const unit = { units: ['06190'] };

describe('the live state', () => {
  it('is replaced by a snapshot: what is not in it is gone', () => {
    const first = withSnapshot(NOTHING_YET, unit, [value('a', 1), value('b', 2)], 3);
    const second = withSnapshot(first, unit, [value('b', 5)], 9);
    expect([...(second.units.get('06190')?.keys() ?? [])]).toEqual(['b']);
    expect(second.seq).toBe(9);
  });

  it('keeps the other KPIs when a watch was for some alone', () => {
    const first = withSnapshot(NOTHING_YET, unit, [value('a', 1), value('b', 2)], 3);
    const second = withSnapshot(first, { ...unit, kpis: ['b'] }, [value('b', 5)], 4);
    expect(second.units.get('06190')?.get('a')?.value).toBe(1);
    expect(second.units.get('06190')?.get('b')?.value).toBe(5);
  });

  it('takes changes of watched units, and only counts those of others', () => {
    const first = withSnapshot(NOTHING_YET, unit, [value('a', 1)], 0);
    const second = withKpi(first, { unit: '06190', values: [value('a', 2)], seq: 1 });
    const third = withKpi(second, { unit: '99999', values: [value('a', 7, '99999')], seq: 2 });
    expect(second.units.get('06190')?.get('a')?.value).toBe(2);
    expect(third.units.has('99999')).toBe(false);
    expect(third.seq).toBe(2);
  });

  it('notices a gap in the count, and starts anew with each connection', () => {
    const state = withSnapshot(NOTHING_YET, unit, [], 4);
    expect(isGap(state, 5)).toBe(false);
    expect(isGap(state, 6)).toBe(true);
    expect(isGap(withConnection(state, 'connected', 0), 1)).toBe(false);
  });

  it('vouches for a number without changing it', () => {
    const state = withSnapshot(NOTHING_YET, unit, [value('a', 1)], 0);
    const later = '2026-11-20T08:06:00+07:00';
    const fresh = withFresh(state, { unit: '06190', freshAt: { a: later, unknown: later } });
    expect(fresh.units.get('06190')?.get('a')).toMatchObject({ value: 1, freshAt: later });
    expect(fresh.units.get('06190')?.size).toBe(1);
  });

  it('keeps the moment at which the connection was first lost', () => {
    const connected = withConnection(NOTHING_YET, 'connected', 1_000);
    const lost = withConnection(connected, 'reconnecting', 5_000);
    expect(withConnection(lost, 'reconnecting', 9_000).lostAtMs).toBe(5_000);
    expect(withConnection(NOTHING_YET, 'reconnecting', 9_000).lostAtMs).toBeNull();
  });

  it('keeps since when storage waits, and the difference of the clocks', () => {
    const message = { version: '1', time: AT, storage: 'waiting' as const };
    const now = Date.parse(AT) - 2_000;
    const waiting = withServer(NOTHING_YET, message, now);
    expect(waiting).toMatchObject({ offsetMs: 2_000, storageWaitingSinceMs: Date.parse(AT) });
    const still = withServer(waiting, { ...message, time: '2026-11-20T08:07:00+07:00' }, now);
    expect(still.storageWaitingSinceMs).toBe(Date.parse(AT));
    expect(withServer(still, { ...message, storage: 'ok' }, now).storageWaitingSinceMs).toBeNull();
  });

  it('tells the newest first, none twice, and no more than it keeps', () => {
    const item = (second: number) => ({
      at: `2026-11-20T08:05:${String(second).padStart(2, '0')}+07:00`,
      kind: 'kpi',
      words: { vi: `tin ${second}`, en: `item ${second}` },
      href: '',
    });
    let state = withTicker(NOTHING_YET, { unit: '06190', items: [item(1), item(2)] });
    state = withTicker(state, { unit: '06190', items: [item(2), item(3)] });
    expect(state.ticker.map(({ words }) => words.vi)).toEqual(['tin 3', 'tin 2', 'tin 1']);
    expect(new Set(state.ticker.map(({ id }) => id)).size).toBe(3);
    for (let second = 4; second < 50; second += 1) {
      state = withTicker(state, { unit: '06190', items: [item(second)] });
    }
    expect(state.ticker).toHaveLength(TICKER_ITEMS);
  });
});

describe('the wait between tries', () => {
  it('doubles, is bounded, and lies in its upper half by chance', () => {
    expect(backOffMs(0, 1)).toBe(500);
    expect(backOffMs(0, 0)).toBe(250);
    expect(backOffMs(3, 1)).toBe(4_000);
    expect(backOffMs(60, 1)).toBe(8_000);
  });
});

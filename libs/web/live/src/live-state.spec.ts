import type { KpiValue } from '@nhip-xa/contract';
import { LONGEST_DELAY_MS, backOffMs } from './back-off';
import {
  NOTHING_YET,
  TICKER_ITEMS,
  isGap,
  newestFreshMs,
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

  const word = { version: '1', time: AT, storage: 'ok' as const };

  it('keeps since when facts are spooled or wait, and the difference of the clocks', () => {
    const nowMs = Date.parse(AT) - 2_000;
    const since = '2026-11-20T08:01:00+07:00';
    const spooling = { ...word, storage: 'spooling' as const, storageSince: since };
    const state = withServer(NOTHING_YET, spooling, nowMs);
    expect(state.offsetMs).toBe(2_000);
    expect(state.storage).toEqual({ state: 'spooling', sinceMs: Date.parse(since) });
    const again = { ...spooling, time: '2026-11-20T08:07:00+07:00' };
    expect(withServer(state, again, nowMs).storage).toBe(state.storage);
    const full = { ...word, storage: 'waiting' as const, storageSince: AT };
    expect(withServer(state, full, nowMs).storage).toEqual({
      state: 'waiting',
      sinceMs: Date.parse(AT),
    });
    expect(withServer(state, word, nowMs).storage).toEqual({ state: 'ok', sinceMs: null });
  });

  it('takes the first message for the beginning where the server does not say since when', () => {
    const waiting = { ...word, storage: 'waiting' as const };
    const first = withServer(NOTHING_YET, waiting, 0);
    const second = withServer(first, { ...waiting, time: '2026-11-20T08:07:00+07:00' }, 0);
    expect(second.storage).toEqual({ state: 'waiting', sinceMs: Date.parse(AT) });
  });

  it('knows up to when its numbers reach', () => {
    const later = '2026-11-20T08:06:00+07:00';
    const none = { ...value('c', null), freshAt: null };
    const newer = { ...value('b', 2), freshAt: later };
    const state = withSnapshot(NOTHING_YET, unit, [value('a', 1), newer, none], 0);
    expect(newestFreshMs(state)).toBe(Date.parse(later));
    expect(newestFreshMs(withSnapshot(NOTHING_YET, unit, [none], 0))).toBeNull();
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
  it('has a bound that doubles, and ends', () => {
    const bounds = [0, 1, 2, 3, 4, 5, 60].map((attempt) => backOffMs(attempt, 1));
    expect(bounds).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
  });

  it('spreads five thousand walls over the whole of it, none much later or together', () => {
    const waits = Array.from({ length: 5_000 }, (_, wall) => backOffMs(6, (wall + 0.5) / 5_000));
    const seconds = new Map<number, number>();
    for (const ms of waits) {
      const second = Math.floor(ms / 1_000);
      seconds.set(second, (seconds.get(second) ?? 0) + 1);
    }
    expect([...seconds.values()].sort((a, b) => b - a)[0]).toBeLessThanOrEqual(630);
    expect(seconds.size).toBe(LONGEST_DELAY_MS / 1_000);
  });
});

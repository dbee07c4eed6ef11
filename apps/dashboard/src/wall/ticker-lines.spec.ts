import type { KpiStatus, KpiValue } from '@nhip-xa/contract';
import type { TickerEntry } from '@nhip-xa/web-live';
import { inPlainWords, newsOf, nextTurn } from './ticker-lines';

const item = (id: number, kind: string, href: string): TickerEntry => ({
  ...{ id, kind, href, unit: '06529', at: '2026-11-20T08:05:00+07:00' },
  words: { vi: '', en: '' },
});
const ITEMS = [
  item(1, 'case', '/u/06529/case/dossier/HS-1'),
  item(2, 'case', '/u/06529/case/alarm/a1'),
  item(3, 'kpi', '/u/06529/kpi/flood-level'),
  item(4, 'kpi', '/u/06529/kpi/event-to-screen-p95'),
  item(5, 'alert', '/u/06529/alerts'),
  item(6, 'presence', '/s/06529.nuoc-1'),
];
const standing = (kpi: string, status: KpiStatus): ReadonlyMap<string, KpiValue> =>
  new Map([[kpi, { kpi, status } as KpiValue]]);
const told = (values: ReadonlyMap<string, KpiValue>): number[] =>
  newsOf(ITEMS, values).map(({ id }) => id);

describe('what of the news a wall tells', () => {
  it('is all of it but the product’s own workings where nothing is critical', () => {
    expect(told(standing('flood-level', 'warning'))).toEqual([1, 2, 3, 5, 6]);
  });

  it('is nothing that happens every day while something is critical', () => {
    expect(told(standing('flood-level', 'critical'))).toEqual([2, 3, 5, 6]);
  });

  it('is the product’s own workings where these are critical', () => {
    expect(told(standing('event-to-screen-p95', 'critical'))).toContain(4);
  });
});

it('is told without how its number is reckoned', () => {
  const words = 'Thời gian xác minh sự kiện (p90) ở mức cảnh báo (11,1 phút)';
  expect(inPlainWords(words)).toBe('Thời gian xác minh sự kiện ở mức cảnh báo (11,1 phút)');
  expect(inPlainWords('Event-to-screen latency, p95: critical')).toBe(
    'Event-to-screen latency: critical',
  );
});

describe('whose turn it is', () => {
  const start = { key: null, newest: null, sinceMs: 0 };

  it('goes to what is new at once, then to all one after another, and round', () => {
    const keys: (string | null)[] = [];
    let turn = nextTurn(start, ['9', '8'], ['flood-level'], 1);
    for (let step = 0; step < 4; step += 1) {
      keys.push(turn.key);
      turn = nextTurn(turn, ['9', '8'], ['flood-level'], 2);
    }
    expect(keys).toEqual(['9', '8', 'flood-level', '9']);
    expect(nextTurn(turn, ['10', '9', '8'], [], 3)).toEqual({
      key: '10',
      newest: '10',
      sinceMs: 3,
    });
  });

  it('goes to what has not ended where nothing is new, and to nobody where there is nothing', () => {
    expect(nextTurn(start, [], ['a', 'b'], 1).key).toBe('a');
    expect(nextTurn({ ...start, key: 'gone' }, [], ['a', 'b'], 1).key).toBe('a');
    expect(nextTurn(start, [], [], 1).key).toBeNull();
  });
});

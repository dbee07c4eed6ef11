import { createTexts, type Language, type Translate } from '@nhip-xa/web-ui';
import { headlineOf, riverStatus, type Environment } from './environment-state';
import {
  aboveWords,
  floodWords,
  othersWords,
  riseWords,
  worstRiversFirst,
  type River,
} from './flood-words';
import { riverChart } from './river-chart';
import { ROOM, shownRivers } from './room';

const reader = (language: Language): { t: Translate; language: Language } => ({
  t: createTexts(language).t as unknown as Translate,
  language,
});
const NOW = Date.parse('2026-11-20T12:00:00Z');
const HOUR = 3_600_000;
const river = (over: Partial<River> = {}): River => ({
  source: 'a',
  unit: '19753',
  name: 'Sông A',
  at: new Date(NOW).toISOString(),
  fresh: true,
  value: 8.4,
  levels: [9, 10, 11],
  above: null,
  risePerHour: 0,
  series: [],
  ...over,
});
const none: Environment = { rivers: [], rain: [], air: [], bulletins: [] };

describe('a river in the words of a bulletin', () => {
  it.each([
    [10.35, 'BĐ2 + 0,35 m'],
    // 9.6 - 9 is 0.5999999999999996 in binary
    [9.6, 'BĐ1 + 0,60 m'],
    [9, 'đúng BĐ1'],
    [8.4, 'dưới BĐ1 0,60 m'],
    [8.998, 'sát dưới BĐ1'],
    [12.5, 'BĐ3 + 1,50 m'],
    [-0.2, 'dưới BĐ1 9,20 m'],
    [null, 'chưa có số đo'],
  ])('%d m against 9, 10, 11 is %s', (value, words) => {
    expect(floodWords(river({ value }), reader('vi'))).toBe(words);
  });

  it('says metres alone where no levels were told, and English in English', () => {
    expect(floodWords(river({ levels: [], value: 2.4 }), reader('vi'))).toBe('2,40 m');
    expect(floodWords(river({ value: 10.35 }), reader('en'))).toBe('AL2 + 0.35 m');
  });

  it.each([
    [0.12, 'lên 12 cm/giờ'],
    [-0.05, 'xuống 5 cm/giờ'],
    [0.004, 'đứng nước'],
    [null, ''],
  ])('a rise of %d m an hour is %s', (rise, words) => {
    expect(riseWords(rise, reader('vi'))).toBe(words);
  });

  it('puts live floods first, then silent ones that were in flood, then by nearness', () => {
    const rivers = [
      river({ source: 'low', value: 5 }),
      river({ source: 'near', value: 8.9 }),
      river({ source: 'lost', value: 11.5, fresh: false }),
      river({ source: 'two', value: 10.1 }),
      river({ source: 'three', value: 11 }),
      river({ source: 'silent', value: 3, fresh: false }),
    ];
    const order = worstRiversFirst(rivers).map(({ source }) => source);
    expect(order).toEqual(['three', 'two', 'lost', 'near', 'low', 'silent']);
    const { large, cards, hidden } = shownRivers(rivers, ROOM.wide);
    expect(large.map(({ source }) => source)).toEqual(['three', 'two']);
    expect(cards.map(({ source }) => source)).toEqual(['lost', 'near']);
    expect(hidden.map(({ source }) => source)).toEqual(['low', 'silent']);
  });

  it('of gauges without room says what they do', () => {
    // 11 is the third level, 9.5 over the first, 8.4 below it
    const hidden = [11.2, 9.5, 9.1, 8.4, 8.4].map((value) => river({ value }));
    const silent = river({ value: 10.5, fresh: false });
    const unmarked = river({ levels: [] });
    expect(othersWords([...hidden, unmarked, silent], reader('vi'))).toBe(
      '7 trạm khác: 1 vượt BĐ3, 2 vượt BĐ1, 2 bình thường, 1 chưa có mức báo động, 1 mất tín hiệu',
    );
    expect(othersWords(hidden.slice(3), reader('vi'))).toBe('2 trạm khác: 2 bình thường');
  });

  it('says since when its level is reached, if it still reports', () => {
    // 23:10 UTC is 06:10 in Vietnam, where it is 19:00 now
    const above = { at: '2026-11-19T23:10:00Z', atLeast: false };
    const now = { ...reader('vi'), nowMs: NOW };
    expect(aboveWords(river({ value: 10.2, above }), now)).toBe('vượt BĐ2 từ 06:10');
    const atLeast = { ...above, atLeast: true };
    expect(aboveWords(river({ value: 10.2, above: atLeast }), now)).toBe('vượt BĐ2 từ trước 06:10');
    expect(aboveWords(river({ value: 10.2, above }), now, true)).toBe('từ 06:10');
    expect(aboveWords(river({ value: 10.2, above, fresh: false }), now)).toBe('');
    expect(aboveWords(river(), now)).toBe('');
  });

  it('is amber from the first level, red from the second, grey when silent', () => {
    expect([8, 9, 10, 11].map((value) => riverStatus(river({ value })))).toEqual([
      'good',
      'warning',
      'critical',
      'critical',
    ]);
    expect(riverStatus(river({ value: 11, fresh: false }))).toBe('stale');
    expect(riverStatus(river({ value: null, fresh: false }))).toBe('none');
  });
});

describe('the headline of the scene', () => {
  const air = { source: 'k', unit: '19753', name: 'K', at: null, fresh: true, aqi: 42 };
  it('is the gravest of what is so', () => {
    expect(headlineOf(none)).toEqual({ kind: 'empty' });
    expect(headlineOf({ ...none, rivers: [river()], air: [air] })).toEqual({
      kind: 'calm',
      gauges: 2,
    });
    const bad = { ...none, air: [{ ...air, aqi: 101 }] };
    expect(headlineOf(bad)).toEqual({ kind: 'air', band: 3 });
    const lost = { ...bad, rivers: [river({ value: 9.5, fresh: false })] };
    expect(headlineOf(lost)).toEqual({ kind: 'lost-in-flood', level: 1 });
    const flood = { ...lost, rivers: [...lost.rivers, river({ value: 11 })] };
    expect(headlineOf(flood)).toEqual({ kind: 'flood', level: 3, gauges: 1 });
    // what is silent says nothing of the air
    expect(headlineOf({ ...none, air: [{ ...air, aqi: 300, fresh: false }] })).toEqual({
      kind: 'silent',
      count: 1,
    });
  });
});

describe('the line of a river', () => {
  const at = (hoursAgo: number, value: number): River['series'][number] => ({
    at: new Date(NOW - hoursAgo * HOUR).toISOString(),
    value,
  });

  it('leaves a gap where hours are missing, and ends at the last value', () => {
    // from 8 (half the span of 2 m below the first level) to 11: 88 hundredths for 3 m, from 94 up
    const series = [at(24, 9), at(23, 9), at(12, 8), at(1, 9.5)];
    const { path, end, marks } = riverChart(river({ value: 9.5, series }), NOW, 10);
    // 94 - 1/3 * 88 = 64.7; 94 - 0.5 * 88 = 50; 23 h ago is 1/24 = 4.2
    expect(path).toBe('M0 64.7L4.2 64.7M50 94h0.01M95.8 50L100 50');
    expect(end).toEqual({ x: 100, y: 50 });
    expect(marks.map(({ y }) => y)).toEqual([64.7, 35.3, 6]);
  });

  it('stands at the last value also where the page’s clock is up to a minute behind it', () => {
    // the hour's mean lies below the first level, what was measured just now above it
    const series = [at(1, 8), at(0.5, 8.5)];
    const now = new Date(NOW + 20_000).toISOString();
    const { end, marks } = riverChart(river({ value: 9.04, at: now, series }), NOW, 10);
    expect(end?.x).toBe(100);
    expect(end?.y).toBeLessThan(marks[0]?.y ?? 0);
  });

  it('ends where a gauge fell silent, before now', () => {
    const silent = river({ at: new Date(NOW - 6 * HOUR).toISOString(), fresh: false, value: 9 });
    expect(riverChart(silent, NOW, 10).end?.x).toBe(75);
  });

  it('keeps the labels of near levels apart and inside', () => {
    const { marks } = riverChart(river({ levels: [9, 9.05, 9.1], value: 12 }), NOW, 20);
    const places = marks.map(({ labelY }) => labelY);
    expect((places[0] ?? 0) - (places[1] ?? 0)).toBeGreaterThanOrEqual(20);
    expect((places[1] ?? 0) - (places[2] ?? 0)).toBeGreaterThanOrEqual(20);
    expect(Math.max(...places)).toBeLessThanOrEqual(90);
  });

  it('draws nothing of nothing', () => {
    expect(riverChart(river({ value: null, levels: [], at: null }), NOW, 10)).toEqual({
      path: '',
      marks: [],
      end: null,
    });
  });
});

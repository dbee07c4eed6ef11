import {
  FRAME_FRESH_MS,
  cameraGrid,
  darkByCommune,
  frameState,
  worstCamerasFirst,
  type Camera,
} from './security-view';

const NOW = Date.parse('2026-11-20T10:00:00+07:00');
const at = (time: string): string => `2026-11-20T${time}:00+07:00`;
const camera = (over: Partial<Camera>): Camera => ({
  source: 'c',
  unit: '06190',
  name: 'Cổng chợ',
  state: 'online',
  since: at('06:00'),
  lastFrameAt: at('09:59'),
  maintained: false,
  ...over,
});

describe('a picture', () => {
  it('shows what is while its camera is there and it is young', () => {
    expect(frameState(camera({}), NOW)).toBe('good');
    const old = new Date(NOW - FRAME_FRESH_MS).toISOString();
    expect(frameState(camera({ lastFrameAt: old }), NOW)).toBe('good');
    const older = new Date(NOW - FRAME_FRESH_MS - 1).toISOString();
    expect(frameState(camera({ lastFrameAt: older }), NOW)).toBe('dead');
  });

  it('is dead once its camera is dark, and until a newer one comes when it is back', () => {
    expect(frameState(camera({ state: 'offline' }), NOW)).toBe('dead');
    const back = { since: at('09:58'), lastFrameAt: at('09:50') };
    expect(frameState(camera(back), NOW)).toBe('dead');
    expect(frameState(camera({ ...back, lastFrameAt: at('09:59') }), NOW)).toBe('good');
  });

  it('that never came is none', () => {
    expect(frameState(camera({ lastFrameAt: null }), NOW)).toBe('none');
  });
});

it('dark cameras come first, those silent longest before others; then those being mended; those without a picture last', () => {
  const names = worstCamerasFirst([
    camera({ name: 'a without a picture', lastFrameAt: null }),
    camera({ name: 'b' }),
    camera({ name: 'a' }),
    camera({ name: 'mended', state: 'offline', maintained: true }),
    camera({ name: 'since nine', state: 'offline', since: at('09:00') }),
    camera({ name: 'never', state: 'offline', since: null }),
    camera({ name: 'since seven', state: 'offline', since: at('07:00') }),
  ]).map(({ name }) => name);
  expect(names).toEqual([
    'never',
    'since seven',
    'since nine',
    'mended',
    'a',
    'b',
    'a without a picture',
  ]);
});

describe('the grid of cameras', () => {
  const least = { width: 20, height: 10 };

  it('shows every camera where there is room, as large as can be', () => {
    // two across 120 × 50: 60 × 50 each beats 120 × 25
    expect(cameraGrid(2, { width: 120, height: 50 }, least)).toEqual({
      ...{ columns: 2, rows: 1, shown: 2 },
    });
  });

  it('never has a tile smaller than the least, and says how many are shown', () => {
    // 6 × 5 of 20 × 10 fit
    expect(cameraGrid(200, { width: 120, height: 50 }, least).shown).toBe(30);
  });

  it('of a box without room yet is one tile', () => {
    expect(cameraGrid(24, { width: 0, height: 0 }, least)).toMatchObject({ columns: 1, rows: 1 });
  });
});

it("a province's dark cameras are told by commune, the most first, without those being mended", () => {
  const rows = darkByCommune([
    camera({ unit: '1', name: 'a', state: 'offline', since: at('08:00') }),
    camera({ unit: '2', name: 'c', state: 'offline', since: at('09:00') }),
    camera({ unit: '2', name: 'b', state: 'offline', since: at('07:00') }),
    camera({ unit: '3', name: 'd', state: 'offline', maintained: true }),
    camera({ unit: '3', name: 'e' }),
  ]);
  expect(rows).toEqual([
    { unit: '2', dark: 2, names: ['b', 'c'], sinceMs: Date.parse(at('07:00')) },
    { unit: '1', dark: 1, names: ['a'], sinceMs: Date.parse(at('08:00')) },
  ]);
});

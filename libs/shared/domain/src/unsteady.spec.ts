import { FLAP_TURNS, FLAP_WINDOW_MS, UNSTEADY_SOURCES, Unsteady } from './unsteady';

const MINUTE_MS = 60_000;
const turns = (unsteady: Unsteady, moments: readonly number[]): string[] =>
  moments.map((atMs) => unsteady.turned('20194.cam', atMs));
const every = (stepMs: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => index * stepMs);

describe('a source that comes and goes', () => {
  it('is told each time while it does so seldom', () => {
    // the sixth turn comes when the first is ten minutes old
    const seldom = turns(new Unsteady(), every(FLAP_WINDOW_MS / (FLAP_TURNS - 1), 20));
    expect(new Set(seldom)).toEqual(new Set(['turned']));
  });

  it('flaps with the sixth turn within ten minutes', () => {
    const justWithin = every((FLAP_WINDOW_MS - 1) / (FLAP_TURNS - 1), FLAP_TURNS);
    expect(turns(new Unsteady(), justWithin)).toEqual([
      ...Array.from({ length: FLAP_TURNS - 1 }, () => 'turned'),
      'flapping',
    ]);
  });

  it('is told once in ten minutes while it flaps: a link that drops every 7 s for half an hour', () => {
    const told = turns(new Unsteady(), every(7_000, 257));
    expect(told.filter((news) => news === 'flapping')).toHaveLength(3);
    expect(told.slice(FLAP_TURNS).filter((news) => news === 'turned')).toEqual([]);
  });

  it('is told each time again after a quiet while', () => {
    const unsteady = new Unsteady();
    turns(unsteady, every(1_000, 50));
    expect(turns(unsteady, [20 * MINUTE_MS, 21 * MINUTE_MS])).toEqual(['turned', 'turned']);
  });

  it('is counted apart from others', () => {
    const unsteady = new Unsteady();
    turns(unsteady, every(1_000, 50));
    expect(unsteady.turned('20194.other', 50_000)).toBe('turned');
  });

  it('is forgotten when too many others turned since, never the one that turned just now', () => {
    const unsteady = new Unsteady();
    turns(unsteady, every(1_000, FLAP_TURNS - 1));
    for (let other = 0; other < UNSTEADY_SOURCES; other += 1) unsteady.turned(`s${other}`, 6_000);
    expect(unsteady.turned('20194.cam', 7_000)).toBe('turned');
  });
});

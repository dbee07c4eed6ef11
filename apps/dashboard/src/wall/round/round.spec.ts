import type { Scene } from '@nhip-xa/contract';
import { isWithin } from './hours';
import { criticalOf, hasNew } from './criticals';
import {
  AHEAD_MS,
  HOLD_MS,
  LEAST_LEFT_MS,
  interrupted,
  roundAt,
  sceneAhead,
  sceneOf,
  startRound,
  type Turns,
} from './round';

const turns = (...seconds: number[]): Turns => ({
  scenes: seconds.map((each, at) => ({
    scene: (['overview', 'services', 'map'] as Scene[])[at] ?? 'value',
    seconds: each,
  })),
  turning: null,
});
const THREE = turns(60, 20, 30);
/** 08:00 in Vietnam. */
const AT = Date.parse('2026-11-20T08:00:00+07:00');

describe('the round of scenes', () => {
  it('gives each scene its seconds, and begins again after the last', () => {
    let round = startRound(THREE, AT);
    const shown: string[] = [];
    for (let second = 0; second <= 120; second += 1) {
      round = roundAt(round, THREE, AT + second * 1_000);
      shown.push(sceneOf(round, THREE));
    }
    // 60 s, 20 s, 30 s: turns at 60, 80 and 110
    const at = (second: number) => shown[second];
    expect([at(0), at(59), at(60), at(79), at(80), at(109), at(110)]).toEqual([
      'overview',
      'overview',
      'services',
      'services',
      'map',
      'map',
      'overview',
    ]);
  });

  it('is the same object while nothing turns', () => {
    const round = startRound(THREE, AT);
    expect(roundAt(round, THREE, AT + 59_999)).toBe(round);
  });

  it('after a sleep goes on with the next scene for its whole time', () => {
    const round = roundAt(startRound(THREE, AT), THREE, AT + 3_600_000);
    expect(round).toEqual({ index: 1, untilMs: AT + 3_620_000, held: null });
  });

  it('stands on the first scene outside its hours', () => {
    const office: Turns = { ...THREE, turning: { from: '07:30', to: '17:00' } };
    const evening = Date.parse('2026-11-20T17:00:00+07:00');
    const round = { index: 2, untilMs: evening + 5_000, held: null };
    expect(sceneOf(roundAt(round, office, evening), office)).toBe('overview');
    expect(roundAt(startRound(office, evening), office, evening + 600_000).index).toBe(0);
    expect(roundAt(round, office, evening - 1_000)).toBe(round);
  });

  it('a new critical brings the overview, holds it, and the scene comes back with what it had left', () => {
    // services since 60 s, 20 s long, interrupted after 5 s: 15 s are left
    const services = roundAt(startRound(THREE, AT), THREE, AT + 60_000);
    const held = interrupted(services, AT + 65_000);
    expect(sceneOf(held, THREE)).toBe('overview');
    expect(roundAt(held, THREE, AT + 65_000 + HOLD_MS - 1)).toBe(held);
    const back = roundAt(held, THREE, AT + 65_000 + HOLD_MS);
    expect(sceneOf(back, THREE)).toBe('services');
    expect(back.untilMs).toBe(AT + 65_000 + HOLD_MS + 15_000);
  });

  it('holds on where another turns critical meanwhile, and gives a scene that was almost over a while', () => {
    const late = interrupted(startRound(THREE, AT), AT + 59_000);
    const again = interrupted(late, AT + 80_000);
    expect(again.held).toEqual({ untilMs: AT + 80_000 + HOLD_MS, leftMs: 1_000 });
    const endMs = AT + 80_000 + HOLD_MS;
    expect(roundAt(again, THREE, endMs).untilMs).toBe(endMs + LEAST_LEFT_MS);
  });

  it('asks for the next scene before its turn, and for none where nothing turns', () => {
    const round = startRound(THREE, AT);
    expect(sceneAhead(round, THREE, AT + 60_000 - AHEAD_MS - 1)).toBeNull();
    expect(sceneAhead(round, THREE, AT + 60_000 - AHEAD_MS)).toBe('services');
    expect(sceneAhead(startRound(turns(20), AT), turns(20), AT + 19_000)).toBeNull();
  });

  it('finds its way when there are fewer scenes than before', () => {
    const round = { index: 2, untilMs: AT + 20_000, held: null };
    const fewer = turns(60, 20);
    expect(sceneOf(roundAt(round, fewer, AT), fewer)).toBe('overview');
  });
});

describe('hours of the day in Vietnam', () => {
  const at = (time: string): number => Date.parse(`2026-11-20T${time}:00+07:00`);

  it.each([
    ['07:30', true],
    ['07:29', false],
    ['16:59', true],
    ['17:00', false],
  ])('07:30 to 17:00 at %s: %s', (time, expected) => {
    expect(isWithin({ from: '07:30', to: '17:00' }, at(time))).toBe(expected);
  });

  it.each([
    ['21:59', false],
    ['22:00', true],
    ['00:00', true],
    ['05:29', true],
    ['05:30', false],
  ])('22:00 to 05:30, over midnight, at %s: %s', (time, expected) => {
    expect(isWithin({ from: '22:00', to: '05:30' }, at(time))).toBe(expected);
  });
});

describe('a new critical', () => {
  const value = (kpi: string, status: 'critical' | 'good') => ({ kpi, status }) as never;

  it('is one that was not critical at the last look; the first look finds none', () => {
    const now = criticalOf([value('a', 'critical'), value('b', 'good')]);
    expect([...now]).toEqual(['a']);
    expect(hasNew(null, now)).toBe(false);
    expect(hasNew(now, now)).toBe(false);
    expect(hasNew(new Set(), now)).toBe(true);
    expect(hasNew(new Set(['a', 'c']), now)).toBe(false);
  });
});

import { DAY_MS, dayOfIso, HOUR_MS, startOfLocalDay } from '@nhip-xa/domain';
import { COMMUNES, QUIET_COMMUNE, type Commune } from '../province/communes';
import { sourcesOf } from '../province/sources';
import { waterLevelM } from '../readings/river';
import { dailyScenarios } from './daily';
import { openingScenarios } from './opening';
import { CAMERA_TROUBLE_COMMUNE, standingScenarios } from './standing';
import { troubleOf } from './trouble';

const MINUTE_MS = 60_000;
const START = startOfLocalDay(dayOfIso('2026-11-21')) + 3 * HOUR_MS;
const HEAD = COMMUNES.find((each) => each.code === '06529') as Commune;

const levelAt = (knownToMs: number, atMs: number, commune = HEAD): number => {
  const trouble = troubleOf(openingScenarios(START, knownToMs));
  if (!commune.reach) throw new Error('no river');
  return waterLevelM(20, trouble, commune, commune.reach, 'nuoc-1', atMs);
};
const [first, second] = HEAD.reach?.marksM ?? [0, 0];

describe('what happens after a start', () => {
  it.each([
    ['the first', START - 30 * DAY_MS],
    ['a restart at once', START - 8_000],
    ['a restart after an hour', START - HOUR_MS],
  ])('lets a river pass its first mark within ten minutes of %s', (_, knownToMs) => {
    expect(levelAt(knownToMs, START)).toBeLessThan(first);
    expect(levelAt(knownToMs, START + 10 * MINUTE_MS)).toBeGreaterThanOrEqual(first);
  });

  it('lets it reach the second mark and fall again', () => {
    const levels = Array.from({ length: 30 }, (_, hour) => levelAt(0, START + hour * HOUR_MS));
    expect(Math.max(...levels)).toBeGreaterThanOrEqual(second);
    expect(levels.at(-1)).toBeLessThan(first);
  });

  it('lets the wave come later downstream', () => {
    const peakHour = (commune: Commune): number => {
      const levels = Array.from({ length: 200 }, (_, step) =>
        levelAt(0, START + step * 6 * MINUTE_MS, commune),
      );
      return levels.indexOf(Math.max(...levels));
    };
    const below = COMMUNES.find((each) => each.code === '05977') as Commune;
    expect(peakHour(below)).toBeGreaterThan(peakHour(HEAD));
  });

  it('does not flood a river that is in flood', () => {
    const before = openingScenarios(START - HOUR_MS, 0);
    const kinds = openingScenarios(START, START - MINUTE_MS, before).map(({ kind }) => kind);
    expect(before.map(({ kind }) => kind)).toContain('river-rises');
    expect(kinds).not.toContain('river-rises');
  });

  it('does not let a level flutter around a mark while it rises', () => {
    const levels = Array.from({ length: 240 }, (_, step) =>
      levelAt(0, START - HOUR_MS + step * 30_000),
    );
    expect(levels).toEqual([...levels].sort((a, b) => a - b));
  });

  it('takes the power from a group of cameras and gives it back', () => {
    const trouble = troubleOf(openingScenarios(START, 0));
    const dead = (atMs: number): number =>
      sourcesOf(COMMUNES.find((each) => each.code === CAMERA_TROUBLE_COMMUNE) as Commune).filter(
        ({ key }) => trouble.strikes('power-cut', key, atMs),
      ).length;
    expect(dead(START)).toBe(0);
    expect(dead(START + 2 * MINUTE_MS)).toBe(4);
    expect(dead(START + HOUR_MS)).toBe(0);
  });
});

describe('the trouble of a day', () => {
  const days = Array.from({ length: 200 }, (_, index) => dayOfIso('2026-11-21') + index);
  const known = new Set(COMMUNES.flatMap(sourcesOf).map(({ key }) => key));

  it('is the same for the same seed', () => {
    expect(days.map((day) => dailyScenarios(20, day))).toEqual(
      days.map((day) => dailyScenarios(20, day)),
    );
  });

  it('strikes only sources that exist, and never the quiet commune', () => {
    const all = [
      ...standingScenarios(),
      ...openingScenarios(START, 0),
      ...days.flatMap((day) => dailyScenarios(20, day)),
    ];
    for (const each of all) {
      expect(each.fromMs).toBeLessThan(each.toMs);
      for (const source of each.kind === 'river-rises' ? [] : each.sources) {
        expect(known).toContain(source);
        expect(source.startsWith(QUIET_COMMUNE)).toBe(false);
      }
    }
    expect(new Set(all.map(({ kind }) => kind)).size).toBe(4);
  });
});

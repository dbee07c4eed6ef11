import { dayOfIso, HOUR_MS, startOfLocalDay } from '@nhip-xa/domain';
import { COMMUNES } from '../province/communes';
import { ALL_SOURCES } from '../province/provision';
import { waterLevelM } from '../readings/river';
import { troubleOf } from '../trouble/trouble';
import { SIMULATED } from './camera-pictures';
import { breadthOf, dotsOf } from './letters';
import { lightAt, shotOf } from './shot';

const MIDNIGHT = startOfLocalDay(dayOfIso('2026-11-26'));
const trouble = troubleOf([]);

/** A text as its dots are seen. */
function seen(text: string): string[] {
  const dots = dotsOf(text);
  const rows = Array.from({ length: 15 }, (_, at) => at - 6);
  return rows.map((y) =>
    Array.from({ length: breadthOf(text) }, (_, x) =>
      dots.some((dot) => dot.x === x && dot.y === y) ? '#' : '.',
    ).join(''),
  );
}

describe('what cameras write into their pictures', () => {
  it('has every letter of every name, with its marks', () => {
    const names = [...COMMUNES.map(({ name }) => name.vi), SIMULATED, 'Nước 0,1 m'];
    for (const name of names) {
      for (const letter of name.replaceAll(' ', '')) {
        expect(dotsOf(letter).length).toBeGreaterThan(0);
        const bare = letter.normalize('NFD').replace(/\p{M}/gu, '');
        const marks = letter.normalize('NFD').length - bare.length;
        expect(dotsOf(letter).length - dotsOf(bare).length).toBeGreaterThanOrEqual(marks);
      }
    }
  });

  it('a tone stands over a circumflex, a heavy one below its letter', () => {
    expect(seen('Ấ').slice(0, 7)).toEqual([
      '...#.',
      '..#..',
      '.....',
      '..#..',
      '.#.#.',
      '.....',
      '.###.',
    ]);
    expect(seen('ạ').slice(-3)).toEqual(['#...#', '.....', '..#..']);
  });
});

describe('what a camera sees', () => {
  it('the light goes by its clock', () => {
    const lights = [0, 4.9, 5, 5.9, 6, 17.4, 17.5, 18.4, 18.5].map((hour) =>
      lightAt(MIDNIGHT + hour * HOUR_MS),
    );
    expect(lights).toEqual([
      ...['night', 'night', 'twilight', 'twilight', 'day', 'day', 'twilight', 'twilight', 'night'],
    ]);
  });

  it('the river stands as high as its gauge says', () => {
    const spec = ALL_SOURCES.find(
      ({ scene, commune }) => scene === 'bridge' && commune.code === '06529',
    );
    if (!spec?.commune.reach) throw new Error('there is no bridge at Lộc Bình');
    const nowMs = MIDNIGHT + 8 * HOUR_MS + 5 * 60_000;
    const { reach } = spec.commune;
    const flood = troubleOf([
      {
        kind: 'river-rises',
        name: 'a wave',
        river: 'ky-cung',
        fromMs: nowMs - HOUR_MS,
        peakMs: nowMs,
        toMs: nowMs + HOUR_MS,
        size: 1,
      },
    ]);
    const shot = shotOf(spec, 'bridge', { seed: 20, trouble: flood, nowMs, planMs: nowMs });
    // at the peak of a wave of size 1 the head of the river stands at its second mark: 5.4 m
    expect(waterLevelM(20, flood, spec.commune, reach, 'nuoc-1', nowMs)).toBe(5.4);
    expect(shot).toMatchObject({
      commune: 'Lộc Bình',
      clock: '26/11 08:05',
      level: 'Nước 5,40 m',
      view: { light: 'day', tenths: 10 },
    });
    const calm = shotOf(spec, 'bridge', { seed: 20, trouble, nowMs, planMs: nowMs });
    expect(calm.view.tenths).toBeLessThan(2);
  });

  it('every camera looks at something, and nothing else does', () => {
    const looking = ALL_SOURCES.filter(({ scene }) => scene);
    expect(looking.length).toBeGreaterThan(100);
    expect(ALL_SOURCES.every(({ scene, create }) => (create.kind === 'camera') === !!scene)).toBe(
      true,
    );
  });
});

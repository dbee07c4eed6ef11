import type { SourceIdentity } from '@nhip-xa/ports';
import { countedOf, defined, evidenceOf, measuredOf } from '../../../test/defined';
import { reading, status, us } from '../../../test/items';
import { World } from '../../../test/world';

let world: World;
let commune: string;

/** Neither end of a window that rolls is a whole hour. */
const NOW = us('2026-11-20T12:20:00+07:00');
const MINUTE = 60_000_000;

beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.nowUs = NOW;
  commune = await world.commune();
});

const at = (time: string, day = 20): number => us(`2026-11-${day}T${time}+07:00`);
const device = (attributes = {}) => world.source(commune, { kind: 'device', attributes });
const say = (source: SourceIdentity, metric: string, readings: readonly [number, number][]) =>
  world.say(
    source,
    readings.map(([atUs, value]) => reading(commune, metric, atUs, value)),
  );

const term = (perSource: unknown, aggregate: unknown = 'mean', over: object = {}) => ({
  fact: 'reading',
  metric: 'temperature',
  perSource,
  aggregate,
  ...over,
});
const numberOf = async (one: object, window = 'PT3H', pastMs?: number) =>
  (await measuredOf(world, defined({ numerator: [one] }, { window }), commune, pastMs)).numerator;

/** The window of three hours before 12:20 begins with 1 and ends with 6; before it was 100. */
const DAY: [number, number][] = [
  [at('09:19:59.999') + 999, 100],
  [at('09:20:00'), 1],
  [at('10:00:00'), 4],
  [at('10:30:00'), 2],
  [at('11:00:00'), 8],
  [at('11:59:59.999') + 999, 16],
  [at('12:00:00'), 3],
  [at('12:20:00'), 6],
];

describe('what the readings of one source come to within a window', () => {
  it.each([
    // 1 + 4 + 2 + 8 + 16 + 3 + 6
    ['sum', 40],
    ['count', 7],
    ['mean', 40 / 7],
    ['min', 1],
    ['max', 16],
    // 1 2 3 4 6 8 16
    ['median', 4],
    // a quarter of the way from the first to the seventh: the middle of the second and the third
    [{ percentile: 25 }, 2.5],
    // 4, 6, 8 and 16
    [{ share: { '>=': 4 } }, 4 / 7],
    [{ share: { '>': 4, '<': 16 } }, 2 / 7],
    // from 100 anew to 1, 3 more, anew to 2, then 6 and 8 more, anew to 3, 3 more
    ['increase', 1 + 3 + 2 + 6 + 8 + 3 + 3],
  ])('%j', async (perSource, expected) => {
    const source = await device();
    for (const one of [...DAY].reverse()) await say(source, 'temperature', [one]);
    expect(await numberOf(term(perSource))).toBeCloseTo(expected, 12);
    // the same as of then, whatever came after it
    world.pass(86_400);
    await say(source, 'temperature', [[at('12:20:00') + 1_000, 1_000]]);
    expect(await numberOf(term(perSource), 'PT3H', NOW / 1_000)).toBeCloseTo(expected, 12);
  });

  it('of a window within one hour', async () => {
    const source = await device();
    world.nowUs = at('12:50:00');
    await say(source, 'temperature', [
      [at('12:19:59'), 100],
      [at('12:20:00'), 1],
      [at('12:40:00'), 2],
    ]);
    expect(await numberOf(term('sum'), 'PT30M')).toBe(3);
    expect(await numberOf(term('increase'), 'PT30M')).toBe(2);
    expect(await numberOf(term('median'), 'PT30M')).toBe(1.5);
  });

  it('of days and months, which begin at midnights', async () => {
    const source = await device();
    await say(source, 'temperature', [
      [us('2026-10-31T23:59:59.999+07:00'), 1_000],
      [us('2026-11-01T00:00:00+07:00'), 100],
      [at('23:59:59.999', 18), 10],
      [at('00:00:00', 19), 5],
      [at('23:59:59', 19), 1],
      [at('00:00:00', 20), 2],
    ]);
    expect(await numberOf(term('sum'), 'today')).toBe(2);
    expect(await numberOf(term('sum'), 'P2D')).toBe(8);
    expect(await numberOf(term('sum'), 'month')).toBe(118);
    expect(await numberOf(term('sum'), 'quarter')).toBe(1_118);
    expect(await numberOf(term('increase'), 'month')).toBe(100 + 10 + 5 + 1 + 1);
  });

  it('is nothing, or 0 of a sum, where nothing was said', async () => {
    const source = await device();
    await say(source, 'temperature', [[at('09:00:00'), 7]]);
    for (const none of ['mean', 'min', 'max', 'median', 'slope', { share: { '>=': 0 } }]) {
      expect([none, await numberOf(term(none))]).toEqual([none, null]);
    }
    expect(await numberOf(term('sum'))).toBe(0);
    expect(await numberOf(term('count'))).toBe(0);
    // its counter stands where it stood
    expect(await numberOf(term('increase'))).toBe(0);
  });

  it('an increase without anything before counts from its first reading', async () => {
    await say(await device(), 'temperature', [
      [at('11:00:00'), 500],
      [at('12:00:00'), 507],
    ]);
    expect(await numberOf(term('increase'))).toBe(7);
  });

  it('an increase loses nothing of hours in which its counter stood still', async () => {
    const source = await device();
    const readings: [number, number][] = [];
    // every ten minutes from 01:00: 5 until 04:55, 9 until 07:55, begun anew 9 until 10:55, 2 after
    for (let atUs = at('01:00:00'); atUs < NOW; atUs += 10 * MINUTE) {
      readings.push([atUs, atUs < at('04:55:00') ? 5 : atUs < at('10:55:00') ? 9 : 2]);
    }
    await say(source, 'temperature', readings);
    // 4 and, begun anew, 2
    expect(await numberOf(term('increase'), 'PT12H')).toBe(6);
    expect(await numberOf(term('increase'), 'PT6H')).toBe(2);
    // a late reading between: 0 within an hour that stood at 9, so it began anew and came to 9 again
    await say(source, 'temperature', [[at('09:05:00'), 0]]);
    expect(await numberOf(term('increase'), 'PT6H')).toBe(9 + 2);
  });

  it('its slope is that of the best line, per hour', async () => {
    const source = await device();
    await say(source, 'temperature', [
      [at('11:10:00'), 3],
      [at('11:30:00'), 3.06],
      [at('11:50:00'), 3.2],
      [at('09:00:00'), 77],
    ]);
    world.nowUs = at('12:00:00');
    // (−20 × 3 + 20 × 3.2) / 800 a minute
    expect(await numberOf(term('slope'), 'PT1H')).toBeCloseTo(0.3, 9);
    expect(await numberOf(term('slope'), 'PT2H')).toBeCloseTo(0.3, 9);
    expect(await numberOf(term('slope'), 'PT20M')).toBeNull();
  });
});

describe('over the sources', () => {
  beforeEach(async () => {
    for (const value of [1, 2, 4, 9]) {
      await say(await device({ floor: value < 4 ? 'low' : 'high' }), 'temperature', [
        [at('11:00:00'), value],
        [at('12:00:00'), value],
      ]);
    }
  });

  it.each([
    ['count', 4],
    ['sum', 16],
    ['mean', 4],
    ['min', 1],
    ['max', 9],
    ['median', 3],
    // nine tenths of the way from the first to the fourth
    [{ percentile: 90 }, 4 + 0.7 * 5],
  ])('the %j of their means', async (aggregate, expected) => {
    const definition = defined({ numerator: [term('mean', aggregate)] }, { window: 'PT3H' });
    const { numerator, denominator } = await measuredOf(world, definition, commune);
    expect(numerator).toBeCloseTo(expected, 12);
    expect(denominator).toBe(4);
    const counted = countedOf(await evidenceOf(world, definition, commune, 'numerator'));
    expect(counted.sort()).toEqual([1, 2, 4, 9]);
  });

  it.each([
    [{ '>=': 2 }, 3],
    [{ '>': 2 }, 2],
    [{ '<=': 2 }, 2],
    [{ '<': 2 }, 1],
    [{ '==': 2 }, 1],
    [{ '>': 1, '<': 9 }, 2],
  ])('only those whose number is %j', async (is, expected) => {
    expect(await numberOf(term('mean', 'count', { is }))).toBe(expected);
    expect(await numberOf(term('last', 'count', { is }))).toBe(expected);
  });

  it('only of those of a kind, or with an attribute', async () => {
    await say(await world.source(commune), 'temperature', [[at('12:00:00'), 100]]);
    expect(await numberOf(term('max', 'sum'))).toBe(116);
    expect(await numberOf(term('max', 'sum', { where: { kinds: ['device'] } }))).toBe(16);
    const where = { attributes: { floor: 'high' } };
    expect(await numberOf(term('max', 'sum', { where }))).toBe(13);
    expect(await numberOf(term('max', 'sum', { where: { kinds: ['link'] } }))).toBe(0);
  });

  it('times and minus', async () => {
    const numerator = [
      term('max', 'sum', { times: 100 }),
      term('max', 'max', { times: 10, minus: true }),
    ];
    const definition = defined({ numerator }, { window: 'PT3H' });
    expect((await measuredOf(world, definition, commune)).numerator).toBe(1_600 - 90);
    const counted = countedOf(await evidenceOf(world, definition, commune, 'numerator'));
    expect(counted.reduce((sum, one) => sum + one, 0)).toBe(1_600 - 160);
  });

  it('sums and means count whoever has gone; maxima take those that report', async () => {
    const gone = await device();
    await say(gone, 'temperature', [[at('11:30:00'), 50]]);
    await world.say(gone, status('offline', world.nowUs));
    expect(await numberOf(term('mean', 'sum'))).toBe(66);
    expect(await numberOf(term('mean', 'max'))).toBe(9);
    expect(await numberOf(term('last', 'sum'))).toBe(16);
  });
});

it('a source under maintenance, and one that was removed, count nothing', async () => {
  const [worked, removed] = [await device(), await device()];
  await say(await device(), 'temperature', [[at('12:00:00'), 1]]);
  for (const source of [worked, removed]) await say(source, 'temperature', [[at('12:00:00'), 5]]);
  await world.query(
    `INSERT INTO maintenance_windows (source_id, from_at, to_at, why, set_by)
     VALUES ($1, '2026-11-20T05:00:00Z', '2026-11-20T06:00:00Z', '', '')`,
    [worked.id],
  );
  await world.query(`UPDATE sources SET removed_at = now() WHERE id = $1`, [removed.id]);
  expect(await numberOf(term('sum', 'sum'))).toBe(1);
});

import type { SourceIdentity } from '@nhip-xa/ports';
import { countedOf, defined, evidenceOf, measuredOf } from '../../../test/defined';
import { reading, status, us } from '../../../test/items';
import { measurable } from '../../../test/reckoned';
import { World } from '../../../test/world';

let world: World;
let commune: string;

const NOON = us('2026-11-20T12:00:00+07:00');

beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.nowUs = NOON;
  commune = await world.commune();
});

const at = (time: string, day = 20): number =>
  us(`2026-11-${day}T${time.length === 5 ? `${time}:00` : time}+07:00`);
const station = () => world.source(commune, { kind: 'device' });
type Said = [time: string, metrics: Record<string, number>];
const say = (source: SourceIdentity, said: readonly Said[]) =>
  world.say(
    source,
    said.flatMap(([time, metrics]) =>
      Object.entries(metrics).map(([metric, value]) => reading(commune, metric, at(time), value)),
    ),
  );
const measured = (definition: ReturnType<typeof defined>, pastMs?: number) =>
  measuredOf(world, definition, commune, pastMs);

describe('rain', () => {
  const rain = (window = 'PT1H', aggregate = 'max') =>
    defined(
      { numerator: [{ fact: 'reading', function: 'rain', aggregate }] },
      { window, freshFor: 1_200 },
    );
  const millimetres = async (window?: string, pastMs?: number) =>
    (await measured(rain(window), pastMs)).numerator;

  it('of a gauge that tells what fell since its last word is their sum', async () => {
    await say(await station(), [
      ['10:59:59.999', { rain: 9 }],
      ['11:00', { rain: 1 }],
      ['11:30', { rain: 2.5 }],
      ['12:00', { rain: 4 }],
    ]);
    expect(await millimetres()).toBe(7.5);
    expect(await millimetres('PT24H')).toBe(16.5);
  });

  it('of a counter is its increase since the last word before, also over a reset', async () => {
    await say(await station(), [
      ['10:55', { rain_total: 100 }],
      ['11:05', { rain_total: 103 }],
      ['11:35', { rain_total: 112 }],
      ['11:50', { rain_total: 2 }],
    ]);
    // 3 + 9 and, begun anew, 2
    expect(await millimetres()).toBe(14);
  });

  it('loses nothing of the time before a gauge was heard again', async () => {
    const gauge = await station();
    await world.say(gauge, reading(commune, 'rain_total', at('06:00', 12), 10));
    await say(gauge, [['11:50', { rain_total: 45 }]]);
    expect(await millimetres()).toBe(35);
  });

  it('of a gauge that counts both ways is what its counter says', async () => {
    const gauge = await station();
    await say(gauge, [
      ['10:58', { rain_total: 50, rain: 3 }],
      ['11:58', { rain_total: 68, rain: 8 }],
    ]);
    expect(await millimetres()).toBe(18);
  });

  it('of one whose counter fell silent before is what it says otherwise', async () => {
    const gauge = await station();
    await say(gauge, [
      ['10:00', { rain_total: 50 }],
      ['11:30', { rain: 3 }],
      ['11:50', { rain: 8 }],
    ]);
    expect(await millimetres()).toBe(11);
  });

  it('takes gauges that report, and becomes stale with the last of them', async () => {
    await say(await station(), [['11:40:00.001', { rain: 1 }]]);
    await say(await station(), [['11:40', { rain: 80 }]]);
    const gone = await station();
    await say(gone, [['11:59', { rain: 70 }]]);
    await world.say(gone, status('offline', world.nowUs));
    world.nowUs = NOON;
    expect(await measured(rain())).toMatchObject({ numerator: 1, reporting: 1, expected: 3 });
    expect(await measured(rain('PT1H', 'sum'))).toMatchObject({ numerator: 1 });
    world.nowUs = NOON + 1_000;
    // all are silent: what the last of them said stands, and no other comes back
    expect(await measured(rain())).toMatchObject({ numerator: 1, stale: true, reporting: 0 });
  });

  it('stands as it stood when the last gauge fell silent, until one is heard again', async () => {
    const gauge = await station();
    await say(gauge, [
      ['11:05', { rain: 7 }],
      ['11:30', { rain: 30 }],
      ['11:50', { rain: 20 }],
    ]);
    // it reports until 12:10, an hour before which is 11:10
    world.nowUs = at('12:09:59.999');
    expect(await measured(rain())).toMatchObject({ numerator: 50, stale: false });
    world.nowUs = at('15:00');
    expect(await measured(rain())).toMatchObject({ numerator: 50, stale: true });
    expect(countedOf(await evidenceOf(world, rain(), commune, 'numerator'))).toEqual([50]);
    await say(gauge, [['15:00', { rain: 1 }]]);
    expect(await measured(rain())).toMatchObject({ numerator: 1, stale: false });
    // as it stood at 14:00
    expect(await measured(rain(), at('14:00') / 1_000)).toMatchObject({
      numerator: 50,
      stale: true,
    });
  });

  it('stands as it stood when the last gauge said that it goes', async () => {
    const gauge = await station();
    await say(gauge, [
      ['10:57', { rain: 7 }],
      ['11:54', { rain: 30 }],
    ]);
    world.nowUs = at('11:55');
    await world.say(gauge, status('offline', world.nowUs));
    world.nowUs = at('13:00');
    // an hour before 11:55 is 10:55
    expect(await measured(rain())).toMatchObject({ numerator: 37, stale: true });
  });

  it('stands in each commune as of its own silence', async () => {
    const other = await world.commune();
    const theirs = await world.source(other, { kind: 'device' });
    await say(await station(), [['10:00', { rain: 3 }]]);
    await world.say(theirs, reading(other, 'rain', at('11:00'), 4));
    world.nowUs = at('15:00');
    const told = await world.kpis.measure([measurable(rain())], [commune, other], world.nowMs);
    expect(told.map(({ numerator }) => numerator)).toEqual([3, 4]);
  });

  it('of a past before the gauges were first heard takes all that speak of it', async () => {
    await say(await station(), [['08:00', { rain: 80 }]]);
    await say(await station(), [['08:05', { rain: 1 }]]);
    expect(await measured(rain(), at('08:06') / 1_000)).toMatchObject({
      numerator: 80,
      stale: false,
      reporting: 2,
    });
  });

  it('is 0 where gauges say so, and nothing where none ever spoke', async () => {
    expect(await millimetres()).toBeNull();
    await say(await station(), [['11:59', { rain: 0 }]]);
    expect(await millimetres()).toBe(0);
  });

  it('is as of then', async () => {
    const gauge = await station();
    await say(gauge, [
      ['08:00', { rain_total: 1 }],
      ['08:30', { rain_total: 4 }],
      ['08:30:00.002', { rain_total: 50 }],
    ]);
    expect(await millimetres('PT1H', at('08:30') / 1_000)).toBe(3);
    expect(await millimetres('PT1H', at('08:29') / 1_000)).toBe(0);
    expect(await millimetres('PT1H', at('09:10') / 1_000)).toBe(49);
  });
});

describe('VN_AQI of an hour', () => {
  const AIR = defined(
    { numerator: [{ fact: 'reading', function: 'vn-aqi', aggregate: 'max' }] },
    { window: 'now', freshFor: 5_400 },
  );
  const index = async (pastMs?: number) => (await measured(AIR, pastMs)).numerator;
  /** [domain, worked example 1] c1 to c12 of the decree's Nowcast, which is 20.27. */
  const DECREE = [20.6, 19.6, 22.4, 20.3, 16.5, 19.0, 16.5, 19.5, 23.5, 20.5, 24.7, 26.9];
  const hourly = (metric: string, values: readonly number[], first = 11): Said[] =>
    values.map((value, n) => [`${String(first - n).padStart(2, '0')}:30`, { [metric]: value }]);

  it('is the highest sub-index of Nowcast and the gases, as a whole number', async () => {
    const decree = await station();
    await say(decree, hourly('pm25', DECREE));
    // 50 × 20.27 / 25
    expect(await index()).toBe(41);
    // [domain, worked example 2] O3 136.1 is 43
    await say(decree, [['11:30', { o3: 136.1 }]]);
    expect(await index()).toBe(43);
    // NO2 118.7: 50 + 50 × 18.7 / 100 = 59.35
    await say(decree, [['11:30', { no2: 118.7 }]]);
    expect(await index()).toBe(59);
    const [item] = await evidenceOf(world, AIR, commune, 'numerator');
    expect(countedOf(item ? [item] : [])).toEqual([59]);
  });

  it('takes the mean of all that was said within an hour', async () => {
    await say(await station(), [
      ['11:05', { pm10: 90 }],
      ['11:55', { pm10: 110 }],
      ['10:05', { pm10: 100 }],
    ]);
    // 50 + 50 × 50 / 100
    expect(await index()).toBe(75);
  });

  it('is nothing without dust, or with one of the three newest hours only', async () => {
    await say(await station(), [['11:30', { o3: 900 }]]);
    await say(await station(), [
      ['11:30', { pm25: 300 }],
      ['08:30', { pm25: 300 }],
    ]);
    // [domain, worked example 4] no value, not 0
    expect(await index()).toBeNull();
  });

  it('is of the worst station whose dust came within 90 minutes', async () => {
    await say(await station(), hourly('pm10', [100, 100]));
    const old = await station();
    await say(old, [
      ['10:30', { pm25: 300 }],
      ['09:30', { pm25: 300 }],
      // its ozone is no dust
      ['11:59', { o3: 20 }],
    ]);
    expect(await measured(AIR)).toMatchObject({ numerator: 75, reporting: 1, expected: 2 });
    world.nowUs = NOON - 1_000;
    expect(await index()).toBe(350);
  });

  it('changes when an hour ends, and says so', async () => {
    const source = await station();
    world.nowUs = at('11:40');
    await say(source, [
      ['09:10', { pm10: 50 }],
      ['09:40', { pm10: 50 }],
      ['10:10', { pm10: 50 }],
      ['10:40', { pm10: 50 }],
      ['11:10', { pm10: 250 }],
    ]);
    // the running hour holds half of what the one before does: it is not judged yet
    expect(await measured(AIR)).toMatchObject({ numerator: 50, nextAtMs: NOON / 1_000 });
    world.nowUs = NOON;
    // w = ½ of 250 50 50: 125 + 12.5 + 6.25 = 143.75, 50 + 50 × 93.75 / 100
    expect(await index()).toBe(97);
  });

  it('stands where its stations fell silent, and is stale', async () => {
    await say(await station(), hourly('pm10', [100, 100]));
    world.pass(3 * 86_400);
    expect(await measured(AIR)).toMatchObject({ numerator: 75, stale: true });
  });

  it('of the past knows what had been said of the hour that ran', async () => {
    await say(await station(), [
      ['09:30', { pm10: 50 }],
      ['10:30', { pm10: 50 }],
      ['11:10', { pm10: 50 }],
      ['11:40', { pm10: 250 }],
    ]);
    // means 150 50 50: w = ½: 75 + 12.5 + 6.25 = 93.75, 50 + 50 × 43.75 / 100
    expect(await index()).toBe(72);
    expect(await index(at('11:39:59') / 1_000)).toBe(50);
    // 50 and 250 until then, and the same with it
    expect(await index(at('11:40') / 1_000)).toBe(72);
    expect(await index(at('11:00') / 1_000)).toBe(50);
    expect(await index(at('10:00') / 1_000)).toBeNull();
  });

  it('of several stations is averaged, counted and compared like any number', async () => {
    await say(await station(), hourly('pm10', [100, 100]));
    await say(await station(), hourly('pm10', [50, 50]));
    const over = (aggregate: string, is = {}) =>
      defined(
        { numerator: [{ fact: 'reading', function: 'vn-aqi', aggregate, ...is }] },
        { window: 'now', freshFor: 5_400 },
      );
    expect(await measured(over('mean'))).toMatchObject({ numerator: 62.5, denominator: 2 });
    expect(await measured(over('count', { is: { '>': 50 } }))).toMatchObject({ numerator: 1 });
  });
});

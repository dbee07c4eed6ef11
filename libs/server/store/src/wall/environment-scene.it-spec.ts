import type { SceneData } from '@nhip-xa/contract';
import type { SourceIdentity } from '@nhip-xa/ports';
import { caseSaid, reading, us } from '../../test/items';
import { World } from '../../test/world';
import { environmentScene } from './environment-scene';

let world: World;
let province: string;
let commune: string;

/** Local time of 20 November 2026, or of the day before. */
const at = (time: string): number => us(`2026-11-20T${time}:00+07:00`);
const yesterday = (time: string): number => us(`2026-11-19T${time}:00+07:00`);
const iso = (microseconds: number): string => new Date(microseconds / 1000).toISOString();
const NOON = at('12:00');

beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.nowUs = NOON;
  province = await world.province();
  commune = await world.commune(province);
});

const scene = (unit = commune): Promise<SceneData<'environment'>> =>
  environmentScene(world.opened.database, unit, NOON / 1000);

async function gauge(
  metric: string,
  said: readonly (readonly [atUs: number, value: number])[],
  attributes: Record<string, unknown> = {},
  of = commune,
): Promise<SourceIdentity> {
  const source = await world.source(of, { kind: 'device', attributes });
  await world.say(
    source,
    said.map(([atUs, value]) => reading(of, metric, atUs, value)),
  );
  return source;
}

describe('rivers', () => {
  it('tell their level, their marks, how fast they rise and their last day', async () => {
    // a line through these rises by 0.25 m in half an hour: 0.5 m an hour
    const source = await gauge(
      'water_level',
      [
        [yesterday('12:10'), 1.5],
        [yesterday('13:20'), 2],
        [at('11:10'), 3],
        [at('11:40'), 3.25],
        [at('11:55'), 3.375],
      ],
      { floodLevels: [6, '4.5', 3, 'cao'] },
    );
    const { rivers } = await scene();
    expect(rivers).toEqual([
      {
        source: source.key,
        unit: commune,
        name: source.key,
        at: iso(at('11:55')),
        fresh: true,
        value: 3.375,
        // a word among the marks hides none of the others
        levels: [3, 4.5, 6],
        // at 11:10 it stood at 3 m; the last lower reading is of yesterday: when it rose nobody saw
        above: { at: iso(at('11:10')), atLeast: true },
        risePerHour: expect.closeTo(0.5, 9) as number,
        // the hour of 12:10 yesterday is the 25th
        series: [
          { at: iso(yesterday('13:20')), value: 2 },
          { at: iso(at('11:55')), value: 3.375 },
        ],
      },
    ]);
  });

  it('tell since when the alarm level is reached that they reach', async () => {
    const marks = { floodLevels: [3, 4.5, 6] };
    const rises = await gauge(
      'water_level',
      [
        [at('09:50'), 2.9],
        [at('10:05'), 3.1],
        [at('10:40'), 4.4],
        // over the second level, below it again, and over it for good
        [at('10:50'), 4.6],
        [at('11:05'), 4.4],
        [at('11:20'), 4.5],
        [at('11:55'), 5],
      ],
      marks,
    );
    const always = await gauge(
      'water_level',
      [
        [at('11:00'), 3.2],
        [at('11:50'), 3.2],
      ],
      marks,
    );
    const low = await gauge('water_level', [[at('11:50'), 2.9]], marks);
    const { rivers } = await scene();
    expect(rivers.map(({ source, above }) => [source, above])).toEqual([
      [rises.key, { at: iso(at('11:20')), atLeast: false }],
      [always.key, { at: iso(at('11:00')), atLeast: true }],
      [low.key, null],
    ]);
  });

  it('stand in the order of what is bad, what is silent, and what is calm', async () => {
    const marks = { floodLevels: [3, 4.5, 6] };
    const calm = await gauge('water_level', [[at('11:50'), 1]], marks);
    const near = await gauge('water_level', [[at('11:50'), 2.9]], marks);
    // fifteen minutes are fresh [MT-04]: a second more is not
    const silent = await gauge('water_level', [[at('11:45') - 1_000_000, 5]], marks);
    const high = await gauge('water_level', [[at('11:50'), 3.1]], marks);
    const higher = await gauge('water_level', [[at('11:46'), 4.6]], marks);
    const unmarked = await gauge('water_level', [[at('11:50'), 9]]);
    const { rivers } = await scene();
    expect(rivers.map(({ source, fresh }) => [source, fresh])).toEqual([
      [higher.key, true],
      [high.key, true],
      [silent.key, false],
      [near.key, true],
      [calm.key, true],
      [unmarked.key, true],
    ]);
    expect(rivers.at(-1)).toMatchObject({ levels: [], risePerHour: null });
  });

  it('that went offline are not fresh, and those worked on are left out', async () => {
    const gone = await gauge('water_level', [[at('11:58'), 2]]);
    const mended = await gauge('water_level', [[at('11:58'), 2]]);
    await world.query(`UPDATE presence SET state = 'offline', since = $2 WHERE source_id = $1`, [
      gone.id,
      iso(at('11:59')),
    ]);
    await world.query(
      `INSERT INTO maintenance_windows (source_id, from_at, to_at, why, set_by)
       VALUES ($1, $2, $3, 'thay pin', 'an')`,
      [mended.id, iso(at('11:00')), iso(at('13:00'))],
    );
    const { rivers } = await scene();
    expect(rivers.map(({ source, fresh }) => [source, fresh])).toEqual([[gone.key, false]]);
  });
});

it('counts rain as the KPIs do, and says nothing of a time of which its gauge said nothing', async () => {
  // the hour: 5 + 7.5; the day: 30 besides
  const pours = await gauge('rain', [
    [at('08:00'), 30],
    [at('11:10'), 5],
    [at('11:45'), 7.5],
  ]);
  // 104 − 100, then the counter began anew and counted 2
  const counter = await gauge('rain_total', [
    [yesterday('18:00'), 100],
    [at('11:20'), 104],
    [at('11:50'), 2],
  ]);
  const silent = await gauge('rain', [[at('09:00'), 3]]);
  const { rain } = await scene();
  expect(rain.map(({ source, fresh, hour, day }) => [source, fresh, hour, day])).toEqual([
    // 42.5 mm in a day are under the 50 of MT-03 and 12.5 under the 30 of MT-02: none is bad
    [silent.key, false, null, 3],
    [pours.key, true, 12.5, 42.5],
    [counter.key, true, 6, 6],
  ]);
});

it('gives the hourly VN_AQI, the worst air first', async () => {
  // steady air: Nowcast is the concentration itself; 25 µg/m³ is 50, 80 is 150 [QĐ 1459]
  const hours = (value: number): [number, number][] => [
    [at('10:30'), value],
    [at('11:30'), value],
  ];
  const good = await gauge('pm25', hours(25));
  const bad = await gauge('pm25', hours(80));
  const { air } = await scene();
  expect(air.map(({ source, aqi, fresh }) => [source, aqi, fresh])).toEqual([
    [bad.key, 150, true],
    [good.key, 50, true],
  ]);
});

describe('bulletins', () => {
  const bulletin = (of: string, id: string, attributes: Record<string, string | number>) =>
    caseSaid(of, `bulletin ${id}`, at('08:00'), 'active', { category: 'flood', attributes });

  it('are those that are valid now, the gravest first', async () => {
    const desk = await world.source(commune);
    await world.say(desk, [
      bulletin(commune, 'b1', { level: 1 }),
      bulletin(commune, 'b2', {
        level: 3,
        validFrom: '2026-11-20T08:00:00+07:00',
        validTo: '2026-11-21T08:00:00+07:00',
        issuer: 'Đài Khí tượng Thuỷ văn',
      }),
      bulletin(commune, 'over', { level: 4, validTo: '2026-11-20T12:00:00+07:00' }),
      bulletin(commune, 'later', { level: 4, validFrom: '2026-11-20T12:00:01+07:00' }),
      bulletin(commune, 'odd', { level: 9 }),
    ]);
    const { bulletins } = await scene();
    // a level that there is not is none
    expect(bulletins.map(({ level }) => level)).toEqual([null, 3, 1]);
    expect(bulletins[1]).toEqual({
      // a number of our own: an id is any text of its source's
      id: expect.stringMatching(/^[1-9]\d*$/) as string,
      unit: commune,
      category: 'flood',
      level: 3,
      validFrom: '2026-11-20T01:00:00.000Z',
      validTo: '2026-11-21T01:00:00.000Z',
      issuer: 'Đài Khí tượng Thuỷ văn',
    });
  });

  it('that a provincial source told of several communes are one, of the province', async () => {
    const other = await world.commune(province);
    const desk = await world.source(province);
    await world.say(desk, [
      bulletin(commune, 'wide', { level: 2 }),
      bulletin(other, 'wide', { level: 2 }),
    ]);
    expect((await scene(province)).bulletins).toMatchObject([{ level: 2, unit: province }]);
    expect((await scene(other)).bulletins).toMatchObject([{ level: 2, unit: other }]);
  });
});

it('adds a province up over its communes, without those that are pretended', async () => {
  const other = await world.commune(province);
  const pretended = await world.commune(province, { simulated: true });
  for (const each of [commune, other, pretended]) {
    await gauge('water_level', [[at('11:58'), 1]], {}, each);
  }
  const shown = async (unit: string) => (await scene(unit)).rivers.map((river) => river.unit);
  expect(await shown(province)).toEqual([commune, other]);
  expect(await shown(pretended)).toEqual([pretended]);
});

it('of a large province shows the gauges of those communes that are worst by their numbers', async () => {
  const communes: string[] = [];
  for (let number = 0; number < 26; number += 1) communes.push(await world.commune(province));
  const [calm, silent, poured] = communes as [string, string, string];
  for (const each of communes) {
    const said: [number, number][] =
      each === poured
        ? [[at('11:50'), 60]]
        : each === silent
          ? [[at('11:20'), 1]]
          : [[at('11:50'), 2]];
    await gauge('rain', said, {}, each);
  }
  const status = (each: string): string =>
    each === poured ? 'critical' : each === silent ? 'stale' : 'good';
  for (const each of communes) {
    await world.query(
      `INSERT INTO kpi_values (unit, kpi, value, status, since, at, reporting, expected, version)
       VALUES ($1, 'rain-1h', $2, $3, $4, $4, 1, 1, 1)`,
      [each, each === poured ? 60 : each === calm ? 1 : 2, status(each), iso(NOON)],
    );
  }
  const units = (await scene(province)).rain.map((one) => one.unit);
  expect(units.slice(0, 2)).toEqual([poured, silent]);
  expect(units).toHaveLength(24);
  // 24 of 26: the one with the least is among those left out
  expect(units).not.toContain(calm);
});

it('is empty where there is nothing', async () => {
  expect(await scene()).toEqual({ rivers: [], rain: [], air: [], bulletins: [] });
});

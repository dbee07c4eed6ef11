import { BUILT_IN_KPIS } from '@nhip-xa/domain';
import type { SourceIdentity } from '@nhip-xa/ports';
import { caseSaid, event, reading, status, us } from '../../test/items';
import { reckoned } from '../../test/reckoned';
import { World } from '../../test/world';

let world: World;
let commune: string;

beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.nowUs = us('2026-11-20T08:00:00+07:00');
  commune = await world.commune();
});

const at = (day: number, time = '08:00'): number =>
  us(`2026-11-${String(day).padStart(2, '0')}T${time}:00+07:00`);
const past = (kpi: string, atUs: number) => reckoned(world, kpi, commune, atUs / 1000);

/** What a reading of a KPI shows, less what is about the future. */
const shown = ({
  value,
  numerator,
  denominator,
  status: now,
  reporting,
  expected,
}: Awaited<ReturnType<typeof reckoned>>) => ({
  value,
  numerator,
  denominator,
  status: now,
  reporting,
  expected,
});

describe('a morning as it went by', () => {
  interface Step {
    minutes: number;
    say: (sources: Record<'portal' | 'camera' | 'station', SourceIdentity>) => Promise<unknown>;
  }
  const due = { due: { at: at(20, '09:30') } };
  const dossier = (id: string, state: string, fields = {}) =>
    caseSaid(commune, `dossier ${id}`, world.nowUs, state, fields);
  const level = (value: number) => reading(commune, 'water_level', world.nowUs, value);

  const MORNING: Step[] = [
    { minutes: 0, say: ({ portal }) => world.say(portal, dossier('a', 'accepted', due)) },
    {
      minutes: 10,
      say: async ({ camera, station }) => {
        await world.say(camera, status('online', world.nowUs));
        await world.say(station, level(2.5));
      },
    },
    {
      minutes: 20,
      say: async ({ portal, camera }) => {
        await world.say(portal, [
          dossier('b', 'accepted', { ...due, attributes: { channel: 'online' } }),
          reading(commune, 'up', world.nowUs, 1),
          event(commune, world.nowUs, 100, { id: '1' }),
        ]);
        await world.say(camera, caseSaid(commune, 'detection x', world.nowUs, 'pending'));
      },
    },
    { minutes: 30, say: ({ station }) => world.say(station, level(3.5)) },
    // 09:35: both dossiers are overdue, and nobody said anything
    { minutes: 95, say: () => Promise.resolve() },
    {
      minutes: 100,
      say: ({ portal }) =>
        world.say(portal, [dossier('b', 'finished'), reading(commune, 'up', world.nowUs, 0)]),
    },
    { minutes: 110, say: ({ camera }) => world.say(camera, status('offline', world.nowUs)) },
    { minutes: 120, say: ({ portal }) => world.say(portal, dossier('a', 'supplement')) },
    {
      minutes: 130,
      say: async ({ camera, station }) => {
        await world.say(camera, caseSaid(commune, 'detection x', world.nowUs, 'confirmed'));
        await world.say(station, status('offline', world.nowUs));
      },
    },
    // the pause of 40 minutes moves the date of a dossier that was overdue before it began
    { minutes: 160, say: ({ portal }) => world.say(portal, dossier('a', 'processing')) },
    {
      minutes: 170,
      say: ({ portal }) => world.say(portal, event(commune, world.nowUs, 50, { id: '2' })),
    },
    { minutes: 180, say: ({ portal }) => world.say(portal, dossier('a', 'finished')) },
  ];

  it('is told the same afterwards, for each KPI and each moment', async () => {
    const sources = {
      portal: await world.source(commune),
      camera: await world.source(commune, { kind: 'camera' }),
      station: await world.source(commune, {
        kind: 'device',
        attributes: { floodLevels: [2, 3, 4] },
      }),
    };
    const began = world.nowUs;
    const then: { kpi: string; atUs: number; shown: ReturnType<typeof shown> }[] = [];
    for (const { minutes, say } of MORNING) {
      world.nowUs = began + minutes * 60_000_000;
      await say(sources);
      world.nowUs = began + minutes * 60_000_000 + 60_000_000;
      for (const { code } of BUILT_IN_KPIS) {
        const now = shown(await reckoned(world, code, commune));
        then.push({ kpi: code, atUs: world.nowUs, shown: now });
      }
    }
    // the value of each KPI was another at some time: the comparison compares something
    const values = (kpi: string) =>
      new Set(then.filter((one) => one.kpi === kpi).map((one) => one.shown.value));
    expect(values('dossiers-overdue').size).toBeGreaterThan(2);
    expect(values('flood-level').size).toBeGreaterThan(1);
    for (const { kpi, atUs, shown: was } of then) {
      // whoever had not spoken yet cannot be told from who was silent: feeders are those of today
      const of = (one: typeof was) => ({ kpi, atUs, value: one.value, numerator: one.numerator });
      const told = shown(await past(kpi, atUs));
      if (was.value !== null) expect(of(told)).toEqual(of(was));
    }
  });
});

describe('late facts', () => {
  it('are in the past to which they belong', async () => {
    const source = await world.source(commune);
    await world.say(source, status('online', world.nowUs));
    expect(await past('dossiers-overdue', at(19))).toMatchObject({ value: null });
    await world.say(source, [
      caseSaid(commune, 'dossier d', at(10), 'accepted', { due: { at: at(12) } }),
      caseSaid(commune, 'dossier d', at(15), 'finished'),
    ]);
    const days = await Promise.all(
      [9, 11, 13, 16].map(async (day) => (await past('dossiers-overdue', at(day))).value),
    );
    expect(days).toEqual([0, 0, 1, 0]);
  });

  it('do not reach into a past before them', async () => {
    const source = await world.source(commune);
    await world.say(source, [event(commune, at(10), 5), event(commune, at(12), 7)]);
    expect((await past('local-commerce', at(11))).value).toBe(5);
    expect((await past('local-commerce', at(13))).value).toBe(12);
  });

  it('of presence say who was there', async () => {
    const source = await world.source(commune, { kind: 'camera' });
    await world.say(source, status('online', world.nowUs));
    await world.say(source, status('online', at(18)));
    await world.query(
      `INSERT INTO presence_changes (source_id, at, state) VALUES ($1, '2026-11-19T01:00:00Z', 'offline')`,
      [source.id],
    );
    expect((await past('cameras-online', at(18, '12:00'))).value).toBe(100);
    expect((await past('cameras-online', at(19, '12:00'))).value).toBe(0);
    expect((await past('cameras-online', at(17))).value).toBe(0);
  });
});

it('a dossier that was overdue before it was paused was overdue then, whatever the pause moved', async () => {
  const source = await world.source(commune);
  await world.say(source, [
    caseSaid(commune, 'dossier d', at(2), 'accepted', { due: { at: at(10) } }),
    caseSaid(commune, 'dossier d', at(12), 'supplement'),
    caseSaid(commune, 'dossier d', at(18), 'processing'),
  ]);
  // due on the 10th, moved by six days to the 16th
  const days = await Promise.all(
    [9, 11, 15, 17, 19].map(async (day) => (await past('dossiers-overdue', at(day))).value),
  );
  expect(days).toEqual([0, 1, 0, 0, 1]);
});

it('a source that was removed since was there', async () => {
  const source = await world.source(commune, { kind: 'camera' });
  await world.say(source, status('online', at(18)));
  await world.query(
    `INSERT INTO presence_changes (source_id, at, state) VALUES ($1, '2026-11-18T01:00:00Z', 'online')
     ON CONFLICT DO NOTHING`,
    [source.id],
  );
  await world.query(`UPDATE sources SET removed_at = '2026-11-19T00:00:00Z' WHERE id = $1`, [
    source.id,
  ]);
  expect((await reckoned(world, 'cameras-online', commune)).status).toBe('none');
  expect(await past('cameras-online', at(18, '12:00'))).toMatchObject({
    numerator: 1,
    denominator: 1,
  });
  expect((await past('cameras-online', at(19, '12:00'))).status).toBe('none');
});

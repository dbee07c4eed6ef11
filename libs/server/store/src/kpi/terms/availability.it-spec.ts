import type { SourceIdentity } from '@nhip-xa/ports';
import { countedOf, defined, evidenceOf, measuredOf } from '../../../test/defined';
import { us } from '../../../test/items';
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

const iso = (time: string, day = 20): string => `2026-11-${day}T${time}:00+07:00`;
const AVAILABLE = defined(
  { numerator: [{ fact: 'source', kinds: ['link'], aggregate: 'min', value: 'availability' }] },
  { window: 'PT24H' },
);
const share = async (pastIso?: string, definition = AVAILABLE) =>
  (await measuredOf(world, definition, commune, pastIso ? Date.parse(pastIso) : undefined))
    .numerator;

type Change = [state: 'online' | 'offline', at: string];
/** A line with the changes of its presence, as they were stored. */
async function line(changes: readonly Change[], registered?: string): Promise<SourceIdentity> {
  const source = await world.source(commune, { kind: 'link' });
  for (const [state, at] of changes) {
    await world.query('INSERT INTO presence_changes (source_id, at, state) VALUES ($1, $2, $3)', [
      source.id,
      at,
      state,
    ]);
  }
  if (registered !== undefined) {
    await world.query('UPDATE sources SET created_at = $2 WHERE id = $1', [source.id, registered]);
  }
  return source;
}
const ups = (source: SourceIdentity, said: readonly [at: string, up: number][]) =>
  world.query(
    `WITH e AS (INSERT INTO series (commune, source_id, metric) VALUES ($1, $2, 'up') RETURNING id),
       given AS (SELECT e.id, r.at, r.up FROM e, jsonb_to_recordset($3) AS r (at timestamptz, up float8)),
       each AS (INSERT INTO readings (series_id, at, value) SELECT id, at, up FROM given)
     INSERT INTO readings_hourly (series_id, hour, n, sum, min, max, last, last_at)
     SELECT id, date_trunc('hour', at), count(*), sum(up), min(up), max(up),
       (array_agg(up ORDER BY at DESC))[1], max(at) FROM given GROUP BY 1, 2`,
    [commune, source.id, JSON.stringify(said.map(([at, up]) => ({ at, up })))],
  );
const maintained = (source: SourceIdentity, from: string, to: string) =>
  world.query(
    `INSERT INTO maintenance_windows (source_id, from_at, to_at, why, set_by) VALUES ($1, $2, $3, '', '')`,
    [source.id, from, to],
  );

it('is the share of the window in which it was online', async () => {
  await line([
    ['online', iso('08:00', 18)],
    ['offline', iso('18:00', 19)],
    ['online', iso('21:00', 19)],
    ['offline', iso('11:00')],
  ]);
  // offline for 3 hours and 1 hour of 24
  expect(await share()).toBeCloseTo(20 / 24, 12);
  // until 18:00 yesterday: all of it but the first 10 hours, when it was not yet connected
  expect(await share(iso('06:00', 19))).toBeCloseTo(22 / 24, 12);
  expect(await share(iso('08:00', 19))).toBe(1);
  // the window moves on
  world.pass(3_600);
  expect(await share()).toBeCloseTo(19 / 24, 12);
});

it.each<[string, Change[], number]>([
  ['never online', [], 0],
  ['online for the whole of it', [['online', iso('12:00', 19)]], 1],
  ['online a moment too late', [['online', iso('12:01', 19)]], 1 - 1 / 1_440],
  ['online from this moment on', [['online', iso('12:00')]], 0],
])('of a line %s', async (_, changes, expected) => {
  await line(changes);
  expect(await share()).toBeCloseTo(expected, 12);
});

it('where it says whether it is up, its last word counts', async () => {
  const source = await line([['online', iso('08:00', 18)]]);
  // down from 11:00 to 13:00 of yesterday, of which the window holds one hour, and from 06:00 to 08:30
  await ups(source, [
    [iso('11:00', 19), 0],
    [iso('13:00', 19), 1],
    ...['14', '15', '16'].map((hour): [string, number] => [iso(`${hour}:00`, 19), 1]),
    [iso('06:00'), 0],
    [iso('07:00'), 0],
    [iso('08:00'), 0],
    [iso('08:30'), 1],
  ]);
  expect(await share()).toBeCloseTo((24 - 1 - 2.5) / 24, 12);
});

it('steady hours between two failures of a day say nothing new', async () => {
  const source = await line([['online', iso('08:00', 18)]]);
  // down from 08:10 to 08:40 and from 10:30 to 10:45: three quarters of an hour
  await ups(source, [
    [iso('07:30'), 1],
    [iso('08:10'), 0],
    [iso('08:40'), 1],
    [iso('09:30'), 1],
    [iso('10:20'), 1],
    [iso('10:30'), 0],
    [iso('10:45'), 1],
  ]);
  expect(await share()).toBeCloseTo((24 - 0.75) / 24, 12);
});

it('before its first word of being up, being online is enough', async () => {
  const source = await line([['online', iso('08:00', 18)]]);
  await ups(source, [[iso('09:00'), 0]]);
  expect(await share()).toBeCloseTo(21 / 24, 12);
});

it('up while offline is not there', async () => {
  const source = await line([
    ['online', iso('08:00', 18)],
    ['offline', iso('06:00')],
  ]);
  await ups(source, [[iso('05:00'), 1]]);
  expect(await share()).toBeCloseTo(18 / 24, 12);
});

it('counts from its registration', async () => {
  await line(
    [
      ['online', iso('09:00')],
      ['offline', iso('11:00')],
    ],
    iso('08:00'),
  );
  // 2 of 4 hours
  expect(await share()).toBeCloseTo(0.5, 12);
});

it('leaves out the time under maintenance, above and below', async () => {
  const source = await line([
    ['online', iso('08:00', 18)],
    ['offline', iso('06:00')],
    ['online', iso('09:00')],
  ]);
  await maintained(source, iso('05:00'), iso('08:00'));
  // of 24 hours 3 are left out; of the others it was gone from 08:00 to 09:00
  expect(await share()).toBeCloseTo(20 / 21, 12);
  expect(countedOf(await evidenceOf(world, AVAILABLE, commune, 'numerator'))[0]).toBeCloseTo(
    20 / 21,
    12,
  );
});

it('of a line that was asked nothing is nothing', async () => {
  const source = await line([['offline', iso('06:00')]]);
  await maintained(source, iso('11:00', 19), iso('11:59'));
  await maintained(source, iso('11:59'), iso('12:00'));
  expect(await share()).toBeNull();
});

it('over lines: the lowest, the highest, the mean and the middle', async () => {
  await line([['online', iso('08:00', 18)]]);
  await line([['online', iso('00:00')]]);
  await line([['online', iso('06:00')]]);
  const over = (aggregate: string) =>
    share(
      undefined,
      defined(
        { numerator: [{ fact: 'source', kinds: ['link'], aggregate, value: 'availability' }] },
        { window: 'PT24H' },
      ),
    );
  expect(await over('min')).toBeCloseTo(6 / 24, 12);
  expect(await over('max')).toBe(1);
  expect(await over('median')).toBeCloseTo(0.5, 12);
  expect(await over('mean')).toBeCloseTo(42 / 72, 12);
});

it('of a day is reckoned up to the moment, and minute by minute', async () => {
  await line([['online', iso('09:00')]]);
  const today = { ...AVAILABLE, window: 'today' };
  expect(await measuredOf(world, today, commune)).toMatchObject({
    numerator: 3 / 12,
    nextAtMs: NOON / 1_000 + 60_000,
  });
});

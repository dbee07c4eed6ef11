import { isoOfUs } from '@nhip-xa/domain';
import type { SourceIdentity } from '@nhip-xa/ports';
import { Maintenance } from '../maintenance';
import { event, reading, refused, us } from '../../test/items';
import { openDatabase, type OpenedDatabase } from '../../test/opened-database';
import { World } from '../../test/world';
import { DAYS_AHEAD, NEW_PARTITIONS_PER_HOUR, Partitions } from './partitions';

let server: OpenedDatabase;
let world: World;
let commune: string;
let source: SourceIdentity;

beforeAll(async () => {
  server = await openDatabase();
});
afterAll(() => server.close());
// a database of its own for each test: partitions are shared by all that is in it
beforeEach(async () => {
  world = await World.open(server);
  commune = await world.commune();
  source = await world.source(commune);
});
afterEach(() => world.close());

const DAY_MS = 86_400_000;
const local = (day: string, time = '08:00'): number => us(`${day}T${time}:00+07:00`);

const partitions = async (table: 'readings' | 'events'): Promise<string[]> => {
  const rows = await world.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = $1::regclass AND c.relname !~ '_rest$' ORDER BY 1`,
    [table],
  );
  return rows.map(({ name }) => name);
};
const inRest = async (): Promise<number> => {
  const [row] = await world.query<{ n: string }>('SELECT count(*) AS n FROM ONLY readings_rest');
  return Number(row?.n);
};
/** All readings, by moment, as a query over any border sees them. */
const values = async (fromUs: number, toUs: number): Promise<number[]> => {
  const rows = await world.query<{ value: number }>(
    `SELECT r.value FROM series s CROSS JOIN LATERAL readings_between(s.id, $1, $2) r ORDER BY r.at`,
    [isoOfUs(fromUs), isoOfUs(toUs)],
  );
  return rows.map(({ value }) => value);
};
const say = (atUs: number, value = 1) => world.say(source, reading(commune, 'rain', atUs, value));
const maintenance = (days: number) =>
  new Maintenance(world.opened.database, world.partitions, () => world.nowMs + days * DAY_MS);

it('are made ahead, so that no midnight waits', async () => {
  await world.partitions.makeAhead(world.nowMs);
  for (const table of ['readings', 'events'] as const) {
    const names = await partitions(table);
    expect(names).toHaveLength(1 + DAYS_AHEAD);
    expect(names[0]).toBe(`${table}_d20261120`);
    expect(names.at(-1)).toBe(`${table}_d20261127`);
  }
  // again, and by another process, is no harm
  await new Partitions(world.opened.database, () => undefined).makeAhead(world.nowMs);
  expect(await partitions('events')).toHaveLength(1 + DAYS_AHEAD);
});

it('are made for what comes: by day for the last weeks, by month before', async () => {
  await say(local('2026-11-19'));
  await say(local('2026-10-01', '00:00'));
  await say(local('2026-09-30', '23:59'));
  await say(local('2016-02-29'));
  await world.say(source, event(commune, local('2026-09-01'), 5));
  expect(await partitions('readings')).toEqual([
    'readings_d20261001',
    'readings_d20261119',
    'readings_m201602',
    'readings_m202609',
  ]);
  expect(await partitions('events')).toEqual(['events_m202609']);
  expect(await inRest()).toBe(0);
});

it('identity holds across the midnight that cuts them', async () => {
  const midnight = local('2026-11-20', '00:00');
  const moments = [midnight - 1, midnight, midnight + 1];
  const items = moments.map((atUs, n) => reading(commune, 'rain', atUs, n));
  await world.say(source, items);
  expect((await world.say(source, items)).counts).toMatchObject({ stored: 0, repeats: 3 });
  expect(await values(midnight - 10, midnight + 10)).toEqual([0, 1, 2]);
});

it('beyond the cap none are made: what has none waits in the rest, and is found there', async () => {
  const items = Array.from({ length: NEW_PARTITIONS_PER_HOUR + 15 }, (_, month) =>
    reading(commune, 'rain', us(new Date(Date.UTC(2015, month, 10)).toISOString()), month),
  );
  expect((await world.say(source, items)).counts).toMatchObject({ stored: items.length });
  expect(await partitions('readings')).toHaveLength(NEW_PARTITIONS_PER_HOUR);
  expect(await inRest()).toBe(15);
  expect((await world.say(source, items)).counts).toMatchObject({ repeats: items.length });
  expect(await values(local('2015-01-01'), local('2027-01-01'))).toEqual(items.map((_, n) => n));
});

it('take their rows over from the rest in the next hour', async () => {
  const items = Array.from({ length: NEW_PARTITIONS_PER_HOUR + 2 }, (_, month) =>
    reading(commune, 'rain', us(new Date(Date.UTC(2015, month, 10)).toISOString()), month),
  );
  await world.say(source, items);
  expect(await inRest()).toBe(2);
  world.pass(3_601);
  const last = items.at(-1)?.item as { atUs: number };
  await say(last.atUs + 1, -1);
  expect(await inRest()).toBe(1);
  expect((await world.say(source, items)).counts).toMatchObject({ stored: 0 });
  expect(await inRest()).toBe(0);
  expect(await values(local('2015-01-01'), local('2027-01-01'))).toHaveLength(items.length + 1);
});

it('by day go when they are old: events into months, readings packed, and nothing changes for who asks', async () => {
  const moments = [
    local('2026-10-31', '23:59'),
    local('2026-11-01', '00:00'),
    local('2026-11-15', '12:00'),
    local('2026-11-20', '11:00'),
  ];
  for (const [n, atUs] of moments.entries()) {
    await say(atUs, n);
    await world.say(source, event(commune, atUs, n));
  }
  const border: [number, number] = [local('2026-10-30'), local('2026-11-02')];
  const before = await values(...border);
  expect(before).toEqual([0, 1]);

  // on 11 December the 40 days begin in November: October is joined, November is not
  await maintenance(21).run();
  expect((await partitions('readings')).filter((name) => name < 'readings_d20261208')).toEqual([]);
  expect(await partitions('events')).toEqual(
    expect.arrayContaining(['events_d20261101', 'events_d20261115']),
  );
  expect(await partitions('events')).not.toContain('events_d20261031');
  expect(await partitions('events')).toContain('events_m202610');
  expect(await values(...border)).toEqual(before);
  expect(await values(local('2026-10-01'), local('2026-12-01'))).toEqual([0, 1, 2, 3]);

  // repeats are repeats, and what comes late finds its place
  world.pass(21 * 86_400);
  expect((await say(local('2026-10-31', '23:59'), 0)).counts).toMatchObject({ repeats: 1 });
  expect((await say(local('2026-10-05'), 9)).counts).toMatchObject({ stored: 1 });
  expect(await inRest()).toBe(0);
  expect(await values(local('2026-10-01'), local('2026-12-01'))).toEqual([9, 0, 1, 2, 3]);
  expect(world.partitionFailures).toEqual([]);
});

it('of old days are joined by the hour, the second time to no effect', async () => {
  await world.say(source, event(commune, local('2026-10-02'), 1));
  const later = world.nowMs + 40 * DAY_MS;
  expect(await world.partitions.joinOldDays(later)).toEqual(['events_m202610']);
  expect(await world.partitions.joinOldDays(later)).toEqual([]);
});

it('what has expired goes, and nothing else', async () => {
  await world.write([{ message: world.message(source, 'x'), items: [], rejected: [refused()] }]);
  await world.say(source, event(commune, world.nowUs, 1, { id: 'DH-1' }));
  const left = async (table: string): Promise<number> => {
    const [row] = await world.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`);
    return Number(row?.n);
  };
  await maintenance(29).run();
  expect([await left('rejected_messages'), await left('event_ids')]).toEqual([1, 1]);
  await maintenance(31).run();
  expect([await left('rejected_messages'), await left('event_ids')]).toEqual([1, 0]);
  await maintenance(91).run();
  expect([await left('rejected_messages'), await left('events')]).toEqual([0, 1]);
});

it('of one source the newest 2,000 rejected messages stay, and what waits for its approval', async () => {
  const other = await world.source(commune);
  const insert = `INSERT INTO rejected_messages (at, source_id, unit, topic, reason, detail, bytes,
      size, proposal) SELECT now(), $1, $2, n::text, 'not-json', '', '', 0, $3
    FROM generate_series(1, $4::int) n`;
  await world.query(insert, [source.id, commune, `${commune}.kho`, 3]);
  await world.query(insert, [source.id, commune, null, 2_002]);
  await world.query(insert, [other.id, commune, null, 2_000]);
  await maintenance(0).run();
  const left = await world.query(
    `SELECT source_id, proposal IS NOT NULL AS waits, count(*)::int AS n, min(topic::int) AS oldest
     FROM rejected_messages GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  expect(left).toEqual([
    // the first two of 2,002 are gone
    { source_id: source.id, waits: false, n: 2_000, oldest: 3 },
    { source_id: source.id, waits: true, n: 3, oldest: 1 },
    { source_id: other.id, waits: false, n: 2_000, oldest: 1 },
  ]);
});

import { StorageUnavailable, type SourceIdentity } from '@nhip-xa/ports';
import { reading, us } from '../../test/items';
import { openDatabase, type OpenedDatabase } from '../../test/opened-database';
import { World } from '../../test/world';

let server: OpenedDatabase;
let world: World;
let commune: string;
let source: SourceIdentity;

beforeAll(async () => {
  server = await openDatabase();
});
afterAll(() => server.close());
beforeEach(async () => {
  world = await World.open(server);
  commune = await world.commune();
  source = await world.source(commune);
});
afterEach(() => world.close());

const HOUR_US = 3_600_000_000;
const DAY_US = 24 * HOUR_US;
const rain = (atUs: number, value = 1) => reading(commune, 'rain', atUs, value);
const say = (atUs: number) => world.say(source, rain(atUs));
const stored = async (): Promise<number> => {
  const [row] = await world.query<{ n: number }>('SELECT count(*)::int AS n FROM readings');
  return row?.n ?? 0;
};

/** Moves the present to ten seconds before a local midnight, with everything made ahead. */
async function tenSecondsBefore(midnight: string): Promise<number> {
  const midnightUs = us(`${midnight}T00:00:00+07:00`);
  world.nowUs = midnightUs - 10_000_000;
  await world.partitions.makeAhead(world.nowMs);
  return midnightUs;
}

const nameOf = (day: string): string => `readings_d${day.replaceAll('-', '')}`;

describe('a midnight whose partition somebody dropped', () => {
  const TOMORROW = '2026-11-21';

  it('goes by: what has no partition is kept in the rest', async () => {
    const midnightUs = await tenSecondsBefore(TOMORROW);
    await world.query(`DROP TABLE ${nameOf(TOMORROW)}`);
    await say(midnightUs - 1);
    world.pass(11);
    expect((await say(midnightUs)).counts).toMatchObject({ stored: 1, rejected: 0 });
    expect(await stored()).toBe(2);
  });

  it('is the fault of the storage when there is no rest either, and mends itself with the next try', async () => {
    const midnightUs = await tenSecondsBefore(TOMORROW);
    await world.query(`DROP TABLE ${nameOf(TOMORROW)}`);
    await world.query('DROP TABLE readings_rest');
    world.pass(11);
    const message = world.message(source, 'x');
    const given = [{ message, items: [rain(midnightUs)], rejected: [] }];
    // [E: 23514 looks like bad data] nothing of it may end among the rejected
    await expect(world.write(given)).rejects.toBeInstanceOf(StorageUnavailable);
    const written = await world.write(given);
    expect(written.counts).toMatchObject({ stored: 1, rejected: 0 });
    expect(await stored()).toBe(1);
    expect(await world.query('SELECT 1 FROM rejected_messages')).toEqual([]);
    await world.partitions.makeAhead(world.nowMs);
    expect((await say(us('2025-01-01T00:00:00Z'))).counts).toMatchObject({ stored: 1 });
  });
});

/** Local midnights at which calendars go wrong. */
const MIDNIGHTS = [
  ['the year ends', '2027-01-01', ['2026-12-31', '2027-01-01']],
  ['a leap day begins', '2028-02-29', ['2028-02-28', '2028-02-29']],
  ['a leap day ends', '2028-03-01', ['2028-02-29', '2028-03-01']],
  ['February has no leap day', '2027-03-01', ['2027-02-28', '2027-03-01']],
  ['Europe turns its clocks', '2027-03-29', ['2027-03-28', '2027-03-29']],
  ['Tết begins', '2027-02-06', ['2027-02-05', '2027-02-06']],
] as const;

describe('when', () => {
  it.each(MIDNIGHTS)('%s, each local day has exactly its readings', async (_, midnight, days) => {
    const midnightUs = await tenSecondsBefore(midnight);
    // every half hour of the day before and the day after, and the moments beside midnight
    const moments = Array.from({ length: 96 }, (_each, n) => midnightUs + (n - 48) * (HOUR_US / 2));
    const beside = [midnightUs - 1, midnightUs + 1];
    world.nowUs = midnightUs + DAY_US;
    await world.say(
      source,
      [...moments, ...beside].map((atUs) => rain(atUs)),
    );
    const told = await world.query<{ day: string; n: number; hours: number }>(
      `SELECT r.day::text, r.n, h.n AS hours FROM
         (SELECT (at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day, count(*)::int AS n
          FROM readings GROUP BY 1) r
       JOIN (SELECT (hour AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day, sum(n)::int AS n
          FROM readings_hourly GROUP BY 1) h USING (day) ORDER BY 1`,
    );
    expect(told).toEqual(days.map((day) => ({ day, n: 49, hours: 49 })));
    const tables = await world.query<{ name: string; n: number }>(
      `SELECT tableoid::regclass::text AS name, count(*)::int AS n FROM readings GROUP BY 1 ORDER BY 1`,
    );
    expect(tables).toEqual(days.map((day) => ({ name: nameOf(day), n: 49 })));
  });
});

it("the machine's clock goes back an hour: nobody is offline, and what comes is in order", async () => {
  const silent = async (): Promise<number> => {
    await world.presence.tell(world.nowMs);
    return (await world.presence.judgeSilence(world.nowMs)).length;
  };
  await say(world.nowUs);
  world.pass(-3_600);
  expect(await silent()).toBe(0);
  await say(world.nowUs);
  world.pass(30);
  await say(world.nowUs);
  expect(await silent()).toBe(0);
  expect(await stored()).toBe(3);
});

import { countedOf, defined, evidenceOf, measuredOf } from '../../../test/defined';
import { status, us } from '../../../test/items';
import { World } from '../../../test/world';

let world: World;
let commune: string;

/** Friday 20 November 2026, 12:00 in Vietnam. */
const NOON = us('2026-11-20T12:00:00+07:00');

beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.nowUs = NOON;
  commune = await world.commune();
});

const own = (what: string, window = 'now', code = 'of-a-test') =>
  defined({ numerator: [{ fact: 'system', what }] }, { window, code });
const measured = (what: string, window?: string, pastMs?: number) =>
  measuredOf(world, own(what, window), commune, pastMs);
const numberOf = async (what: string, window?: string, pastIso?: string) =>
  (await measured(what, window, pastIso ? Date.parse(pastIso) : undefined)).numerator;
/** What the items of its evidence come to. */
const shown = async (what: string, window?: string) =>
  countedOf(await evidenceOf(world, own(what, window), commune, 'numerator'));
const vn = (time: string, day = 20): string =>
  `2026-11-${String(day).padStart(2, '0')}T${time}+07:00`;

const alert = (kpi: string, opened: string, acknowledged?: string, closed?: string) =>
  world.query(
    `INSERT INTO alerts (unit, kpi, status, worst, opened_at, changed_at, acknowledged_at, closed_at)
     VALUES ($1, $2, 'critical', 'critical', $3, $3, $4, $5)`,
    [commune, kpi, opened, acknowledged ?? null, closed ?? null],
  );

it('alerts that nobody acknowledged within 15 minutes', async () => {
  await alert('waits', vn('11:44:59'));
  await alert('in-time', vn('11:45:00'));
  await alert('acknowledged', vn('11:00:00'), vn('11:40:00'));
  await alert('closed', vn('11:00:00'), undefined, vn('11:50:00'));
  // what counts the alerts does not count its own
  await alert('of-a-test', vn('10:00:00'));
  expect(await measured('alerts-unacknowledged')).toMatchObject({
    numerator: 1,
    nextAtMs: NOON / 1_000,
  });
  world.nowUs = NOON + 1_000;
  expect(await numberOf('alerts-unacknowledged')).toBe(2);
  expect(await shown('alerts-unacknowledged')).toEqual([1, 1]);
  expect(await numberOf('alerts-unacknowledged', 'now', vn('11:30:00'))).toBe(2);
});

it('minutes to the acknowledgement of an alert, in the middle', async () => {
  await alert('a', vn('10:00:00'), vn('10:04:00'));
  await alert('b', vn('10:00:00'), vn('10:10:00'), vn('11:00:00'));
  await alert('c', vn('10:00:00', 19), vn('10:30:00'));
  await alert('yesterday', vn('10:00:00', 19), vn('10:01:00', 19));
  await alert('open', vn('10:00:00'));
  // 4, 10 and 1470
  expect(await numberOf('alert-acknowledge-minutes', 'today')).toBe(10);
  expect(await shown('alert-acknowledge-minutes', 'today')).toEqual([4, 10, 1_470]);
  expect(await numberOf('alert-acknowledge-minutes', 'P2D')).toBe(7);
  const empty = await world.commune();
  const told = await measuredOf(world, own('alert-acknowledge-minutes', 'today'), empty);
  expect(told.numerator).toBeNull();
});

describe('values of KPIs', () => {
  beforeEach(async () => {
    const values: [kpi: string, status: string, value: number | null, typed: number | null][] = [
      ['good', 'good', 1, null],
      ['warning', 'warning', 0, null],
      ['stale', 'stale', 3, null],
      ['none', 'none', null, null],
      ['typed', 'critical', 4, 1],
    ];
    for (const [kpi, state, value, typed] of values) {
      await world.query(
        `INSERT INTO kpi_values (unit, kpi, value, status, since, at, reporting, expected, version, typed_id)
         VALUES ($1, $2, $3, $4, now(), now(), 1, 1, 1, $5)`,
        [commune, kpi, value, state, typed],
      );
    }
  });

  it.each([
    ['kpis-fresh', 2],
    ['kpis-fed', 3],
    ['kpis-automatic', 3],
    ['kpis-valued', 4],
  ])('%s', async (what, expected) => {
    expect(await numberOf(what)).toBe(expected);
    expect(await shown(what)).toHaveLength(expected);
  });
});

it('seconds to the screen: the 95th of a hundred', async () => {
  await world.query(
    `INSERT INTO screen_draws (unit, at, seconds)
     SELECT $1, $2::timestamptz - n * interval '1 second', n FROM generate_series(1, 101) n
     UNION ALL SELECT $1, $2::timestamptz - interval '15 minutes 1 second', 9999`,
    [commune, vn('12:00:00')],
  );
  // 95 hundredths of the way from the first, 1, to the last, 101
  expect(await numberOf('screen-latency-p95', 'PT15M')).toBe(96);
});

it('items taken in, and what was contracted', async () => {
  for (const [day, received] of [
    ['2026-10-31', 1_000],
    ['2026-11-01', 5],
    ['2026-11-20', 7],
  ] as const) {
    await world.query(
      `INSERT INTO ledger (day, unit, received, stored, repeats, conflicts, rejected) VALUES ($1, $2, $3, 0, 0, 0, 0)`,
      [day, commune, received],
    );
  }
  await world.query(`INSERT INTO kpi_settings (name, key, value) VALUES ('items-quota', $1, 600)`, [
    commune,
  ]);
  expect(await numberOf('items-taken', 'month')).toBe(12);
  expect(await shown('items-taken', 'month')).toEqual([5, 7]);
  expect(await numberOf('items-quota', 'month')).toBe(600);
});

it('days of leaders among the working days', async () => {
  await world.query(
    `INSERT INTO users (username, password_hash, display_name, role, unit) VALUES ($1, '', '', 'chairman', $1)`,
    [commune],
  );
  // Monday the 16th to Friday the 20th, and a Saturday
  for (const day of ['2026-10-30', '2026-11-14', '2026-11-16', '2026-11-20']) {
    await world.query('INSERT INTO leader_days (unit, day) VALUES ($1, $2)', [commune, day]);
  }
  expect(await numberOf('leader-days', 'month')).toBe(2);
  // P7D: the 14th to the 20th
  expect(await numberOf('leader-days', 'P7D')).toBe(2);
  expect(await numberOf('working-days', 'P7D')).toBe(5);
  expect(await shown('leader-days', 'P7D')).toEqual([1, 1]);
});

it('people, villages and sources', async () => {
  await world.query('UPDATE units SET population = 12345 WHERE code = $1', [commune]);
  for (const n of [1, 2]) {
    await world.query(
      `INSERT INTO units (code, level, parent, path, name_vi)
       SELECT code || '-' || $2, 'village', code, path || (code || '-' || $2), '' FROM units WHERE code = $1`,
      [commune, String(n)],
    );
  }
  // a book into which people type is no source that anybody looks after
  const book = await world.source(commune);
  await world.query(`UPDATE sources SET kind = 'typed' WHERE id = $1`, [book.id]);
  const [live] = [await world.source(commune), await world.source(commune, { kind: 'camera' })];
  await world.say(live, status('online', world.nowUs));
  expect(await numberOf('population')).toBe(12_345);
  expect(await numberOf('villages')).toBe(2);
  expect(await numberOf('sources')).toBe(2);
  expect(await numberOf('sources-live')).toBe(1);
  expect(await shown('villages')).toEqual([1, 1]);
});

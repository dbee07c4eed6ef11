import type { Evidence } from '@nhip-xa/contract';
import { KpiBook, isoOfUs } from '@nhip-xa/domain';
import type { SourceIdentity } from '@nhip-xa/ports';
import { caseSaid, reading, status, us } from '../../test/items';
import { measurable, reckoned } from '../../test/reckoned';
import { World, builtIn } from '../../test/world';
import { PgTickerReader } from './pg-ticker-reader';

let world: World;
let commune: string;

beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const at = (time: string): number => us(`2026-11-20T${time}+07:00`);
const NINE = at('09:00:00');
const TEN = at('10:00:00');

beforeEach(async () => {
  commune = await world.commune();
  world.nowUs = at('08:00:00');
});

/** From inclusive, to exclusive. */
const maintain = (source: SourceIdentity, fromUs = NINE, toUs = TEN): Promise<unknown> =>
  world.query(
    `INSERT INTO maintenance_windows (source_id, from_at, to_at, why, set_by)
     VALUES ($1, $2, $3, 'thay nguồn', 'an')`,
    [source.id, isoOfUs(fromUs), isoOfUs(toUs)],
  );

const sides = async (kpi: string, atUs: number, past = false) => {
  world.nowUs = past ? at('23:00:00') : atUs;
  const found = await reckoned(world, kpi, commune, past ? atUs / 1000 : undefined);
  const { numerator, denominator, reporting, expected, status: now, nextAtMs } = found;
  const next = nextAtMs === null ? null : nextAtMs * 1000;
  return { numerator, denominator, reporting, expected, status: now, next };
};

const evidence = async (kpi: string, atUs: number): Promise<Evidence> => {
  world.nowUs = atUs;
  const definition = builtIn(kpi);
  const value = { unit: commune, kpi, ...(await sides(kpi, atUs)) };
  await world.query(
    `INSERT INTO kpi_values (unit, kpi, value, numerator, denominator, status, since, at, reporting, expected, version)
     VALUES ($1, $2, 1, 1, 1, 'good', $3, $3, $4, $5, 1)
     ON CONFLICT (unit, kpi) DO UPDATE SET at = excluded.at`,
    [commune, kpi, isoOfUs(atUs), value.reporting, value.expected],
  );
  const found = await world.reader.evidence({
    unit: commune,
    ...measurable(definition),
    side: 'denominator',
    limit: 100,
  });
  if (!found) throw new Error('no evidence');
  return found;
};

describe('two cameras, of which one is worked on from nine to ten and is off', () => {
  let away: SourceIdentity;

  beforeEach(async () => {
    const there = await world.source(commune, { kind: 'camera' });
    away = await world.source(commune, { kind: 'camera' });
    await world.say(there, status('online', world.nowUs));
    await world.say(away, status('online', world.nowUs));
    await world.say(away, status('offline', world.nowUs));
    await maintain(away);
  });

  const HALF = { numerator: 1, denominator: 2, reporting: 1, expected: 2, status: 'critical' };
  // the one that is there, of the one that should be
  const WHOLE = { numerator: 1, denominator: 1, reporting: 1, expected: 1, status: 'good' };

  it.each([
    ['a microsecond before nine', NINE - 1, HALF],
    ['at nine', NINE, WHOLE],
    ['a millisecond before ten', TEN - 1_000, WHOLE],
    ['at ten', TEN, HALF],
  ])('%s, now and in hindsight', async (_, atUs, expected) => {
    // what is evaluated has whole milliseconds
    const moment = Math.floor(atUs / 1000) * 1000;
    expect(await sides('cameras-online', moment)).toMatchObject(expected);
    expect(await sides('cameras-online', moment, true)).toMatchObject(expected);
  });

  it('the number changes by itself when the window begins and when it ends', async () => {
    expect((await sides('cameras-online', NINE - 1_000)).next).toBe(NINE);
    expect((await sides('cameras-online', NINE)).next).toBe(TEN);
    expect((await sides('cameras-online', TEN)).next).toBeNull();
  });

  it('one of two windows that overlap ends, and the other goes on', async () => {
    await maintain(away, at('09:30:00'), at('11:00:00'));
    expect(await sides('cameras-online', TEN)).toMatchObject(WHOLE);
    expect(await sides('cameras-online', at('11:00:00'))).toMatchObject(HALF);
  });

  it('the evidence names who is left out, and until when', async () => {
    const during = await evidence('cameras-online', at('09:15:00'));
    expect(during.leftOut).toEqual([
      { what: away.key, why: 'maintenance', until: '2026-11-20T03:00:00.000Z' },
    ]);
    expect(during.sources).toHaveLength(1);
    expect(during.items).toHaveLength(1);
    const after = await evidence('cameras-online', TEN);
    expect(after.leftOut).toEqual([]);
    expect(after.items).toHaveLength(2);
  });

  it('another commune’s window changes nothing here', async () => {
    const elsewhere = await world.source(await world.commune(), { kind: 'camera' });
    await maintain(elsewhere, at('08:00:00'), at('12:00:00'));
    expect(await sides('cameras-online', TEN)).toMatchObject(HALF);
  });
});

it('a number of presence whose only source is worked on is none, not zero', async () => {
  const camera = await world.source(commune, { kind: 'camera' });
  await world.say(camera, status('offline', world.nowUs));
  await maintain(camera);
  const none = { numerator: null, denominator: null, expected: 0, status: 'none' };
  expect(await sides('cameras-online', NINE)).toMatchObject({ ...none, next: TEN });
  expect(await sides('cameras-online', TEN)).toMatchObject({ numerator: 0, denominator: 1 });
});

it('what maintenance does not hide is counted though all cameras are worked on', async () => {
  const camera = await world.source(commune, {
    kind: 'camera',
    attributes: { qcvn135: 'QC-1' },
  });
  await world.query(`UPDATE sources SET created_at = $2 WHERE id = $1`, [
    camera.id,
    '2026-11-18T09:00:00+07:00',
  ]);
  await maintain(camera);
  expect(await sides('cameras-dark', NINE)).toMatchObject({ numerator: 1, status: 'warning' });
  expect(await sides('cameras-certified', NINE)).toMatchObject({ numerator: 1, denominator: 1 });
});

describe('a portal that is worked on', () => {
  let portal: SourceIdentity;
  beforeEach(async () => {
    portal = await world.source(commune);
    await world.say(
      portal,
      caseSaid(commune, 'dossier a', world.nowUs, 'processing', { due: { at: at('08:30:00') } }),
    );
    await world.say(portal, status('offline', world.nowUs));
    await maintain(portal);
  });

  it('makes nothing stale, and what it said counts', async () => {
    expect(await sides('dossiers-overdue', NINE - 1_000)).toMatchObject({
      numerator: 1,
      expected: 1,
      status: 'stale',
    });
    const during = { numerator: 1, reporting: 0, expected: 0, status: 'warning' };
    expect(await sides('dossiers-overdue', NINE)).toMatchObject(during);
    expect(await sides('dossiers-overdue', NINE, true)).toMatchObject(during);
    expect(await sides('dossiers-overdue', TEN)).toMatchObject({ status: 'stale' });
  });

  it('is counted by what it says meanwhile', async () => {
    world.nowUs = NINE;
    await world.say(
      portal,
      caseSaid(commune, 'dossier b', world.nowUs, 'processing', { due: { at: at('08:40:00') } }),
    );
    expect(await sides('dossiers-overdue', at('09:10:00'))).toMatchObject({ numerator: 2 });
  });
});

it('a station that is worked on does not give the highest level; another does', async () => {
  const attributes = { floodLevels: [2, 3, 4] };
  const [high, low] = [
    await world.source(commune, { kind: 'device', attributes }),
    await world.source(commune, { kind: 'device', attributes }),
  ];
  world.nowUs = NINE - 60_000_000;
  await world.say(high, reading(commune, 'water_level', world.nowUs, 3.5));
  await world.say(low, reading(commune, 'water_level', world.nowUs, 2.5));
  await maintain(high, NINE, NINE + 60_000_000);
  // 3.5 m passes the second of 2, 3, 4 m; 2.5 m the first
  expect(await sides('flood-level', NINE - 1_000)).toMatchObject({ numerator: 2, expected: 2 });
  expect(await sides('flood-level', NINE)).toMatchObject({ numerator: 1, expected: 1 });
  expect(await sides('flood-level', NINE, true)).toMatchObject({ numerator: 1, expected: 1 });
  expect(await sides('flood-level', NINE + 60_000_000)).toMatchObject({ numerator: 2 });
});

describe('what is told of a source', () => {
  it('says whether it is worked on when it goes, by its word or by its silence', async () => {
    const camera = await world.source(commune, { kind: 'camera', heartbeatSeconds: 60 });
    await maintain(camera);
    const went = async (atUs: number) => {
      world.nowUs = atUs;
      return (await world.say(camera, status('offline', atUs))).presence;
    };
    await world.say(camera, status('online', world.nowUs));
    expect(await went(NINE - 1_000_000)).toMatchObject([{ underMaintenance: false }]);
    await world.say(camera, status('online', world.nowUs));
    expect(await went(NINE)).toMatchObject([{ underMaintenance: true }]);
    await world.say(camera, status('online', world.nowUs));
    world.processes.listenAgain(world.nowMs);
    await world.presence.tell(world.nowMs);
    world.pass(121);
    await world.presence.tell(world.nowMs);
    const silent = await world.presence.judgeSilence(world.nowMs);
    const own = silent.filter(({ change }) => change.source === camera.key);
    expect(own.map(({ change }) => change)).toMatchObject([
      { state: 'offline', underMaintenance: true },
    ]);
  });

  it('is not among what happened, while it is worked on', async () => {
    const ticker = new PgTickerReader(world.opened.database, () => new KpiBook([]));
    const camera = await world.source(commune, { kind: 'camera' });
    // what happened is that of the last day by the database's own clock
    const [row] = await world.query<{ us: string }>(
      `SELECT (extract(epoch FROM now() - interval '1 hour') * 1000000)::bigint AS us`,
    );
    world.nowUs = Number(row?.us);
    await world.say(camera, status('online', world.nowUs));
    const fromUs = world.nowUs;
    await maintain(camera, fromUs, fromUs + 60_000_000);
    await world.say(camera, status('offline', world.nowUs));
    world.pass(60);
    await world.say(camera, status('online', world.nowUs));
    const told = await ticker.latest(commune, 10);
    expect(told.map(({ words }) => words.vi)).toEqual([
      `${camera.key} có tín hiệu trở lại`,
      `${camera.key} có tín hiệu trở lại`,
    ]);
  });

  it('is one word while it flaps, however often it turned', async () => {
    const ticker = new PgTickerReader(world.opened.database, () => new KpiBook([]));
    const link = await world.source(commune, { kind: 'link' });
    const [row] = await world.query<{ us: string }>(
      `SELECT (extract(epoch FROM now() - interval '9 minutes') * 1000000)::bigint AS us`,
    );
    world.nowUs = Number(row?.us);
    for (let turn = 0; turn < 40; turn += 1) {
      await world.say(link, status(turn % 2 === 0 ? 'online' : 'offline', world.nowUs));
      world.pass(7);
    }
    const told = (await ticker.latest(commune, 100)).map(({ words }) => words.vi);
    // five turns are told, the sixth as what it is, and then nothing for ten minutes
    expect(told).toHaveLength(6);
    expect(told[0]).toBe(`${link.key} chập chờn`);
  });
});

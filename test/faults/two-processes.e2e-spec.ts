import type { HealthDetails } from '@nhip-xa/contract';
import { RunningServer, until, type LiveClient } from '@nhip-xa/testing';
import { Device } from '../e2e/kit/device';
import { Town, type MadeSource } from '../e2e/kit/town';
import { Publisher, missing, stored } from './ledger';
import { NO_REDIS, Redis, hasRedis, isOpen } from './redis';
import { SharedDatabase } from './shared-database';

const PROVINCE = '20';
const COMMUNE = '06211';
const KPI = 'dossiers-overdue';
/** What one process does is on the screens of the other: looked for this long, in ms. */
const ELSEWHERE_MS = 10_000;
/** [contract 4] a lost right ends within this, in ms. */
const LOST_RIGHT_MS = 5_000;
/** Definitions that the one changed hold at the other within this, in ms. */
const DEFINED_MS = 5_000;
/** The database ends the session of a process that stands still, and another leads, within this. */
const LED_AGAIN_MS = 12_000;

const minutesAgo = (minutes: number): string =>
  new Date(Date.now() - minutes * 60_000).toISOString();

/** A dossier overdue for so short a time that no history is corrected, which would be told as well. */
const overdue = (id: string) => ({
  kind: 'dossier',
  id,
  state: 'processing',
  ts: new Date().toISOString(),
  openedAt: minutesAgo(5),
  acceptedAt: minutesAgo(5),
  dueAt: minutesAgo(1),
});

let database: SharedDatabase;

beforeAll(async () => {
  database = await SharedDatabase.start();
});
afterAll(() => database?.stop());

/** Consecutive turns of a pair to the same status: one that was recorded twice. */
const doubledRecords = () =>
  database.query(
    `SELECT unit, kpi, at FROM (
       SELECT *, lag(status) OVER (PARTITION BY unit, kpi ORDER BY at) AS last FROM kpi_turns) t
     WHERE last = status`,
  );
const silences = (key: string) =>
  database.query(
    `SELECT at FROM presence_changes c JOIN sources s ON s.id = c.source_id
     WHERE s.key = $1 AND c.state = 'offline'`,
    [key],
  );
const tickerOf = (live: LiveClient, words: string): number =>
  live.ticker.flatMap(({ items }) => items).filter((item) => JSON.stringify(item).includes(words))
    .length;

describe.each(['PostgreSQL', 'Redis'])('two processes on one database, joined by %s', (by) => {
  const test_ = by === 'Redis' && !hasRedis ? it.skip : it;
  if (by === 'Redis' && !hasRedis) console.warn(`skipped: ${NO_REDIS}`);
  let redis: Redis | undefined;
  let a: Town;
  let b: Town;
  let source: MadeSource;
  let service: Device;
  let wall: LiveClient;

  beforeAll(async () => {
    if (by === 'Redis' && !hasRedis) return;
    redis = by === 'Redis' ? await Redis.start() : undefined;
    await database.another();
    const env = { DATABASE_URL: database.url, ...(redis ? { REDIS_URL: redis.url } : {}) };
    a = await Town.start({ env });
    b = await Town.start({ env });
    await a.province(PROVINCE, 'Lạng Sơn');
    await a.commune(COMMUNE, PROVINCE, 'Đồng Đăng');
    // made by the one, let in by the other
    source = await b.source({ id: 'hoso', kind: 'service', unit: COMMUNE });
    service = await until('let in', () => a.device(source).catch(() => undefined), ELSEWHERE_MS);
    wall = await b.live();
    await wall.watch({ units: [COMMUNE, PROVINCE] });
  });
  afterAll(async () => {
    await a?.stop();
    await b?.stop();
    await redis?.stop();
  });

  test_('a change at the one is on the screens of the other, once each', async () => {
    for (let n = 1; n <= 5; n += 1) {
      const before = performance.now();
      await service.publish('case', overdue(`d-${n}`));
      await wall.until(
        `${n} overdue at the other`,
        (live) => live.valuesOf(PROVINCE, KPI).some(({ numerator }) => numerator === n),
        ELSEWHERE_MS,
      );
      console.log(`${by}: publish → screen elsewhere ${Math.round(performance.now() - before)} ms`);
    }
    await b.untilKpi(COMMUNE, KPI, ({ numerator }) => numerator === 5);
    for (const unit of [COMMUNE, PROVINCE]) {
      // before the first dossier nobody feeds it: that none is told too, whenever it is reckoned
      const known = wall.valuesOf(unit, KPI).filter(({ status }) => status !== 'none');
      const shown = known.map(({ numerator }) => numerator);
      expect(shown).toEqual([1, 2, 3, 4, 5]);
    }
    expect(tickerOf(wall, 'd-1')).toBeLessThanOrEqual(1);
    expect(await doubledRecords()).toEqual([]);
  });

  test_('a definition made at the one is reckoned and shown at the other', async () => {
    const code = 'dossiers-open-here';
    const known = await a.admin.get<Record<string, unknown>>(`/kpis/${KPI}`);
    const open = { fact: 'case', kind: 'dossier', aggregate: 'count', where: { open: true } };
    await a.admin.post('/kpis', { ...known, code, measure: { numerator: [open] } });
    const shown = (): boolean => wall.valuesOf(COMMUNE, code).some(({ value }) => value === 5);
    await wall.until('the new number', shown, DEFINED_MS);
    await wall.until('the word', ({ definitions }) => definitions.length > 0, DEFINED_MS);
    // a target set at the other holds for the commune alone, whichever process reckons it
    const target = { warning: null, critical: { '>=': 100 }, why: 'thử' };
    await b.admin.put(`/units/${COMMUNE}/kpis/${code}/target`, target);
    await service.publish('case', overdue('d-6'));
    await a.untilKpi(COMMUNE, code, ({ value, status }) => value === 6 && status === 'warning');
    await b.admin.delete(`/kpis/${code}`);
    await until(
      'gone at the one',
      async () => (await a.admin.ask('GET', `/kpis/${code}`)).status === 404,
      DEFINED_MS,
    );
  });

  test_('a key that names people, added at the one, is refused at the other', async () => {
    const order = (id: string): object => ({
      ...{ id, ts: new Date().toISOString(), type: 'trade.order' },
      attributes: { maSoThue: '0101234567' },
    });
    const refused = () =>
      database.query<{ detail: string; bytes: Buffer }>(
        `SELECT detail, bytes FROM rejected_messages WHERE reason = 'personal-data'`,
      );
    await service.publish('event', order('before'));
    expect(await refused()).toEqual([]);
    await b.admin.post('/personal-keys', { key: 'Mã số thuế' });
    let n = 0;
    const [first] = await until(
      'the key is in force at the one',
      async () => {
        await service.publish('event', order(`after-${(n += 1)}`));
        const found = await refused();
        return found.length > 0 ? found : undefined;
      },
      DEFINED_MS,
    );
    expect(first?.detail).toBe('maSoThue');
    expect(first?.bytes.toString()).not.toContain('0101234567');
    // each process tells of itself, and either tells of both
    const { processes } = await until(
      'both have told of themselves',
      async () => {
        const seen = await a.admin.get<HealthDetails>('/health/details');
        return seen.processes.every(({ version }) => version !== null) ? seen : undefined;
      },
      ELSEWHERE_MS,
    );
    expect(processes).toHaveLength(2);
  });

  test_('who comes and goes at the one is told at the other, once', async () => {
    const camera = await a.connected({ id: 'cam', kind: 'camera', unit: COMMUNE });
    await camera.status('online');
    const changes = (state: string) =>
      wall.presence
        .flatMap(({ changes: all }) => all)
        .filter((change) => change.source === camera.key && change.state === state);
    await wall.until('online', () => changes('online').length > 0, ELSEWHERE_MS);
    await camera.status('offline');
    await wall.until('offline', () => changes('offline').length > 0, ELSEWHERE_MS);
    expect([changes('online').length, changes('offline').length]).toEqual([1, 1]);
  });

  test_('a silence is judged by one of them, and told by both, once', async () => {
    const made = await a.source({
      id: 'quiet',
      kind: 'device',
      unit: COMMUNE,
      heartbeatSeconds: 1,
    });
    const atA = await a.live();
    await atA.watch({ units: [COMMUNE] });
    const quiet = await a.device(made);
    await quiet.telemetry({ water_level: 1 });
    const offline = (live: LiveClient) =>
      live.presence
        .flatMap(({ changes }) => changes)
        .filter(({ source: key, state }) => key === made.key && state === 'offline').length;
    await until('told at both', () => offline(atA) > 0 && offline(wall) > 0, 10_000);
    expect([offline(atA), offline(wall)]).toEqual([1, 1]);
    expect(await silences(made.key)).toHaveLength(1);
    // heard again by the other: what the first believes of it does not count
    const elsewhere = await b.device(made);
    const online = async () => {
      await elsewhere.telemetry({ water_level: 2 });
      return (await b.admin.get<{ state: string }>(`/sources/${made.key}`)).state === 'online';
    };
    await until('online again', online);
  });

  test_('a source that is cut at the one loses its connection at the other', async () => {
    const device = await a.connected({ id: 'cut', kind: 'device', unit: COMMUNE });
    const closed = new Promise<void>((resolve) => device.client.once('close', () => resolve()));
    const credential = await b.admin.post<MadeSource['credential']>(
      `/sources/${device.key}/credential`,
      {},
    );
    await closed;
    const again = await until(
      'let in with the new one',
      () => Device.connect(a.server.mqttUrl, credential).catch(() => undefined),
      ELSEWHERE_MS,
    );
    await again.end();
  });

  test_('a right that is lost at the one ends what is open at the other', async () => {
    await a.user('chu-tich', 'chairman', COMMUNE);
    const atB = await b.signedIn('chu-tich');
    const live = await b.live(atB.cookie);
    expect(await live.watch({ units: [COMMUNE] })).toMatchObject({ ok: true });
    await a.admin.delete('/users/chu-tich');
    await live.until('its connection ends', ({ ended }) => ended, LOST_RIGHT_MS);
  });

  const withRedis = by === 'Redis' ? test_ : it.skip;
  withRedis('a Redis that goes and comes loses no change', async () => {
    await redis?.stop();
    await service.publish('case', overdue('d-6'));
    const shows = (n: number) => () =>
      wall.valuesOf(COMMUNE, KPI).some(({ numerator }) => numerator === n);
    await wall.until('seen without it', shows(6), 10_000);
    await redis?.startAgain();
    await service.publish('case', overdue('d-7'));
    await wall.until('seen with it', shows(7), 10_000);
    expect(wall.ended).toBeUndefined();
  });
});

describe('one of two that stands still', () => {
  let a: Town;
  let b: Town;

  beforeAll(async () => {
    await database.another();
    const env = { DATABASE_URL: database.url };
    a = await Town.start({ env });
    b = await Town.start({ env });
    await a.province(PROVINCE, 'Lạng Sơn');
    await a.commune(COMMUNE, PROVINCE, 'Đồng Đăng');
  });
  afterAll(async () => {
    await a?.stop();
    await b?.stop();
  });

  it('leads no more; the other does; what comes back doubles nothing', async () => {
    const heard = await b.connected({
      id: 'heard',
      kind: 'service',
      unit: COMMUNE,
      heartbeatSeconds: 2,
    });
    const beating = setInterval(() => void heard.telemetry({ up: 1 }).catch(() => undefined), 500);
    const frozen = await a.connected({
      id: 'frozen',
      kind: 'camera',
      unit: COMMUNE,
      heartbeatSeconds: 2,
    });
    await frozen.status('online');
    await b.untilKpi(COMMUNE, 'cameras-online', ({ value }) => value === 100);
    const live = await b.live();
    await live.watch({ units: [COMMUNE] });
    const first = await until('somebody leads', () => database.leader());

    process.kill(a.server.pid, 'SIGSTOP');
    const stoppedAt = performance.now();
    try {
      const due = Date.now() + 1_000;
      await heard.publish('case', {
        ...overdue('due-soon'),
        dueAt: new Date(due).toISOString(),
      });
      await until(
        'another leads',
        async () => {
          const leader = await database.leader();
          return leader !== undefined && leader !== first;
        },
        LED_AGAIN_MS,
      );
      console.log(`led again after ${Math.round(performance.now() - stoppedAt)} ms`);
      await b.untilKpi(COMMUNE, KPI, ({ numerator }) => numerator === 1, LED_AGAIN_MS);
      // that it could not be heard was ours: it is excused until it had the time to come elsewhere
      expect(await silences(frozen.key)).toEqual([]);
      // it does not come: then it is silent
      await until('silent in the end', async () => (await silences(frozen.key)).length > 0, 30_000);
    } finally {
      process.kill(a.server.pid, 'SIGCONT');
      clearInterval(beating);
    }
    const second = await database.leader();
    await until('it answers again', async () => (await a.server.health()).status === 200, 15_000);
    await frozen.status('online').catch(() => undefined);
    const joined = await database.query<{ id: string }>('SELECT id FROM processes');
    await until('both are there', async () => {
      const rows = await database.query('SELECT id FROM processes');
      return rows.length === 2;
    });
    expect(joined.length).toBeLessThanOrEqual(2);
    expect(await database.leader()).toBe(second);
    await heard.publish('case', overdue('after'));
    await a.untilKpi(COMMUNE, KPI, ({ numerator }) => numerator === 2);
    expect(await silences(frozen.key)).toHaveLength(1);
    expect(await silences(heard.key)).toEqual([]);
    expect(await doubledRecords()).toEqual([]);
    const shown = live.valuesOf(COMMUNE, KPI).map(({ numerator }) => numerator);
    expect(shown.filter((n) => n === 1)).toHaveLength(1);
  }, 120_000);
});

describe('a rolling restart under load', () => {
  let a: Town;
  let b: Town;
  const publishers: Publisher[] = [];

  beforeAll(async () => {
    await database.another();
    const env = { DATABASE_URL: database.url };
    a = await Town.start({ env });
    b = await Town.start({ env });
    await a.province(PROVINCE, 'Lạng Sơn');
    await a.commune(COMMUNE, PROVINCE, 'Đồng Đăng');
  });
  afterAll(async () => {
    for (const publisher of publishers) publisher.remove();
    await a?.stop();
    await b?.stop();
  });

  it('loses nothing that was acknowledged, and counts nothing twice', async () => {
    const keys: string[] = [];
    for (const town of [a, b]) {
      const name = town === a ? 'a' : 'b';
      const sources = await Promise.all(
        [0, 1, 2].map((n) => town.source({ id: `s-${name}${n}`, kind: 'service', unit: COMMUNE })),
      );
      keys.push(...sources.map(({ key }) => key));
      const credentials = sources.map(({ credential }) => credential);
      const { mqttUrl } = town.server;
      publishers.push(new Publisher({ mqttUrl, credentials, lanes: 4, pauseMs: 40 }));
    }
    const count = () => publishers.map((publisher) => publisher.acknowledged().length);
    const flows = async () => {
      const before = count();
      await until(
        'acknowledgements flow at both',
        () => count().every((n, which) => n > (before[which] ?? 0) + 20),
        20_000,
      );
    };
    await flows();
    for (const town of [a, b, a]) {
      expect(await town.server.kill('SIGTERM')).toMatchObject({ code: 0 });
      await town.server.restart();
      await flows();
    }
    let sent = 0;
    for (const publisher of publishers) sent += await publisher.finish();
    const acknowledged = publishers.flatMap((publisher) => publisher.acknowledged());
    expect(acknowledged).toHaveLength(sent);
    const there = await stored(a.admin, COMMUNE, keys);
    expect(missing(acknowledged, there)).toEqual([]);
    expect(there.twice).toEqual([]);
    const orders = acknowledged.filter((line) => line.startsWith('event')).length;
    await a.untilKpi(COMMUNE, 'local-commerce', ({ value }) => value === orders);
    expect(await doubledRecords()).toEqual([]);
  }, 120_000);
});

it('five that start at once on an empty database migrate it once', async () => {
  await database.another();
  const env = { DATABASE_URL: database.url };
  const servers = await Promise.all([1, 2, 3, 4, 5].map(() => RunningServer.start({ env })));
  try {
    const migrations = await database.query<{ name: string }>('SELECT name FROM migrations');
    const names = migrations.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(await database.query('SELECT 1 FROM users')).toHaveLength(1);
    expect(
      await database.query(`SELECT 1 FROM installation WHERE name = 'source-key'`),
    ).toHaveLength(1);
    const troubles = servers.flatMap(({ log }) =>
      log.filter((line) => /"level":(40|50|60)|error|warn/i.test(line)),
    );
    expect(troubles).toEqual([]);
    expect(await until('one leads', () => database.leader())).toBeGreaterThan(0);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}, 120_000);

describe('one process takes in, another serves', () => {
  let ingest: RunningServer;
  let api: Town;

  beforeAll(async () => {
    await database.another();
    const env = { DATABASE_URL: database.url };
    api = await Town.start({ env: { ...env, ROLE: 'api' } });
    ingest = await RunningServer.start({ env: { ...env, ROLE: 'ingest' } });
    await api.province(PROVINCE, 'Lạng Sơn');
    await api.commune(COMMUNE, PROVINCE, 'Đồng Đăng');
  });
  afterAll(async () => {
    await api?.stop();
    await ingest?.stop();
  });

  it('what is taken in by the one is on the screens of the other', async () => {
    const live = await api.live();
    await live.watch({ units: [COMMUNE] });
    const source = await api.source({ id: 'hoso', kind: 'service', unit: COMMUNE });
    const service = await until(
      'let in',
      () => Device.connect(ingest.mqttUrl, source.credential).catch(() => undefined),
      ELSEWHERE_MS,
    );
    await service.publish('case', overdue('d-1'));
    await live.until(
      'shown',
      (client) => client.valuesOf(COMMUNE, KPI).some(({ numerator }) => numerator === 1),
      ELSEWHERE_MS,
    );
    await service.end();
  });

  it('each answers what its role is for', async () => {
    expect(api.server.mqttUrl).toBe('');
    expect(api.server.log.join('\n')).not.toContain('MQTT');
    const status = async (path: string) => (await fetch(`${ingest.httpUrl}${path}`)).status;
    expect(await status('/health/ready')).toBe(200);
    expect(await status('/health/live')).toBe(200);
    expect(await status('/metrics')).toBe(200);
    for (const path of ['/', '/api/v1/units', '/api/docs', '/live', '/socket.io/?EIO=4']) {
      expect([path, await status(path)]).toEqual([path, 404]);
    }
    expect(await isOpen(Number(new URL(ingest.mqttUrl).port))).toBe(true);
  });
});

it('a Redis that cannot be reached is one clear line', async () => {
  await expect(RunningServer.start({ env: { REDIS_URL: 'redis://127.0.0.1:1' } })).rejects.toThrow(
    /The Redis that REDIS_URL names cannot be used \(.*\)\. Check/,
  );
});

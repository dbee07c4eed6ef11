import type { Page as List, RejectedMessage, Source } from '@nhip-xa/contract';
import { until } from '@nhip-xa/testing';
import type { Device } from '../e2e/kit/device';
import { Town } from '../e2e/kit/town';
import { chanceOf } from './chance';
import { items } from './kit/figures';
import { lasting } from './kit/length';
import { expectBooksBalance } from './kit/oracle';
import { OutsideDatabase } from './kit/outside-database';
import { Row } from './kit/row';

const COMMUNE = '06211';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Vietnam's days begin so long before those of UTC. */
const ZONE_MS = 7 * HOUR_MS;
const NEIGHBOURS = lasting(600, 6_000);
const SHUFFLED = lasting(360, 3_600);
const SEED = Number(process.env.FAULT_SEED ?? Date.now() % 1_000_000);

const lastMidnightMs = (): number => Math.floor((Date.now() + ZONE_MS) / DAY_MS) * DAY_MS - ZONE_MS;
const iso = (ms: number): string => new Date(ms).toISOString();

/** What no database takes, or nobody can read, and why it is refused; in the order of sending. */
const POISON: [what: string, channel: string, payload: string | Buffer, reason: string][] = [
  ['NUL in a text', 'case', '{"kind":"dossier","id":"a\\u0000b","state":"new"}', 'bad-shape'],
  ['NUL in a name', 'telemetry', '{"values":{"ra\\u0000in":1}}', 'bad-shape'],
  ['NUL as a byte', 'telemetry', '{"values":{"rain":"\0"}}', 'not-json'],
  ['broken UTF-8', 'event', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 'not-json'],
  ['1e400', 'telemetry', '{"values":{"rain":1e400}}', 'bad-shape'],
  ['NaN', 'telemetry', '{"values":{"rain":NaN}}', 'not-json'],
  ['10,000 lists', 'event', '['.repeat(10_000) + ']'.repeat(10_000), 'bad-shape'],
  ['an object for a number', 'telemetry', '{"values":{"rain":{"a":1}}}', 'bad-shape'],
  ['a metric that is none', 'telemetry', '{"values":{"Lượng mưa!":1}}', 'bad-shape'],
  ['an unknown kind of case', 'case', '{"kind":"wedding","id":"1","state":"new"}', 'bad-shape'],
  ['an unknown channel', 'gossip', '{}', 'unknown-channel'],
  ['a person', 'event', '{"type":"trade.order","attributes":{"hoTen":"x"}}', 'personal-data'],
  [
    'a text of 1 MB',
    'event',
    `{"type":"trade.order","attributes":{"note":"${'x'.repeat(1_000_000)}"}}`,
    'bad-shape',
  ],
];

describe(`facts that are strange (FAULT_SEED=${SEED})`, () => {
  let database: OutsideDatabase;
  let town: Town;

  beforeAll(async () => {
    database = await OutsideDatabase.start();
    // days are those of Vietnam, wherever the machine says that it stands (27)
    town = await Town.start({ env: { DATABASE_URL: database.url, TZ: 'America/New_York' } });
    await town.province('20', 'Lạng Sơn');
    await town.commune(COMMUNE, '20', 'Đồng Đăng');
  });
  afterAll(async () => {
    await town?.stop();
    await database?.stop();
  });

  const portal = (id: string): Promise<Device> =>
    town.connected({ id, kind: 'service', unit: COMMUNE });

  const count = async (sql: string): Promise<number> => {
    const { rows } = await database.look((client) => client.query<{ n: string }>(sql));
    return Number(rows[0]?.n);
  };

  it('each comes three times, across a midnight, a restart, and marked as repeats: counted once (20)', async () => {
    const row = new Row('20', 'every id six times, across midnight and a restart');
    const midnight = lastMidnightMs();
    // the last two microseconds of yesterday's milliseconds, and the first of today
    const moments = [midnight - 2, midnight - 1, midnight, midnight + 1];
    const source = await town.source({ id: 'repeater', kind: 'service', unit: COMMUNE });
    const sayAll = async (device: Device, dup: boolean): Promise<void> => {
      for (const [n, ms] of moments.entries()) {
        const ts = iso(ms);
        const messages: [string, object][] = [
          ['telemetry', { ts, values: { load: n } }],
          ['case', { kind: 'dossier', id: `c-${n}`, ts, state: 'processing', openedAt: ts }],
          ['event', { id: `e-${n}`, ts, type: 'trade.order', amount: 10 }],
        ];
        for (const [channel, body] of messages) {
          const topic = `xa/v1/${source.key.replace('.', '/')}/${channel}`;
          await device.client.publishAsync(topic, JSON.stringify(body), { qos: 1, dup });
        }
      }
    };
    const first = await town.device(source);
    for (const dup of [false, false, true]) await sayAll(first, dup);
    await town.server.kill('SIGKILL');
    await town.server.restart();
    const second = await town.device(source);
    for (const dup of [true, false, true]) await sayAll(second, dup);

    expect(await count('SELECT count(*) AS n FROM readings')).toBe(moments.length);
    expect(await count('SELECT sum(n) AS n FROM readings_hourly')).toBe(moments.length);
    expect(await count('SELECT count(*) AS n FROM events')).toBe(moments.length);
    expect(await count('SELECT sum(amount) AS n FROM events')).toBe(10 * moments.length);
    expect(await count('SELECT count(*) AS n FROM cases')).toBe(moments.length);
    const cases = await town.admin.all<{ id: string }>(`/cases?unit=${COMMUNE}&kind=dossier`);
    expect(cases).toHaveLength(moments.length);
    const kpi = await town.untilKpi(COMMUNE, 'local-commerce', ({ value }) => (value ?? 0) > 0);
    // on the first day of a quarter the orders of yesterday belong to the one before
    expect([10 * moments.length, (10 * moments.length) / 2]).toContain(kpi.value);
    await expectBooksBalance(town.admin);
    row.print(town.server.pid);
  });

  it('one in a hundred is poison: neighbours are stored at once, the poison is kept with its reason (21)', async () => {
    const row = new Row('21', `${POISON.length} poisons among ${NEIGHBOURS} messages`);
    const [good, bad] = [await portal('good'), await portal('bad')];
    const startMs = Date.now() - HOUR_MS;
    const latencies: number[] = [];
    let poisoned = 0;
    for (let n = 0; n < NEIGHBOURS; n += 10) {
      const [, channel = '', payload = ''] = POISON[poisoned] ?? [];
      const sent = Array.from({ length: 10 }, async (_, k) => {
        const beganMs = performance.now();
        await good.telemetry({ load: n + k }, iso(startMs + n + k));
        latencies.push(performance.now() - beganMs);
      });
      if (channel) sent.push(bad.publish(channel, payload).then(() => undefined));
      poisoned += 1;
      await Promise.all(sent);
    }
    const worstMs = Math.max(...latencies);
    row.note(`slowest neighbour ${Math.round(worstMs)} ms`);
    expect(latencies).toHaveLength(NEIGHBOURS);
    expect(worstMs).toBeLessThan(2_000);
    const kept = await town.admin.all<{ value: number }>(
      `/sources/${good.key}/readings?metric=load&from=${iso(startMs - 1)}`,
    );
    expect(kept).toHaveLength(NEIGHBOURS);
    const refused = await town.admin.get<List<RejectedMessage>>(`/rejected?source=${bad.key}`);
    const reasons = refused.items.map(({ reason }) => reason).reverse();
    expect(POISON.map(([what], n) => [what, reasons[n]])).toEqual(
      POISON.map(([what, , , reason]) => [what, reason]),
    );
    // nobody tries them again
    const tries = await items(town.server, 'received');
    await good.telemetry({ load: -1 }, iso(startMs - 1));
    await until('it is counted', async () => (await items(town.server, 'received')) > tries);
    expect(await items(town.server, 'received')).toBe(tries + 1);
    await expectBooksBalance(town.admin);
    row.print(town.server.pid);
  });

  it('out of order by hours: the last value is the newest, the hours add up (22)', async () => {
    const row = new Row('22', `${SHUFFLED} readings of six hours, shuffled`);
    const source = await town.source({
      id: 'gauge',
      kind: 'device',
      unit: COMMUNE,
      attributes: { floodLevels: [1_000_000, 2_000_000, 3_000_000] },
    });
    const gauge = await town.device(source);
    const nowMs = Date.now();
    const chance = chanceOf(SEED);
    const stepMs = (6 * HOUR_MS) / SHUFFLED;
    const facts = Array.from({ length: SHUFFLED }, (_, n) => ({
      ms: Math.floor(nowMs - n * stepMs),
      value: Math.floor(chance() * 1_000),
    }));
    const shuffled = facts
      .map((fact) => ({ fact, place: chance() }))
      .sort((a, b) => a.place - b.place)
      .map(({ fact }) => fact);
    const parts = Array.from({ length: 12 }, (_, part) =>
      shuffled.filter((__, n) => n % 12 === part),
    );
    await Promise.all(
      parts.map((part) =>
        gauge.publish(
          'telemetry',
          part.map(({ ms, value }) => ({ ts: ms, values: { water_level: value } })),
        ),
      ),
    );
    const hours = await town.admin.all<{
      at: string;
      n: number;
      last: number;
      min: number;
      max: number;
      mean: number;
    }>(
      `/sources/${gauge.key}/readings?metric=water_level&step=PT1H&from=${iso(nowMs - 7 * HOUR_MS)}`,
    );
    const expected = new Map<number, { ms: number; value: number }[]>();
    for (const fact of facts) {
      const hour = Math.floor(fact.ms / HOUR_MS) * HOUR_MS;
      expected.set(hour, [...(expected.get(hour) ?? []), fact]);
    }
    expect(hours).toHaveLength(expected.size);
    for (const { at, n, last, min, max, mean } of hours) {
      const own = expected.get(Date.parse(at)) ?? [];
      const values = own.map(({ value }) => value);
      const newest = own.reduce((a, b) => (a.ms > b.ms ? a : b));
      const sum = values.reduce((a, b) => a + b, 0);
      expect({ at, n, last, min, max }).toEqual({
        at,
        n: own.length,
        last: newest.value,
        min: Math.min(...values),
        max: Math.max(...values),
      });
      expect(mean).toBeCloseTo(sum / own.length, 6);
    }
    // older than the newest: neither the last value nor an alarm follows it
    await gauge.telemetry({ water_level: 5_000_000 }, iso(nowMs - 2 * HOUR_MS + 1));
    await town.untilKpi(COMMUNE, 'flood-level', ({ value }) => value === 0);
    row.print(town.server.pid);
  });

  it('of clocks that are wrong are kept at our time, with the time that was claimed (23)', async () => {
    const row = new Row('23', 'clocks +3 h, 1970, 2106, jumping back');
    const clock = await portal('clock');
    const partitions = 'SELECT count(*) AS n FROM pg_inherits';
    const before = await count(partitions);
    const beganMs = Date.now();
    const wrong = [iso(beganMs + 3 * HOUR_MS), '1970-01-01T00:00:00Z', '2106-02-07T06:28:15Z'];
    for (const [n, ts] of wrong.entries()) await clock.telemetry({ load: n }, ts);
    // set right, and back by two hours: late, and believed
    const jumped = [iso(beganMs - 60_000), iso(beganMs - 2 * HOUR_MS)];
    for (const [n, ts] of jumped.entries()) await clock.telemetry({ load: 10 + n }, ts);
    const kept = await town.admin.all<{ at: string; value: number }>(
      `/sources/${clock.key}/readings?metric=load&from=${iso(beganMs - DAY_MS)}&to=${iso(beganMs + DAY_MS)}`,
    );
    const at = (value: number): number =>
      Date.parse(kept.find((one) => one.value === value)?.at ?? '');
    expect(kept).toHaveLength(wrong.length + jumped.length);
    for (const [n] of wrong.entries()) {
      expect(at(n)).toBeGreaterThanOrEqual(beganMs);
      expect(at(n)).toBeLessThan(Date.now() + 1_000);
    }
    expect([at(10), at(11)]).toEqual(jumped.map((ts) => Date.parse(ts)));
    const { rows } = await database.look((client) =>
      client.query<{ claimed: string }>('SELECT claimed FROM claimed_times ORDER BY received_at'),
    );
    expect(rows.map(({ claimed }) => claimed)).toEqual(wrong);
    await until('the source is flagged', async () => {
      const { flags } = await town.admin.get<Source>(`/sources/${clock.key}`);
      return flags.some((flag) => flag.startsWith('clock-wrong'));
    });
    expect((await count(partitions)) - before).toBeLessThanOrEqual(2);
    row.print(town.server.pid);
  });
});

import { setTimeout as delay } from 'node:timers/promises';
import { connect, type MqttClient } from 'mqtt';
import type { PresenceState } from '@nhip-xa/contract';
import { until, type LiveClient } from '@nhip-xa/testing';
import { Device, topicIn } from '../e2e/kit/device';
import { Town, type MadeSource } from '../e2e/kit/town';
import { lineTo } from './kit/device-line';
import { lasting, patience } from './kit/length';
import { Row } from './kit/row';
import type { TcpProxy } from './kit/tcp-proxy';

const COMMUNE = '06211';
const FLAPS = lasting(15, 150);
const FLAP_MS = lasting(300, 400);
const SLOW_MESSAGES = lasting(25, 300);
const MINUTE_MS = 60_000;
const HEARTBEAT_SECONDS = 2;
/** The line of an old radio: half the 300 ms on each way. */
const ONE_WAY_MS = 150;
const BYTES_PER_SECOND = 2_000;

describe('a device on a spoilt line', () => {
  let town: Town;
  let live: LiveClient;
  const lines: TcpProxy[] = [];
  const clients: MqttClient[] = [];

  beforeAll(async () => {
    town = await Town.start();
    await town.province('20', 'Lạng Sơn');
    await town.commune(COMMUNE, '20', 'Đồng Đăng');
    live = await town.live();
    await live.watch({ units: [COMMUNE] });
  });
  afterAll(async () => {
    for (const client of clients) client.end(true);
    await Promise.all(lines.map((line) => line.close()));
    await town?.stop();
  });

  const ownLine = async (): Promise<{ line: TcpProxy; url: string }> => {
    const made = await lineTo(town.server.mqttUrl);
    lines.push(made.line);
    return made;
  };

  /** States the screens were told of a source, in their order. */
  const told = (key: string): PresenceState[] =>
    live.presence.flatMap(({ changes }) =>
      changes.filter(({ source }) => source === key).map(({ state }) => state),
    );

  const levels = (key: string): Promise<{ at: string; value: number }[]> =>
    town.admin.all(`/sources/${key}/readings?metric=water_level&from=${iso(-3 * 60 * MINUTE_MS)}`);

  const iso = (fromNowMs: number): string => new Date(Date.now() + fromNowMs).toISOString();

  /** Connects again by itself, as devices do. */
  function stubborn(url: string, { credential }: MadeSource, will = true): MqttClient {
    const { clientId, username, password } = credential;
    const client = connect(url, {
      clientId,
      username,
      password,
      reconnectPeriod: 50,
      connectTimeout: 5_000,
      ...(will
        ? {
            will: {
              topic: topicIn(username, 'status'),
              payload: Buffer.from('offline'),
              qos: 1 as const,
              retain: false,
            },
          }
        : {}),
    });
    // a line that breaks is tried again; that is what is tested
    client.on('error', () => undefined);
    clients.push(client);
    return client;
  }

  it('that was cut off for an hour fills its history, and fires no alarm of now (16)', async () => {
    const row = new Row('16', 'network away, backlog of 60 minutes delivered later');
    const source = await town.source({
      id: 'gauge',
      kind: 'device',
      unit: COMMUNE,
      heartbeatSeconds: 1,
      attributes: { floodLevels: [3, 4, 5] },
    });
    const { line, url } = await ownLine();
    const before = await Device.connect(url, source.credential);
    await before.telemetry({ water_level: 1 }, iso(-61 * MINUTE_MS));
    await before.telemetry({ water_level: 1.5 });
    await town.untilKpi(COMMUNE, 'flood-level', ({ value }) => value === 0);
    line.refuse();
    await until('it is told offline', () => told(source.key).at(-1) === 'offline', 8_000);
    const alarmsBefore = live.valuesOf(COMMUNE, 'flood-level').length;

    line.pass();
    const backAtMs = performance.now();
    const after = await Device.connect(url, source.credential);
    // what it measured meanwhile: above every alarm level for most of the hour, and low again now
    const backlog = Array.from({ length: 60 }, (_, n) => ({
      ts: iso((n - 60) * MINUTE_MS),
      values: { water_level: 9 },
    }));
    await after.telemetry({ water_level: 1.25 });
    await after.publish('telemetry', backlog.slice(0, 30));
    await after.publish('telemetry', backlog.slice(30).reverse());
    row.took('backlog acknowledged', backAtMs);

    await town.untilKpi(COMMUNE, 'flood-level', ({ status }) => status === 'good');
    const kept = await levels(source.key);
    expect(kept.map(({ value }) => value).filter((value) => value === 9)).toHaveLength(60);
    expect(kept.at(-1)?.value).toBe(1.25);
    const since = live.valuesOf(COMMUNE, 'flood-level').slice(alarmsBefore);
    expect(since.filter(({ value }) => (value ?? 0) > 0)).toEqual([]);
    expect(told(source.key)).toEqual(['online', 'offline', 'online']);
    row.print(town.server.pid);
    await after.end();
  });

  it('that dies without a word is offline once, and online again once (17)', async () => {
    const row = new Row('17', `half-open connection, heartbeat ${HEARTBEAT_SECONDS} s`);
    const source = await town.source({
      id: 'lamp',
      kind: 'device',
      unit: COMMUNE,
      heartbeatSeconds: HEARTBEAT_SECONDS,
    });
    const { line, url } = await ownLine();
    const before = await Device.connect(url, source.credential, { will: true });
    await before.status('online');
    await until('it is told online', () => told(source.key).at(-1) === 'online');
    const deadAtMs = performance.now();
    line.blackhole();
    await until('it is told offline', () => told(source.key).at(-1) === 'offline', 8_000);
    row.took('offline', deadAtMs);
    expect(performance.now() - deadAtMs).toBeLessThan(2 * HEARTBEAT_SECONDS * 1_000 + 2_000);

    line.pass();
    // the broker still has the old connection; the same device comes over another one
    const after = await Device.connect(url, source.credential, { will: true });
    const beat = setInterval(() => void after.status('online').catch(() => undefined), 500);
    await until('it is told online', () => told(source.key).at(-1) === 'online');
    await delay(2 * HEARTBEAT_SECONDS * 1_000);
    clearInterval(beat);
    expect(told(source.key)).toEqual(['online', 'offline', 'online']);
    row.print(town.server.pid);
    await after.end();
    before.breakOff();
  });

  it(
    'that flaps keeps its history right, and says each turn once at most (18)',
    async () => {
      const row = new Row('18', `link breaks ${FLAPS} times, every ${FLAP_MS} ms`);
      const source = await town.source({
        id: 'flag',
        kind: 'device',
        unit: COMMUNE,
        heartbeatSeconds: 1,
      });
      const { line, url } = await ownLine();
      const tickerBefore = live.ticker.length;
      const client = stubborn(url, source);
      const acknowledged: string[] = [];
      let ended = false;
      const publishing = (async () => {
        const startMs = Date.now() - 60 * MINUTE_MS;
        for (let n = 0; !ended; n += 1) {
          const ts = new Date(startMs + n).toISOString();
          const text = JSON.stringify({ ts, values: { water_level: n } });
          await untilAcknowledged(client, topicIn(source.key, 'telemetry'), text);
          acknowledged.push(ts);
          await delay(20);
        }
      })();
      for (let flap = 0; flap < FLAPS; flap += 1) {
        await delay(FLAP_MS);
        line.cut();
      }
      const before = acknowledged.length;
      await until('acknowledgements flow', () => acknowledged.length > before + 10, 10_000);
      ended = true;
      await publishing;
      const kept = (await levels(source.key)).map(({ at }) => new Date(at).toISOString());
      expect(kept.sort()).toEqual(acknowledged);
      expect((await town.admin.get<{ state: string }>(`/sources/${source.key}`)).state).toBe(
        'online',
      );
      const items = live.ticker
        .slice(tickerBefore)
        .flatMap((message) => message.items)
        .filter(({ href }) => href.includes(source.key));
      row.note(`${items.length} lines in the ticker`);
      row.print(town.server.pid);
      expect(items.length).toBeLessThanOrEqual(2 * FLAPS + 2);
    },
    patience(FLAPS * FLAP_MS),
  );

  it(
    'of 300 ms and 2 kB/s works (19)',
    async () => {
      const row = new Row('19', `300 ms, 2 kB/s, ${SLOW_MESSAGES} messages`);
      const source = await town.source({ id: 'radio', kind: 'device', unit: COMMUNE });
      const { line, url } = await ownLine();
      line.delay(ONE_WAY_MS);
      line.throttle(BYTES_PER_SECOND);
      const beganMs = performance.now();
      const client = stubborn(url, source, false);
      const startMs = Date.now() - 60 * MINUTE_MS;
      const sent = Array.from({ length: SLOW_MESSAGES }, (_, n) =>
        new Date(startMs + n * 1_000).toISOString(),
      );
      await Promise.all(
        sent.map((ts) => {
          const text = JSON.stringify({ ts, values: { water_level: 2 } });
          return untilAcknowledged(client, topicIn(source.key, 'telemetry'), text);
        }),
      );
      row.took('all acknowledged', beganMs);
      const kept = (await levels(source.key)).map(({ at }) => new Date(at).toISOString());
      expect(kept.sort()).toEqual(sent);
      row.print(town.server.pid);
    },
    patience(SLOW_MESSAGES * 100),
  );
});

/** The library gives back what it had not sent when a connection broke. */
async function untilAcknowledged(client: MqttClient, topic: string, text: string): Promise<void> {
  for (;;) {
    try {
      await client.publishAsync(topic, text, { qos: 1 });
      return;
    } catch {
      await delay(20);
    }
  }
}

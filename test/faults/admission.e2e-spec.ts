import { setTimeout as delay } from 'node:timers/promises';
import type { Credential } from '@nhip-xa/contract';
import { until } from '@nhip-xa/testing';
import { Town, type MadeSource } from '../e2e/kit/town';
import { topicIn } from '../e2e/kit/device';
import { MqttConnection } from '../load/mqtt-connection';

const COMMUNE = '06211';
/** All of them, as after a power cut. */
const DEVICES = process.env.FAULTS === 'long' ? 2_000 : 500;
const WITHIN_MS = 5_000;
/** Everybody is in soon after the last one came; a busy machine is given more. */
const ALL_IN_MS = 30_000;
/** No acknowledgement of another device takes longer meanwhile; the goal is 500 ms. */
const ACKNOWLEDGED_MS = 5_000;
/** Sources that are registered at once. */
const AT_ONCE = 20;

describe(`${DEVICES} devices that come back within ${WITHIN_MS / 1_000} s`, () => {
  let town: Town;
  const connections: MqttConnection[] = [];
  const credentials: Credential[] = [];

  beforeAll(async () => {
    town = await Town.start();
    await town.province('20', 'Lạng Sơn');
    await town.commune(COMMUNE, '20', 'Đồng Đăng');
    for (let from = 0; from < DEVICES; from += AT_ONCE) {
      const made = await Promise.all(
        Array.from({ length: Math.min(AT_ONCE, DEVICES - from) }, (_, n) =>
          town.source({ id: `d-${from + n}`, kind: 'device', unit: COMMUNE }),
        ),
      );
      credentials.push(...made.map(({ credential }) => credential));
    }
  });
  afterAll(async () => {
    for (const connection of connections) connection.close();
    await town?.stop();
  });

  const address = (): { host: string; port: number } => ({
    host: '127.0.0.1',
    port: Number(new URL(town.server.mqttUrl).port),
  });

  /** One connection each, spread over the time, and how long each took in ms. */
  async function allCome(lost: string[]): Promise<number[]> {
    return Promise.all(
      credentials.map(async ({ username: key, password }, n) => {
        await delay((n / DEVICES) * WITHIN_MS);
        const fromMs = performance.now();
        const account = { key, username: key, password, topic: topicIn(key, 'telemetry') };
        const open = MqttConnection.open(
          address(),
          account,
          () => undefined,
          (why) => lost.push(why),
        );
        connections.push(await open);
        return performance.now() - fromMs;
      }),
    );
  }

  /** Publishes one after another until it is told to end; how long each PUBACK took in ms. */
  async function watch(source: MadeSource, isOver: () => boolean): Promise<number[]> {
    const device = await town.device(source);
    const took: number[] = [];
    while (!isOver()) {
      const fromMs = performance.now();
      await device.telemetry({ water_level: took.length }, Date.now());
      took.push(performance.now() - fromMs);
      await delay(20);
    }
    await device.end();
    return took;
  }

  it.each(['for the first time', 'all again'])(
    'are all let in, and do not delay another device: %s',
    async () => {
      const watcher = await town.source({ id: `w-${Date.now()}`, kind: 'device', unit: COMMUNE });
      for (const connection of connections.splice(0)) connection.close();
      const lost: string[] = [];
      let over = false;
      const watching = watch(watcher, () => over);
      const fromMs = performance.now();
      const took = await allCome(lost).finally(() => (over = true));
      const tookMs = performance.now() - fromMs;
      const acknowledged = await watching;
      const most = (values: number[]): number => Math.round(Math.max(...values));
      console.log(
        `${DEVICES} devices in after ${Math.round(tookMs)} ms, the slowest CONNACK after ` +
          `${most(took)} ms; ${acknowledged.length} acknowledgements of another device, the ` +
          `slowest after ${most(acknowledged)} ms`,
      );
      expect(lost).toEqual([]);
      expect(took).toHaveLength(DEVICES);
      expect(tookMs).toBeLessThan(ALL_IN_MS);
      expect(most(acknowledged)).toBeLessThan(ACKNOWLEDGED_MS);
      await until(`${DEVICES} sources are connected`, async () => {
        const metrics = await (await fetch(`${town.server.httpUrl}/metrics`)).text();
        return metrics.includes(`\nnhipxa_mqtt_connections ${DEVICES}\n`);
      });
    },
  );
});

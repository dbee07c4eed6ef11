import type { Page as List, Source } from '@nhip-xa/contract';
import { setTimeout as delay } from 'node:timers/promises';
import { until } from '@nhip-xa/testing';
import { chanceOf } from './chance';
import { BusyTown, COMMUNE } from './kit/busy-town';
import { lineTo } from './kit/device-line';
import { items } from './kit/figures';
import { lasting } from './kit/length';
import { Row } from './kit/row';
import type { TcpProxy } from './kit/tcp-proxy';

const CUTS = lasting(30, 500);
const STOPS = lasting(2, 10);
const FROZEN_MS = lasting(7_000, 60_000);
/** One of so many acknowledgements does not get through. */
const ONE_OF = 20;
/** [contract 5] */
const STOPPED_MS = 10_000;
/** The kind of a packet is in the upper half of its first byte [MQTT-2.2]. */
const PUBACK = 4;

const SEED = Number(process.env.FAULT_SEED ?? Date.now() % 1_000_000);

describe(`what is stored and not acknowledged any more (FAULT_SEED=${SEED})`, () => {
  let busy: BusyTown;
  let line: TcpProxy;

  beforeAll(async () => {
    busy = await BusyTown.start({
      heartbeatSeconds: 1,
      line: async (mqttUrl) => {
        const made = await lineTo(mqttUrl);
        line = made.line;
        return made.url;
      },
    });
  });
  afterAll(async () => {
    await busy?.stop();
    await line?.close();
  });

  const repeats = (): Promise<number> => items(busy.town.server, 'repeats');

  it('because the line broke between the commit and its acknowledgement: the resend is absorbed (2)', async () => {
    const row = new Row('2', `${CUTS} acknowledgements cut off`);
    const chance = chanceOf(SEED);
    busy.begin();
    let cuts = 0;
    line.onAnswer = (bytes) => {
      if ((bytes[0] ?? 0) >> 4 !== PUBACK || chance() > 1 / ONE_OF) return true;
      cuts += 1;
      return false;
    };
    await until('enough are cut off', () => cuts >= CUTS, CUTS * 1_000);
    line.onAnswer = undefined;
    row.note(`${await repeats()} repeats counted`);
    await busy.settle(row);
    expect(await repeats()).toBeGreaterThan(0);
  }, 600_000);

  it('because the server is stopped in order under load (3)', async () => {
    for (let stop = 1; stop <= STOPS; stop += 1) {
      const row = new Row('3', 'SIGTERM under load');
      await busy.flows();
      await delay(chanceOf(SEED + stop)() * 200);
      const beganMs = performance.now();
      const ending = await busy.town.server.kill('SIGTERM');
      row.took('ended', beganMs);
      expect(ending).toEqual({ code: 0, signal: null });
      expect(performance.now() - beganMs).toBeLessThan(STOPPED_MS);
      row.note(`ready again ${((await busy.town.server.restart()) / 1_000).toFixed(1)} s`);
      await busy.settle(row);
    }
  }, 300_000);

  it('because the server stood still: nobody is called silent for it (24, 38)', async () => {
    const row = new Row('38', `server frozen ${FROZEN_MS / 1_000} s`);
    const live = await busy.town.live();
    await live.watch({ units: [COMMUNE] });
    const { pid } = busy.town.server;
    process.kill(pid, 'SIGSTOP');
    await delay(FROZEN_MS);
    process.kill(pid, 'SIGCONT');
    const overMs = performance.now();
    await busy.settle(row, overMs);
    const online = await busy.town.admin.get<List<Source>>(`/sources?unit=${COMMUNE}&state=online`);
    expect(online.items.map(({ key }) => key).sort()).toEqual(busy.keys.sort());
    const states = live.presence.flatMap(({ changes }) => changes.map(({ state }) => state));
    expect(states).not.toContain('offline');
  }, 120_000);

  it('is, when all is said, stored once', async () => {
    await busy.finish();
  });
});

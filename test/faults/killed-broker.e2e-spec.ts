import { until } from '@nhip-xa/testing';
import { setTimeout as delay } from 'node:timers/promises';
import { Town } from '../e2e/kit/town';
import { Publisher, missing, stored } from './ledger';
import { Mosquitto, withMosquitto } from './kit/mosquitto';

const COMMUNE = '06211';
const SOURCES = 4;
const LANES = 5;
const KILLS = 4;
/** More than a stock mosquitto keeps for a subscriber that is away. */
const WHILE_AWAY = 1_500;

/** A server behind a broker, and sources that publish through it in another process. */
class Crossing {
  private constructor(
    readonly broker: Mosquitto,
    readonly town: Town,
    readonly publisher: Publisher,
    readonly keys: readonly string[],
  ) {}

  static async start(query: string): Promise<Crossing> {
    const broker = await Mosquitto.start();
    const town = await Town.start({ env: { MQTT_URL: broker.url + query } });
    await town.province('20', 'Lạng Sơn');
    await town.commune(COMMUNE, '20', 'Đồng Đăng');
    const made = [];
    for (let n = 0; n < SOURCES; n++) {
      made.push(await town.source({ id: `s-${n}`, kind: 'service', unit: COMMUNE }));
    }
    const credentials = made.map(({ credential }) => credential);
    const { mqttUrl } = town.server;
    const publisher = new Publisher({ mqttUrl, credentials, lanes: LANES, pauseMs: 40 });
    const crossing = new Crossing(
      broker,
      town,
      publisher,
      made.map(({ key }) => key),
    );
    await crossing.flows(100);
    return crossing;
  }

  /** Waits until so many more are acknowledged to the sources, by the broker. */
  async flows(more: number): Promise<void> {
    const before = this.publisher.acknowledged().length;
    const enough = (): boolean => this.publisher.acknowledged().length >= before + more;
    await until(`${more} more acknowledged: ${this.broker.log.join('')}`, enough, 30_000);
  }

  /** Waits until nothing of the ledger is missing; what is missing in the end is returned. */
  async settled(): Promise<{ missing: string[]; twice: string[] }> {
    const acknowledged = this.publisher.acknowledged();
    const look = async () => stored(this.town.admin, COMMUNE, this.keys);
    const all = async (): Promise<boolean> => missing(acknowledged, await look()).length === 0;
    await until('everything came', all, 10_000).catch(() => undefined);
    const there = await look();
    return { missing: missing(acknowledged, there), twice: there.twice };
  }

  async stop(): Promise<void> {
    this.publisher.remove();
    await this.town.stop();
    await this.broker.remove();
  }
}

withMosquitto('a server behind a mosquitto with the shipped configuration', () => {
  let crossing: Crossing;

  beforeAll(async () => {
    crossing = await Crossing.start('');
  });
  afterAll(() => crossing?.stop());

  it('loses and doubles nothing when it is killed under load', async () => {
    for (let kill = 1; kill <= KILLS; kill++) {
      await crossing.flows(200);
      await crossing.town.server.kill('SIGKILL');
      await crossing.town.server.restart();
      await crossing.flows(50);
      expect({ kill, ...(await crossing.settled()) }).toEqual({ kill, missing: [], twice: [] });
    }
  }, 180_000);

  it(`gets the ${WHILE_AWAY} and more that were published while it was stopped`, async () => {
    await crossing.flows(100);
    const ending = await crossing.town.server.kill('SIGTERM');
    expect(ending).toEqual({ code: 0, signal: null });
    await crossing.flows(WHILE_AWAY);
    await crossing.town.server.restart();
    expect(await crossing.settled()).toEqual({ missing: [], twice: [] });
    const sent = await crossing.publisher.finish();
    expect(crossing.publisher.acknowledged()).toHaveLength(sent);
    expect(await crossing.settled()).toEqual({ missing: [], twice: [] });
    const there = await stored(crossing.town.admin, COMMUNE, crossing.keys);
    expect(there.lines).toHaveLength(sent);
  }, 180_000);
});

withMosquitto('a mosquitto that is killed', () => {
  it('has what it wrote down for a server that is away', async () => {
    const crossing = await Crossing.start('/?share=off');
    try {
      const { broker, town, publisher } = crossing;
      await town.server.kill('SIGTERM');
      await crossing.flows(WHILE_AWAY);
      const sent = await publisher.finish();
      const finishedMs = Date.now();
      await until('it is written', () => broker.writtenMs() > finishedMs + 1_000, 10_000);
      await broker.end('SIGKILL');
      await broker.run();
      await town.server.restart();
      expect(await crossing.settled()).toEqual({ missing: [], twice: [] });
      expect(publisher.acknowledged()).toHaveLength(sent);
    } finally {
      await crossing.stop();
    }
  }, 180_000);

  it('loses nothing to a server that reads alone, by a subscription that the broker keeps', async () => {
    const crossing = await Crossing.start('/?share=off');
    try {
      for (let kill = 1; kill <= KILLS; kill++) {
        await killBroker(crossing);
        expect({ kill, ...(await crossing.settled()) }).toEqual({ kill, missing: [], twice: [] });
      }
    } finally {
      await crossing.stop();
    }
  }, 180_000);

  it('is found again by a shared subscription that it forgot; what it lost is told', async () => {
    const crossing = await Crossing.start('');
    try {
      const lost: number[] = [];
      for (let kill = 1; kill <= KILLS; kill++) {
        const before = (await crossing.settled()).missing.length;
        await killBroker(crossing);
        const { missing: gone, twice } = await crossing.settled();
        lost.push(gone.length - before);
        expect(twice).toEqual([]);
      }
      console.log(`lost by ${KILLS} kills of the broker, shared subscription: ${lost.join(' ')}`);
      // it comes back by itself, and from then on everything does
      const there = await stored(crossing.town.admin, COMMUNE, crossing.keys);
      await crossing.flows(200);
      const after = async () => stored(crossing.town.admin, COMMUNE, crossing.keys);
      await until('more came', async () => {
        return (await after()).lines.length >= there.lines.length + 200;
      });
    } finally {
      await crossing.stop();
    }
  }, 180_000);
});

/** By chance at any moment of the load, and up again while the sources go on. */
async function killBroker(crossing: Crossing): Promise<void> {
  const { broker, town } = crossing;
  await crossing.flows(200);
  await delay(Math.random() * 200);
  await broker.end('SIGKILL');
  await broker.run();
  await crossing.flows(50);
  await until('ready', async () => (await town.server.health()).status === 200, 10_000);
}

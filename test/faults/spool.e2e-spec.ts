import type { Ledger, Page, RejectedMessage } from '@nhip-xa/contract';
import { until } from '@nhip-xa/testing';
import type { Device } from '../e2e/kit/device';
import { Town, type MadeSource } from '../e2e/kit/town';
import { HAS_PROC, family, freeze } from './kit/frozen';
import { Publisher, missing, stored } from './ledger';

const COMMUNE = '06211';
const SOURCES = 4;
/** Times that the server is killed with a spool that is not empty. */
const KILLS = process.env.FAULTS === 'long' ? 10 : 3;
/** Messages acknowledged from the spool before each kill. */
const SPOOLED_LEAST = 300;

const onLinux = HAS_PROC ? describe : describe.skip;

onLinux('a server that is killed while it spools', () => {
  let town: Town;
  let publisher: Publisher;
  let keys: string[];
  let garbler: MadeSource;
  /** Messages that nobody can read, acknowledged so far. */
  let garbled = 0;

  beforeAll(async () => {
    town = await Town.start();
    await town.province('20', 'Lạng Sơn');
    await town.commune(COMMUNE, '20', 'Đồng Đăng');
    const sources = await Promise.all(
      Array.from({ length: SOURCES }, (_, n) =>
        town.source({ id: `s-${n}`, kind: 'service', unit: COMMUNE }),
      ),
    );
    keys = sources.map(({ key }) => key);
    garbler = await town.source({ id: 'garbler', kind: 'service', unit: COMMUNE });
    publisher = new Publisher({
      mqttUrl: town.server.mqttUrl,
      credentials: sources.map(({ credential }) => credential),
      lanes: 5,
      pauseMs: 20,
    });
    await until('something is acknowledged', () => publisher.acknowledged().length > 0);
  });
  afterAll(async () => {
    publisher?.remove();
    await town?.stop();
  });

  /** A message that can only be rejected; it has no identity that would hide a second copy. */
  async function garble(device: Device): Promise<void> {
    garbled += 1;
    await device.publish('telemetry', `{"broken": ${garbled}`);
  }

  it('has everything that it acknowledged, each exactly once, the rejected too', async () => {
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const device = await town.device(garbler);
      await garble(device);
      const database = family(town.server.databasePid());
      freeze(town.server.databasePid());
      const before = publisher.acknowledged().length;
      await garble(device);
      await until(
        'it acknowledges from its spool',
        () => publisher.acknowledged().length > before + SPOOLED_LEAST,
        20_000,
      );
      await garble(device);
      await device.end();
      // server and database go at once, as in a power cut
      database.forEach((pid) => process.kill(pid, 'SIGKILL'));
      await town.server.kill('SIGKILL');
      const acknowledged = publisher.acknowledged();
      await town.server.restart();
      const there = await stored(town.admin, COMMUNE, keys);
      expect({ kill, missing: missing(acknowledged, there) }).toEqual({ kill, missing: [] });
      expect({ kill, twice: there.twice }).toEqual({ kill, twice: [] });
      const { items } = await town.admin.get<Page<RejectedMessage>>(
        `/rejected?source=${garbler.key}&limit=1000`,
      );
      expect(items.map(({ bytes }) => Buffer.from(bytes, 'base64').toString()).sort()).toEqual(
        Array.from({ length: garbled }, (_, n) => `{"broken": ${n + 1}`).sort(),
      );
    }
  }, 120_000);

  it('has a ledger that adds up, and says that the spool is empty', async () => {
    await publisher.finish();
    const { total, spool, items } = await town.admin.get<Ledger>(`/ledger?unit=${COMMUNE}`);
    expect(spool).toMatchObject({ state: 'idle', since: null, messages: 0, bytes: 0 });
    expect(items).toHaveLength(1);
    for (const counts of [total, items[0] as Ledger['total']]) {
      const { received, stored: kept, repeats, rejected, spooled, inHand } = counts;
      expect(received).toBe(kept + repeats + rejected + spooled + inHand);
      expect({ spooled, inHand, rejected }).toEqual({ spooled: 0, inHand: 0, rejected: garbled });
      expect(kept).toBe(publisher.acknowledged().length);
    }
  });
});

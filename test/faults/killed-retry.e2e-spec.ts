import type { LedgerLine, RejectedMessage } from '@nhip-xa/contract';
import { until } from '@nhip-xa/testing';
import { setTimeout as delay } from 'node:timers/promises';
import type { Device } from '../e2e/kit/device';
import { Town } from '../e2e/kit/town';
import { chanceOf } from './chance';
import { lasting } from './kit/length';

const COMMUNE = '06211';
const STORE = `${COMMUNE}.kho`;
const KILLS = lasting(3, 15);
/** Messages that wait when the server is killed: several transactions' worth. */
const WAITING = 500;
/** The server is killed so long after it was asked to read them again, in ms: at most. */
const ASKED_MOST_MS = 120;

const SEED = Number(process.env.FAULT_SEED ?? Date.now() % 1_000_000);

describe(`a server killed while it reads rejected messages again (FAULT_SEED=${SEED})`, () => {
  let town: Town;

  beforeAll(async () => {
    town = await Town.start();
    await town.province('20', 'Lạng Sơn');
    await town.commune(COMMUNE, '20', 'Đồng Đăng');
  });
  afterAll(() => town?.stop());

  it('has each of them exactly once, as a fact or among the rejected', async () => {
    const chance = chanceOf(SEED);
    const publisher = await town.source({ id: 'cong', kind: 'service', unit: COMMUNE });
    const mapping = { publisher: publisher.key, filter: '{site}/senml', codec: 'senml' };
    const commune = (site: string): object => ({ part: 'site', table: { [site]: COMMUNE } });
    await town.admin.post('/mappings', { id: 'kho', ...mapping, commune: commune('kho') });
    const change = (site: string): Promise<unknown> =>
      town.admin.put('/mappings/kho', { ...mapping, commune: commune(site) });
    const bridge = (): Promise<Device> => town.device(publisher);
    const beganS = Math.floor(Date.now() / 1000) - 40_000;
    let said = 0;
    const say = async (device: Device): Promise<void> => {
      const t = beganS + (said += 1);
      await device.publishTo('kho/senml', [{ bn: 'kho:', n: 'dem', t, v: said }]);
    };
    const first = await bridge();
    await say(first);
    await first.end();
    await town.admin.post('/proposals/approve', { keys: [STORE] });
    const kept = (): Promise<RejectedMessage[]> =>
      town.admin.all(`/rejected?source=${publisher.key}`);
    const retry = (): Promise<unknown> =>
      town.admin.post('/rejected/retry', { reason: 'unknown-unit' });

    for (let kill = 1; kill <= KILLS; kill += 1) {
      await change('khac');
      const device = await bridge();
      await Promise.all(Array.from({ length: WAITING }, () => say(device)));
      await device.end();
      expect(await kept()).toHaveLength(WAITING);
      await change('kho');
      // what it answers is lost with it, or came just before
      retry().catch(() => undefined);
      await delay(chance() * ASKED_MOST_MS);
      await town.server.kill();
      await town.server.restart();
      await until('it is read again', async () => {
        await retry();
        return (await kept()).length === 0;
      });
      const readings = await town.admin.all<{ value: number }>(
        `/sources/${STORE}/readings?metric=dem`,
      );
      const values = readings.map(({ value }) => value).sort((a, b) => a - b);
      expect(values).toEqual(Array.from({ length: said }, (_, n) => n + 1));
      const [line] = (await town.admin.all<LedgerLine>('/ledger')).filter(
        ({ unit }) => unit === COMMUNE,
      );
      expect(line).toMatchObject({ received: said, stored: said, repeats: 0, rejected: 0 });
    }
  });
});

import type { ProposedSource, RejectedMessage } from '@nhip-xa/contract';
import { until } from '@nhip-xa/testing';
import { Device } from '../e2e/kit/device';
import { Town, type MadeSource } from '../e2e/kit/town';
import { Mosquitto, withMosquitto } from './kit/mosquitto';

const COMMUNE = '06211';
const MAPPING = { filter: 'kho/{part}/senml', codec: 'senml', commune: COMMUNE };

withMosquitto('foreign topics of an external mosquitto', () => {
  let broker: Mosquitto;
  let town: Town;
  let publisher: MadeSource;

  beforeAll(async () => {
    broker = await Mosquitto.start();
    town = await Town.start({ env: { MQTT_URL: broker.url } });
    await town.province('20', 'Lạng Sơn');
    await town.commune(COMMUNE, '20', 'Đồng Đăng');
    publisher = await town.source({ id: 'cong', kind: 'service', unit: COMMUNE });
  });
  afterAll(async () => {
    await town?.stop();
    await broker?.remove();
  });

  const connect = (clientId: string, source: MadeSource): Promise<Device> =>
    Device.connect(town.server.mqttUrl, { ...source.credential, clientId });
  const record = (device: string, v: number) => [{ bn: `${device}:`, n: 'temperature', v }];
  const proposals = (): Promise<ProposedSource[]> => town.admin.all('/proposals');
  const keys = async (): Promise<string[]> => (await proposals()).map(({ key }) => key);

  it('are its publisher’s alone while there is a mapping, with any client id', async () => {
    await expect(connect('cau-noi', publisher)).rejects.toThrow(/Not authorized/);
    await town.admin.post('/mappings', { id: 'kho', publisher: publisher.key, ...MAPPING });
    const bridge = await connect('cau-noi', publisher);
    await bridge.client.subscribeAsync('kho/a/senml', { qos: 1 });
    await expect(bridge.client.subscribeAsync('kho/#')).rejects.toThrow(/Subscribe error/);
    await bridge.publishTo('kho/a/senml', record('lanh', 4));
    await until('it is proposed', async () => (await keys()).includes(`${COMMUNE}.lanh`));
    // the broker drops what another says there, and what the publisher says elsewhere
    const other = await town.connected({ id: 'khac', kind: 'service', unit: COMMUNE });
    await other.publishTo('kho/a/senml', record('gia', 5));
    await bridge.publishTo('cho/a/senml', record('gia', 5));
    await bridge.publishTo('kho/b/senml', record('mat', 6));
    await until('it is proposed', async () => (await keys()).includes(`${COMMUNE}.mat`));
    expect(await keys()).toEqual([`${COMMUNE}.lanh`, `${COMMUNE}.mat`]);
    await bridge.end();
  });

  it('are read from what the broker has kept, and no more once their mapping is gone', async () => {
    const before = await connect('cau-noi', publisher);
    const keep = { qos: 1, retain: true } as const;
    await before.client.publishAsync('kho/c/senml', JSON.stringify(record('giu', 7)), keep);
    await until('it is proposed', async () => (await keys()).includes(`${COMMUNE}.giu`));
    await town.admin.post('/proposals/approve', { all: true });
    const closed = new Promise<void>((resolve) => before.client.once('close', () => resolve()));
    await town.admin.delete('/mappings/kho');
    await closed;
    await expect(connect('cau-noi', publisher)).rejects.toThrow(/Not authorized/);
    const own = await town.device(publisher);
    await own.publishTo('kho/c/senml', record('giu', 8));
    await own.status('online');
    // the same again with another id: what is kept comes with the new subscription
    await town.admin.post('/mappings', { id: 'lai', publisher: publisher.key, ...MAPPING });
    await until('the kept copy came', async () => {
      const metrics = await town.admin.all<{ value: number }>(
        `/sources/${COMMUNE}.giu/readings?metric=temperature`,
      );
      return metrics.length === 2;
    });
    const refused = await town.admin.all<RejectedMessage>(`/rejected?source=${publisher.key}`);
    expect(refused).toEqual([]);
  });

  it('are read also where another mapping was made just before', async () => {
    await town.admin.delete('/mappings/lai');
    const other = { ...MAPPING, filter: 'cho/{site}/senml' };
    await town.admin.post('/mappings', { id: 'cho', publisher: publisher.key, ...other });
    await town.admin.post('/mappings', { id: 'nua', publisher: publisher.key, ...MAPPING });
    await until('the kept copy came', async () => {
      const path = `/sources/${COMMUNE}.giu/readings?metric=temperature`;
      return (await town.admin.all(path)).length === 3;
    });
  });
});

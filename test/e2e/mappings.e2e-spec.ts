import type {
  ApprovedProposals,
  Credential,
  LedgerLine,
  PreviewAnswer,
  ProposedSource,
  RejectedMessage,
  RetryReportAnswer,
  Source,
} from '@nhip-xa/contract';
import { until } from '@nhip-xa/testing';
import type { MqttClient } from 'mqtt';
import { Device } from './kit/device';
import { Town, type MadeSource } from './kit/town';

const PROVINCE = '20';
const COMMUNE = '06211';
/** A cold store that speaks SenML through the software that stands before it. */
const STORE = `${COMMUNE}.kho-lanh`;
const TOPIC = 'kho/senml';
const RIGHT = { part: 'site', table: { kho: COMMUNE } };
const WRONG = { part: 'site', table: { khac: COMMUNE } };

const seconds = (ago: number): number => Math.floor(Date.now() / 1000) - ago;
const senml = (atS: number, celsius: number) => [
  { bn: 'kho-lanh:', bt: atS, n: 'temperature', u: 'Cel', v: celsius },
];

describe('a publisher of a foreign format', () => {
  let town: Town;
  let publisher: MadeSource;
  let bridge: Device;

  const mapping = { publisher: `${COMMUNE}.cong`, filter: '{site}/senml', codec: 'senml' };
  const connect = (clientId: string, credential: Credential): Promise<Device> =>
    Device.connect(town.server.mqttUrl, { ...credential, clientId });
  const readings = (): Promise<{ value: number }[]> =>
    town.admin.all<{ value: number }>(`/sources/${STORE}/readings?metric=temperature`);
  const refused = (key: string): Promise<RejectedMessage[]> =>
    town.admin.all<RejectedMessage>(`/rejected?source=${key}`);
  const put = (commune: object) => town.admin.put('/mappings/kho', { ...mapping, commune });
  const retry = (): Promise<RetryReportAnswer> =>
    town.admin.post('/rejected/retry', { reason: 'unknown-unit', source: publisher.key });

  beforeAll(async () => {
    town = await Town.start();
    await town.province(PROVINCE, 'Lạng Sơn');
    await town.commune(COMMUNE, PROVINCE, 'Đồng Đăng');
    publisher = await town.source({ id: 'cong', kind: 'service', unit: COMMUNE });
  });
  afterAll(async () => {
    await bridge?.end();
    await town?.stop();
  });

  it('is let in with a client id of its software only under a mapping', async () => {
    await expect(connect('zigbee-bridge', publisher.credential)).rejects.toThrow();
    await town.admin.post('/mappings', { id: 'kho', ...mapping, commune: RIGHT });
    bridge = await connect('zigbee-bridge', publisher.credential);
    // never with the client id of another, registered or connected
    const other = await town.source({ id: 'khac', kind: 'service', unit: COMMUNE });
    await expect(connect(other.key, publisher.credential)).rejects.toThrow();
    await expect(connect('zigbee-bridge', other.credential)).rejects.toThrow();
    const second = await connect('frigate', publisher.credential);
    expect(bridge.client.connected).toBe(true);
    await second.end();
  });

  it('subscribes under its filter, and nowhere else', async () => {
    const grants = async (client: MqttClient, topic: string): Promise<number | undefined> =>
      (await client.subscribeAsync(topic, { qos: 1 }))[0]?.qos;
    expect(await grants(bridge.client, 'kho/senml')).toBe(1);
    // [MQTT-3.9.3-2] 0x80: refused
    await expect(grants(bridge.client, 'kho/#')).rejects.toThrow();
  });

  it('has a last will under its filter, and under no other', async () => {
    const withWill = (topic: string): Promise<Device> => {
      const will = { topic, payload: Buffer.from('[5]'), qos: 1 as const, retain: false };
      const credential = { ...publisher.credential, clientId: 'co-di-chuc' };
      return Device.connect(town.server.mqttUrl, credential, { mqtt: { will } });
    };
    await expect(withWill('cho/khac')).rejects.toThrow();
    const device = await withWill(TOPIC);
    device.breakOff();
    await until('the will came', async () => (await refused(publisher.key)).length === 1);
    const [will] = await refused(publisher.key);
    expect(will).toMatchObject({ reason: 'bad-shape', mapping: 'kho', retriable: true });
    await town.admin.delete(`/rejected/${will?.id}`);
  });

  it('tells of a source that is proposed, with all that it said kept', async () => {
    await bridge.publishTo(TOPIC, senml(seconds(120), 4.5));
    await bridge.publishTo(TOPIC, senml(seconds(60), 5));
    const proposals = await town.admin.all<ProposedSource>(`/proposals?unit=${COMMUNE}`);
    expect(proposals).toMatchObject([
      {
        ...{ key: STORE, unit: COMMUNE, id: 'kho-lanh', name: 'kho-lanh', mapping: 'kho' },
        ...{ publisher: publisher.key, kept: 2, dropped: 0 },
      },
    ]);
    expect(await refused(publisher.key)).toMatchObject([
      { reason: 'unknown-source', topic: TOPIC },
      { reason: 'unknown-source', topic: TOPIC },
    ]);
  });

  it('has its source registered and what was kept stored, once', async () => {
    const approve = (): Promise<ApprovedProposals> =>
      town.admin.post('/proposals/approve', { all: true });
    const [first, second] = await Promise.all([approve(), approve()]);
    expect([...first.approved, ...second.approved]).toEqual([STORE]);
    expect(first.stored + second.stored).toBe(2);
    expect((await readings()).map(({ value }) => value).sort()).toEqual([4.5, 5]);
    const source = await town.admin.get<Source>(`/sources/${STORE}`);
    // what was kept was heard just now
    expect(source).toMatchObject({ kind: 'device', gateway: publisher.key, state: 'online' });
    expect(await refused(publisher.key)).toEqual([]);
    expect(await town.admin.all('/proposals')).toEqual([]);
    await bridge.publishTo(TOPIC, senml(seconds(0), 5.5));
    expect(await readings()).toHaveLength(3);
  });

  it('under a mapping that was wrong loses nothing: retried, it is stored once', async () => {
    await put(WRONG);
    await bridge.publishTo(TOPIC, senml(seconds(30), 6));
    expect(await refused(publisher.key)).toMatchObject([{ reason: 'unknown-unit' }]);
    // as wrong as before
    expect(await retry()).toMatchObject({ tried: 1, refused: 1, stored: 0 });
    await put(RIGHT);
    const both = await Promise.all([retry(), retry()]);
    expect(both.map(({ stored }) => stored).sort()).toEqual([0, 1]);
    expect(await retry()).toMatchObject({ tried: 0, stored: 0 });
    expect(await readings()).toHaveLength(4);
    expect(await refused(publisher.key)).toEqual([]);
  });

  it('leaves a ledger that adds up, in which nothing was counted twice', async () => {
    const lines = await town.admin.all<LedgerLine>('/ledger');
    const own = lines.find(({ unit }) => unit === COMMUNE);
    // four readings, each one item, the three that were kept first among them; and the will, whose
    // copy was thrown away
    expect(own).toMatchObject({ received: 5, stored: 4, repeats: 0, rejected: 1 });
  });

  it('is alone under its filter', async () => {
    const other = await town.connected({ id: 'ngoai', kind: 'service', unit: COMMUNE });
    await other.publishTo(TOPIC, senml(seconds(10), 99));
    expect(await refused(other.key)).toMatchObject([{ reason: 'topic-refused' }]);
    expect(await readings()).toHaveLength(4);
    await bridge.publishTo('cho/khac', senml(seconds(9), 99));
    expect(await refused(publisher.key)).toMatchObject([{ reason: 'topic-refused' }]);
  });

  it('is previewed as it will be read, and refused where it could not be', async () => {
    const preview = await town.admin.post<PreviewAnswer>('/mappings/preview', {
      ...{ codec: 'senml', topic: TOPIC, payload: senml(1_764_000_000, 7), commune: COMMUNE },
    });
    expect(preview).toEqual({
      facts: [
        {
          ...{ kind: 'reading', source: STORE, commune: COMMUNE, metric: 'temperature' },
          ...{ at: '2025-11-24T16:00:00.000Z', value: 7 },
        },
      ],
      rejected: [],
    });
    const status = async (over: object): Promise<number> =>
      (await town.admin.ask('POST', '/mappings', { id: 'm2', ...mapping, commune: RIGHT, ...over }))
        .status;
    expect(await status({})).toBe(409);
    expect(await status({ id: 'kho', filter: '{site}/c' })).toBe(409);
    expect(await status({ filter: 'a/#/b' })).toBe(400);
    expect(await status({ filter: '{cho}/x', commune: RIGHT })).toBe(400);
    expect(await status({ filter: '{site}/c', commune: '99999' })).toBe(400);
    expect(await status({ filter: '{site}/c', publisher: `${COMMUNE}.nobody` })).toBe(404);
  });

  it('takes dossiers by HTTP under a mapping of that format', async () => {
    const body = { service: 'DongBoHoSoMC', isUpdating: 'False', data: [] };
    expect((await town.admin.ask('POST', '/intake/dvcqg', body)).status).toBe(404);
    await town.admin.post('/mappings', {
      ...{ id: 'mot-cua', publisher: publisher.key, filter: 'mot-cua/dvcqg', codec: 'dvcqg' },
      commune: COMMUNE,
    });
    const answer = await town.admin.post('/intake/dvcqg', body);
    expect(answer).toMatchObject({ error_code: '00' });
  });

  it('is cut off with its mapping, and its messages can be thrown away', async () => {
    const closed = new Promise<void>((resolve) => bridge.client.once('close', () => resolve()));
    await town.admin.delete('/mappings/kho');
    await town.admin.delete('/mappings/mot-cua');
    await closed;
    await expect(connect('zigbee-bridge', publisher.credential)).rejects.toThrow();
    const kept = await refused(publisher.key);
    const [first] = kept.filter(({ reason }) => reason === 'topic-refused');
    await town.admin.delete(`/rejected/${first?.id}`);
    expect(await refused(publisher.key)).toHaveLength(kept.length - 1);
    expect((await town.admin.ask('POST', `/rejected/${first?.id}/retry`)).status).toBe(404);
  });
});

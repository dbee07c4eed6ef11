import type { Page, RejectedMessage } from '@nhip-xa/contract';
import type { ApiClient } from '@nhip-xa/testing';
import { Device, topicIn } from './kit/device';
import { Town, type MadeSource } from './kit/town';

const PROVINCE = '20';
const OWN = '06211';
const FOREIGN = '06184';
/** A commune that nobody made. */
const NOWHERE = '06999';
/** [contract 2] the largest payload that is kept. */
const PAYLOAD_BYTES = 1_048_576;

describe('what is refused', () => {
  let town: Town;
  let chairman: ApiClient;
  let own: MadeSource;
  let foreign: MadeSource;

  beforeAll(async () => {
    town = await Town.start();
    await town.province(PROVINCE, 'Lạng Sơn');
    await town.commune(OWN, PROVINCE, 'Đồng Đăng');
    await town.commune(FOREIGN, PROVINCE, 'Lộc Bình');
    own = await town.source({ id: 'motcua', kind: 'service', unit: OWN });
    foreign = await town.source({ id: 'motcua', kind: 'service', unit: FOREIGN });
    const desk = await town.device(foreign);
    await desk.publish('case', { kind: 'dossier', id: 'H-1', state: 'processing' });
    await desk.publish('event', { id: 'e-1', type: 'trade.order', amount: 5 });
    await desk.telemetry({ up: 1 });
    chairman = await town.user('chu-tich', 'chairman', OWN);
  });
  afterAll(() => town?.stop());

  const rejected = async (source: string): Promise<RejectedMessage[]> => {
    const { items } = await town.admin.get<Page<RejectedMessage>>(`/rejected?source=${source}`);
    return items;
  };

  describe('over HTTP and live', () => {
    const pathsOf = (unit: string): string[] => [
      `/units/${unit}`,
      `/units?parent=${unit}`,
      `/units/${unit}/kpis`,
      `/units/${unit}/kpis/dossiers-overdue/history`,
      `/units/${unit}/kpis/dossiers-overdue/children`,
      `/units/${unit}/kpis/dossiers-overdue/evidence`,
      `/sources?unit=${unit}`,
      `/sources/${unit}.motcua`,
      `/sources/${unit}.motcua/readings`,
      `/cases?unit=${unit}`,
      `/cases/dossier/H-1?unit=${unit}`,
      `/events?unit=${unit}`,
      `/rejected?source=${unit}.motcua`,
    ];

    it.each(pathsOf(FOREIGN).map((path, n) => [path, pathsOf(NOWHERE)[n]!]))(
      'answers %s to another commune’s chairman as what does not exist',
      async (path, nowhere) => {
        const [there, nothing] = await Promise.all(
          [path, nowhere].map((asked) => chairman.ask('GET', asked)),
        );
        expect(there).toMatchObject({ status: 404, text: nothing!.text });
        expect(JSON.parse(there!.text)).toMatchObject({ status: 404, code: 'not-found' });
        // It is there: whoever may see it does.
        const seen = await town.admin.ask('GET', path);
        expect(seen.status).toBe(200);
      },
    );

    it('does not let the province above look down to be seen from below', async () => {
      for (const unit of [PROVINCE, 'VN']) {
        expect((await chairman.ask('GET', `/units/${unit}/kpis`)).status).toBe(404);
      }
    });

    it('answers a watch of it as one of what does not exist, also beside one’s own', async () => {
      const live = await town.live(chairman.cookie);
      expect(await live.watch({ units: [OWN] })).toMatchObject({ ok: true });
      for (const units of [[FOREIGN], [NOWHERE], [OWN, FOREIGN], [PROVINCE], ['VN']]) {
        expect(await live.watch({ units })).toEqual({ ok: false, code: 'not-found' });
      }
    });

    it('lets nobody in without a session', async () => {
      const nobody = chairman.headers;
      expect(nobody).toHaveProperty('cookie');
      const answer = await fetch(`${town.server.httpUrl}/api/v1/units/${OWN}/kpis`);
      expect(answer.status).toBe(401);
      await expect(town.live('')).rejects.toMatchObject({ code: 'unauthenticated' });
    });
  });

  describe('over MQTT', () => {
    const connect = (credential: Partial<MadeSource['credential']>, mqtt = {}): Promise<Device> =>
      Device.connect(town.server.mqttUrl, { ...own.credential, ...credential }, { mqtt });
    /** Said in the CONNACK: neither that the source exists nor that the secret is wrong. */
    const NOT_AUTHORISED = { code: 5 };

    it('keeps what is published under another’s topic among the rejected, and nowhere else', async () => {
      const device = await connect({});
      const topic = topicIn(foreign.key, 'case');
      const dossier = {
        kind: 'dossier',
        id: 'H-1',
        ts: new Date().toISOString(),
        state: 'finished',
      };
      await device.publishTo(topic, dossier);
      const [kept] = await rejected(own.key);
      expect(kept).toMatchObject({ topic, source: own.key, reason: 'topic-refused' });
      expect(Buffer.from(kept!.bytes, 'base64').toString()).toBe(JSON.stringify(dossier));
      const untouched = await town.admin.get(`/cases/dossier/H-1?unit=${FOREIGN}`);
      expect(untouched).toMatchObject({ state: 'processing', open: true });
      await device.end();
    });

    it.each([
      ['everything', '#'],
      ['the broker’s own', '$SYS/#'],
      ['a shared subscription', `$share/all/xa/v1/${OWN}/motcua/command`],
      ['another’s command', `xa/v1/${FOREIGN}/motcua/command`],
      ['every command', 'xa/v1/+/+/command'],
      ['its own telemetry', `xa/v1/${OWN}/motcua/telemetry`],
      ['a wildcard in its own place', `xa/v1/${OWN}/motcua/+`],
    ])('refuses a subscription to %s', async (_, filter) => {
      const device = await connect({});
      const granted = await device.client
        .subscribeAsync(filter)
        .then((grants) => grants.map(({ qos }) => qos as number))
        .catch(() => [128]);
      expect(granted).toEqual([128]);
      await device.end();
    });

    it('grants the subscription to its own command', async () => {
      const device = await connect({});
      const grants = await device.client.subscribeAsync(topicIn(own.key, 'command'), { qos: 1 });
      expect(grants).toEqual([expect.objectContaining({ qos: 1 })]);
      await device.end();
    });

    it('refuses a foreign client id before its owner is taken over', async () => {
      const owner = await connect({});
      let lost = false;
      owner.client.on('close', () => (lost = true));
      // The right secret of another source, under the first one's client id.
      await expect(connect({ ...foreign.credential, clientId: own.key })).rejects.toMatchObject(
        NOT_AUTHORISED,
      );
      await expect(connect({ clientId: 'anything' })).rejects.toMatchObject(NOT_AUTHORISED);
      await owner.telemetry({ up: 1 });
      expect(lost).toBe(false);
      await owner.end();
    });

    it('refuses a wrong secret, an unknown source and no secret alike', async () => {
      const wrong = [
        { password: `${own.credential.password}x` },
        { password: '' },
        { password: foreign.credential.password },
        { username: `${OWN}.nobody`, clientId: `${OWN}.nobody` },
      ];
      for (const credential of wrong) {
        await expect(connect(credential)).rejects.toMatchObject(NOT_AUTHORISED);
      }
    });

    it.each([
      ['another’s status', topicIn(`${FOREIGN}.motcua`, 'status')],
      ['its own telemetry', topicIn(`${OWN}.motcua`, 'telemetry')],
    ])('refuses a will on %s', async (_, topic) => {
      const will = { topic, payload: Buffer.from('offline'), qos: 1 as const, retain: false };
      await expect(connect({}, { will })).rejects.toMatchObject(NOT_AUTHORISED);
    });

    it('stops acknowledging a secret that was replaced, and cuts who came with it', async () => {
      const source = await town.source({ id: 'doi-khoa', kind: 'device', unit: OWN });
      const device = await town.device(source);
      const cut = new Promise<void>((resolve) => device.client.once('close', () => resolve()));
      const fresh = await town.admin.post<MadeSource>(`/sources/${source.key}/credential`);
      await cut;
      await expect(town.device(source)).rejects.toMatchObject(NOT_AUTHORISED);
      const { credential } = fresh.credential ? fresh : { credential: fresh as never };
      const again = await town.device({ ...source, credential });
      await again.telemetry({ battery: 80 });
    });

    it('closes the connection on a payload above the limit, unacknowledged', async () => {
      const device = await connect({});
      const closed = new Promise<void>((resolve) => device.client.once('close', () => resolve()));
      let acknowledged = false;
      device
        .publish('telemetry', Buffer.alloc(PAYLOAD_BYTES + 1, 0x20))
        .then(() => (acknowledged = true))
        .catch(() => undefined);
      await closed;
      expect(acknowledged).toBe(false);
      await device.end();
      const again = await connect({});
      await again.telemetry({ up: 1 });
      await again.end();
    });

    it('keeps a payload of exactly the limit', async () => {
      const device = await connect({});
      await device.publish('telemetry', Buffer.alloc(PAYLOAD_BYTES, 0x78));
      const kept = (await rejected(own.key)).find(({ size }) => size === PAYLOAD_BYTES);
      expect(kept?.reason).toBe('not-json');
      await device.end();
    });

    it('acknowledges a poisoned message, keeps it, and lets its device go on', async () => {
      const source = await town.source({ id: 'doc', kind: 'device', unit: OWN });
      const device = await town.device(source);
      const poison: [string, Buffer | string, string][] = [
        ['telemetry', '{"values":{"water_level":NaN}}', 'not-json'],
        ['telemetry', Buffer.from([0xff, 0xfe, 0x00, 0x80]), 'not-json'],
        ['telemetry', '', 'not-json'],
        ['telemetry', '['.repeat(50_000), 'not-json'],
        ['telemetry', '{"values":{"water_level":1e400}}', 'bad-shape'],
        ['telemetry', '{"values":{"water\\u0000level":1}}', 'bad-shape'],
        ['telemetry', '{"values":{"water_level":"3,42"}}', 'bad-shape'],
        ['nothing', '{}', 'unknown-channel'],
        ['case', '{"kind":"dossier","id":"H-9","state":"finished"}', 'not-declared'],
        ['event', '{"id":"e","type":"trade.order","amount":1}', 'not-declared'],
        ['alarm', '{}', 'unknown-channel'],
        ['telemetry', '{"values":{"phone":900000000}}', 'personal-data'],
      ];
      for (const [channel, payload] of poison) await device.publish(channel, payload);
      // A bad value is refused alone: its neighbour in the same object counts.
      await device.telemetry({ water_level: 2.5, 'no metric': 1 });
      await device.telemetry({ water_level: 2.75 });

      const kept = (await rejected(source.key)).reverse();
      expect(kept.slice(0, poison.length).map(({ reason }) => reason)).toEqual(
        poison.map(([, , reason]) => reason),
      );
      const verbatim = kept.findIndex(({ topic }) => topic.endsWith('/nothing'));
      expect(Buffer.from(kept[verbatim]!.bytes, 'base64').toString()).toBe('{}');
      // What named a person is masked in the copy that is kept.
      const masked = kept.find(({ reason }) => reason === 'personal-data');
      expect(Buffer.from(masked!.bytes, 'base64').toString()).not.toContain('900000000');
      const readings = await town.admin.all<{ value: number }>(
        `/sources/${source.key}/readings?metric=water_level`,
      );
      expect(readings.map(({ value }) => value)).toEqual([2.5, 2.75]);
      expect(device.client.connected).toBe(true);
    });

    it('accounts for every item it received', async () => {
      const text = await (await fetch(`${town.server.httpUrl}/metrics`)).text();
      const count = (fate: string): number =>
        Number(new RegExp(`nhipxa_items_total\\{fate="${fate}"\\} (\\d+)`).exec(text)?.[1] ?? 0);
      expect(count('received')).toBeGreaterThan(20);
      expect(count('received')).toBe(count('stored') + count('repeats') + count('rejected'));
    });
  });
});

import type { Diagnosis, Trace, TracedMessage } from '@nhip-xa/contract';
import { until, type ApiClient } from '@nhip-xa/testing';
import { OutsideDatabase } from '../faults/kit/outside-database';
import { Device, topicIn } from './kit/device';
import { Town, type MadeSource } from './kit/town';

const PROVINCE = '20';
const COMMUNE = '06211';
/** A commune of its own for what takes all of its sources away. */
const CUT_OFF = '06213';
/** Silent 2 s after its last word. */
const QUICK = { heartbeatSeconds: 1 };
const HOUR_MS = 3_600_000;

describe('a source that is silent', () => {
  let database: OutsideDatabase;
  let town: Town;
  let technician: ApiClient;
  let stranger: ApiClient;
  let chairman: ApiClient;

  beforeAll(async () => {
    database = await OutsideDatabase.start();
    town = await Town.start({ env: { DATABASE_URL: database.url } });
    await town.province(PROVINCE, 'Lạng Sơn');
    await town.commune(COMMUNE, PROVINCE, 'Đồng Đăng');
    await town.commune(CUT_OFF, PROVINCE, 'Lộc Bình');
    technician = await town.user('ky-thuat', 'technician', COMMUNE);
    stranger = await town.user('nguoi-la', 'technician', CUT_OFF);
    chairman = await town.user('chu-tich', 'chairman', COMMUNE);
  });
  afterAll(async () => {
    await town?.stop();
    await database?.stop();
  });

  const device = (id: string, over = {}, unit = COMMUNE): Promise<MadeSource> =>
    town.source({ id, kind: 'device', unit, ...QUICK, ...over });
  const diagnosis = (key: string, as = town.admin): Promise<Diagnosis> =>
    as.get<Diagnosis>(`/sources/${key}/diagnosis`);
  const trace = async (key: string, as = technician): Promise<TracedMessage[]> =>
    (await as.get<Trace>(`/sources/${key}/trace`)).items;
  const connect = (of: MadeSource, over = {}): Promise<Device> =>
    Device.connect(town.server.mqttUrl, { ...of.credential, ...over });

  /** Waits for a reason; the last one that was given is told when it does not come. */
  async function untilSilent(key: string, code: string, offline = true): Promise<Diagnosis> {
    let last: Diagnosis | undefined;
    const look = async (): Promise<Diagnosis | undefined> => {
      last = await diagnosis(key);
      const isThere = last.silence?.code === code && (last.state === 'offline') === offline;
      return isThere ? last : undefined;
    };
    return until(`${key} is ${code}`, look, 15_000).catch((error: unknown) => {
      throw new Error(`${String(error)}; last: ${JSON.stringify(last)}`, { cause: error });
    });
  }

  describe('says why', () => {
    it('never connected', async () => {
      const { key } = await device('moi');
      expect(await diagnosis(key)).toEqual({
        ...{ key, state: 'offline', heardAt: null, heartbeatSeconds: 1, also: [] },
        silence: { code: 'never-connected', at: null },
      });
    });

    it('a wrong secret, until it comes with the right one', async () => {
      const of = await device('sai-khoa');
      const beganMs = Date.now();
      await expect(connect(of, { password: 'sai' })).rejects.toThrow();
      const { silence } = await untilSilent(of.key, 'wrong-secret');
      expect(Date.parse(silence?.at ?? '')).toBeGreaterThanOrEqual(beganMs);
      // where it came from is no address
      expect(silence?.from).toBe('own');
      // whoever is answerable for the commune reads the same
      expect((await diagnosis(of.key, chairman)).silence?.code).toBe('wrong-secret');
      await town.device(of);
      await untilSilent(of.key, 'says-nothing');
    });

    it('a client id that is not its own', async () => {
      const of = await device('sai-ten');
      await expect(connect(of, { clientId: 'esp32' })).rejects.toThrow();
      await untilSilent(of.key, 'client-id');
    });

    it('what it publishes to the topic of another, while it is there and after', async () => {
      const of = await device('lac-chu-de', { heartbeatSeconds: 2 });
      const topic = topicIn(`${COMMUNE}.moi`, 'telemetry');
      const astray = await town.device(of);
      await astray.publishTo(topic, { rain: 1 });
      const { silence } = await untilSilent(of.key, 'topic-refused', false);
      expect(silence).toMatchObject({ reason: 'topic-refused', topic, n: 1 });
      await untilSilent(of.key, 'topic-refused');
      // the right topic ends it
      await astray.telemetry({ rain: 1 });
      await until('it is there', async () => (await diagnosis(of.key)).silence === null);
    });

    it('a message of another kind of fault', async () => {
      const of = await device('sai-khuon');
      await (await town.device(of)).publish('telemetry', 'không phải JSON');
      const { silence } = await untilSilent(of.key, 'refused');
      expect(silence?.reason).toBe('not-json');
    });

    it('a format that this version does not know', async () => {
      const of = await town.source({ id: 'cong', kind: 'service', unit: COMMUNE, ...QUICK });
      const mapping = { publisher: of.key, filter: 'kho/#', codec: 'senml', commune: COMMUNE };
      await town.admin.post('/mappings', { id: 'kho', ...mapping });
      // as a newer version may have left it behind
      await database.look((client) =>
        client.query(`UPDATE mappings SET document = document || '{"codec": "tuong-lai"}'`),
      );
      const other = { ...mapping, filter: 'khac/#', id: 'khac' };
      await town.admin.post('/mappings', other);
      const software = await town.device(of);
      await software.publishTo('kho/lanh', '[]');
      const { silence } = await untilSilent(of.key, 'unknown-codec');
      expect(silence?.topic).toBe('kho/lanh');
    });

    it('a clock that was wrong when it was heard last', async () => {
      const of = await device('sai-gio');
      await (await town.device(of)).telemetry({ rain: 1 }, Date.now() + 3 * HOUR_MS);
      await untilSilent(of.key, 'clock-wrong');
    });

    it('what it said itself, or only that nothing came since', async () => {
      const slow = { heartbeatSeconds: 60 };
      const polite = await town.device(await device('chao', slow));
      await polite.telemetry({ rain: 1 });
      await polite.status('offline');
      await untilSilent(polite.key, 'said-offline');
      const quiet = await town.device(await device('im'));
      await quiet.telemetry({ rain: 1 });
      const { silence, heardAt } = await untilSilent(quiet.key, 'nothing-since');
      expect(silence?.at).toBe(heardAt);
    });

    it('that its gateway is down, or has nothing of it', async () => {
      const gateway = await town.source({ id: 'cua', kind: 'gateway', unit: COMMUNE, ...QUICK });
      const behind = await device('sau-cua', { gateway: gateway.key });
      const spokenFor = await town.device(gateway);
      await spokenFor.status('online');
      await untilSilent(behind.key, 'never-passed-on');
      await spokenFor.publishTo(topicIn(behind.key, 'telemetry'), { values: { rain: 1 } });
      const { silence } = await untilSilent(behind.key, 'gateway-down');
      expect(silence?.source).toEqual({ key: gateway.key, name: 'cua' });
    });

    it('that the line of its place is down', async () => {
      const line = await town.source({ id: 'cap', kind: 'link', unit: CUT_OFF, ...QUICK });
      const of = await device('cuoi-cap', {}, CUT_OFF);
      await (await town.device(of)).telemetry({ rain: 1 });
      await (await town.device(line)).telemetry({ up: 1 });
      const { silence } = await untilSilent(of.key, 'line-down');
      expect(silence?.source?.key).toBe(line.key);
    });

    it('that it is worked on', async () => {
      const { key } = await device('thay-pin');
      const to = new Date(Date.now() + HOUR_MS).toISOString();
      const window = { from: new Date().toISOString(), to, why: 'thay pin' };
      await town.admin.post(`/sources/${key}/maintenance`, window);
      const { silence } = await untilSilent(key, 'maintenance');
      expect(silence?.until).toBe(to);
    });
  });

  describe('shows what came', () => {
    it('as it came, with what became of it', async () => {
      const of = await town.connected({ id: 'mua', kind: 'device', unit: COMMUNE });
      await of.telemetry({ rain: 1.5 });
      await of.publish('telemetry', '{"rain": "x"}');
      const [second, first] = await trace(of.key);
      expect(first).toMatchObject({
        ...{ topic: topicIn(of.key, 'telemetry'), qos: 1, retained: false, via: null },
        ...{ size: 23, hidden: null, masked: false, taken: 1, refused: 0 },
        facts: [{ kind: 'reading', name: 'rain', value: 1.5 }],
      });
      expect(textOf(first)).toBe('{"values":{"rain":1.5}}');
      expect(second).toMatchObject({ taken: 0, refused: 1, refusals: [{ reason: 'bad-shape' }] });
    });

    it('ten before anybody looks, fifty from then on', async () => {
      const of = await town.connected({ id: 'nhieu', kind: 'device', unit: COMMUNE });
      const send = async (many: number): Promise<void> => {
        for (let rain = 0; rain < many; rain += 1) await of.telemetry({ rain });
      };
      await send(12);
      expect((await trace(of.key)).map(({ facts }) => facts[0]?.value)).toEqual([
        11, 10, 9, 8, 7, 6, 5, 4, 3, 2,
      ]);
      await send(60);
      expect(await trace(of.key)).toHaveLength(50);
    });

    it('with what names people masked, or not at all', async () => {
      const portal = await town.source({ id: 'mot-cua', kind: 'service', unit: COMMUNE });
      const mapping = { publisher: portal.key, filter: 'dvcqg/#', codec: 'dvcqg' };
      await town.admin.post('/mappings', { id: 'mot-cua', ...mapping, commune: COMMUNE });
      const desk = await town.device(portal);
      await desk.publishTo('dvcqg/DongBoHoSoMC', { data: [{ ChuHoSo: 'Nguyễn Văn A' }] });
      await desk.publishTo('dvcqg/DongBoHoSoMC', 'Nguyễn Văn A, một chữ');
      await desk.publishTo('nham/chu/de', { ChuHoSo: 'Nguyễn Văn A' });
      await desk.publishTo('nham/chu/de', 'Nguyễn Văn A');
      const messages = await trace(portal.key);
      expect(messages.map(({ hidden, masked }) => [hidden, masked])).toEqual([
        ['personal-data', true],
        [null, true],
        ['personal-data', true],
        [null, true],
      ]);
      expect(messages.map(textOf).join()).not.toContain('Nguyễn');
    });

    it('of a gateway to the sources that it speaks for, too', async () => {
      const gateway = await town.source({ id: 'cua-2', kind: 'gateway', unit: COMMUNE });
      const { key } = await device('sau-cua-2', { gateway: gateway.key });
      await (await town.device(gateway)).publishTo(topicIn(key, 'telemetry'), { rain: 2 });
      expect(await trace(key)).toMatchObject([{ via: gateway.key, taken: 1 }]);
    });

    it('whichever process it came to', async () => {
      const env = { DATABASE_URL: database.url, ROLE: 'api' };
      const other = await Town.start({ env });
      try {
        const there = await other.signedIn('ky-thuat');
        const key = `${COMMUNE}.mua`;
        const same = await until('the other process has it, too', async () => {
          const seen = await trace(key, there);
          return seen.length > 0 && seen;
        });
        expect(same).toEqual(await trace(key));
        // what was seen at the door is in the database
        const path = `/sources/${COMMUNE}.sai-ten/diagnosis`;
        expect((await there.get<Diagnosis>(path)).silence?.code).toBe('client-id');
      } finally {
        await other.stop();
      }
    });

    it('to whoever looks after it, and to nobody else', async () => {
      const key = `${COMMUNE}.mua`;
      const status = async (as: ApiClient, path: string): Promise<unknown> => {
        const { status: code, text } = await as.ask('GET', path);
        return code === 200 ? code : [code, text];
      };
      const unknown = await status(stranger, `/sources/${COMMUNE}.khong-co/trace`);
      expect(unknown).toMatchObject([404, expect.anything()]);
      expect(await status(stranger, `/sources/${key}/trace`)).toEqual(unknown);
      expect(await status(stranger, `/sources/${key}/diagnosis`)).toEqual(unknown);
      expect(await status(technician, `/sources/${COMMUNE}.khong-co/trace`)).toEqual(unknown);
      expect(await status(chairman, `/sources/${key}/trace`)).toMatchObject([
        403,
        expect.anything(),
      ]);
      expect(await status(chairman, `/sources/${key}/diagnosis`)).toBe(200);
    });
  });

  it('is known to be so for the same reason after a restart, when no message is kept', async () => {
    const keys = ['sai-ten', 'sai-khuon', 'cong', 'im'].map((id) => `${COMMUNE}.${id}`);
    const reasons = async (): Promise<(string | undefined)[]> =>
      Promise.all(keys.map(async (key) => (await diagnosis(key)).silence?.code));
    const before = await reasons();
    expect(before).toEqual(['client-id', 'refused', 'unknown-codec', 'nothing-since']);
    await town.server.kill('SIGTERM');
    await town.server.restart();
    expect(await reasons()).toEqual(before);
    expect(await trace(`${COMMUNE}.mua`)).toEqual([]);
  });
});

const textOf = (message: TracedMessage | undefined): string =>
  Buffer.from(message?.bytes ?? '', 'base64').toString();

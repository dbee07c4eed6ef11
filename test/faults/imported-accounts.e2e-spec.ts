import { until } from '@nhip-xa/testing';
import { Device, topicIn } from '../e2e/kit/device';
import { Town } from '../e2e/kit/town';
import { Mosquitto, withMosquitto } from './kit/mosquitto';

const COMMUNE = '06211';
const COUNT = 40;
const GATEWAY = `${COMMUNE}.gate`;

/** A source behind the gateway stands before it in the file. */
const FILE = [
  'unit,id,kind,name,gateway',
  ...Array.from(
    { length: COUNT },
    (_, n) => `${COMMUNE},d-${n},device,Đo ${n},${n < 2 ? GATEWAY : ''}`,
  ),
  `${COMMUNE},gate,gateway,Tủ,`,
].join('\n');

withMosquitto('sources from a file, at an external mosquitto', () => {
  let broker: Mosquitto;
  let town: Town;

  beforeAll(async () => {
    broker = await Mosquitto.start();
    town = await Town.start({ env: { MQTT_URL: broker.url } });
    await town.province('20', 'Lạng Sơn');
    await town.commune(COMMUNE, '20', 'Đồng Đăng');
  });
  afterAll(async () => {
    await town?.stop();
    await broker?.remove();
  });

  const imported = async (): Promise<Map<string, string[]>> => {
    const answer = await fetch(`${town.server.httpUrl}/api/v1/sources/import`, {
      method: 'POST',
      body: FILE,
      headers: { cookie: town.admin.cookie, 'content-type': 'text/csv', accept: 'text/csv' },
    });
    expect(answer.status).toBe(200);
    const [, ...lines] = (await answer.text()).trimEnd().split('\r\n');
    return new Map(lines.map((line) => [line.split(',', 1)[0] ?? '', line.split(',')]));
  };
  const levels = (key: string): Promise<unknown[]> =>
    town.admin.all(`/sources/${key}/readings?metric=water_level`);

  it('have their accounts there, and a gateway from the same file speaks for those behind it', async () => {
    const credentials = await imported();
    expect(credentials.size).toBe(COUNT + 1);
    const connect = (key: string): Promise<Device> => {
      const [, clientId = '', username = '', password = '', url = ''] = credentials.get(key) ?? [];
      expect(url).toBe(`mqtt://127.0.0.1:${broker.port}`);
      return Device.connect(url, { clientId, username, password });
    };
    const last = await connect(`${COMMUNE}.d-${COUNT - 1}`);
    await last.telemetry({ water_level: 1 });
    const gateway = await connect(GATEWAY);
    for (const id of ['d-2', 'd-0', 'd-1']) {
      await gateway.publishTo(topicIn(`${COMMUNE}.${id}`, 'telemetry'), {
        values: { water_level: 2 },
      });
    }
    // the last that was sent: what came of the others came before it
    await until('it came', async () => (await levels(`${COMMUNE}.d-1`)).length === 1, 20_000);
    const counts = ['d-0', 'd-1', 'd-2', `d-${COUNT - 1}`].map(
      async (id) => (await levels(`${COMMUNE}.${id}`)).length,
    );
    // of d-2 it is no gateway: the broker lets nothing of that through
    expect(await Promise.all(counts)).toEqual([1, 1, 0, 1]);
    await Promise.all([last.end(), gateway.end()]);
  });
});

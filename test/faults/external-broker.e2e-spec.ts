import { connectAsync } from 'mqtt';
import type { Source } from '@nhip-xa/contract';
import { RunningServer, until } from '@nhip-xa/testing';
import type { Browser, Page } from 'playwright-core';
import { freshPage, startBrowser, untilTile } from '../e2e/kit/browser';
import { Device, topicIn } from '../e2e/kit/device';
import { Town, type MadeSource } from '../e2e/kit/town';
import { Mosquitto, withMosquitto } from './kit/mosquitto';

const COMMUNE = '06211';

withMosquitto('an external mosquitto', () => {
  let broker: Mosquitto;
  let town: Town;
  let browser: Browser;

  beforeAll(async () => {
    broker = await Mosquitto.start();
    town = await Town.start({ env: { MQTT_URL: broker.url } });
    browser = await startBrowser();
    await town.province('20', 'Lạng Sơn');
    await town.commune(COMMUNE, '20', 'Đồng Đăng');
  });
  afterAll(async () => {
    await browser?.close();
    await town?.stop();
    await broker?.remove();
  });

  const source = (id: string, more: object = {}): Promise<MadeSource> =>
    town.source({ id, kind: 'device', unit: COMMUNE, ...more });
  const levels = (key: string): Promise<{ value: number }[]> =>
    town.admin.all(`/sources/${key}/readings?metric=water_level`);
  const metric = async (name: string): Promise<number> => {
    const text = await (await fetch(`${town.server.httpUrl}/metrics`)).text();
    return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? 0);
  };

  it('is named without its account, and no port of ours is opened', () => {
    expect(town.server.mqttUrl).toBe(`mqtt://127.0.0.1:${broker.port}`);
    expect(town.server.log.join('\n')).not.toContain('nhip-xa:');
  });

  it('carries a value from a device to the wall', async () => {
    const made = await source('gauge', { attributes: { floodLevels: [2.5, 3.2, 4] } });
    expect(made.credential).toMatchObject({ host: '127.0.0.1', port: broker.port });
    const page: Page = await freshPage(browser);
    await page.goto((await town.wall(COMMUNE)).url);
    const device = await town.device(made);
    await device.telemetry({ water_level: 3.42 });
    await untilTile(page, COMMUNE, 'flood-level', { value: 2 });
    expect(await metric('nhipxa_broker_connected')).toBe(1);
  });

  it('lets a source publish under its own topic alone, and subscribe to its commands', async () => {
    const [a, b] = await Promise.all([source('a'), source('b')]);
    const device = await town.device(b);
    // MQTT 3.1.1 has no answer for "refused": the broker acknowledges and drops it
    await device.publishTo(topicIn(a.key, 'telemetry'), { values: { water_level: 9 } });
    await device.telemetry({ water_level: 1 });
    await until('its own came', async () => (await levels(b.key)).length === 1);
    expect(await levels(a.key)).toEqual([]);
    await device.client.subscribeAsync(topicIn(b.key, 'command'));
    for (const filter of ['#', 'xa/v1/#', topicIn(a.key, 'command'), '$share/nhip-xa/xa/v1/#']) {
      await expect(device.client.subscribeAsync(filter)).rejects.toThrow(/Subscribe error/);
    }
    const { username, password } = b.credential;
    const taken = { clientId: a.key, username, password };
    await expect(Device.connect(town.server.mqttUrl, taken)).rejects.toThrow(/Not authorized/);
  });

  it('lets a gateway publish for its sources, for as long as it is their gateway', async () => {
    const gateway = await source('gate', { kind: 'gateway' });
    const behind = await source('behind', { gateway: gateway.key });
    const publish = async (value: number): Promise<void> => {
      const device = await town.device(gateway);
      await device.publishTo(topicIn(behind.key, 'telemetry'), { values: { water_level: value } });
      await device.end();
    };
    await publish(1);
    await until('it came', async () => (await levels(behind.key)).length === 1);
    await town.admin.patch(`/sources/${behind.key}`, { gateway: null });
    await publish(2);
    await town.admin.patch(`/sources/${behind.key}`, { gateway: gateway.key });
    await publish(3);
    await until('it came again', async () => (await levels(behind.key)).length === 2);
    expect((await levels(behind.key)).map(({ value }) => value).sort()).toEqual([1, 3]);
  });

  it('takes a new password at once, and ends what was connected with the old one', async () => {
    const made = await source('turned');
    const before = await town.device(made);
    const ended = new Promise<void>((resolve) => before.client.once('close', () => resolve()));
    const credential = await town.admin.post<MadeSource['credential']>(
      `/sources/${made.key}/credential`,
    );
    await ended;
    await expect(town.device(made)).rejects.toThrow(/Not authorized/);
    const after = await town.device({ ...made, credential });
    await after.telemetry({ water_level: 1 });
    await until('it came', async () => (await levels(made.key)).length === 1);
  });

  it('cuts off a source that is removed', async () => {
    const made = await source('gone');
    const device = await town.device(made);
    const ended = new Promise<void>((resolve) => device.client.once('close', () => resolve()));
    await town.admin.delete(`/sources/${made.key}`);
    await ended;
    await expect(town.device(made)).rejects.toThrow(/Not authorized/);
  });

  it('shows a kept status as what it is: a copy is not the source being there', async () => {
    const made = await source('kept', { kind: 'service' });
    const device = await town.device(made);
    await device.client.publishAsync(topicIn(made.key, 'status'), 'offline', { qos: 1 });
    const keep = { qos: 1, retain: true } as const;
    await device.client.publishAsync(topicIn(made.key, 'status'), 'online', keep);
    await device.status('offline');
    const state = async (): Promise<string> =>
      (await town.admin.get<Source>(`/sources/${made.key}`)).state;
    await until('it is offline', async () => (await state()) === 'offline');
    await town.server.kill('SIGTERM');
    await town.server.restart();
    const received = /^nhipxa_items_total\{fate="received"\} ([1-9]\d*)$/m;
    await until('the copy came', async () =>
      received.test(await (await fetch(`${town.server.httpUrl}/metrics`)).text()),
    );
    expect(await state()).toBe('offline');
  });

  it('acknowledges and counts what nobody here is responsible for', async () => {
    const name = 'nhipxa_mqtt_untaken_total\\{why="unknown source"\\}';
    const before = await metric(name);
    const client = await accountOf(broker);
    await client.publishAsync(`xa/v1/${COMMUNE}/nobody/telemetry`, '{"a": 1}', { qos: 1 });
    await client.publishAsync('xa/v1/stray', 'x', { qos: 1 });
    await client.endAsync();
    await until('counted', async () => (await metric(name)) === before + 2);
  });

  it('ends a start that it refuses, with one line and without the password', async () => {
    const url = broker.url.replace(/:[^:@]+@/, ':geheim-42@');
    const refused = RunningServer.start({ env: { MQTT_URL: url } });
    const error = await refused.then(
      () => new Error('it started'),
      (thrown: unknown) => thrown as Error,
    );
    expect(error.message).toMatch(
      /MQTT_URL names cannot be used.*Check the user name and password/,
    );
    expect(error.message).not.toContain('geheim-42');
  });

  it('is waited for when it goes away, which readiness names', async () => {
    await broker.end('SIGTERM');
    await until('readiness names it', async () => {
      const { status, missing } = await town.server.health();
      return status === 503 && missing.includes('broker');
    });
    expect(await metric('nhipxa_broker_connected')).toBe(0);
    const refused = await town.admin.ask('POST', '/sources', {
      id: 'late',
      kind: 'device',
      unit: COMMUNE,
      name: 'late',
    });
    expect(refused.status).toBe(503);
    expect(refused.text).toContain('is registered, but the broker did not take its account');
    await broker.run();
    await until('ready', async () => (await town.server.health()).status === 200, 10_000);
    const credential = await until('it takes accounts again', async () => {
      const { status, text } = await town.admin.ask('POST', `/sources/${COMMUNE}.late/credential`);
      return status === 201 ? (JSON.parse(text) as MadeSource['credential']) : undefined;
    });
    const late = await Device.connect(town.server.mqttUrl, credential);
    await late.telemetry({ water_level: 1 });
    await late.end();
    await until('it came', async () => (await levels(`${COMMUNE}.late`)).length === 1);
  });
});

/** A client with rights of its own, for what no source may do. */
async function accountOf(broker: Mosquitto): Promise<Awaited<ReturnType<typeof connectAsync>>> {
  const client = await connectAsync(broker.url, { protocolVersion: 5, reconnectPeriod: 0 });
  const everything = { acltype: 'publishClientSend', topic: 'xa/v1/#', allow: true };
  const commands = [
    { command: 'createRole', rolename: 'stray', acls: [everything] },
    {
      command: 'createClient',
      username: 'stray',
      password: 'stray',
      roles: [{ rolename: 'stray' }],
    },
  ];
  await client.publishAsync('$CONTROL/dynamic-security/v1', JSON.stringify({ commands }), {
    qos: 1,
  });
  await client.endAsync();
  return connectAsync(`mqtt://stray:stray@127.0.0.1:${broker.port}`, { reconnectPeriod: 0 });
}

import type { Credential, Source } from '@nhip-xa/contract';
import { until } from '@nhip-xa/testing';
import { Device } from '../e2e/kit/device';
import { Town, type MadeSource } from '../e2e/kit/town';
import { SharedDatabase } from './shared-database';

const PROVINCE = '20';
const COMMUNE = '06211';
/** What one process does is in force at the other within this, in ms. */
const ELSEWHERE_MS = 3_000;
const GRACE_SECONDS = 15;

let database: SharedDatabase;
let a: Town;
let b: Town;

beforeAll(async () => {
  database = await SharedDatabase.start();
  const env = { DATABASE_URL: database.url };
  a = await Town.start({ env });
  b = await Town.start({ env });
  await a.province(PROVINCE, 'Lạng Sơn');
  await a.commune(COMMUNE, PROVINCE, 'Đồng Đăng');
}, 120_000);
afterAll(async () => {
  await a?.stop();
  await b?.stop();
  await database?.stop();
});

const connected = (town: Town, credential: Credential): Promise<Device> =>
  Device.connect(town.server.mqttUrl, credential);
/** Whether a credential opens a door now. */
async function opens(town: Town, credential: Credential): Promise<boolean> {
  const device = await connected(town, credential).catch(() => undefined);
  await device?.end();
  return device !== undefined;
}
const renewed = (town: Town, { key }: Source, graceSeconds: number): Promise<Credential> =>
  town.admin.post<Credential>(`/sources/${key}/credential`, { graceSeconds });
const stands = ({ key }: Source): Promise<Source> => b.admin.get<Source>(`/sources/${key}`);

/** A new source that both processes know, with a connection to the second. */
async function made(id: string): Promise<{ source: MadeSource; device: Device }> {
  const source = await a.source({ id, kind: 'device', unit: COMMUNE });
  const let_in = (): Promise<Device | undefined> =>
    connected(b, source.credential).catch(() => undefined);
  return { source, device: await until('let in elsewhere', let_in, ELSEWHERE_MS) };
}

it('both secrets work at both processes, and after a restart, until the grace ends; then none with the old one stands', async () => {
  const { source, device } = await made('graced');
  const old = source.credential;
  const fresh = await renewed(a, source, GRACE_SECONDS);
  const endsMs = Date.parse((await stands(source)).previousSecretUntil ?? '');
  await device.telemetry({ rain: 1 });
  // takes the connection over, at the other process
  await until('the new one works elsewhere', () => opens(a, fresh), ELSEWHERE_MS);
  await until('it was used', async () => (await stands(source)).newSecretUsedAt, ELSEWHERE_MS);

  const started = await Town.start({ env: { DATABASE_URL: database.url } });
  try {
    const elsewhere = await connected(started, old).catch((error: unknown) => {
      // a slow start may have eaten the grace: then it must be over
      if (Date.now() < endsMs) throw error;
    });
    await until('its end', () => Date.now() > endsMs, GRACE_SECONDS * 2_000);
    for (const cut of [device, elsewhere]) {
      await until('cut', () => cut === undefined || !cut.client.connected, ELSEWHERE_MS);
    }
    for (const town of [a, b, started]) {
      expect(await opens(town, old)).toBe(false);
      expect(await opens(town, fresh)).toBe(true);
    }
  } finally {
    await started.stop();
  }
  expect(await stands(source)).toMatchObject({ previousSecretUntil: null });
}, 60_000);

it('a grace that is ended at the one cuts at the other whoever came with the old secret, and nobody else', async () => {
  const { source, device } = await made('ended');
  const { device: other } = await made('untouched');
  const fresh = await renewed(a, source, 3_600);
  await until('the new one works elsewhere', () => opens(a, fresh), ELSEWHERE_MS);
  expect(device.client.connected).toBe(true);
  await a.admin.delete(`/sources/${source.key}/credential/previous`);
  await until('cut elsewhere', () => !device.client.connected, ELSEWHERE_MS);
  expect(await opens(b, source.credential)).toBe(false);
  const held = await connected(b, fresh);
  await held.telemetry({ rain: 1 });
  await other.telemetry({ rain: 1 });
  await Promise.all([held.end(), other.end()]);
}, 60_000);

it('a second rotation within a grace ends the oldest secret everywhere', async () => {
  const { source, device } = await made('twice');
  const second = await renewed(a, source, 3_600);
  const third = await renewed(a, source, 3_600);
  await until('the oldest is cut elsewhere', () => !device.client.connected, ELSEWHERE_MS);
  expect(await opens(b, source.credential)).toBe(false);
  expect(await opens(b, second)).toBe(true);
  expect(await opens(b, third)).toBe(true);
}, 60_000);

it('what was refused at the one is told by the other, counted, and kept out of the log but once', async () => {
  const { source, device } = await made('guessed');
  await device.end();
  const guess = { ...source.credential, password: 'a-guess-of-somebody' };
  for (let n = 0; n < 20; n += 1) expect(await opens(a, guess)).toBe(false);
  const refused = await until(
    'told elsewhere',
    async () => {
      const { refused: last } = await stands(source);
      return last?.reason === 'backed-off' ? last : undefined;
    },
    ELSEWHERE_MS,
  );
  expect(refused).toMatchObject({ from: 'own' });
  const metrics = await (await fetch(`${a.server.httpUrl}/metrics`)).text();
  const counted = (why: string): number =>
    Number(
      new RegExp(`nhipxa_mqtt_refused_total\\{why="${why}"\\} (\\d+)`).exec(metrics)?.[1] ?? 0,
    );
  expect(counted('too many wrong secrets before')).toBeGreaterThan(10);
  // the device itself is at the other process and was right there
  expect(await opens(b, source.credential)).toBe(true);
  const lines = a.server.process.text.split('\n').filter((line) => line.includes('refused'));
  expect(lines.length).toBeLessThanOrEqual(3);
  expect(a.server.process.text).not.toContain('a-guess-of-somebody');
}, 60_000);

it('a new secret of the source lets it in at once, however often it was wrong before', async () => {
  const { source, device } = await made('mended');
  await device.end();
  const wrong = { ...source.credential, password: 'x' };
  const { admin } = b;
  const fresh = await admin.post<Credential>(`/sources/${source.key}/credential`);
  // a second of waiting is soon over on a busy machine
  await until(
    'a right one waits as well',
    async () => {
      for (let n = 0; n < 10; n += 1) await opens(a, wrong);
      return !(await opens(a, fresh));
    },
    20_000,
  );
  const newest = await a.admin.post<Credential>(`/sources/${source.key}/credential`);
  expect(await opens(a, newest)).toBe(true);
}, 60_000);

import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder } from './data-folder';
import { StartError } from './start-error';

let above: string;

beforeEach(() => {
  above = mkdtempSync(join(tmpdir(), 'nhip-xa-folder-'));
});

afterEach(() => rmSync(above, { recursive: true }));

test('it is made with what is above it, closed to others, and can be had again', async () => {
  const path = join(above, 'a', 'data');
  const first = openDataFolder({ path });
  expect(statSync(path).mode & 0o007).toBe(0);
  expect(() => openDataFolder({ path })).toThrow(/in use by the server with process id/);
  await first.release();
  const second = openDataFolder({ path });
  expect(second.secrets).toEqual(first.secrets);
  await second.release();
});

test('where no folder can be made, one line says so', () => {
  writeFileSync(join(above, 'file'), '');
  expect(() => openDataFolder({ path: join(above, 'file', 'data') })).toThrow(StartError);
});

test('its process has a name of its own, the same at each start', async () => {
  const [one, other] = [join(above, 'one'), join(above, 'other')].map((path) =>
    openDataFolder({ path }),
  );
  expect(one?.instanceId).toMatch(/^[0-9a-f]{12}$/);
  expect(one?.instanceId).not.toBe(other?.instanceId);
  expect(statSync(join(above, 'one', 'instance.id')).mode & 0o777).toBe(0o600);
  await Promise.all([one?.release(), other?.release()]);
  const again = openDataFolder({ path: join(above, 'one') });
  expect(again.instanceId).toBe(one?.instanceId);
  await again.release();
  writeFileSync(join(above, 'one', 'instance.id'), 'nonsense');
  expect(() => openDataFolder({ path: join(above, 'one') })).toThrow(/instance\.id is damaged/);
});

test('damaged secrets do not leave the folder locked', () => {
  writeFileSync(join(above, 'secrets.json'), 'nonsense');
  expect(() => openDataFolder({ path: above })).toThrow(/damaged/);
  expect(existsSync(join(above, 'server.lock'))).toBe(false);
});

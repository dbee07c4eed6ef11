import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSecrets } from './secrets';
import { StartError } from './start-error';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nhip-xa-secrets-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('they are made once, kept, and readable by their owner alone', () => {
  const first = readSecrets(folder, undefined);
  expect(first.sourceKey).toHaveLength(32);
  expect(first.adminPassword).toMatch(/^([a-km-np-z2-9]{5}-){3}[a-km-np-z2-9]{5}$/);
  expect(first.adminPasswordGenerated).toBe(true);
  expect(readSecrets(folder, undefined)).toEqual(first);
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
});

test('a password given by the environment is used and not kept', () => {
  const given = readSecrets(folder, 'correct horse');
  expect(given).toMatchObject({ adminPassword: 'correct horse', adminPasswordGenerated: false });
  expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).not.toContain('correct horse');
  const later = readSecrets(folder, undefined);
  expect(later.adminPasswordGenerated).toBe(true);
  expect(later.sourceKey).toEqual(given.sourceKey);
});

test('a damaged file is never written over', () => {
  writeFileSync(join(folder, 'secrets.json'), '{"sourceKey": 1');
  expect(() => readSecrets(folder, undefined)).toThrow(StartError);
  expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).toBe('{"sourceKey": 1');
});

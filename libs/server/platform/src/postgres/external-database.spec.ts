import { StartError } from '../start-error';
import { externalDatabase } from './external-database';

test('the parts of the URL, decoded', () => {
  expect(externalDatabase('postgresql://xa:p%40ss@db.example:6432/nhip').connection).toEqual({
    host: 'db.example',
    port: 6432,
    user: 'xa',
    password: 'p@ss',
    database: 'nhip',
    ssl: false,
  });
});

test('the port and the encryption have their usual values and can be said', () => {
  const { connection } = externalDatabase('postgres://xa:p@[::1]/nhip?sslmode=verify-full');
  expect(connection).toMatchObject({ host: '::1', port: 5432, ssl: { rejectUnauthorized: true } });
});

test.each([
  ['nonsense', 'is not a URL'],
  ['mysql://u:secret@h/d', 'begins with mysql://'],
  ['postgres://u:secret@/d', 'is not a URL'],
  ['postgres://h/d', 'names no user'],
  ['postgres://u:secret@h', 'names no database'],
  ['postgres://u:secret@h/d?sslmode=maybe', 'unknown sslmode'],
  ['postgres://u:secret@h/d?pool=4', 'not known here: pool'],
])('%s: %s', (url, words) => {
  let line = '';
  try {
    externalDatabase(url);
  } catch (error) {
    if (error instanceof StartError) line = error.line;
  }
  expect(line).toContain(`DATABASE_URL`);
  expect(line).toContain(words);
  expect(line).not.toContain('secret');
});

import { resolve } from 'node:path';
import { readConfig } from './config';
import { StartError } from './start-error';

const lineOf = (env: Record<string, string>): string => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof StartError) return error.line;
    throw error;
  }
  return '';
};

test('an empty environment gives the defaults of the contract', () => {
  expect(readConfig({})).toEqual({
    httpHost: '127.0.0.1',
    httpPort: 3000,
    mqttHost: '127.0.0.1',
    mqttPort: 1883,
    databaseUrl: undefined,
    role: 'all',
    dataFolder: resolve('./data'),
    adminPassword: undefined,
    demo: false,
    logLevel: 'info',
  });
});

test('a variable set to nothing counts as unset', () => {
  expect(readConfig({ HTTP_PORT: '', ADMIN_PASSWORD: '', MQTT_URL: '' }).httpPort).toBe(3000);
});

test('what is set is taken, and the result cannot be changed', () => {
  const config = readConfig({ HTTP_PORT: '0', DEMO: '1', DATA_DIR: '/srv/x', LOG_LEVEL: 'debug' });
  expect(config).toMatchObject({
    httpPort: 0,
    demo: true,
    dataFolder: '/srv/x',
    logLevel: 'debug',
  });
  expect(Object.isFrozen(config)).toBe(true);
});

test.each([
  ['MQTT_URL', 'mqtt://broker'],
  ['MQTT_WS_PORT', '9001'],
  ['MQTT_TLS_PORT', '8883'],
  ['TLS_CERT', 'cert.pem'],
  ['TLS_KEY', 'key.pem'],
  ['REDIS_URL', 'redis://r'],
  ['ROLE', 'api'],
])('%s is refused instead of ignored, as this version cannot do it', (name, value) => {
  expect(lineOf({ [name]: value })).toMatch(new RegExp(`^${name}.* not available in this version`));
});

test.each([
  ['HTTP_PORT', '65536', 'must be a port number'],
  ['HTTP_PORT', '80a', 'must be a port number'],
  ['MQTT_PORT', '-1', 'must be a port number'],
  ['HTTP_HOST', 'http://x', 'must be a host name'],
  ['ROLE', 'some', 'must be all, ingest or api'],
  ['DEMO', 'yes', 'must be 0 or 1'],
  ['LOG_LEVEL', 'loud', 'must be one of'],
  ['ADMIN_PASSWORD', 'short', 'needs 8 characters'],
])('%s=%s is refused in one line that names it', (name, value, words) => {
  const line = lineOf({ [name]: value });
  expect(line).toContain(`${name} ${words}`);
  expect(line).not.toContain('\n');
});

test('everything wrong is named at once', () => {
  expect(lineOf({ HTTP_PORT: 'x', DEMO: 'x' })).toMatch(/HTTP_PORT.*DEMO/);
});

test('a wrong password is not repeated', () => {
  expect(lineOf({ ADMIN_PASSWORD: 'hunter2' })).not.toContain('hunter2');
});

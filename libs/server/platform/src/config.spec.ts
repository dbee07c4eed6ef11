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
    mqttWsPort: undefined,
    mqttTlsPort: undefined,
    tls: undefined,
    mqttUrl: undefined,
    redisUrl: undefined,
    databaseUrl: undefined,
    role: 'all',
    dataFolder: resolve('./data'),
    adminPassword: undefined,
    demo: false,
    demoAgain: false,
    logLevel: 'info',
    spoolMib: 1_024,
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

test('external engines, further doors and a role are taken as they are given', () => {
  const config = readConfig({
    MQTT_URL: 'mqtts://broker:8883',
    MQTT_WS_PORT: '9001',
    MQTT_TLS_PORT: '8883',
    TLS_CERT: 'cert.pem',
    TLS_KEY: 'key.pem',
    REDIS_URL: 'redis://cache',
    ROLE: 'ingest',
  });
  expect(config).toMatchObject({
    mqttUrl: 'mqtts://broker:8883',
    mqttWsPort: 9001,
    mqttTlsPort: 8883,
    tls: { certFile: 'cert.pem', keyFile: 'key.pem' },
    redisUrl: 'redis://cache',
    role: 'ingest',
  });
});

test('a door with TLS needs its certificate and its key', () => {
  const line = lineOf({ MQTT_TLS_PORT: '8883' });
  expect(line).toMatch(/TLS_CERT is needed with MQTT_TLS_PORT.*TLS_KEY is needed/);
});

test.each([
  ['HTTP_PORT', '65536', 'must be a port number'],
  ['HTTP_PORT', '80a', 'must be a port number'],
  ['MQTT_PORT', '-1', 'must be a port number'],
  ['HTTP_HOST', 'http://x', 'must be a host name'],
  ['ROLE', 'some', 'must be all, ingest or api'],
  ['MQTT_URL', 'broker:1883', 'must be a URL that begins with mqtt:// or mqtts://'],
  ['REDIS_URL', 'http://cache', 'must be a URL that begins with redis:// or rediss://'],
  ['DEMO', 'yes', 'must be 0, 1 or again'],
  ['SPOOL_MIB', '1G', 'must be a number of MiB'],
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

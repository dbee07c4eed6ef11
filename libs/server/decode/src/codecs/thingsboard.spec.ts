import { RECEIVED_MS, foreign } from '../../test/foreign';

const NOW = new Date(RECEIVED_MS).toISOString();
const AT_MS = Date.parse('2026-11-20T01:00:00Z');
const AT = '2026-11-20T01:00:00.000Z';
const telemetry = (payload: object) => foreign('thingsboard', 'v1/devices/me/telemetry', payload);
const reading = (metric: string, value: number, at: string, source = 'publisher') => ({
  ...{ kind: 'reading', source, commune: '06190', metric, at, value },
});

describe('the device API of ThingsBoard', () => {
  it('takes values alone at the time of receipt, of the publisher itself', () => {
    expect(telemetry({ water_level: 3.4, open: true, label: 'kho' })).toEqual({
      facts: [reading('water_level', 3.4, NOW), reading('open', 1, NOW)],
      rejected: [],
    });
  });

  it('takes values with a time, in a list too, and numbers as text', () => {
    expect(
      telemetry([{ ts: AT_MS, values: { rain: '4.2', json: { a: 1, list: [1] } } }, { rain: 1 }])
        .facts,
    ).toEqual([reading('rain', 4.2, AT), reading('json.a', 1, AT), reading('rain', 1, NOW)]);
  });

  it('takes seconds for what they are, where milliseconds were asked for', () => {
    expect(telemetry({ ts: AT_MS / 1_000, values: { v1: 3.111 } }).facts).toEqual([
      reading('v1', 3.111, AT),
    ]);
  });

  it('reads the short topics', () => {
    expect(foreign('thingsboard', 'v2/t', { rain: 1 }).facts).toHaveLength(1);
  });

  it.each([
    ...['v1/devices/me/attributes', 'v1/devices/me/rpc/request/1', 'v1/devices/me/claim'],
    ...[
      'v1/gateway/attributes',
      'v1/gateway/rpc',
      'v1/gateway/claim',
      'v2/a',
      'v2/fw/request/1/chunk/0',
    ],
  ])('%s is no fact', (topic) => {
    expect(foreign('thingsboard', topic, { 'Kho A': { battery: 87 } })).toEqual({
      facts: [],
      rejected: [],
    });
  });
});

describe('the gateway API of ThingsBoard', () => {
  it('names each device by its key, blanks and all', () => {
    const { facts, rejected } = foreign('thingsboard', 'v1/gateway/telemetry', {
      'Kho A': [
        { ts: AT_MS, values: { temperature: 42, humidity: 80 } },
        { ts: AT_MS + 1_000, values: { temperature: 43 } },
      ],
      'Kho B': [{ ts: AT_MS, values: { temperature: 41 } }],
    });
    expect(rejected).toEqual([]);
    expect(facts).toEqual([
      reading('temperature', 42, AT, '06190.kho-a'),
      reading('humidity', 80, AT, '06190.kho-a'),
      reading('temperature', 43, '2026-11-20T01:00:01.000Z', '06190.kho-a'),
      reading('temperature', 41, AT, '06190.kho-b'),
    ]);
  });

  it.each([
    ['connect', 'online'],
    ['disconnect', 'offline'],
  ])('%s is a word that a device is %s', (what, state) => {
    expect(
      foreign('thingsboard', `v1/gateway/${what}`, { device: 'Kho A', type: 'x' }).facts,
    ).toEqual([{ kind: 'presence', source: '06190.kho-a', state, at: NOW }]);
    expect(foreign('thingsboard', `v1/gateway/${what}`, {}).rejected).toMatchObject([
      { reason: 'bad-shape', detail: 'no device' },
    ]);
  });

  it('refuses the device that is wrong, and reads the others', () => {
    const { facts, rejected } = foreign('thingsboard', 'v1/gateway/telemetry', {
      A: 'x',
      B: [{ rain: 1 }],
    });
    expect(facts).toEqual([reading('rain', 1, NOW, '06190.b')]);
    expect(rejected).toEqual([{ reason: 'bad-shape', detail: 'no object of values' }]);
  });
});

it('refuses topics that ThingsBoard does not have', () => {
  expect(foreign('thingsboard', 'plant/sensor', { t: 1 }).rejected).toMatchObject([
    { reason: 'unknown-channel' },
  ]);
});

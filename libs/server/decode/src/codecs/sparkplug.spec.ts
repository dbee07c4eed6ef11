import { deflateSync, gzipSync } from 'node:zlib';
import { RECEIVED_MS, foreign } from '../../test/foreign';
import { TYPE, sparkplugBytes } from '../../test/sparkplug';
import { passingMemory } from '../index';
import { SPARKPLUG_DEVICES, SPARKPLUG_NODES } from './sparkplug-births';
import { SPARKPLUG_METRICS, SPARKPLUG_UNPACKED_BYTES } from './sparkplug-payload';

const NOW = new Date(RECEIVED_MS).toISOString();
const AT_MS = Date.parse('2026-11-20T01:00:00Z');
const AT = '2026-11-20T01:00:00.000Z';
const NODE = '06190.tram-bom-nut-1';
const DEVICE = '06190.tram-bom-nut-1-may-2';

type Metrics = Parameters<typeof sparkplugBytes>[0];
const bdSeq = (intValue: number) => ({ name: 'bdSeq', datatype: TYPE.UInt64, longValue: intValue });
const LEVEL = { name: 'Water Level', alias: 7, datatype: TYPE.Double, doubleValue: 3.4 };

/** One publisher that tells a host of its plant. */
function plant() {
  const memory = passingMemory();
  const send = (type: string, metrics: Metrics, whose = 'Nút 1', over = {}) =>
    foreign(
      'sparkplug',
      `spBv1.0/Trạm bơm/${type}/${whose}`,
      sparkplugBytes(metrics, { timestamp: AT_MS, ...over }),
      { memory },
    );
  return { memory, send };
}
const presence = (source: string, state: string, at: string) => ({
  ...{ kind: 'presence', source, state, at },
});
const reading = (metric: string, value: number, source = NODE, at = AT) => ({
  ...{ kind: 'reading', source, commune: '06190', metric, at, value },
});

describe('a node of Sparkplug B', () => {
  it('is there with its birth, and what it measures then is read', () => {
    const { send } = plant();
    const rebirth = { name: 'Node Control/Rebirth', datatype: TYPE.Boolean, booleanValue: false };
    expect(send('NBIRTH', [bdSeq(88), rebirth, LEVEL])).toEqual({
      facts: [presence(NODE, 'online', AT), reading('water_level', 3.4)],
      rejected: [],
    });
  });

  it('names its data by aliases, and by no data type, once it was born', () => {
    const { send } = plant();
    send('NBIRTH', [bdSeq(1), LEVEL]);
    expect(send('NDATA', [{ alias: 7, doubleValue: 3.5 }]).facts).toEqual([
      reading('water_level', 3.5),
    ]);
  });

  it('waits for its birth where its data has aliases only; what has a name is read', () => {
    const { send } = plant();
    const data = [
      { alias: 7, doubleValue: 3.5 },
      { name: 'rain', datatype: TYPE.Float, floatValue: 12.3 },
    ];
    expect(send('NDATA', data)).toEqual({
      // of 32 bits, 12.300000190734863 in 64: the digits that were meant
      facts: [reading('rain', 12.3)],
      rejected: [
        { reason: 'awaits-birth', detail: 'Trạm bơm/Nút 1 has not been born with the alias 7' },
      ],
    });
    send('NBIRTH', [LEVEL]);
    expect(send('NDATA', data).rejected).toEqual([]);
  });

  it('loses no data, whatever its sequence numbers are', () => {
    const { send } = plant();
    send('NBIRTH', [LEVEL], 'Nút 1', { seq: 0 });
    const facts = [1, 5, 5, 255, 0].flatMap(
      (seq) => send('NDATA', [{ alias: 7, doubleValue: seq }], 'Nút 1', { seq }).facts,
    );
    expect(facts).toMatchObject([1, 5, 5, 255, 0].map((value) => ({ value })));
  });

  it('measures at the time of each metric, else of the payload, else when it is received', () => {
    const { send } = plant();
    const metrics = [
      { name: 'a', timestamp: AT_MS - 1_000, doubleValue: 1, isHistorical: true },
      { name: 'a', doubleValue: 2 },
    ];
    expect(send('NDATA', metrics).facts).toEqual([
      reading('a', 1, NODE, '2026-11-20T00:59:59.000Z'),
      reading('a', 2),
    ]);
    expect(send('NDATA', metrics, 'Nút 1', { timestamp: 0 }).facts[1]).toMatchObject({ at: NOW });
  });

  it('is gone with the death of its session, and its devices with it', () => {
    const { send } = plant();
    send('NBIRTH', [bdSeq(88)]);
    send('DBIRTH', [LEVEL], 'Nút 1/Máy 2');
    expect(send('NDEATH', [bdSeq(87)])).toEqual({ facts: [], rejected: [] });
    expect(send('NDEATH', [bdSeq(88)]).facts).toEqual([
      presence(NODE, 'offline', NOW),
      presence(DEVICE, 'offline', NOW),
    ]);
  });

  it('is gone with a death although its birth was never heard', () => {
    expect(plant().send('NDEATH', [bdSeq(0)]).facts).toEqual([presence(NODE, 'offline', NOW)]);
  });
});

describe('a device behind a node', () => {
  it('is a source of its own', () => {
    const { send } = plant();
    expect(send('DBIRTH', [LEVEL], 'Nút 1/Máy 2').facts).toEqual([
      presence(DEVICE, 'online', AT),
      reading('water_level', 3.4, DEVICE),
    ]);
    expect(send('DDATA', [{ alias: 7, doubleValue: 1 }], 'Nút 1/Máy 2').facts).toEqual([
      reading('water_level', 1, DEVICE),
    ]);
    expect(send('DDEATH', [], 'Nút 1/Máy 2').facts).toEqual([presence(DEVICE, 'offline', NOW)]);
  });

  it('has to be born again after its node was', () => {
    const { send } = plant();
    send('NBIRTH', []);
    send('DBIRTH', [LEVEL], 'Nút 1/Máy 2');
    send('NBIRTH', []);
    expect(send('DDATA', [{ alias: 7, doubleValue: 1 }], 'Nút 1/Máy 2').rejected).toMatchObject([
      { reason: 'awaits-birth' },
    ]);
  });
});

describe('a value of Sparkplug B', () => {
  const valueOf = (metric: object) => {
    const { facts } = plant().send('NDATA', [{ name: 'x', ...metric }]);
    return facts.map((fact) => (fact.kind === 'reading' ? fact.value : undefined));
  };

  it.each([
    // two's complement: 2^32 - 5, 2^8 - 5, 2^16 - 300
    [{ datatype: TYPE.Int32, intValue: 4_294_967_291 }, -5],
    [{ datatype: TYPE.Int8, intValue: 251 }, -5],
    [{ datatype: TYPE.Int8, intValue: 4_294_967_291 }, -5],
    [{ datatype: TYPE.Int16, intValue: 65_236 }, -300],
    [{ datatype: TYPE.UInt32, longValue: 4_000_000_000 }, 4_000_000_000],
    [{ datatype: TYPE.Int64, longValue: -5 }, -5],
    [{ datatype: TYPE.UInt64, longValue: 9_007_199_254_740_991 }, 9_007_199_254_740_991],
    [{ datatype: TYPE.Boolean, booleanValue: true }, 1],
    [{ datatype: TYPE.Double, doubleValue: 0 }, 0],
  ])('%j is %d', (metric, value) => {
    expect(valueOf(metric)).toEqual([value]);
  });

  it.each([
    { datatype: TYPE.Double, isNull: true },
    { datatype: TYPE.Double },
    { datatype: TYPE.Double, doubleValue: Number.NaN },
    { datatype: TYPE.String, stringValue: '23.5' },
    { datatype: TYPE.DateTime, longValue: AT_MS },
    { datatype: TYPE.Bytes, bytesValue: new Uint8Array([1]) },
    { datatype: TYPE.DataSet, datasetValue: { numOfColumns: 1, columns: ['a'], types: [10] } },
    { datatype: TYPE.Template, templateValue: { metrics: [LEVEL] } },
  ])('%j is no reading', (metric) => {
    expect(valueOf(metric)).toEqual([]);
  });

  it('is converted from the unit that its birth told', () => {
    const { send } = plant();
    const properties = { keys: ['engUnit'], values: [{ type: TYPE.String, stringValue: 'cm' }] };
    send('NBIRTH', [{ ...LEVEL, doubleValue: 340, properties }]);
    expect(send('NDATA', [{ alias: 7, doubleValue: 350 }]).facts).toEqual([
      reading('water_level', 3.5),
    ]);
  });
});

describe('what a host of Sparkplug B also hears', () => {
  it.each(['STATE/ioc', 'Trạm/NCMD/Nút', 'Trạm/DCMD/Nút/Máy'])('%s is no fact', (topic) => {
    const state = { online: true, timestamp: 1 };
    expect(foreign('sparkplug', `spBv1.0/${topic}`, state)).toEqual({ facts: [], rejected: [] });
  });

  it('of older hosts the state stands outside', () => {
    expect(foreign('sparkplug', 'STATE/ioc', 'ONLINE')).toEqual({ facts: [], rejected: [] });
  });

  it.each([
    'spBv1.0/g/NDATA',
    'spBv1.0/g/NDATA/n/d',
    'spBv1.0/g/DDATA/n',
    'spBv1.0/g/XDATA/n',
    'spBv2.0/g/NDATA/n',
  ])('%s is no topic of it', (topic) => {
    expect(foreign('sparkplug', topic, sparkplugBytes([LEVEL])).rejected).toMatchObject([
      { reason: 'unknown-channel' },
    ]);
  });
});

describe('a payload of Sparkplug B', () => {
  const node = (bytes: Uint8Array) => foreign('sparkplug', 'spBv1.0/g/NDATA/n', bytes);

  it.each([gzipSync, deflateSync])('may be compressed', (compress) => {
    const body = compress(sparkplugBytes([LEVEL], { timestamp: AT_MS }));
    const wrapped = sparkplugBytes([], { uuid: 'SPBV1.0_COMPRESSED', body });
    expect(node(wrapped).facts).toMatchObject([{ metric: 'water_level', value: 3.4, at: AT }]);
  });

  it('is refused when it unfolds to more than is read', () => {
    const body = gzipSync(new Uint8Array(SPARKPLUG_UNPACKED_BYTES + 1));
    expect(node(sparkplugBytes([], { uuid: 'SPBV1.0_COMPRESSED', body })).rejected).toEqual([
      { reason: 'bad-shape', detail: 'a compressed payload that cannot be unpacked' },
    ]);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['JSON', Buffer.from('{"device": 702, "ndata": 262}')],
    ['brackets without end', Buffer.alloc(200_000, '{')],
    ['a picture', Buffer.from('/9j/4AAQSkZJRg==', 'base64')],
  ])('is refused when it is %s', (_, bytes) => {
    expect(node(bytes)).toEqual({
      facts: [],
      rejected: [{ reason: 'bad-shape', detail: 'no payload of Sparkplug B' }],
    });
  });

  it('is read whole, beyond what one document of ours holds', () => {
    const metrics = Array.from({ length: 450 }, (_, index) => ({
      name: `m${index}`,
      doubleValue: 1,
    }));
    expect(node(sparkplugBytes(metrics))).toMatchObject({ facts: { length: 450 }, rejected: [] });
  });
});

describe('what is remembered of births', () => {
  it('has a bound of metrics', () => {
    const metrics = Array.from({ length: SPARKPLUG_METRICS + 1 }, () => LEVEL);
    expect(plant().send('NBIRTH', metrics).rejected).toEqual([
      { reason: 'bad-shape', detail: 'more than 5000 metrics' },
    ]);
  });

  it('has a bound of devices', () => {
    const { send } = plant();
    for (let index = 0; index < SPARKPLUG_DEVICES; index++)
      send('DBIRTH', [LEVEL], `Nút 1/${index}`);
    expect(send('DBIRTH', [LEVEL], 'Nút 1/0').rejected).toEqual([]);
    expect(send('DBIRTH', [LEVEL], 'Nút 1/một nữa').rejected).toEqual([
      { reason: 'bad-shape', detail: 'more than 500 devices of one node' },
    ]);
  });

  it('has a bound of nodes: the one that was born longest ago is forgotten', () => {
    const { send } = plant();
    for (let index = 0; index <= SPARKPLUG_NODES; index++) send('NBIRTH', [LEVEL], `${index}`);
    const data = [{ alias: 7, doubleValue: 1 }];
    expect(send('NDATA', data, '0').rejected).toMatchObject([{ reason: 'awaits-birth' }]);
    expect(send('NDATA', data, '1').rejected).toEqual([]);
  });

  it('is JSON, and so outlives a restart', () => {
    const { send, memory } = plant();
    send('NBIRTH', [bdSeq(3), LEVEL]);
    const birth = memory.get('birth Trạm bơm/Nút 1');
    expect(JSON.parse(JSON.stringify(birth))).toEqual(birth);
  });
});

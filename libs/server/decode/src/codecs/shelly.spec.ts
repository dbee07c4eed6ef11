import { passingMemory } from '../index';
import { RECEIVED_MS, foreign } from '../../test/foreign';

const shelly = (topic: string, payload: Parameters<typeof foreign>[2], over = {}) =>
  foreign('shelly', topic, payload, over);
const NOTHING = { facts: [], rejected: [] };
const RECEIVED = new Date(RECEIVED_MS).toISOString();
const SRC = 'shellyplus1pm-441793ab3fb4';
const notify = (params: object, over: object = {}) => ({
  ...{ src: SRC, dst: `${SRC}/events`, method: 'NotifyStatus' },
  ...{ params: { ts: 1_795_136_400.5, ...params }, ...over },
});

describe('Shelly', () => {
  it('says of what changed the numbers that it has, and no others', () => {
    expect(shelly(`${SRC}/events/rpc`, notify({ 'switch:0': { id: 0, voltage: 232.7 } }))).toEqual({
      facts: [
        {
          ...{ kind: 'reading', source: `06190.${SRC}`, commune: '06190' },
          ...{ metric: 'switch_0.voltage', at: '2026-11-20T01:00:00.500Z', value: 232.7 },
        },
      ],
      rejected: [],
    });
  });

  it('tells the parts of a full status apart, and calls ours what the contract has', () => {
    const { facts } = shelly(
      `${SRC}/events/rpc`,
      notify(
        {
          ...{ cloud: { connected: false }, 'script:1': { id: 1, running: true, mem_used: 3 } },
          'devicepower:0': {
            id: 0,
            battery: { V: 5.9, percent: 88 },
            external: { present: false },
          },
          'humidity:0': { id: 0, rh: 42.2 },
          'temperature:0': { id: 0, tC: 19.8, tF: 67.6 },
          'temperature:100': { id: 100, tC: 4.5, tF: 40.1 },
          'switch:0': { id: 0, output: true, temperature: { tC: 40, tF: 104 } },
          wifi: { rssi: -61, sta_ip: '10.0.0.2' },
          sys: { uptime: 3, time: null, unixtime: null, cfg_rev: 10 },
        },
        { method: 'NotifyFullStatus' },
      ),
    );
    expect(
      Object.fromEntries(
        facts.map((fact) => (fact.kind === 'reading' ? [fact.metric, fact.value] : [])),
      ),
    ).toEqual({
      ...{ battery: 88, battery_voltage: 5.9, 'devicepower_0.external.present': 0 },
      ...{ humidity: 42.2, temperature: 19.8, 'temperature_100.temperature': 4.5 },
      ...{ 'switch_0.output': 1, 'switch_0.temperature': 40, rssi: -61, 'sys.uptime': 3 },
    });
  });

  it('has no battery while it is fed from outside', () => {
    const fed = {
      'devicepower:0': { battery: { V: 0.4, percent: 0 }, external: { present: true } },
    };
    expect(shelly(`${SRC}/events/rpc`, notify(fed)).facts).toMatchObject([
      { metric: 'devicepower_0.external.present', value: 1 },
    ]);
  });

  it.each([[1.61], [null], [undefined]])('takes the time of receipt for the time %s', (ts) => {
    const message = notify({ ts, 'input:0': { id: 0, state: true } });
    expect(shelly(`${SRC}/events/rpc`, message).facts).toMatchObject([
      { metric: 'input_0.state', value: 1, at: RECEIVED },
    ]);
  });

  it('is called by its src, also where later messages come under a prefix alone', () => {
    const memory = passingMemory();
    const says = (topic: string, payload: object | string) =>
      shelly(`shellies/bom/${topic}`, payload, { memory }).facts;
    expect(says('online', 'true')).toMatchObject([{ source: '06190.bom', state: 'online' }]);
    expect(says('events/rpc', notify({ 'input:0': { state: true } }))).toHaveLength(1);
    expect(says('online', 'false')).toMatchObject([{ source: `06190.${SRC}`, state: 'offline' }]);
    expect(says('status/switch:0', { id: 0, apower: 12, aenergy: { total: 5, by_minute: [1] } }))
      // its components carry no time
      .toMatchObject([
        { source: `06190.${SRC}`, metric: 'switch_0.apower', value: 12, at: RECEIVED },
        { metric: 'switch_0.aenergy.total', value: 5 },
      ]);
  });

  it('has a prefix of several levels, below what a filter names', () => {
    expect(shelly('khu/a/kho/online', 'true', { filter: 'khu/#' }).facts).toMatchObject([
      { source: '06190.a-kho' },
    ]);
    expect(shelly('kho/online', 'true', { filter: 'kho/#' }).facts).toMatchObject([
      { source: '06190.kho' },
    ]);
  });

  it('raises smoke and a flood as alarms', () => {
    const { facts } = shelly(
      `${SRC}/events/rpc`,
      notify({ 'smoke:0': { id: 0, alarm: true, mute: false } }),
    );
    expect(facts).toMatchObject([
      { metric: 'smoke_0.alarm', value: 1 },
      { metric: 'smoke_0.mute', value: 0 },
      { caseKind: 'alarm', id: `${SRC}/smoke`, state: 'active', severity: 'urgent' },
    ]);
    expect(shelly('shellies/shellyflood-1/sensor/flood', 'true').facts).toMatchObject([
      { metric: 'sensor.flood', value: 1 },
      { caseKind: 'alarm', id: 'shellyflood-1/water_leak', severity: 'high' },
    ]);
  });

  it.each([
    ['relay/0', 'on', 'relay_0', 1],
    ['relay/0/power', '12.55', 'relay_0.power', 12.55],
    ['relay/0/energy', '900', 'relay_0.energy', 900],
    ['input/1', '0', 'input_1', 0],
    ['sensor/temperature', '21.5', 'temperature', 21.5],
    ['sensor/battery', '77', 'battery', 77],
    ['sensor/state', 'open', 'sensor.state', 1],
    ['ext_temperature/0', '4.5', 'ext_temperature_0', 4.5],
    ['temperature', '51', 'device.temperature', 51],
  ])('of the first generation says %s %s', (topic, payload, metric, value) => {
    expect(shelly(`shellies/shellyht-1/${topic}`, payload).facts).toMatchObject([
      { source: '06190.shellyht-1', metric, value },
    ]);
  });

  it.each([
    [
      `${SRC}/events/rpc`,
      { src: SRC, method: 'NotifyEvent', params: { events: [{ event: 'push' }] } },
    ],
    [`${SRC}/rpc`, { id: 1, method: 'Switch.Set' }],
    [`${SRC}/command`, 'status_update'],
    [`${SRC}/command/switch:0`, 'on'],
    ['shellies/announce', { id: 'shelly1' }],
    ['shellies/command', 'announce'],
    ['shellies/shelly1/info', { wifi_sta: { rssi: -50 } }],
    ['shellies/shelly1/relay/0/command', 'on'],
    ['shellies/shelly1/temperature_f', '120'],
    ['shellies/shelly1/online', ''],
  ])('%s is no fact', (topic, payload) => {
    expect(shelly(topic, payload)).toEqual(NOTHING);
  });

  it('refuses what it cannot read', () => {
    expect(shelly(`${SRC}/events/rpc`, { src: SRC }).rejected).toMatchObject([
      { detail: 'no method' },
    ]);
    expect(shelly(`${SRC}/events/rpc`, '{"src":').rejected).toMatchObject([{ reason: 'not-json' }]);
    expect(shelly(`${SRC}/online`, 'yes').rejected).toMatchObject([{ reason: 'bad-shape' }]);
    expect(shelly(`${SRC}/else`, '1').rejected).toMatchObject([{ reason: 'unknown-channel' }]);
  });
});

import { foreign } from '../../test/foreign';

const DEVICE = 'application/17c8/device/0101010101010101';
const INFO = { deviceName: 'Đo mực nước cầu Ba', devEui: '0101010101010101' };
const TIME = '2026-11-20T00:59:15.775023242+00:00';
const event = (type: string, payload: object) =>
  foreign('chirpstack', `${DEVICE}/event/${type}`, { time: TIME, deviceInfo: INFO, ...payload });
/** What every fact of it has in common; the name without marks and blanks. */
const SOURCE = '06190.do-muc-nuoc-cau-ba';
const reading = (metric: string, value: number, at = '2026-11-20T00:59:15.775Z') => ({
  ...{ kind: 'reading', source: SOURCE, commune: '06190', metric, at, value },
});

describe('ChirpStack v4', () => {
  it('reads what the decoder of a device made of its uplink, and how well it was heard', () => {
    const { facts, rejected } = event('up', {
      fPort: 2,
      object: { water_level: 3.42, soil: { moisture: 31.5 }, status: 'ok', samples: [1, 2] },
      rxInfo: [{ rssi: -110, snr: -3.5 }, { rssi: -97, snr: 7.25 }, { snr: 1 }],
    });
    expect(rejected).toEqual([]);
    expect(facts).toEqual([
      reading('water_level', 3.42),
      reading('soil.moisture', 31.5),
      // the better of the gateways
      reading('rssi', -97),
      reading('snr', 7.25),
    ]);
  });

  it('reads measurements that name themselves, at their own time', () => {
    const { facts } = event('up', {
      object: {
        messages: [
          [
            { type: 'Air Temperature', measurementValue: 29.7, timestamp: 1_795_135_800_000 },
            { type: 'BLE Scan', measurementValue: [{ rssi: '-59' }] },
          ],
          { type: 'Air Humidity', measurementValue: 80 },
        ],
      },
    });
    // 1,795,135,800 s: 18/11/2026 11:06:40 and 135,800 s more, 20/11 00:50:00
    expect(facts).toEqual([
      reading('humidity', 80),
      reading('temperature', 29.7, '2026-11-20T00:50:00.000Z'),
    ]);
  });

  it('tells nothing of an uplink that nobody decoded', () => {
    expect(event('up', { data: 'qg==', fCnt: 7 })).toEqual({ facts: [], rejected: [] });
  });

  it('does not take the clock of a device for a measurement', () => {
    expect(event('up', { object: { timestamp: 1_795_000_000, time: 5, t1: 4 } }).facts).toEqual([
      reading('t1', 4),
    ]);
  });

  it('names a device that has no name by its EUI', () => {
    const { facts } = event('join', { deviceInfo: { deviceName: '' } });
    expect(facts).toEqual([
      {
        kind: 'presence',
        source: '06190.0101010101010101',
        state: 'online',
        at: expect.any(String),
      },
    ]);
  });

  it('takes an object without a device for no event', () => {
    expect(foreign('chirpstack', `${DEVICE}/event/status`, {})).toEqual({
      facts: [],
      rejected: [{ reason: 'bad-shape', detail: 'no deviceInfo' }],
    });
  });

  it('does not take bytes as text for a number', () => {
    expect(event('up', { object: { payload: '0100122300000070', level: '3.4' } }).facts).toEqual([
      reading('level', 3.4),
    ]);
  });

  it('takes a join for a word that the device is there', () => {
    expect(event('join', {}).facts).toEqual([
      { kind: 'presence', source: SOURCE, state: 'online', at: '2026-11-20T00:59:15.775Z' },
    ]);
  });

  it('reads battery and margin of a status; what is left out is 0', () => {
    expect(event('status', { margin: 10, batteryLevel: 88.3 }).facts).toEqual([
      reading('margin', 10),
      reading('battery', 88.3),
    ]);
    expect(event('status', {}).facts).toEqual([reading('margin', 0), reading('battery', 0)]);
  });

  it.each(['externalPowerSource', 'batteryLevelUnavailable'])('knows no battery: %s', (why) => {
    expect(event('status', { margin: -3, [why]: true }).facts).toEqual([reading('margin', -3)]);
  });

  it.each([
    ...['event/ack', 'event/txack', 'event/log', 'event/location', 'event/integration'],
    'command/down',
  ])('%s is no fact', (what) => {
    expect(foreign('chirpstack', `${DEVICE}/${what}`, { deviceInfo: INFO })).toEqual({
      facts: [],
      rejected: [],
    });
  });

  it.each(['gateway/0016c0/state/conn', 'eu868/gateway/0016c0/event/stats'])(
    '%s is no fact',
    (topic) => {
      expect(foreign('chirpstack', topic, Buffer.from([8, 1]))).toEqual({
        facts: [],
        rejected: [],
      });
    },
  );

  it('says in words that protobuf is not read', () => {
    expect(foreign('chirpstack', `${DEVICE}/event/up`, Buffer.from([10, 36, 99])).rejected).toEqual(
      [{ reason: 'not-json', detail: 'protobuf: set the MQTT integration of ChirpStack to JSON' }],
    );
  });

  it('refuses topics that it does not have', () => {
    for (const topic of ['application/1/device/x/rx', `${DEVICE}/event/dance`, 'hall/up']) {
      expect(foreign('chirpstack', topic, {}).rejected).toMatchObject([
        { reason: 'unknown-channel' },
      ]);
    }
  });
});

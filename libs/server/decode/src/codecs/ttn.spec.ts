import { foreign } from '../../test/foreign';

const DEVICE = 'v3/ung@xa/devices/cau-ba';
const IDS = { device_id: 'cau-ba' };
const AT = '2026-11-20T01:00:00.512Z';
const up = (message: object, over: object = {}) =>
  foreign('ttn', `${DEVICE}/up`, {
    end_device_ids: IDS,
    received_at: '2026-11-20T01:00:02Z',
    uplink_message: { received_at: '2026-11-20T01:00:00.512345678Z', ...message },
    ...over,
  });
const reading = (metric: string, value: number, at = AT) => ({
  ...{ kind: 'reading', source: '06190.cau-ba', commune: '06190', metric, at, value },
});

describe('The Things Stack v3', () => {
  it('reads a decoded payload as of when the network server had it', () => {
    const { facts, rejected } = up({
      decoded_payload: {
        BatV: 3.103,
        TempC_SHT: 14.65,
        Ext_sensor: 'none',
        timestamp: 1_672_472_296,
      },
      settings: { time: '2026-11-20T00:59:59Z', timestamp: 3_570_357_122 },
      rx_metadata: [
        { rssi: -82, snr: 5.75, timestamp: 1, time: '2026-11-20T00:59:58Z' },
        { rssi: -90, snr: 6 },
      ],
    });
    expect(rejected).toEqual([]);
    expect(facts).toEqual([
      reading('bat_v', 3.103),
      reading('temp_c_sht', 14.65),
      reading('rssi', -82),
      reading('snr', 6),
    ]);
  });

  it.each([
    [
      'the application server',
      { received_at: '2026-11-20T01:00:02Z' },
      {},
      '2026-11-20T01:00:02.000Z',
    ],
    ['the radio', {}, { settings: { time: '2026-11-20T00:59:59Z' } }, '2026-11-20T00:59:59.000Z'],
    [
      'a gateway',
      {},
      { rx_metadata: [{}, { time: '2026-11-20T00:59:58Z' }] },
      '2026-11-20T00:59:58.000Z',
    ],
  ])('goes by %s where no better clock is told', (_, envelope, message, at) => {
    const uplink_message = { decoded_payload: { level: 1 }, ...message };
    const payload = { end_device_ids: IDS, ...envelope, uplink_message };
    expect(foreign('ttn', `${DEVICE}/up`, payload).facts).toEqual([reading('level', 1, at)]);
  });

  it('prefers the form that all devices have in common', () => {
    const { facts } = up({
      decoded_payload: { temperature: 21, door: true },
      normalized_payload: [
        { air: { temperature: 20.5, relativeHumidity: 60 }, battery: 3.6 },
        { time: '2026-11-20T00:30:00Z', air: { temperature: 19 }, rain: { cumulative: 12.2 } },
      ],
    });
    expect(facts).toEqual([
      reading('door', 1),
      reading('temperature', 20.5),
      reading('humidity', 60),
      reading('battery_voltage', 3.6),
      reading('temperature', 19, '2026-11-20T00:30:00.000Z'),
      reading('rain_total', 12.2, '2026-11-20T00:30:00.000Z'),
    ]);
  });

  it('reads the last battery as of when it was told', () => {
    const last_battery_percentage = { f_cnt: 3, value: 90.5, received_at: '2026-11-19T05:00:00Z' };
    expect(up({ last_battery_percentage }).facts).toEqual([
      reading('battery', 90.5, '2026-11-19T05:00:00.000Z'),
    ]);
    // a level that is left out may be 0, or not known
    expect(up({ last_battery_percentage: { f_cnt: 3 } }).facts).toEqual([]);
  });

  it('takes a join for a word that the device is there', () => {
    const join_accept = { received_at: '2026-11-20T01:00:00Z' };
    expect(foreign('ttn', `${DEVICE}/join`, { end_device_ids: IDS, join_accept }).facts).toEqual([
      { kind: 'presence', source: '06190.cau-ba', state: 'online', at: '2026-11-20T01:00:00.000Z' },
    ]);
  });

  it('tells nothing of what nobody decoded, nor of what was only tried', () => {
    expect(up({ frm_payload: 'qg==' })).toEqual({ facts: [], rejected: [] });
    expect(up({ decoded_payload: { a: 1 } }, { simulated: true }).facts).toEqual([]);
  });

  it.each(['down/ack', 'down/queued', 'down/failed', 'service/data', 'location/solved'])(
    '%s is no fact',
    (type) => {
      expect(foreign('ttn', `${DEVICE}/${type}`, { downlink_ack: {} })).toEqual({
        facts: [],
        rejected: [],
      });
    },
  );

  it('refuses topics that it does not have', () => {
    expect(foreign('ttn', 'v3/ung@xa/gateways/1', {}).rejected).toMatchObject([
      { reason: 'unknown-channel' },
    ]);
  });
});

import { foreign } from '../../test/foreign';

const esphome = (topic: string, payload: Parameters<typeof foreign>[2], over = {}) =>
  foreign('esphome', topic, payload, over);
const NOTHING = { facts: [], rejected: [] };

describe('ESPHome', () => {
  it.each([
    ['tram/sensor/muc_nuoc/state', '3.42', 'muc_nuoc', 3.42],
    ['tram/sensor/temperature/state', '-2', 'temperature', -2],
    ['tram/binary_sensor/cua/state', 'ON', 'cua', 1],
    ['tram/switch/bom/state', 'OFF', 'switch.bom', 0],
    ['tram/climate/phong/current_temperature/state', '26', 'climate.phong.current_temperature', 26],
  ])('%s is a reading', (topic, payload, metric, value) => {
    expect(esphome(topic, payload)).toMatchObject({
      facts: [{ kind: 'reading', source: '06190.tram', metric, value }],
      rejected: [],
    });
  });

  it.each([
    ['esphome/tram/sensor/a/state', undefined, '06190.tram'],
    ['khu/a/tram/sensor/a/state', 'khu/#', '06190.a-tram'],
    ['tram/sensor/a/state', 'tram/#', '06190.tram'],
    ['tram/sensor/a/state', '+/sensor/{cam}/state', '06190.tram'],
  ])('%s under %s comes from its node', (topic, filter, source) => {
    expect(esphome(topic, '1', filter === undefined ? {} : { filter }).facts).toMatchObject([
      { source },
    ]);
  });

  it('reads the object that a light sends', () => {
    const state = { state: 'ON', brightness: 255, color_mode: 'rgb', color: { r: 1 } };
    expect(esphome('tram/light/den/state', state).facts).toMatchObject([
      { metric: 'light.den.state', value: 1 },
      { metric: 'light.den.brightness', value: 255 },
      { metric: 'light.den.color.r', value: 1 },
    ]);
  });

  it('says whether it is there', () => {
    expect(esphome('khu/tram/status', 'offline', { filter: 'khu/#' }).facts).toMatchObject([
      { kind: 'presence', source: '06190.tram', state: 'offline' },
    ]);
    expect(esphome('tram/status', 'online', { filter: 'tram/#' }).facts).toMatchObject([
      { source: '06190.tram', state: 'online' },
    ]);
    expect(esphome('tram/status', 'asleep').rejected).toMatchObject([{ reason: 'bad-shape' }]);
  });

  it.each([
    ['tram/debug', "[D][sensor]: 'a': Sending state 3.4"],
    ['tram/switch/bom/command', 'ON'],
    ['homeassistant/sensor/tram/a/config', '{"stat_t":"tram/sensor/a/state"}'],
    ['esphome/discover/tram', '{"ip":"10.0.0.3"}'],
    ['tram/sensor/gio/state', '08:01:02'],
    ['tram/sensor/ngay/state', '2026-11-20 08:00:00'],
    ['tram/sensor/a/state', 'nan'],
    ['tram/sensor/a/state', ''],
    ['tram/status', ''],
  ])('%s %s is no fact', (topic, payload) => {
    expect(esphome(topic, payload)).toEqual(NOTHING);
  });

  it('refuses a decimal comma, bytes and topics of others', () => {
    expect(esphome('tram/sensor/a/state', '500,20').rejected).toMatchObject([
      { reason: 'bad-shape' },
    ]);
    const bytes = Buffer.from('ff00', 'hex');
    expect(esphome('tram/sensor/a/state', bytes).rejected).toMatchObject([{ reason: 'bad-shape' }]);
    for (const topic of ['tram/phan/a/state', 'sensor/a/state', 'tram/sensor/a']) {
      expect(esphome(topic, '1', { filter: '#' }).rejected).toMatchObject([
        { reason: 'unknown-channel' },
      ]);
    }
  });
});

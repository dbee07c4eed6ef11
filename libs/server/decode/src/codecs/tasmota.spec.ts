import { passingMemory } from '../index';
import { RECEIVED_MS, foreign } from '../../test/foreign';

const tasmota = (topic: string, payload: Parameters<typeof foreign>[2], over = {}) =>
  foreign('tasmota', topic, payload, over);
const NOTHING = { facts: [], rejected: [] };
const named = (answer: ReturnType<typeof tasmota>) =>
  Object.fromEntries(
    answer.facts.map((fact) => (fact.kind === 'reading' ? [fact.metric, fact.value] : [])),
  );

describe('Tasmota', () => {
  it.each([
    ['tele/tram_1/SENSOR', '06190.tram_1', undefined],
    ['tram_1/tele/SENSOR', '06190.tram_1', undefined],
    ['tele/kho/tram_1/SENSOR', '06190.kho-tram_1', undefined],
    ['xa/tasmota/tele/tram_1/SENSOR', '06190.tram_1', undefined],
    ['site/tram_1/tele/SENSOR', '06190.tram_1', 'site/#'],
    ['tele/tram_1/SENSOR', '06190.tram_1', 'tele/#'],
  ])('%s comes from %s', (topic, source, filter) => {
    const telegram = { Time: '2026-11-20T08:00:00', DHT11: { Temperature: 23.5 } };
    expect(tasmota(topic, telegram, filter && { filter }).facts).toEqual([
      // the device's clock shows local time: 08:00 is 01:00 UTC
      {
        ...{ kind: 'reading', source, commune: '06190' },
        ...{ metric: 'temperature', at: '2026-11-20T01:00:00.000Z', value: 23.5 },
      },
    ]);
  });

  it('keeps sensors apart by their names, in our units', () => {
    const answer = tasmota('tele/a/SENSOR', {
      'DS18B20-1': { Id: '01131', Temperature: 50 },
      'DS18B20-2': { Id: '01132', Temperature: 212 },
      ...{ BMP280: { Pressure: 750.1 }, TX23: { Speed: 10 } },
      ...{ TempUnit: 'F', PressureUnit: 'mmHg', SpeedUnit: 'm/s' },
    });
    // 50 °F are 10 °C; 750.1 mmHg × 1.333224 hPa = 1000.0513224 hPa; 10 m/s are 36 km/h
    expect(named(answer)).toEqual({
      'ds18b20_1.temperature': 10,
      'ds18b20_2.temperature': 100,
      'bmp280.pressure': 1000.0513224,
      'tx23.speed': 36,
    });
  });

  it('does not give the place of one of two sensors to the other when the first fails', () => {
    const memory = passingMemory();
    const both = { DHT11: { Temperature: 20 }, SHT3X: { Temperature: 21 } };
    tasmota('tele/a/SENSOR', both, { memory });
    const one = { DHT11: { Temperature: null }, SHT3X: { Temperature: 21 } };
    expect(named(tasmota('tele/a/SENSOR', one, { memory }))).toEqual({ 'sht3x.temperature': 21 });
    // another device has one
    expect(named(tasmota('tele/b/SENSOR', one, { memory }))).toEqual({ temperature: 21 });
  });

  it("leaves the chip's own temperature where it is, and reads phases one by one", () => {
    const telegram = { ESP32: { Temperature: 53 }, ENERGY: { Power: [10, 20], Total: 3.5 } };
    expect(named(tasmota('tele/a/SENSOR', telegram))).toEqual({
      ...{ 'esp32.temperature': 53, 'energy.power_1': 10, 'energy.power_2': 20 },
      'energy.total': 3.5,
    });
  });

  it('takes a unit that nobody knows for ours', () => {
    const telegram = { DHT11: { Temperature: 20 }, TempUnit: 'constructor' };
    expect(named(tasmota('tele/a/SENSOR', telegram))).toEqual({ temperature: 20 });
  });

  it('takes what a broken sensor says for no value', () => {
    expect(tasmota('tele/a/SENSOR', { DS18B20: { Temperature: -127 } })).toEqual(NOTHING);
    expect(tasmota('tele/a/SENSOR', { DHT11: { Temperature: null } })).toEqual(NOTHING);
  });

  it.each([
    ['an epoch beside it', { Time: '2026-11-20T09:00:00', Epoch: 1_795_136_400 }],
    ['dots, as old firmware does', { Time: '2026.11.20 08:00:00' }],
    ['an epoch alone', { Time: 1_795_136_400 }],
  ])('reads a time with %s', (_, time) => {
    expect(tasmota('tele/a/SENSOR', { ...time, Switch1: 'ON' }).facts).toMatchObject([
      { metric: 'switch1', value: 1, at: '2026-11-20T01:00:00.000Z' },
    ]);
  });

  it('takes the time of receipt where the clock was never set', () => {
    expect(
      tasmota('tele/a/SENSOR', { Time: '1970-01-01T00:00:11', Switch1: 'OFF' }).facts,
    ).toMatchObject([{ value: 0, at: new Date(RECEIVED_MS).toISOString() }]);
  });

  it('reads its own state: a signal in dBm, and which relays are on', () => {
    const state = {
      ...{ UptimeSec: 11, Heap: 28, POWER1: 'ON', POWER2: 'OFF', SleepMode: 'Dynamic' },
      Wifi: { SSId: '2468', RSSI: 30, Signal: -85, Downtime: '0T00:00:05' },
    };
    expect(named(tasmota('tele/a/STATE', state))).toEqual({
      ...{ uptime: 11, heap: 28, rssi: -85, 'wifi.quality': 30, relay1: 1, relay2: 0 },
    });
  });

  it('answers with telegrams inside of a status', () => {
    const status = { StatusSNS: { DHT11: { Humidity: 40 } }, StatusSTS: { POWER: 'ON' } };
    expect(named(tasmota('stat/a/STATUS0', status))).toEqual({ humidity: 40, relay: 1 });
    expect(named(tasmota('stat/a/STATUS8', { StatusSNS: { A: { B: 1 } } }))).toEqual({ 'a.b': 1 });
    expect(tasmota('stat/a/STATUS5', { StatusNET: { Hostname: 'a' } })).toEqual(NOTHING);
  });

  it('says whether it is there', () => {
    expect(tasmota('tele/a/LWT', 'Offline').facts).toMatchObject([
      { kind: 'presence', source: '06190.a', state: 'offline' },
    ]);
    expect(tasmota('tele/a/LWT', 'Gone').rejected).toHaveLength(1);
    expect(tasmota('tele/a/LWT', '')).toEqual(NOTHING);
  });

  it('understands other words for on and off when the mapping says which', () => {
    expect(tasmota('stat/a/RESULT', { POWER: 'AN' })).toEqual({
      facts: [],
      rejected: [
        { reason: 'bad-shape', detail: 'POWER is neither ON nor OFF, nor among the words' },
      ],
    });
    const words = { 'POWER.AN': 'ON' };
    expect(named(tasmota('stat/a/RESULT', { POWER: 'AN' }, { words }))).toEqual({ relay: 1 });
    expect(named(tasmota('stat/a/POWER', 'ON'))).toEqual({ relay: 1 });
    expect(named(tasmota('tele/a/POWER_LOW', 'ON'))).toEqual({ power_low: 1 });
  });

  it.each([
    ['cmnd/a/POWER', 'TOGGLE'],
    ['tasmota/discovery/AABB/config', '{"ip":"10.0.0.1"}'],
    ['tele/a/INFO1', '{"Info1":{"Version":"14"}}'],
    ['stat/a/RESULT', '{"TelePeriod":300}'],
    ['tele/a/HASS_STATE', '{"Version":"8"}'],
  ])('%s is no fact', (topic, payload) => {
    expect(tasmota(topic, payload)).toEqual(NOTHING);
  });

  it('refuses nan, packets that ran into one another, and topics of others', () => {
    expect(tasmota('tele/a/SENSOR', '{"DHT11":{"Temperature":nan}}').rejected).toMatchObject([
      { reason: 'not-json' },
    ]);
    const spliced = Buffer.from('{"StatusSNS":{"Ti0\xcb\x03stat/a/STATUS{"St', 'latin1');
    expect(tasmota('stat/a/STATUS10', spliced).rejected).toMatchObject([{ reason: 'not-json' }]);
    expect(tasmota('a/b/SENSOR', '{}').rejected).toMatchObject([{ reason: 'unknown-channel' }]);
  });
});

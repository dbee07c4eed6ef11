import type { CodecMemory } from '@nhip-xa/ports';
import { matchTopic, parseFilter } from '@nhip-xa/domain';
import type { KnownMapping } from '@nhip-xa/ports';
import { incoming } from '@nhip-xa/testing';
import { WORLD } from '../../test/decoded';
import { foreign } from '../../test/foreign';
import { decodeMapped, passingMemory } from '../index';
import { DISCOVERED_ENTITIES, DISCOVERED_TOPICS, DISCOVERED_TOPIC_CHARACTERS } from '../limits';

const NOTHING = { facts: [], rejected: [] };
let memory: CodecMemory;
beforeEach(() => {
  memory = passingMemory();
});
const hears = (topic: string, payload: Parameters<typeof foreign>[2]) =>
  foreign('home-assistant', topic, payload, { memory });

const CONFIG = 'homeassistant/sensor/tram/nhiet/config';
const device = { identifiers: ['tram-01'], name: 'Trạm 1' };
const sensor = {
  ...{ name: 'Nhiệt', state_topic: 'tram/state', device_class: 'temperature', device },
  ...{ unit_of_measurement: '°F', value_template: '{{ value_json.t | float | round(1) }}' },
};

describe('what is announced for Home Assistant', () => {
  it('makes later messages readings of its device, in our units', () => {
    expect(hears(CONFIG, sensor)).toEqual(NOTHING);
    // 50 °F are 10 °C
    expect(hears('tram/state', { t: '50.04' })).toMatchObject({
      facts: [{ kind: 'reading', source: '06190.tram-1', metric: 'temperature', value: 10 }],
      rejected: [],
    });
  });

  it('is read in its abbreviated form, with a base topic', () => {
    hears('homeassistant/binary_sensor/cua/config', {
      ...{ '~': 'nha/cua', stat_t: '~/state', name: null, dev_cla: 'door' },
      ...{ avty_t: '~/status', pl_avail: 'up', pl_not_avail: 'down' },
      dev: { ids: 'cua-7', name: 'Cửa' },
    });
    expect(hears('nha/cua/state', 'OFF').facts).toMatchObject([
      { source: '06190.cua', metric: 'cua', value: 0 },
    ]);
    expect(hears('nha/cua/status', 'down').facts).toMatchObject([
      { kind: 'presence', source: '06190.cua', state: 'offline' },
    ]);
    expect(hears('nha/cua/status', 'else')).toEqual(NOTHING);
  });

  it('describes all parts of a device at once', () => {
    hears('homeassistant/device/tram/config', {
      ...{ dev: { ids: ['t1'], name: 'Trạm' }, o: { name: 'x' }, state_topic: 'tram/s' },
      cmps: {
        a: { p: 'sensor', dev_cla: 'humidity', val_tpl: '{{ value_json.h }}', unit_of_meas: '%' },
        b: { p: 'switch', val_tpl: '{{ value_json.relay }}', pl_on: 'chay', pl_off: 'dung' },
        gone: { p: 'sensor' },
      },
    });
    expect(hears('tram/s', { h: 60, relay: 'chay' }).facts).toMatchObject([
      { source: '06190.tram', metric: 'humidity', value: 60 },
      { metric: 'relay', value: 1 },
    ]);
  });

  it('keeps two parts of a kind apart, and two devices of one name', () => {
    hears(CONFIG, sensor);
    hears('homeassistant/sensor/tram/ngoai/config', { ...sensor, state_topic: 'tram/ngoai' });
    const other = { ...device, identifiers: ['tram-02'] };
    hears('homeassistant/sensor/khac/x/config', { ...sensor, state_topic: 'khac', device: other });
    expect(hears('tram/ngoai', { t: 32 }).facts).toMatchObject([
      { source: '06190.tram-1', metric: 'ngoai.temperature', value: 0 },
    ]);
    expect(hears('khac', { t: 32 }).facts).toMatchObject([
      { source: '06190.tram-1-tram-02', metric: 'temperature' },
    ]);
  });

  it('may come again unchanged or changed', () => {
    for (let again = 0; again < 3; again += 1) hears(CONFIG, sensor);
    expect(hears('tram/state', { t: 50 }).facts).toHaveLength(1);
    hears(CONFIG, { ...sensor, state_topic: 'tram/moi', unit_of_measurement: '°C' });
    expect(hears('tram/moi', { t: 50 }).facts).toMatchObject([
      { metric: 'temperature', value: 50 },
    ]);
    expect(hears('tram/state', { t: 50 }).rejected).toMatchObject([{ reason: 'unknown-channel' }]);
  });

  it('is taken back by an empty one, and leaves nothing behind', () => {
    const kept = new Map<string, unknown>();
    memory = {
      get: (key) => kept.get(key),
      set: (key, value) => (value === undefined ? kept.delete(key) : kept.set(key, value)),
    };
    hears(CONFIG, { ...sensor, availability_topic: 'tram/status' });
    expect(kept.size).toBeGreaterThan(3);
    expect(hears(CONFIG, '')).toEqual(NOTHING);
    expect(hears('tram/state', { t: 50 }).rejected).toHaveLength(1);
    expect([...kept]).toEqual([['count', 0]]);
  });

  it('says of several topics whether a device is there, by its mode', () => {
    const availability = [
      { topic: 'cau/state', value_template: '{{ value_json.state }}' },
      { t: 'tram/avty' },
    ];
    hears(CONFIG, { ...sensor, availability, availability_mode: 'all' });
    expect(hears('tram/avty', 'offline').facts).toMatchObject([{ state: 'offline' }]);
    expect(hears('cau/state', { state: 'online' }).facts).toMatchObject([{ state: 'offline' }]);
    expect(hears('tram/avty', 'online').facts).toMatchObject([{ state: 'online' }]);
    expect(hears('cau/state', { state: 'offline' }).facts).toMatchObject([{ state: 'offline' }]);
  });

  it('raises an alarm of a leak', () => {
    const leak = { state_topic: 'ham/leak', device_class: 'moisture', device };
    hears('homeassistant/binary_sensor/ham/leak/config', leak);
    expect(hears('ham/leak', 'ON').facts).toMatchObject([
      { metric: 'leak', value: 1 },
      { caseKind: 'alarm', id: 'Trạm 1/water_leak', state: 'active' },
    ]);
  });

  it('is refused in words where its template is of another form, and its device proposed', () => {
    const strange = { ...sensor, value_template: '{% if value %}1{% endif %}' };
    const of = 'the template of nhiet is of a form that is not read';
    expect(hears(CONFIG, strange)).toEqual({
      facts: [],
      rejected: [{ reason: 'bad-shape', detail: `${of}: more than one pair of braces` }],
    });
  });

  it('is on or off by a condition, and there by another', () => {
    const door = {
      ...{ state_topic: 'cua/state', device, availability_topic: 'cua/state' },
      value_template: `{{ 'ON' if value_json.contact == 'open' else 'OFF' }}`,
      availability_template: '{{ value_json.link | int(0) > 20 }}',
      ...{ payload_available: 'True', payload_not_available: 'False' },
    };
    hears('homeassistant/binary_sensor/cua/config', door);
    const state = (payload: object) => hears('cua/state', payload).facts;
    expect(state({ contact: 'open', link: '90' })).toMatchObject([
      { metric: 'contact', value: 1 },
      { kind: 'presence', state: 'online' },
    ]);
    expect(state({ contact: 'shut' })).toMatchObject([{ metric: 'contact', value: 0 }]);
    expect(state({ link: 3 })).toMatchObject([{ kind: 'presence', state: 'offline' }]);
  });

  it('may stand behind the prefix of a site, and speak of topics there', () => {
    hears(`kho/${CONFIG}`, sensor);
    expect(hears('kho/tram/state', { t: 32 }).facts).toHaveLength(1);
  });

  it.each([
    ['homeassistant/status', 'online'],
    ['tram/bom/set', 'ON'],
    ['homeassistant/sensor/tram/nhiet/config', { migrate_discovery: true }],
    ['homeassistant/device_tracker/an/config', { state_topic: 'an/o-dau', device }],
  ])('%s is no fact', (topic, payload) => {
    expect(hears(topic, payload)).toEqual(NOTHING);
  });

  it('does not read where people are', () => {
    hears('homeassistant/device_tracker/an/config', { state_topic: 'an/o-dau', device });
    expect(hears('an/o-dau', 'home').facts).toEqual([]);
  });

  it('refuses a state that nothing was told of, broken configurations and broken states', () => {
    expect(hears('tram/state', { t: 1 }).rejected).toMatchObject([{ reason: 'unknown-channel' }]);
    expect(hears(CONFIG, '{"name":"Calvin"s"}').rejected).toMatchObject([{ reason: 'not-json' }]);
    hears(CONFIG, sensor);
    expect(hears('tram/state', '{"t":nan}').rejected).toMatchObject([{ reason: 'not-json' }]);
    expect(hears('tram/state', { t: '12,5' }).rejected).toMatchObject([{ reason: 'bad-shape' }]);
    expect(hears('tram/state', { t: 'unknown' })).toEqual(NOTHING);
  });

  it('is remembered up to a limit', () => {
    // three records each: the device, its configuration, its topic
    const announce = (at: number) =>
      hears(`homeassistant/sensor/n${at}/s/config`, {
        state_topic: `t/${at}`,
        device: { identifiers: `n${at}` },
      });
    for (let at = 0; at < DISCOVERED_TOPICS; at += 1) announce(at);
    expect(announce(DISCOVERED_TOPICS).rejected).toMatchObject([
      { detail: `more than ${DISCOVERED_TOPICS} discovered topics` },
    ]);
    expect(hears('t/5', '7').facts).toHaveLength(1);
    hears('homeassistant/sensor/n5/s/config', '');
    expect(announce(DISCOVERED_TOPICS)).toEqual(NOTHING);
  });

  it('is refused where it names a topic that is too long', () => {
    const topic = 't'.repeat(DISCOVERED_TOPIC_CHARACTERS + 1);
    expect(hears(CONFIG, { ...sensor, state_topic: topic }).rejected).toMatchObject([
      { detail: `a topic of more than ${DISCOVERED_TOPIC_CHARACTERS} characters` },
    ]);
  });

  it('is remembered up to a number of parts of one device', () => {
    const announce = (at: number) =>
      hears(`homeassistant/sensor/n/s${at}/config`, { state_topic: `t/${at}`, device });
    for (let at = 0; at < DISCOVERED_ENTITIES; at += 1) announce(at);
    expect(announce(DISCOVERED_ENTITIES).rejected).toMatchObject([
      { detail: `more than ${DISCOVERED_ENTITIES} parts of one device` },
    ]);
    // what comes half-way comes again as news, and is refused again
    expect(announce(DISCOVERED_ENTITIES).rejected).toHaveLength(1);
  });
});

describe('a device that was announced and has said nothing', () => {
  const filter = parseFilter('homeassistant/#');
  const publisher = { ...incoming('telemetry', {}).publisher, key: '20194.cong' };
  const mapping = {
    ...{ id: 'm', publisher: '20194.cong', filter: 'homeassistant/#', codec: 'home-assistant' },
    ...{ commune: '20194', parsed: filter },
  } as KnownMapping;
  const behind = { ...publisher, key: '20194.tram-1', id: 9, gateway: '20194.cong' };
  const decode = (known: (typeof behind)[]) => {
    const message = { ...incoming('telemetry', sensor), publisher, topic: CONFIG };
    const match = matchTopic(filter, CONFIG);
    if (!match) throw new Error('not under the filter');
    const find = (key: string) => known.find((one) => one.key === key);
    return decodeMapped(message, mapping, match, { ...WORLD, find, memoryOf: () => memory });
  };

  it('is proposed where nobody knows it', () => {
    expect(decode([])[0]?.rejected).toMatchObject([
      {
        reason: 'unknown-source',
        proposal: { key: '20194.tram-1', kind: 'device', name: 'Trạm 1' },
      },
    ]);
  });

  it('is not taken for one that was heard where it is known', () => {
    const all = decode([behind]);
    expect(all).toHaveLength(1);
    expect(all[0]?.rejected).toEqual([]);
  });
});

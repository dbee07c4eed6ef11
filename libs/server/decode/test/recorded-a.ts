import type { CodecName } from '@nhip-xa/contract';
import { RECEIVED_MS } from './foreign';

const RECEIVED = new Date(RECEIVED_MS).toISOString();

/**
 * What each recorded message makes: the number of its facts, and of some what a reader would find in
 * the message. `refused` is the reason where it cannot be read.
 */
export interface Expected {
  facts: number;
  /** `metric` to value, of readings. */
  values?: Record<string, number>;
  some?: object[];
  refused?: string;
}
const NONE: Expected = { facts: 0 };
const there = (source: string, state: string): Expected => ({
  facts: 1,
  some: [{ kind: 'presence', source, state }],
});
const one = (metric: string, value: number, source = ''): Expected => ({
  facts: 1,
  some: [{ kind: 'reading', metric, value, ...(source && { source: `06190.${source}` }) }],
});
const detection = (over: object): Expected => ({
  facts: 1,
  some: [
    {
      ...{ kind: 'case', caseKind: 'detection', id: '1607123955.475377-mxklsc', state: 'pending' },
      // 1,607,123,955 s is 4/12/2020 23:19:15 UTC
      ...{ source: '06190.front_door', openedAt: '2020-12-04T23:19:15.475Z', ...over },
    },
  ],
});
const refused = (reason: string): Expected => ({ facts: 0, refused: reason });

const FRIGATE: Record<string, Expected> = {
  'frigate-available-offline-lwt': there('publisher', 'offline'),
  'frigate-available-online': there('publisher', 'online'),
  'frigate-camera-all-active-count': one('count.all.active', 0, 'front_door'),
  'frigate-camera-audio-dbfs': one('audio.dbfs', -31.49, 'front_door'),
  'frigate-camera-motion': one('motion', 1, 'front_door'),
  'frigate-camera-person-count': one('count.person', 2, 'front_door'),
  'frigate-camera-status-detect': there('06190.front_door', 'offline'),
  'frigate-events-end': detection({
    ts: '2020-12-04T23:19:27.109Z',
    attributes: {
      ...{ class: 'person', confidence: 0.958984375, zones: ['yard', 'driveway'] },
      clip: 'api/events/1607123955.475377-mxklsc/clip.mp4',
    },
  }),
  'frigate-events-new': detection({ ts: '2020-12-04T23:19:22.082Z' }),
  'frigate-events-update': detection({ ts: '2020-12-04T23:19:22.082Z' }),
  'frigate-review-status': one('review_status', 2, 'front_door'),
  'frigate-reviews-end': NONE,
  'frigate-reviews-new': NONE,
  'frigate-reviews-update': NONE,
  'frigate-snapshot-jpeg': { facts: 1, some: [{ kind: 'frame', source: '06190.front_door' }] },
  // 1 + uptime + 2 detectors + 4 storages of 3, and 4 of the camera
  'frigate-stats-0.8': {
    facts: 20,
    values: { camera_fps: 4.1, 'storage.recordings.used': 189_607 },
  },
  // … and 3 more that stand beside the camera, which is gone: it has no pictures
  'frigate-stats': {
    facts: 24,
    values: { uptime: 101_113, 'storage.recordings.free': 0.2 },
    some: [{ kind: 'presence', source: '06190.front_door', state: 'offline' }],
  },
  'frigate-tracked-object-update-classification-attr': NONE,
  'frigate-tracked-object-update-classification-sublabel': NONE,
  'frigate-tracked-object-update-description': NONE,
  'frigate-tracked-object-update-face': NONE,
  'frigate-tracked-object-update-lpr': NONE,
  'frigate-triggers': NONE,
  'frigate-zone-car-count': one('count.car', 1, 'driveway'),
};

const ZIGBEE: Record<string, Expected> = {
  'z2m-action': NONE,
  'z2m-aqara-motion-nulls-last-seen': {
    facts: 4,
    values: { illuminance: 3, illuminance_lux: 3, linkquality: 61, occupancy: 1 },
    some: [{ at: '2022-01-28T19:12:23.000Z', source: '06190.0x00158d0007d762e0' }],
  },
  'z2m-availability-offline': there('06190.hall_motion', 'offline'),
  'z2m-bridge-devices-excerpt': NONE,
  'z2m-bridge-event-interview': NONE,
  'z2m-bridge-event-leave': NONE,
  'z2m-bridge-groups': NONE,
  'z2m-bridge-logging': NONE,
  'z2m-bridge-response-error': NONE,
  'z2m-bridge-state-json-lwt': there('publisher', 'offline'),
  'z2m-bridge-state-json': there('publisher', 'online'),
  'z2m-bridge-state-legacy': there('publisher', 'online'),
  'z2m-light-nested-friendly-name': {
    facts: 3,
    values: { state: 1, brightness: 215, color_temp: 325 },
    some: [{ source: '06190.kitchen-floor_light' }],
  },
  'z2m-mumubiz-thermo': { facts: 9, values: { temperature: 25.8, linkquality: 255, state: 1 } },
  'z2m-occupancy': one('occupancy', 1, 'hall_motion'),
  'z2m-plug-full': { facts: 12, values: { power: 0, energy: 17.6, voltage: 228, state: 0 } },
  'z2m-plug-null-power': { facts: 3, values: { state: 1, linkquality: 15, voltage: 236.95 } },
  'z2m-temp-humidity': { facts: 2, values: { temperature: 27.34, humidity: 44.72 } },
};

const TASMOTA: Record<string, Expected> = {
  'tasmota-lwt-offline': there('06190.tasmota', 'offline'),
  'tasmota-lwt-online': there('06190.tasmota', 'online'),
  'tasmota-power-low-alarm': one('power_low', 1),
  'tasmota-power-plain': one('relay', 1),
  'tasmota-result': one('relay', 1),
  'tasmota-sensor-ct-energy-dht11': {
    facts: 7,
    values: {
      temperature: 23,
      humidity: 37,
      'dht11.dew_point': 7.5,
      'analog_ctenergy.power': 2_068,
    },
    // 06:59:52 of its clock, which is in +07:00 for us
    some: [{ source: '06190.tasmota_c59b5e', at: '2021-06-12T23:59:52.000Z' }],
  },
  'tasmota-sensor-ds18b20': one('temperature', 20.6, 'tasmota'),
  'tasmota-sensor-switch-only': one('switch1', 1, 'tasmota_9cf9d1'),
  'tasmota-state-after-reboot': { facts: 7, values: { rssi: -85, 'wifi.quality': 30, relay: 1 } },
  'tasmota-state': { facts: 7, values: { rssi: -78, uptime: 611, relay: 0 } },
  'tasmota-status-fahrenheit-two-sensors': {
    facts: 4,
    // (78.8 − 32) · 5/9 = 26
    values: { 'dht11.temperature': 26, 'sht3x.humidity': 18.9 },
  },
  'tasmota-status-legacy-time-format': {
    facts: 7,
    values: { 'energy.total': 3.185, 'energy.voltage': 221 },
    some: [{ at: '2018-02-04T16:17:01.000Z' }],
  },
  'tasmota-status10-pms5003-htu21': {
    facts: 14,
    values: { temperature: 24.7, humidity: 32.1, pm25: 2, pm10: 2, 'pms5003.pb0_3': 423 },
  },
};

const SHELLY: Record<string, Expected> = {
  'shelly-emg3-negative-power': {
    facts: 6,
    values: { 'em1_0.act_power': -1_899.8, 'em1_0.voltage': 117.6 },
  },
  'shelly-gen1-input-event': NONE,
  'shelly-gen1-relay': one('relay_0', 0, 'shelly1'),
  'shelly-gen2-first-notify-ts-is-uptime': NONE,
  'shelly-gen2-notify-input': one('input_0.state', 0, 'shellyplus1-441793ab3fb4'),
  'shelly-gen2-notify-temperature': one('switch_0.temperature', 37.67, 'shellyplus1-441793ab3fb4'),
  'shelly-gen2-notify-voltage-partial': {
    ...one('switch_0.voltage', 232.7, 'shellyplus1pm-4417939341dc'),
  },
  'shelly-gen2-online': there('06190.plus1pm', 'online'),
  'shelly-gen2-status-switch0': {
    facts: 6,
    values: { 'switch_0.voltage': 232.7, 'switch_0.temperature': 39.2, 'switch_0.output': 0 },
    some: [{ source: '06190.plus1pm', at: RECEIVED }],
  },
  'shelly-gen3-plug-pm1': {
    facts: 6,
    values: { 'pm1_0.apower': 27, 'pm1_0.aenergy.total': 1 },
    some: [{ source: '06190.shellyplugpmg3-907069531520', at: '2026-07-02T15:08:00.010Z' }],
  },
  'shelly-gen3-sys-only': NONE,
  'shelly-plus-ht-fullstatus-null-clock': {
    facts: 6,
    values: { temperature: 19.8, humidity: 42.2, 'devicepower_0.external.present': 1 },
    some: [{ at: '2023-04-08T14:07:59.620Z' }],
  },
};

const ESPHOME: Record<string, Expected> = {
  'esphome-datetime-local': NONE,
  'esphome-debug-log': NONE,
  'esphome-discovery-abbreviated': NONE,
  'esphome-discovery-button': NONE,
  'esphome-sensor-negative': one('sun_elevation', -62.7, 'fazole'),
  'esphome-sensor-temperature-state': one('wetness1', 21.77, 'fazole'),
  'esphome-status': there('06190.fazole', 'online'),
  'esphome-time-only': NONE,
  'esphome-uptime': one('uptime_sensor', 465, 'fazole'),
};

const HOME_ASSISTANT: Record<string, Expected> = {
  'ha-discovery-binary-sensor-null-name': NONE,
  // nothing was told of the topic before
  'ha-discovery-common-state': refused('unknown-channel'),
  'ha-discovery-delete-empty-retained': NONE,
  'ha-discovery-sensor-temperature': NONE,
  'ha-discovery-zigbee2mqtt-temperature': NONE,
};

/** Broken messages of these formats. */
const MALFORMED: [CodecName, Record<string, Expected>][] = [
  [
    'tasmota',
    {
      'm04-tasmota-dht-nan': refused('not-json'),
      'm11-truncated-ds18x20': refused('not-json'),
      'm15-two-publish-packets-spliced': refused('not-json'),
      'm16-two-publish-packets-spliced-2': refused('not-json'),
      'm17-two-publish-packets-spliced-3': refused('not-json'),
      'm41-tasmota-local': NONE,
      'm68-state-text-localised': refused('bad-shape'),
    },
  ],
  ['shelly', { 'm29-uptime-as-ts-shelly': NONE }],
  [
    'home-assistant',
    {
      'm13-truncated-255': refused('not-json'),
      'm14-adafruit-147-chars': refused('not-json'),
      'm26-unescaped-quote-in-name': refused('not-json'),
    },
  ],
  [
    'zigbee2mqtt',
    {
      'm19-invalid-utf8-ff': refused('not-json'),
      'm43-unit-plus8': NONE,
      'm54-null-values': { facts: 4, values: { occupancy: 1, linkquality: 61 } },
      'm55-null-means-zero': { facts: 3, values: { voltage: 236.95 } },
      'm71-retained-434KB-bridge-devices': NONE,
      // online, offline, online, offline
      'm72-publish-loop': { facts: 4, some: [{ state: 'online' }, { state: 'offline' }] },
    },
  ],
  [
    'frigate',
    {
      // a note on a behaviour stands in the place of the picture
      'm51-frigate-replay-after-restart': refused('bad-shape'),
      'm52-frigate-end-without-start': {
        facts: 1,
        some: [
          {
            ...{ source: '06190.kitchen_cam', id: '1643461200.0-abc123', state: 'pending' },
            ts: '2022-01-29T13:00:00.000Z',
          },
        ],
      },
    },
  ],
];

/** Each format, the folder of its recordings, and what they make. */
export const RECORDED: [CodecName, string, Record<string, Expected>][] = [
  ['frigate', 'frigate', FRIGATE],
  ['zigbee2mqtt', 'zigbee2mqtt', ZIGBEE],
  ['tasmota', 'tasmota', TASMOTA],
  ['shelly', 'shelly', SHELLY],
  ['esphome', 'esphome', ESPHOME],
  ['home-assistant', 'home-assistant-discovery', HOME_ASSISTANT],
  ...MALFORMED.map(([codec, table]) => [codec, 'malformed', table] as never),
];

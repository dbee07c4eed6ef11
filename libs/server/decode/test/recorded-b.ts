import type { CodecName } from '@nhip-xa/contract';

/**
 * What each recording tells, written down from the recording itself: `source metric=value@time` and
 * `source state@time`, in the order they are told; `now` is the time of receipt.
 */
export const TOLD: Partial<Record<CodecName, Record<string, string[]>>> = {
  chirpstack: {
    'chirpstack/chirpstack-v4-up.json': [
      'test-device rssi=-36@2022-07-18T09:34:15.775Z',
      'test-device snr=10.5@2022-07-18T09:34:15.775Z',
    ],
    'chirpstack/chirpstack-v4-join.json': ['test-device online@2022-07-18T09:33:28.823Z'],
    'chirpstack/chirpstack-v4-status.json': [
      'test-device margin=10@2022-07-18T09:35:06.927Z',
      'test-device battery=88.3@2022-07-18T09:35:06.927Z',
    ],
    'chirpstack/chirpstack-v4-ack.json': [],
    'chirpstack/chirpstack-v4-txack.json': [],
    'chirpstack/chirpstack-v4-log-error.json': [],
    'chirpstack/chirpstack-v4-location.json': [],
  },
  ttn: {
    'the-things-stack/tts-v3-down-ack.json': [],
    // of no time that is told
    'the-things-stack/tts-v3-join.json': ['dev1 online@now'],
    'the-things-stack/tts-v3-up-dragino-lht65-excerpt.json': [
      'lht65-4c84 bat_v=3.103@2021-11-11T08:33:35.136Z',
      'lht65-4c84 bat_status=3@2021-11-11T08:33:35.136Z',
      'lht65-4c84 hum_sht=67.6@2021-11-11T08:33:35.136Z',
      'lht65-4c84 temp_c_ds=13.18@2021-11-11T08:33:35.136Z',
      'lht65-4c84 temp_c_sht=14.65@2021-11-11T08:33:35.136Z',
    ],
    'the-things-stack/tts-v3-up-sensecap-s2120-weather.json': [
      // the network server's 16:31:55.307, not one of the four others
      ...[
        ...['err=0', 'valid=1', 'temperature=1.8', 'humidity=35'],
        ...['light_intensity=112', 'uv_index=0', 'wind_speed=0', 'wind_direction_sensor=42'],
        ...['rain_gauge=0', 'barometric_pressure=97520', 'rssi=-82', 'snr=5.75'],
      ].map((value) => `s2120-0 ${value}@2024-01-21T16:31:55.307Z`),
    ],
    'the-things-stack/tts-v3-up-sensecap-t1000-excerpt.json': [
      '00-sc-t1000-087e-09-a err=0@2025-07-24T04:11:14.189Z',
      // 1,753,330,270 s
      '00-sc-t1000-087e-09-a temperature=29.7@2025-07-24T04:11:10.000Z',
    ],
    'the-things-stack/tts-v3-up-text-csv-payload.json': [],
    'the-things-stack/tts-v3-up-undecoded.json': [
      'dev1 rssi=-35@2019-01-29T13:02:34.981Z',
      'dev1 snr=5@2019-01-29T13:02:34.981Z',
    ],
    'the-things-stack/tts-v3-up-with-device-timestamp-excerpt.json': [
      ...['analog_2=831', 'analog_4=800', 'battery=4.779', 'digital_out_1=0'].map(
        (value) => `eui-3030303130373135 ${value}@2022-12-31T07:36:28.446Z`,
      ),
    ],
  },
  senml: {
    'senml/senml-base-carry-over.json': [
      // 1,320,067,464 s is 31/10/2011 13:24:24: before anybody here measured, so the time of receipt
      ...['humidity=20', 'humidity=20.3', 'humidity=20.7', 'battery=98', 'humidity=21.2'].map(
        (value) => `urn-dev-ow-10e2073a01080063 ${value}@now`,
      ),
    ],
    'senml/senml-basename.json': [
      'urn-dev-ow-10e2073a01080063 voltage=120.1@now',
      'urn-dev-ow-10e2073a01080063 current=1.2@now',
    ],
    'senml/senml-basetime-negative-offsets.json': [
      ...[
        'voltage=120.1',
        ...['1.2', '1.3', '1.4', '1.5', '1.6', '1.7'].map((a) => `current=${a}`),
      ].map((value) => `urn-dev-ow-10e2073a0108006 ${value}@now`),
    ],
    'senml/senml-mixed-types.json': [
      'urn-dev-ow-10e2073a01080063 temperature=23.1@now',
      'urn-dev-ow-10e2073a01080063 open=0@now',
    ],
    'senml/senml-single.json': ['urn-dev-ow-10e2073a01080063 temperature=23.1@now'],
  },
  thingsboard: {
    // texts are no measurements
    'thingsboard/thingsboard-device-telemetry-array.json': [],
    'thingsboard/thingsboard-device-telemetry-kv.json': [],
    'thingsboard/thingsboard-device-telemetry-ts.json': [],
    'thingsboard/thingsboard-gateway-attributes.json': [],
    'thingsboard/thingsboard-gateway-connect.json': ['device-a online@now'],
    'thingsboard/thingsboard-gateway-disconnect.json': ['device-a offline@now'],
    'thingsboard/thingsboard-gateway-telemetry.json': [
      'device-a temperature=42@2017-01-01T00:00:00.000Z',
      'device-a humidity=80@2017-01-01T00:00:00.000Z',
      'device-a temperature=43@2017-01-01T00:00:01.000Z',
      'device-a humidity=82@2017-01-01T00:00:01.000Z',
      'device-b temperature=42@2017-01-01T00:00:00.000Z',
      'device-b humidity=80@2017-01-01T00:00:00.000Z',
    ],
    'thingsboard/thingsboard-gateway-telemetry-2.json': [
      'device-a temperature=23.5@2023-11-14T22:13:20.000Z',
      'device-a humidity=61@2023-11-14T22:13:20.000Z',
    ],
    'thingsboard/thingsboard-http-telemetry-types.json': [
      ...['boolean_key=1', 'double_key=42', 'long_key=73', 'json_key.some_number=42'].map(
        (value) => `publisher ${value}@2016-01-01T12:00:00.512Z`,
      ),
    ],
    'thingsboard/thingspanel-telemetry-string-numbers.json': [
      'publisher temperature=30@2016-01-01T12:00:00.512Z',
      'publisher humidity=85@2016-01-01T12:00:00.512Z',
    ],
  },
  owntracks: {
    'owntracks/owntracks-location.json': [
      ...['lat=44.2792575', 'lon=11.9055914', 'battery=86', 'accuracy=78', 'speed=0'].map(
        // the fix, 1,546,871,086 s, not when it was sent
        (value) => `eric ${value}@2019-01-07T14:24:46.000Z`,
      ),
    ],
    'owntracks/owntracks-location-typo-field-created-earlier.json': [
      ...['lat=51.2', 'lon=-4', 'battery=100', 'accuracy=20', 'speed=7'].map(
        (value) => `phone ${value}@2021-01-16T12:10:26.000Z`,
      ),
    ],
    'owntracks/owntracks-lwt.json': ['phone offline@now'],
    'owntracks/owntracks-transition-enter.json': [
      ...['lat=44.2792575', 'lon=11.9055914', 'accuracy=77.6'].map(
        (value) => `eric ${value}@2019-01-07T14:25:06.000Z`,
      ),
    ],
    'owntracks/owntracks-transition-leave.json': [
      ...['lat=44.2789083', 'lon=11.9022358', 'accuracy=14.907'].map(
        (value) => `eric ${value}@2019-01-07T14:28:48.000Z`,
      ),
    ],
  },
  'uptime-kuma': {
    'uptime-kuma/uptime-kuma-test-notification.json': [],
    'uptime-kuma/uptime-kuma-webhook-down-ping-null.json': [
      'payments-api offline@now',
      'payments-api up=0@2026-09-04T08:00:00.000Z',
    ],
    'uptime-kuma/uptime-kuma-webhook-down.json': [
      'test offline@now',
      // UTC, although the monitor stands in Berlin
      'test up=0@2023-07-31T18:56:15.374Z',
    ],
    'uptime-kuma/uptime-kuma-webhook-important-int.json': ['x online@now', 'x up=1@now'],
    'uptime-kuma/uptime-kuma-webhook-up.json': ['site online@now', 'site up=1@now'],
  },
};

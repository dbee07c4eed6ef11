import type { CodecName, PreviewAnswer } from '@nhip-xa/contract';
import fc from 'fast-check';
import { foreign } from '../../test/foreign';
import { passingMemory } from '../index';

/** A seed of its own for each run, printed: what failed is run again with it in its place. */
const SEED = Date.now() % 1_000_000;
const RUNS = { numRuns: 120, seed: SEED };
const named = (what: string) => `${what} (seed ${SEED})`;

/** Levels and keys that the formats know, and some that objects know. */
const level = fc.constantFrom(
  ...['frigate', 'events', 'stats', 'available', 'cong', 'person', 'snapshot', 'status', 'detect'],
  ...['zigbee2mqtt', 'bridge', 'state', 'availability', 'set', 'kho 1', 'tele', 'stat', 'SENSOR'],
  ...['STATE', 'LWT', 'STATUS10', 'RESULT', 'POWER1', 'shellies', 'rpc', 'online', 'switch:0'],
  ...['relay', '0', 'sensor', 'homeassistant', 'config', 'device', 'binary_sensor', 't', ''],
  ...['__proto__', 'constructor', 'toString', 'audio', 'motion', 'review_status', 'smoke:0'],
);
const topic = fc.array(level, { minLength: 1, maxLength: 5 }).map((levels) => levels.join('/'));
const key = fc.constantFrom(
  ...['type', 'before', 'after', 'id', 'camera', 'label', 'start_time', 'frame_time', 'end_time'],
  ...['top_score', 'false_positive', 'has_clip', 'entered_zones', 'cameras', 'service', 'storage'],
  ...['camera_fps', 'last_seen', 'water_leak', 'occupancy', 'state', 'temperature', 'battery'],
  ...[
    'Time',
    'Epoch',
    'StatusSNS',
    'StatusSTS',
    'DHT11',
    'Temperature',
    'TempUnit',
    'POWER',
    'Wifi',
  ],
  ...['src', 'method', 'params', 'ts', 'switch:0', 'smoke:0', 'alarm', 'tC', 'external', 'present'],
  ...['state_topic', 'val_tpl', 'dev', 'ids', 'name', 'cmps', 'p', 'avty', 'avty_t', 't', '~'],
  ...['avty_mode', 'dev_cla', 'unit_of_meas', '__proto__', 'constructor', 'length', 'plate'],
);
const leaf = fc.oneof(
  fc.constantFrom(
    ...[
      true,
      false,
      null,
      'ON',
      'OFF',
      'online',
      'NotifyStatus',
      '2026-11-20T01:00:00Z',
      'F',
      '~/a',
    ],
    ...[
      '{{ value_json.t }}',
      '{{ value | round(1) }}',
      '{{ (((',
      'sensor',
      'all',
      't',
      '12,5',
      'constructor',
    ],
    ...['1e400', 'nan', '\0', '\ud800', 1_795_136_400, -0, 1.61, 57_351],
  ),
  fc.double(),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const { document } = fc.letrec((tie) => ({
  document: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('document'), { maxLength: 4 }),
    fc.dictionary(key, tie('document'), { maxKeys: 8 }),
  ),
}));
const table = fc.dictionary(key, document, { maxKeys: 10 });
const payload = fc.oneof(
  { weight: 4, arbitrary: table.map((one) => Buffer.from(JSON.stringify(one))) },
  { weight: 1, arbitrary: leaf.map((one) => Buffer.from(String(one))) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes)) },
);

/** Documents that each format nearly takes. */
interface Nearly {
  topic: fc.Arbitrary<string>;
  document: fc.Arbitrary<object>;
  /** Where a document of any size is read. */
  large: string;
}
const NEARLY: Record<string, Nearly> = {
  frigate: {
    large: 'frigate/stats',
    topic: fc.constantFrom('frigate/events', 'frigate/stats'),
    document: fc.record({ type: leaf, before: table, after: table, cameras: table }),
  },
  zigbee2mqtt: {
    large: 'zigbee2mqtt/a',
    topic: fc.constantFrom('zigbee2mqtt/a', 'zigbee2mqtt/a b/c'),
    document: table,
  },
  tasmota: {
    large: 'tele/a/SENSOR',
    topic: fc.constantFrom('tele/a/SENSOR', 'a/tele/STATE', 'stat/a/STATUS10', 'stat/a/RESULT'),
    document: fc.oneof(table, fc.record({ StatusSNS: table, StatusSTS: table })),
  },
  shelly: {
    large: 'a/status/em:0',
    topic: fc.constantFrom('a/events/rpc', 'shellies/a/events/rpc', 'a/status/smoke:0'),
    document: fc.record({
      ...{ src: leaf, method: fc.constantFrom('NotifyStatus', 'NotifyFullStatus', 'x') },
      params: table,
    }),
  },
  esphome: {
    large: 'a/light/b/state',
    topic: fc.constantFrom('a/sensor/b/state', 'a/light/b/state'),
    document: table,
  },
  'home-assistant': {
    large: 'homeassistant/sensor/a/config',
    topic: fc.constantFrom('homeassistant/sensor/a/config', 'homeassistant/device/a/config', 't'),
    document: fc.record(
      { state_topic: fc.constantFrom('t', '~/a', ''), val_tpl: leaf, dev: table, cmps: table },
      { requiredKeys: [] },
    ),
  },
};

/** What a reader relies on: numbers are numbers, names are names, and nothing is left of people. */
function expectSound({ facts, rejected }: PreviewAnswer): void {
  for (const fact of facts) {
    expect(fact.source).toMatch(/^(publisher|06190\.[a-z0-9][a-z0-9_-]{0,62})$/);
    if (fact.kind === 'reading') {
      expect(Number.isFinite(fact.value)).toBe(true);
      expect(fact.metric).toMatch(/^[a-z][a-z0-9_.]{0,62}$/);
    }
    if (fact.kind === 'case') expect(fact.id).not.toBe('');
  }
  for (const { reason, detail } of rejected) {
    expect(reason).not.toBe('');
    expect(detail).not.toBe('');
  }
}

describe.each(Object.entries(NEARLY))('%s', (name, nearly) => {
  const codec = name as CodecName;

  it(named('refuses or reads whatever comes, and never throws'), () => {
    const memory = passingMemory();
    fc.assert(
      fc.property(topic, payload, (at, bytes) => {
        expectSound(foreign(codec, at, bytes, { memory }));
      }),
      RUNS,
    );
  });

  it(named('refuses or reads what is nearly its own'), () => {
    const memory = passingMemory();
    fc.assert(
      fc.property(nearly.topic, nearly.document, (at, one) => {
        expectSound(foreign(codec, at, one, { memory }));
      }),
      RUNS,
    );
  });

  it(named('makes no fact from nothing'), () => {
    fc.assert(
      fc.property(
        topic,
        fc.constantFrom('', ' ', '{}', '[]', 'null', '""', '{"a":null}'),
        (at, empty) => {
          const facts = foreign(codec, at, empty).facts;
          // an availability of Frigate is anything but `online` when it is gone
          expect(facts.filter(({ kind }) => kind !== 'presence')).toEqual([]);
        },
      ),
      RUNS,
    );
  });

  it('reads the worst that fits into one message in bounded time', () => {
    const MOST = 1_048_576;
    const worst = [
      `{${'"a":{'.repeat(14)}${'"b":1,'.repeat(MOST / 8)}"c":1${'}'.repeat(15)}`,
      `{"a":[${'1,'.repeat(MOST / 3)}1]}`,
      `{"val_tpl":"{{ ${'('.repeat(MOST / 2)}","state_topic":"t"}`,
    ];
    for (const text of worst) {
      const beganMs = performance.now();
      expectSound(foreign(codec, nearly.large, text));
      // nobody else is heard while one message is read, in ms
      expect(performance.now() - beganMs).toBeLessThan(4_000);
    }
  });
});

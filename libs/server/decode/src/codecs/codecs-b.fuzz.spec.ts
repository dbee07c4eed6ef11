import type { CodecName, PreviewAnswer } from '@nhip-xa/contract';
import fc from 'fast-check';
import { foreign } from '../../test/foreign';
import { TYPE, sparkplugBytes } from '../../test/sparkplug';
import { REASONS_OF_A_MESSAGE, SAYINGS_OF_A_MESSAGE } from '../limits';

/** When one fails, its report shows the seed to run it with again. */
const RUNS = { numRuns: 150 };

/** Topics of a format and the words of its documents. */
const FORMATS: Partial<Record<CodecName, { topics: string[]; words: string[] }>> = {
  chirpstack: {
    topics: ['up', 'join', 'status', 'ack', 'log', 'location', 'x'].map(
      (type) => `application/1/device/01/event/${type}`,
    ),
    words: [
      ...[
        'time',
        'deviceInfo',
        'deviceName',
        'devEui',
        'object',
        'rxInfo',
        'rssi',
        'snr',
        'margin',
      ],
      ...['batteryLevel', 'batteryLevelUnavailable', 'type', 'measurementValue', 'timestamp'],
    ],
  },
  ttn: {
    topics: ['up', 'join', 'down/ack', 'service/data', 'x'].map(
      (type) => `v3/a@t/devices/d/${type}`,
    ),
    words: [
      ...[
        'end_device_ids',
        'device_id',
        'received_at',
        'uplink_message',
        'decoded_payload',
        'time',
      ],
      ...['normalized_payload', 'rx_metadata', 'rssi', 'settings', 'last_battery_percentage'],
      ...['value', 'join_accept', 'simulated', 'air', 'temperature', 'messages', 'name'],
    ],
  },
  senml: {
    topics: ['senml/a'],
    words: ['bn', 'bt', 'bu', 'bv', 'bver', 'n', 'u', 'v', 'vs', 'vb', 'vd', 's', 't', 'ut', 'x_'],
  },
  thingsboard: {
    topics: [
      ...['v1/devices/me/telemetry', 'v1/gateway/telemetry', 'v1/gateway/connect'],
      ...['v1/gateway/disconnect', 'v1/gateway/attributes', 'v2/t', 'x/y'],
    ],
    words: ['ts', 'values', 'device', 'type', 'Kho A', 'temperature'],
  },
  owntracks: {
    topics: ['owntracks/u/d', 'owntracks/u/d/event', 'owntracks/u'],
    words: [
      '_type',
      'location',
      'transition',
      'lwt',
      'lat',
      'lon',
      'tst',
      'batt',
      'acc',
      'vel',
      'tid',
    ],
  },
  'uptime-kuma': {
    topics: ['kuma'],
    words: ['heartbeat', 'monitor', 'msg', 'status', 'time', 'ping', 'name', 'id', 'monitorID'],
  },
  dvcqg: {
    topics: ['a/DongBoHoSoMC', 'a/CapNhatTienDoHoSoMC', 'a'],
    words: [
      ...['service', 'madonvi', 'data', 'MaHoSo', 'TrangThaiHoSo', 'TrangThai', 'ThoiDiemXuLy'],
      ...['NgayTiepNhan', 'NgayHenTra', 'NgayTra', 'DanhSachHoSoBoSung', 'NgayBoSung', 'HinhThuc'],
      ...[
        'NgayHenTraTruoc',
        'NgayHenTraMoi',
        'NgayTiepNhanBoSung',
        'DanhSachLePhi',
        'Gia',
        '4',
        '5',
      ],
      ...['20261102081500', '20261106170000', '00010101000000', 'TaiLieuNop', 'DuocTaiSuDung'],
    ],
  },
};

const COMMON = [
  '__proto__',
  'constructor',
  'toString',
  'length',
  '',
  '\0',
  '\ud800',
  'é',
  '1e400',
  '-1',
  '85',
];

/** Any document of the words of a format, as deep as they nest. */
function documentOf(words: readonly string[]): fc.Arbitrary<unknown> {
  const word = fc.constantFrom(...words, ...words, ...COMMON);
  const leaf = fc.oneof(word, fc.double(), fc.integer(), fc.boolean(), fc.constant(null));
  const { document } = fc.letrec((tie) => ({
    document: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.array(tie('document'), { maxLength: 4 }),
      fc.dictionary(word, tie('document'), { maxKeys: 8 }),
    ),
  }));
  return document;
}

/** Only what JSON and PostgreSQL can hold is a fact. */
function expectStorable({ facts, rejected }: PreviewAnswer): void {
  for (const fact of facts) {
    const text = JSON.stringify(fact);
    expect(text).not.toMatch(/\\u0000|\\ud[89a-f]/i);
    if (fact.kind === 'reading') expect(Number.isFinite(fact.value)).toBe(true);
  }
  for (const { detail } of rejected) expect(detail.length).toBeGreaterThan(0);
}

describe.each(Object.entries(FORMATS))('%s', (name, { topics, words }) => {
  const codec = name as CodecName;
  const topic = fc.constantFrom(...topics);

  it('reads or refuses whatever is made of its words', () => {
    fc.assert(
      fc.property(topic, documentOf(words), (on, document) => {
        expectStorable(foreign(codec, on, Buffer.from(JSON.stringify(document))));
      }),
      { numRuns: 600 },
    );
  });

  it('reads or refuses whatever bytes, and makes no fact of them', () => {
    fc.assert(
      fc.property(topic, fc.uint8Array({ maxLength: 64 }), (on, bytes) => {
        // a digit is JSON, and an empty document of OwnTracks deletes
        fc.pre(!/^[\s\d."{}[\]-]*$/.test(Buffer.from(bytes).toString('latin1')));
        expect(foreign(codec, on, bytes).facts).toEqual([]);
      }),
      RUNS,
    );
  });

  it.each(['', '{}', '[]', 'null', '""', '0', '[{}]', '{"data":[]}'])(
    'makes no fact of %j',
    (nothing) => {
      for (const on of topics) expect(foreign(codec, on, Buffer.from(nothing)).facts).toEqual([]);
    },
  );
});

describe('sparkplug', () => {
  const type = fc.constantFrom(
    'NBIRTH',
    'DBIRTH',
    'NDATA',
    'DDATA',
    'NDEATH',
    'DDEATH',
    'NCMD',
    'XX',
  );
  const topicOf = (of: string): string => `spBv1.0/g/${of}/n${of.startsWith('D') ? '/d' : ''}`;
  const metric: fc.Arbitrary<Parameters<typeof sparkplugBytes>[0][number]> = fc.record(
    {
      name: fc.constantFrom('bdSeq', 'a', '__proto__', 'constructor', '\0', 'Node Control/Rebirth'),
      alias: fc.nat(3),
      datatype: fc.nat(40),
      timestamp: fc.nat(),
      isNull: fc.boolean(),
      intValue: fc.nat(),
      longValue: fc.nat(),
      floatValue: fc.float(),
      doubleValue: fc.double(),
      booleanValue: fc.boolean(),
      stringValue: fc.string(),
      properties: fc.constantFrom({ keys: ['engUnit', 'x'], values: [] }),
      templateValue: fc.constant({
        metrics: [{ name: 'x', datatype: TYPE.Double, doubleValue: 1 }],
      }),
    },
    { requiredKeys: [] },
  );

  it('reads or refuses whatever metrics', () => {
    fc.assert(
      fc.property(type, fc.array(metric, { maxLength: 6 }), (of, metrics) => {
        expectStorable(foreign('sparkplug', topicOf(of), sparkplugBytes(metrics)));
      }),
      { numRuns: 400 },
    );
  });

  it('reads or refuses bytes of which some were lost or changed', () => {
    const whole = sparkplugBytes([
      { name: 'a', alias: 1, datatype: TYPE.Double, doubleValue: 1, timestamp: 5 },
      { name: 'b', datatype: TYPE.Template, templateValue: { metrics: [{ name: 'c' }] } },
    ]);
    const at = fc.nat(whole.length - 1);
    fc.assert(
      fc.property(type, at, at, fc.nat(255), (of, end, changed, byte) => {
        const bytes = whole.slice(0, end + 1);
        if (changed <= end) bytes[changed] = byte;
        expectStorable(foreign('sparkplug', topicOf(of), bytes));
      }),
      { numRuns: 400 },
    );
  });

  it('reads or refuses whatever bytes', () => {
    fc.assert(
      fc.property(type, fc.uint8Array({ maxLength: 64 }), (of, bytes) => {
        expectStorable(foreign('sparkplug', topicOf(of), bytes));
      }),
      RUNS,
    );
  });
});

describe('the worst that fits into one message', () => {
  const MOST = 1_048_576;
  /** Nobody else is heard while one message is read: what hangs is ended, in ms. */
  const HANGS_MS = 60_000;
  const points = Array.from({ length: SAYINGS_OF_A_MESSAGE / 2 }, (_, ts) => ({
    ...{ ts: 1_795_000_000_000 + ts, values: { a: ts, b: 2 } },
  }));
  const filled = (begin: string, part: string, end: string): Buffer =>
    Buffer.from(
      begin + part.repeat(Math.floor((MOST - begin.length - end.length) / part.length)) + end,
    );

  it.each([
    ['senml', 'a', filled('[', '{"v":1},', '{"v":1}]')],
    ['senml', 'a', filled('[{"n":"a', ':/', '","v":1}]')],
    ['thingsboard', 'v1/gateway/telemetry', filled('{"a":[', '{"a":1},', '{"a":1}]}')],
    // as many points as one message may have, of two devices
    ['thingsboard', 'v1/gateway/telemetry', Buffer.from(JSON.stringify({ a: points, b: points }))],
    [
      'ttn',
      'v3/a/devices/d/up',
      filled('{"uplink_message":{"decoded_payload":{"a":[', '[],', '1]}}}'),
    ],
    ['uptime-kuma', 'a', filled('[', '🔴 ', '] [Up]')],
    ['dvcqg', 'a/DongBoHoSoMC', filled('[', '{"MaHoSo":1},', '{}]')],
    ['dvcqg', 'a', filled('{"data":[{"MaHoSo":"1","NgayTra":"', '1', '"}]}')],
    ['sparkplug', 'spBv1.0/g/NBIRTH/n', Buffer.alloc(MOST, '{')],
    // as many empty metrics as fit
    ['sparkplug', 'spBv1.0/g/NBIRTH/n', Buffer.alloc(MOST, Buffer.from([0x12, 0]))],
  ] as [CodecName, string, Buffer][])(
    '%s on %s is read in bounded time',
    (codec, topic, bytes) => {
      const answer = foreign(codec, topic, bytes);
      expect(answer.rejected.length).toBeLessThanOrEqual(REASONS_OF_A_MESSAGE);
    },
    HANGS_MS,
  );
});

import { RECEIVED_US, sourceOf } from '@nhip-xa/testing';
import { decode, keptCopies, refusals } from '../test/decoded';
import { BROKEN_FRAME_BYTES_KEPT } from './limits';

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

describe('the topic', () => {
  it.each([
    ["a neighbour's", 'xa/v1/20195/portal/telemetry'],
    ['of another source of its unit', 'xa/v1/20194/camera-1/telemetry'],
    ['of another version', 'xa/v2/20194/portal/telemetry'],
    ['with a level too many', 'xa/v1/20194/portal/telemetry/x'],
    ['with a level too few', 'xa/v1/20194/portal'],
    ['without a channel', 'xa/v1/20194/portal/'],
    ['of something else', '$SYS/broker'],
    ['empty', ''],
  ])('%s is refused whole', (_, topic) => {
    const decoded = decode('telemetry', { rain: 1 }, { topic });
    expect(decoded.items).toEqual([]);
    expect(refusals(decoded)).toEqual(['topic-refused: 20194.portal may not publish here']);
    expect(keptCopies(decoded)).toEqual(['{"rain":1}']);
  });

  it.each(['command', 'state', 'TELEMETRY', '__proto__', 'constructor'])(
    'with the channel %s is refused whole',
    (channel) => {
      expect(refusals(decode(channel, { rain: 1 }))).toEqual([`unknown-channel: ${channel}`]);
    },
  );
});

describe('the payload', () => {
  it.each([
    ['empty', Buffer.alloc(0)],
    ['text', 'xin chào'],
    ['cut off', '{"rain": 1'],
    ['two documents', '{"rain": 1}{"rain": 2}'],
    ['with a trailing comma', '{"rain": 1,}'],
    ['in single quotes', "{'rain': 1}"],
    ['not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ['UTF-16', Buffer.from('{"rain": 1}', 'utf16le')],
    ['half a surrogate in UTF-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ['a bare NUL in a text', '{"rain": "\0"}'],
  ])('that is no JSON is kept as it came: %s', (_, payload) => {
    const bytes = Buffer.from(payload);
    const decoded = decode('telemetry', bytes);
    expect(decoded).toMatchObject({ items: [], rejected: [{ reason: 'not-json' }] });
    expect(Buffer.from(decoded.rejected[0]?.bytes ?? [])).toEqual(bytes);
    expect(decoded.rejected[0]?.size).toBe(bytes.length);
  });

  it('that is no JSON is not quoted in the reason', () => {
    const [reason] = refusals(decode('telemetry', '{"hoTen": "Nguyễn Văn A'));
    expect(reason).not.toMatch(/Nguy|hoTen/);
  });

  it('may begin with a byte-order mark', () => {
    expect(decode('telemetry', '\uFEFF{"rain": 1}').items).toHaveLength(1);
  });

  it('may be part of a larger buffer', () => {
    const packet = Buffer.from('....{"rain": 1}....');
    expect(decode('telemetry', packet.subarray(4, -4)).items).toHaveLength(1);
  });

  it('is read in NFC, escaped or not', () => {
    const decomposed = 'Đường'.normalize('NFD');
    const escaped = JSON.stringify(decomposed).replace(
      /[^ -~]/g,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    for (const text of [JSON.stringify(decomposed), escaped]) {
      const { items } = decode('case', `{"kind": "feedback", "id": "1", "category": ${text}}`);
      expect(items).toMatchObject([{ item: { fields: { category: 'Đường'.normalize('NFC') } } }]);
    }
  });

  it.each([
    '{"kind": "feedback", "id": "a\\u0000b"}',
    '{"kind": "feedback", "id": "1", "\\u0000": 1}',
  ])('that holds NUL is refused whole: %s', (payload) => {
    expect(refusals(decode('case', payload))).toEqual([
      'bad-shape: a text holds the character NUL',
    ]);
  });

  it('that holds half a character is read with a whole one in its place', () => {
    const { items } = decode('case', '{"kind": "feedback", "id": "a\\ud83d"}');
    expect(items).toMatchObject([{ item: { id: 'a\uFFFD' } }]);
  });

  it('that is nested too deep is refused whole, however deep', () => {
    for (const depth of [17, 10_000, 200_000]) {
      expect(decode('telemetry', nested(depth))).toMatchObject({
        items: [],
        rejected: [{ size: 2 * depth }],
      });
    }
    expect(refusals(decode('telemetry', nested(17)))).toEqual(['bad-shape: nested deeper than 16']);
  });

  it.each([
    ['telemetry', 1_000, { rain: 1 }],
    ['case', 500, { kind: 'feedback', id: '1' }],
    ['event', 500, { type: 'a.b' }],
  ])('of %s may hold %d items and not one more', (channel, most, document) => {
    const of = (n: number) =>
      decode(
        channel,
        Array.from({ length: n }, () => document),
      );
    expect(of(most).items).toHaveLength(most);
    expect(of(most + 1)).toMatchObject({ items: [], rejected: [{ reason: 'bad-shape' }] });
  });

  it('with too many items is masked where it names people', () => {
    const documents = Array.from({ length: 501 }, () => ({ type: 'a.b', phone: '0912345678' }));
    const [copy] = keptCopies(decode('event', documents));
    expect(copy).toContain('a.b');
    expect(copy).not.toContain('0912345678');
  });

  it('may be an empty array, which says nothing', () => {
    expect(decode('telemetry', [])).toMatchObject({ items: [], rejected: [] });
  });
});

it('is pure: the same message gives the same facts', () => {
  const publisher = sourceOf();
  const payload = [{ rain: '1' }, { ts: 1, values: { rain: 2, pm25: 'x' } }];
  expect(decode('telemetry', payload, { publisher })).toEqual(
    decode('telemetry', payload, { publisher }),
  );
});

describe('a snapshot', () => {
  const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 0xff, 0xd9]);
  const PNG = Buffer.from(
    '89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55' +
      '0000000a49444154789c63600000000200014874bb2a0000000049454e44ae426082',
    'hex',
  );

  it.each([
    ['image/jpeg', JPEG],
    ['image/jpeg', Buffer.concat([JPEG, Buffer.alloc(7)])],
    ['image/png', PNG],
  ])('that is a whole %s is a good frame, with all its bytes', (contentType, bytes) => {
    const { items, rejected } = decode('snapshot', bytes);
    expect(items.map(({ item }) => item)).toEqual([
      { fact: 'frame', atUs: RECEIVED_US, contentType, bytes },
    ]);
    expect(rejected).toEqual([]);
  });

  it.each([
    ['no picture', Buffer.from([1, 2, 3]), 'neither JPEG nor PNG'],
    ['nothing', Buffer.alloc(0), 'neither JPEG nor PNG'],
    ['a JPEG cut short', JPEG.subarray(0, -1), 'a JPEG cut short'],
    [
      'a JPEG whose end is zeros',
      Buffer.concat([JPEG.subarray(0, -2), Buffer.alloc(9)]),
      'a JPEG cut short',
    ],
    ['only the beginning of a JPEG', JPEG.subarray(0, 3), 'a JPEG cut short'],
    ['a PNG cut short', PNG.subarray(0, -1), 'a PNG cut short'],
    ['only the beginning of a PNG', PNG.subarray(0, 8), 'a PNG cut short'],
  ])('that is %s is refused whole', (_, bytes, fault) => {
    expect(refusals(decode('snapshot', bytes))).toEqual([`bad-shape: ${fault}`]);
  });

  it('that is broken is kept as its beginning, and its size as it was', () => {
    const broken = Buffer.concat([JPEG.subarray(0, 4), Buffer.alloc(1_000_000, 7)]);
    const [kept] = decode('snapshot', broken).rejected;
    expect(kept?.bytes).toHaveLength(BROKEN_FRAME_BYTES_KEPT);
    expect(Buffer.from(kept?.bytes ?? [])).toEqual(broken.subarray(0, BROKEN_FRAME_BYTES_KEPT));
    expect(kept?.size).toBe(broken.length);
  });
});

describe('a message that came over a gateway', () => {
  const gateway = sourceOf({ id: 7, key: '20194.gw', kind: 'gateway' });
  const publisher = sourceOf({ id: 8, key: '20194.rain', kind: 'device', gateway: gateway.key });

  it('is its source’s: by its own topic, under its own rules', () => {
    const over = { publisher, via: gateway };
    expect(decode('telemetry', { rain: 1 }, over).items).toHaveLength(1);
    const foreign = { ...over, topic: 'xa/v1/20194/other/telemetry' };
    expect(refusals(decode('telemetry', { rain: 1 }, foreign))).toEqual([
      'topic-refused: 20194.rain may not publish here',
    ]);
    expect(refusals(decode('case', { kind: 'dossier', id: '1', state: 'new' }, over))).toEqual([
      expect.stringContaining('not-declared'),
    ]);
  });
});

describe('a clock that cannot be right', () => {
  it.each([
    ['three hours ahead', RECEIVED_US / 1000 + 3 * 3_600_000],
    ['just beyond five minutes ahead', RECEIVED_US / 1000 + 300_001],
    ['in 1970', 12],
    ['in 2106', 4_294_967_295],
    ['before 2015', '2014-12-31T23:59:59+07:00'],
  ])('%s: the time of receipt counts, what it claimed is kept', (_, ts) => {
    const [reading] = decode('telemetry', { ts, values: { rain: 1 } }).items;
    expect(reading).toMatchObject({
      item: { atUs: RECEIVED_US },
      undated: true,
      claimed: String(ts),
      notes: ['clock-wrong'],
    });
  });

  it.each([
    ['five minutes ahead', RECEIVED_US / 1000 + 300_000],
    ['hours behind, as a queue that was sent late', RECEIVED_US / 1000 - 5 * 3_600_000],
    ['at the first moment that is believed', '2015-01-01T00:00:00+07:00'],
  ])('is not one that is %s', (_, ts) => {
    const [reading] = decode('telemetry', { ts, values: { rain: 1 } }).items;
    expect(reading).toMatchObject({ undated: false, notes: [] });
    expect(reading?.claimed).toBeUndefined();
  });
});

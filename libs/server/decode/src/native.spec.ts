import { sourceOf } from '@nhip-xa/testing';
import { decode, keptCopies, refusals } from '../test/decoded';

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
  it.each([
    ['JPEG', [0xff, 0xd8, 0xff, 0xe0, 1]],
    ['PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]],
  ])('that is a %s shows that its camera is there', (_, bytes) => {
    const { items, rejected } = decode('snapshot', Buffer.from(bytes));
    expect(items.map(({ item }) => item)).toMatchObject([{ fact: 'status', state: 'online' }]);
    expect(rejected).toEqual([]);
  });

  it('that is no picture is refused whole', () => {
    expect(refusals(decode('snapshot', Buffer.from([1, 2, 3])))).toEqual([
      'bad-shape: neither JPEG nor PNG',
    ]);
  });
});

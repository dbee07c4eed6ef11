import type { Translate } from '@nhip-xa/web-ui';
import { byteFormOf, readableBytes, typedText } from '../shell/readable-bytes';
import { detailWords, sentName } from './reject-detail';
import { rejectedFilter } from './rejected-queries';

const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64');

describe('the bytes of a refused message', () => {
  it('are text where they are UTF-8', () => {
    expect(readableBytes(base64('{"tên": "Đồng Đăng"}'))).toBe('{"tên": "Đồng Đăng"}');
  });

  it('are told by number where no eye can read them', () => {
    expect(readableBytes(base64(new Uint8Array([0x7b, 0xff, 0x00])))).toBe('{\\xff\\x00');
    expect(readableBytes(base64('a\u0007b'))).toBe('a\\x07b');
  });

  it('are cut, and what is no base64 stands as it is', () => {
    expect(readableBytes(base64('a'.repeat(3_000)))).toBe(`${'a'.repeat(2_000)}…`);
    expect(readableBytes('%%%')).toBe('%%%');
  });
});

describe('the forms of the bytes of a refused message', () => {
  it('are JSON with a line for each value, or the text that is none', () => {
    expect(readableBytes(base64('{"a":[1]}'), 'json')).toBe('{\n  "a": [\n    1\n  ]\n}');
    expect(readableBytes(base64('{"a":'), 'json')).toBe('{"a":');
  });

  it('are their numbers, 16 on a line, with what is ASCII beside them', () => {
    const bytes = new Uint8Array([...Buffer.from('{"t":1}'), 0, 0xff, ...Buffer.from('abcdefgh')]);
    expect(readableBytes(base64(bytes), 'hex')).toBe(
      '0000  7b 22 74 22 3a 31 7d 00 ff 61 62 63 64 65 66 67  {"t":1}..abcdefg\n' +
        '0010  68                                               h',
    );
    const long = readableBytes(base64('a'.repeat(2_000)), 'hex').split('\n');
    expect([long.length, long.at(-1)]).toEqual([65, '…']);
  });

  it('are text in an address that names no other', () => {
    expect([byteFormOf('hex'), byteFormOf('x'), byteFormOf(undefined)]).toEqual([
      'hex',
      'text',
      'text',
    ]);
  });

  it('could have been typed where nothing in them is beyond an eye', () => {
    expect(typedText(new Uint8Array(Buffer.from('{\r\n"tên":1}')))).toBe('{\n"tên":1}');
    for (const bytes of [[0x7b, 0], [0xff], [7, 7]])
      expect(typedText(new Uint8Array(bytes))).toBeUndefined();
  });
});

describe('which rejected messages an address means', () => {
  it('is told by reason, publisher, unit and moments in Vietnam', () => {
    const search = { reason: 'not-json', source: '06211.cong', unit: '06211' };
    const times = { from: '2026-11-20T08:05', to: '2026-11-20T09:00:00Z' };
    expect(rejectedFilter({ ...search, ...times })).toEqual({
      ...search,
      ...{ from: '2026-11-20T01:05:00.000Z', to: '2026-11-20T09:00:00.000Z' },
    });
  });

  it('is not told by what is no reason and no moment', () => {
    expect(rejectedFilter({ reason: 'because', from: 'mai', to: '' })).toEqual({});
  });
});

describe('why a message was refused', () => {
  const t = ((key: string, given: object) => `${key} ${JSON.stringify(given)}`) as Translate;
  const word = (_: string, name: string): string => (name === 'water_level' ? 'mực nước' : name);
  const texts = { t, word };

  it('names a metric by its words, and tells under which name it was sent', () => {
    expect(detailWords('water_level is no number', texts)).toContain('mực nước');
    expect(detailWords('reading:water_level', texts)).toContain('mực nước');
    expect(sentName('reading:water_level', texts)).toBe('water_level');
    expect(sentName('unheard_of is no number', texts)).toBeUndefined();
    expect(sentName('no field DonVi', texts)).toBeUndefined();
  });

  it('is said in the words of the reader where the words of the server are known', () => {
    expect(detailWords('no field DonVi', texts)).toBe('detail.noField {"a":"DonVi","b":""}');
    expect(detailWords('commune 06211 is not of 24', texts)).toBe(
      'detail.otherCommune {"a":"06211","b":"24"}',
    );
    expect(detailWords('something else', texts)).toBe('something else');
  });
});

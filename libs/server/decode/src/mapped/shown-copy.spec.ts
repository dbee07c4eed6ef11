import type { CodecName } from '@nhip-xa/contract';
import { parseFilter } from '@nhip-xa/domain';
import type { KnownMapping } from '@nhip-xa/ports';
import { personalData } from '../personal-data';
import { shownCopy, type ReadAs } from './shown-copy';

const personal = personalData();
const TOPIC = 'xa/v1/20194/portal/case';
const mappingOf = (codec: CodecName): KnownMapping => ({
  ...{ id: 'x', publisher: '20194.portal', filter: '#', codec, commune: '20194' },
  parsed: parseFilter('#'),
});

/** @param codec of its mapping; `native`: in our own form; undefined: nobody reads it */
function shown(payload: string | Uint8Array, codec?: CodecName, of: Partial<ReadAs> = {}) {
  const isOwn = codec === 'native';
  const mapping = codec === undefined || isOwn ? undefined : mappingOf(codec);
  const readAs = { mapping, isOwn, spoken: [], isIgnored: false, ...of };
  const { bytes, ...rest } = shownCopy(TOPIC, Buffer.from(payload), readAs, personal);
  return { ...rest, text: bytes && Buffer.from(bytes).toString() };
}

it('is what came where nothing names people', () => {
  expect(shown('{"rain": 1}', 'native')).toEqual({
    ...{ topic: TOPIC, hidden: null, masked: false, text: '{"rain": 1}' },
  });
  expect(shown('không phải JSON', 'native').text).toBe('không phải JSON');
});

it('has what names people masked, as the kept copies have', () => {
  expect(shown('{"hoTen":"Nguyễn Văn A","rain":1}', 'native')).toMatchObject({
    ...{ masked: true, text: '{"hoTen":"***","rain":1}' },
  });
});

it('masks what names people in dossiers, and hides what cannot be read of them', () => {
  expect(shown('{"TrichYeuHoSo":"Ông A xin …"}', 'dvcqg').text).toBe('{"TrichYeuHoSo":"***"}');
  expect(shown('Ông A xin …', 'dvcqg')).toMatchObject({ hidden: 'personal-data', text: undefined });
});

it('masks and hides as much under a wrong topic of such a publisher', () => {
  const of = { spoken: ['senml', 'dvcqg'] as const };
  expect(shown('{"TrichYeuHoSo":"Ông A"}', undefined, of).text).toBe('{"TrichYeuHoSo":"***"}');
  expect(shown('Ông A', undefined, of).hidden).toBe('personal-data');
  expect(shown('Ông A', 'native', of).hidden).toBe('personal-data');
});

it('hides the text that a format leaves aside: it may be what somebody said', () => {
  const of = { isIgnored: true };
  expect(shown('51F-123.45', 'frigate', of).hidden).toBe('personal-data');
  expect(shown('"51F-123.45"', 'frigate', of).hidden).toBe('personal-data');
  expect(shown('{"sub_label":"Ông A"}', 'frigate', of).text).toBe('{"sub_label":"***"}');
  // a format without words of people
  expect(shown('log', 'tasmota', of).text).toBe('log');
});

it('keeps names of things where the format has them', () => {
  expect(shown('{"monitor":{"name":"Cổng xã"}}', 'uptime-kuma').text).toContain('Cổng xã');
});

it('shows no picture', () => {
  expect(shown(Buffer.from('ffd8ffe000', 'hex'), 'native').hidden).toBe('picture');
  expect(shown(Buffer.from('89504e470d', 'hex'), 'frigate').hidden).toBe('picture');
});

it('names no user of OwnTracks in the topic', () => {
  const readAs = { mapping: mappingOf('owntracks'), isOwn: false, spoken: [], isIgnored: false };
  const { topic } = shownCopy('owntracks/nguyen-van-a/x', Buffer.from('{}'), readAs, personal);
  expect(topic).not.toContain('nguyen');
});

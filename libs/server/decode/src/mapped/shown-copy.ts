import type { CodecName, Trace } from '@nhip-xa/contract';
import type { Codec } from '../codecs/codec';
import { CODECS } from '../codecs/registry';
import { readJson } from '../json-text';
import type { PersonalData } from '../personal-data';
import { copyOfFormat } from './kept-copy';

export interface ShownCopy {
  topic: string;
  bytes: Uint8Array | undefined;
  hidden: Trace['items'][number]['hidden'];
  masked: boolean;
}

/** What is known of how a message was read. */
export interface ReadAs {
  /** Of the mapping that its topic lies under; undefined: none. */
  codec: CodecName | undefined;
  /** What its publisher sends holds personal data, under whatever topic. */
  isPersonal: boolean;
  /** Neither a fact nor a refusal came of it: no copy of it is kept anywhere. */
  isIgnored: boolean;
}

/** First bytes of a JPEG and of a PNG: a picture has a place of its own, and is none for a list. */
const PICTURES = [Buffer.from('ffd8ff', 'hex'), Buffer.from('89504e47', 'hex')];

/**
 * A message as people may see it [contract 2, no personal data]: masked like the copies that are kept
 * of refused messages.
 */
export function shownCopy(
  topic: string,
  payload: Uint8Array,
  { codec: name, isPersonal, isIgnored }: ReadAs,
  personal: PersonalData,
): ShownCopy {
  const format = name === undefined ? EVERY_FORMAT : name === 'native' ? undefined : CODECS[name];
  const shown = format?.keptTopic?.(topic) ?? topic;
  const hiddenBy = (hidden: ShownCopy['hidden']): ShownCopy => ({
    ...{ topic: shown, bytes: undefined, hidden, masked: hidden === 'personal-data' },
  });
  if (PICTURES.some((signature) => beginsWith(payload, signature))) return hiddenBy('picture');
  // text without keys: what a format leaves aside may be a person's words or number plate
  if (isIgnored && format?.personalKeys && !hasKeys(payload)) return hiddenBy('personal-data');
  const strict = isPersonal ? { ...(format ?? NO_FORMAT), isPersonal } : format;
  const bytes = copyOfFormat(payload, strict, personal);
  if (bytes.byteLength === 0 && payload.byteLength > 0) return hiddenBy('personal-data');
  return { topic: shown, bytes, hidden: null, masked: bytes !== payload };
}

const NO_FORMAT: Codec = { read: () => [] };
/** Where the format is not known, what names people in any of them is masked. */
const EVERY_FORMAT: Codec = {
  ...NO_FORMAT,
  personalKeys: Object.values(CODECS).flatMap(({ personalKeys }) => personalKeys ?? []),
};

const beginsWith = (payload: Uint8Array, signature: Uint8Array): boolean =>
  Buffer.compare(signature, payload.subarray(0, signature.length)) === 0;

function hasKeys(payload: Uint8Array): boolean {
  const reading = readJson(payload);
  return reading.ok && typeof reading.document === 'object';
}

/** Formats of which every payload holds personal data. */
export const PERSONAL_FORMATS: readonly CodecName[] = (
  Object.keys(CODECS) as (keyof typeof CODECS)[]
).filter((name) => CODECS[name].isPersonal);

import type { CodecName, Trace } from '@nhip-xa/contract';
import type { Codec } from '../codecs/codec';
import type { KnownMapping } from '@nhip-xa/ports';
import { CODECS, codecOf } from '../codecs/registry';
import { readJson } from '../json-text';
import { keptUnder, keptUnread } from '../kept-payload';
import { personalData, type PersonalData } from '../personal-data';
import { keptCopy } from './kept-copy';

export interface ShownCopy {
  topic: string;
  bytes: Uint8Array | undefined;
  hidden: Trace['items'][number]['hidden'];
  masked: boolean;
}

/** What is known of how a message was read. */
export interface ReadAs {
  /** The mapping that it was read by. */
  mapping: KnownMapping | undefined;
  /** Its topic is one of ours: it is in our own form, or nothing. */
  isOwn: boolean;
  /** Formats that its publisher speaks. */
  spoken: readonly CodecName[];
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
  readAs: ReadAs,
  personal: PersonalData,
): ShownCopy {
  const format = formatOf(readAs);
  const shown = format.keptTopic?.(topic) ?? topic;
  const hiddenBy = (hidden: ShownCopy['hidden']): ShownCopy => ({
    ...{ topic: shown, bytes: undefined, hidden, masked: hidden === 'personal-data' },
  });
  if (PICTURES.some((signature) => beginsWith(payload, signature))) return hiddenBy('picture');
  // text without keys: what a format leaves aside may be a person's words or number plate
  if (readAs.isIgnored && format.personalKeys && !hasKeys(payload)) {
    return hiddenBy('personal-data');
  }
  const bytes = maskedCopy(payload, readAs, personal);
  if (bytes.byteLength === 0 && payload.byteLength > 0) return hiddenBy('personal-data');
  return { topic: shown, bytes, hidden: null, masked: bytes !== payload };
}

/** The format it was read in; where no mapping read it, what names people in any of them counts. */
function formatOf({ mapping, isOwn, spoken }: ReadAs): Codec {
  const codec = mapping && codecOf(mapping.codec);
  if (codec) return codec;
  const isOfPeople = spoken.some((name) => codecOf(name)?.isPlain);
  return isOwn && !isOfPeople ? OWN_FORM : EVERY_FORMAT;
}

/** As strictly as what is kept of a refused message, and by the keys of every format where nobody reads it. */
function maskedCopy(
  payload: Uint8Array,
  { mapping, isOwn, spoken }: ReadAs,
  personal: PersonalData,
): Uint8Array {
  if (mapping && codecOf(mapping.codec)) return keptUnder(mapping, payload, personal);
  const kept = keptUnread(payload, personal, spoken);
  return isOwn ? kept : keptCopy(kept, [OF_EVERY_FORMAT]);
}

const OWN_FORM: Codec = { read: () => [] };
const EVERY_KEY = Object.values(CODECS).flatMap(({ personalKeys = [] }) => personalKeys);
const EVERY_FORMAT: Codec = { ...OWN_FORM, personalKeys: EVERY_KEY };
const OF_EVERY_FORMAT = personalData(EVERY_KEY);

const beginsWith = (payload: Uint8Array, signature: Uint8Array): boolean =>
  Buffer.compare(signature, payload.subarray(0, signature.length)) === 0;

function hasKeys(payload: Uint8Array): boolean {
  const reading = readJson(payload);
  return reading.ok && typeof reading.document === 'object';
}

import type { CodecName } from '@nhip-xa/contract';
import type { KnownMapping } from '@nhip-xa/ports';
import { codecOf } from './codecs/registry';
import { isPlainOfDossier, looksLikeDossiers } from './dossier-keys';
import { keptCopy, plainCopy } from './mapped/kept-copy';
import { normaliseKey, personalData, type PersonalData } from './personal-data';

/** The payload of a message under a mapping as it may be kept: nobody is named, and it reads as before. */
export function keptUnder(
  mapping: KnownMapping,
  payload: Uint8Array,
  usual: PersonalData,
): Uint8Array {
  const codec = codecOf(mapping.codec);
  const { isPlain, personalKeys, thingKeys = [] } = codec ?? {};
  if (isPlain) return plainCopy(payload, (key) => isPlain(key) || isRead(mapping, key));
  const of = personalKeys ? [personalData(personalKeys)] : [];
  return keptCopy(payload, [usual.except(thingKeys), ...of]);
}

/** Keys by which the mapping finds the commune, or whose words it translates; never one of a person. */
function isRead({ commune, words = {} }: KnownMapping, key: string): boolean {
  const field = typeof commune === 'string' || 'part' in commune ? undefined : commune.field;
  const named = [field?.split('.').at(-1), ...Object.keys(words).map((one) => one.split('.')[0])];
  return named.includes(key) && !NAMES_SOMEBODY.test(normaliseKey(key));
}

/** Parts of keys of dossiers that name people, however a system goes on with them. */
const NAMES_SOMEBODY =
  /hoten|hovaten|chuhoso|nguoi|diachi|thuongtru|dienthoai|sdt|email|fax|cccd|cmnd|dinhdanh|giayto|trichyeu|noidung|ghichu|ngaysinh/;

/** What somebody's name may stand under: a reason must not say it. */
export const mayNameSomebody = (key: string): boolean => NAMES_SOMEBODY.test(normaliseKey(key));

/**
 * The same of a message that no mapping reads: in our own form, or where nobody may publish it.
 * @param codecs formats that its publisher speaks elsewhere
 * @param whole the message that it is a part of
 */
export function keptUnread(
  payload: Uint8Array,
  usual: PersonalData,
  codecs: readonly CodecName[],
  whole = payload,
): Uint8Array {
  const spoken = codecs.flatMap((name) => codecOf(name) ?? []);
  const isOfPeople = spoken.some(({ isPlain }) => isPlain) || looksLikeDossiers(whole);
  if (isOfPeople) return plainCopy(payload, isPlainOfDossier);
  return keptCopy(payload, [usual.except(spoken.flatMap(({ thingKeys = [] }) => thingKeys))]);
}

/** A kept copy in which these keys are masked too; the very same where there is nothing left to mask. */
export function maskedBy(payload: Uint8Array, keys: readonly string[]): Uint8Array {
  if (keys.length === 0) return payload;
  const masked = keptCopy(payload, [personalData(keys)]);
  return Buffer.compare(masked, payload) === 0 ? payload : masked;
}

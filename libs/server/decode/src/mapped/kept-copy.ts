import type { Codec } from '../codecs/codec';
import { readJson } from '../json-text';
import { personalData, type PersonalData } from '../personal-data';

/** A copy of a payload for the list of the rejected: masked, and able to be read again. */
export function keptCopy(
  payload: Uint8Array,
  personal: readonly PersonalData[],
  { dropUnreadable }: { dropUnreadable: boolean },
): Uint8Array {
  const reading = readJson(payload);
  if (!reading.ok) return dropUnreadable ? new Uint8Array() : payload;
  if (personal.every((each) => each.find(reading.document) === undefined)) return payload;
  const masked = personal.reduce((document, each) => each.mask(document), reading.document);
  return Buffer.from(JSON.stringify(masked));
}

/** A copy of what came in a format: what names people there besides is masked, and things are not. */
export function copyOfFormat(
  payload: Uint8Array,
  codec: Codec | undefined,
  personal: PersonalData,
): Uint8Array {
  const keys = codec?.personalKeys;
  const own = keys ? [personalData(keys)] : [];
  const usual = personal.except(codec?.thingKeys ?? []);
  return keptCopy(payload, [usual, ...own], { dropUnreadable: codec?.isPersonal ?? false });
}

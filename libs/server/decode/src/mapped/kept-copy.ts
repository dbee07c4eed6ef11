import { readJson } from '../json-text';
import type { PersonalData } from '../personal-data';

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

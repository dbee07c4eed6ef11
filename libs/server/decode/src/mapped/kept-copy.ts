import { readJson } from '../json-text';
import { MASK, type PersonalData } from '../personal-data';

/** A copy of a payload for the list of the rejected: masked, and able to be read again. */
export function keptCopy(payload: Uint8Array, personal: readonly PersonalData[]): Uint8Array {
  const reading = readJson(payload);
  if (!reading.ok || personal.every((each) => each.find(reading.document) === undefined)) {
    return payload;
  }
  const masked = personal.reduce((document, each) => each.mask(document), reading.document);
  return Buffer.from(JSON.stringify(masked));
}

/** The same of a payload that names people everywhere; nothing of one that cannot be read. */
export function plainCopy(payload: Uint8Array, isPlain: (key: string) => boolean): Uint8Array {
  const reading = readJson(payload);
  if (!reading.ok) return new Uint8Array();
  return Buffer.from(JSON.stringify(plainOnly(reading.document, isPlain, false)));
}

/** A key of a format; what else stands in its place may be a person's name or number. */
const KEY = /^[A-Za-z_][\w.-]{0,63}$/;

function plainOnly(value: unknown, isPlain: (key: string) => boolean, plain: boolean): unknown {
  if (Array.isArray(value)) return value.map((one) => plainOnly(one, isPlain, plain));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => {
        const isKnown = isPlain(key);
        return [isKnown || KEY.test(key) ? key : MASK, plainOnly(one, isPlain, isKnown)];
      }),
    );
  }
  return plain || value === null || value === '' || typeof value === 'boolean' ? value : MASK;
}

import { isObject } from '../stated';
import type { Measured } from './codec';
import { measuredOf, numbersIn } from './payload';
import { withoutMoments, wordsIn } from './readings';

/** What a device's decoder made of its bytes: numbers, and those that have a time of their own. */
export interface DecodedUplink {
  values: Record<string, Measured>;
  dated: { ts: unknown; name: string; measured: Measured }[];
}

/**
 * The object that a payload decoder gives. Numbers are named by their path (`soil.moisture`). A list
 * is gone into only where its elements say what they are, as `{type, measurementValue, timestamp?}` of
 * SenseCAP, or `{type, value, time?}`; other lists are histories or scans without names.
 */
export function decodedUplink(object: Readonly<Record<string, unknown>>): DecodedUplink {
  const decoded: DecodedUplink = { values: numbersOf(object), dated: [] };
  for (const value of Object.values(object)) {
    if (!Array.isArray(value)) continue;
    for (const element of (value as unknown[]).flat(LIST_DEPTH)) {
      if (isObject(element)) takeElement(element, decoded);
    }
  }
  return decoded;
}

/** More digits than a number has that was measured: bytes or an identifier as text. */
const TEXT_CHARACTERS = 15;

const numbersOf = (object: Readonly<Record<string, unknown>>): Record<string, Measured> =>
  Object.fromEntries(
    Object.entries(withoutMoments(numbersIn(object))).filter(
      ([, { value }]) => typeof value !== 'string' || value.length <= TEXT_CHARACTERS,
    ),
  );

/** Lists in lists that one vendor's decoder gives: frames of measurements. */
const LIST_DEPTH = 2;

function takeElement(element: Record<string, unknown>, { values, dated }: DecodedUplink): void {
  const name = wordsIn(element['type']);
  const measured = measuredOf(element['measurementValue'] ?? element['value']);
  if (name === undefined || measured === undefined) return;
  const ts = element['timestamp'] ?? element['time'];
  if (typeof ts === 'number' || typeof ts === 'string') dated.push({ ts, name, measured });
  else values[name] = measured;
}

import { readJson, textOf } from '../json-text';
import { isObject } from '../stated';
import { Unreadable, type ForeignMessage, type Measured } from './codec';

/** @throws Unreadable: no JSON */
export function jsonOf({ payload }: Pick<ForeignMessage, 'payload'>): unknown {
  const reading = readJson(payload);
  if (!reading.ok) throw new Unreadable(reading.reason, reading.detail);
  return reading.document;
}

/** @throws Unreadable: no JSON, or no object */
export function objectOf(message: Pick<ForeignMessage, 'payload'>): Record<string, unknown> {
  const document = jsonOf(message);
  if (!isObject(document)) throw new Unreadable('bad-shape', 'no object');
  return document;
}

/** @throws Unreadable: no UTF-8 */
export function plainTextOf({ payload }: Pick<ForeignMessage, 'payload'>): string {
  const text = textOf(payload);
  if (text === undefined) throw new Unreadable('bad-shape', 'not UTF-8');
  return text.trim();
}

/** @throws Unreadable: the topic is none that the format has */
export function noSuchTopic(): never {
  throw new Unreadable('unknown-channel', 'no topic of this format');
}

/** What may stand for a number or a switch; text that is neither is no reading. */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;
const SWITCHES: ReadonlyMap<string, number> = new Map([
  ['on', 1],
  ['off', 0],
  ['true', 1],
  ['false', 0],
]);

/** The number that a value is; undefined: it is none. */
export function measuredOf(value: unknown, unit?: string): Measured | undefined {
  const given = unit === undefined ? {} : { unit };
  if (typeof value === 'number' || typeof value === 'boolean') return { value, ...given };
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (NUMBER.test(text)) return { value: text, ...given };
  const state = SWITCHES.get(text.toLowerCase());
  return state === undefined ? undefined : { value: state };
}

/**
 * Every number inside an object, by the path of its keys (`ENERGY.Power`); lists are not gone into.
 * @param unitOf the unit that the format gives a path
 */
export function numbersIn(
  document: Readonly<Record<string, unknown>>,
  unitOf: (path: string) => string | undefined = () => undefined,
  above = '',
): Record<string, Measured> {
  const found: Record<string, Measured> = {};
  for (const [key, value] of Object.entries(document)) {
    const path = above === '' ? key : `${above}.${key}`;
    if (isObject(value)) Object.assign(found, numbersIn(value, unitOf, path));
    else {
      const measured = measuredOf(value, unitOf(path));
      if (measured) found[path] = measured;
    }
  }
  return found;
}

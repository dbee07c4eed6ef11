import { LIMITS } from '@nhip-xa/contract';
import { isObject } from '../stated';
import type { Device, Measured, Saying } from './codec';

/** One number, of whom and of when. */
export interface Reading {
  device: Device | null;
  /** As its format states it; undefined: the time of receipt. */
  ts: unknown;
  name: string;
  measured: Measured;
}

interface OpenDocument {
  values: Record<string, Measured>;
  names: Set<string>;
}

/**
 * Readings as telemetry: those of one device and time are one document. A name that comes again, and
 * what goes beyond the values of one document, is in another, so that nothing is lost.
 */
export function telemetryOf(readings: Iterable<Reading>): Saying[] {
  const open = new Map<string, OpenDocument>();
  const sayings: Saying[] = [];
  for (const { device, ts, name, measured } of readings) {
    const key = JSON.stringify([device?.name ?? null, ts ?? null]);
    let document = open.get(key);
    if (!document || document.names.has(name) || document.names.size >= LIMITS.valuesPerObject) {
      document = { values: {}, names: new Set() };
      open.set(key, document);
      sayings.push({ channel: 'telemetry', device, ts, values: document.values });
    }
    document.names.add(name);
    // a name such as __proto__ is one too
    Object.defineProperty(document.values, name, { value: measured, enumerable: true });
  }
  return sayings;
}

/** A moment of a device, under whatever name: no measurement. */
const MOMENT = /(^|\.)(ts|time|date|datetime|timestamp|unix_?time|epoch)$/i;

export const withoutMoments = (
  values: Readonly<Record<string, Measured>>,
): Record<string, Measured> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !MOMENT.test(name)));

/** The greatest of the numbers that a field has in a list of objects; undefined: none has it. */
export function bestOf(list: unknown, field: string): number | undefined {
  if (!Array.isArray(list)) return undefined;
  const numbers = list
    .map((one: unknown) => (isObject(one) ? one[field] : undefined))
    .filter((value): value is number => typeof value === 'number' && Number.isFinite(value));
  return numbers.reduce<number | undefined>(
    (best, value) => (best === undefined ? value : Math.max(best, value)),
    undefined,
  );
}

/** A text that says something. */
export const wordsIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

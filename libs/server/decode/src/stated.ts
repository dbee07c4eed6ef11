import { EARLIEST_CREDIBLE_MS, LIMITS } from '@nhip-xa/contract';
import { parseTime } from '@nhip-xa/domain';
import type { DecodeNote } from '@nhip-xa/ports';

/** Thrown inside one item's reading: this item is refused, its neighbours are not. */
export class BadItem extends Error {
  constructor(
    readonly reason:
      'bad-shape' | 'not-declared' | 'personal-data' | 'unknown-unit' | 'topic-refused',
    detail: string,
  ) {
    super(detail);
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export interface FactTime {
  us: number;
  undated: boolean;
  claimed?: string;
  notes: DecodeNote[];
}

/**
 * The time a fact belongs to [contract 2, time sanity]: as stated; else, when none is stated or it
 * is more than 5 minutes ahead or before 2015, the time of receipt.
 * @param receivedUs time of receipt of this very item
 * @throws BadItem when something is stated that is no time
 */
export function factTime(stated: unknown, receivedUs: number): FactTime {
  if (stated === undefined || stated === null) return { us: receivedUs, undated: true, notes: [] };
  const time = parseTime(stated);
  if (!time) throw new BadItem('bad-shape', 'ts is no time');
  const latest = receivedUs + LIMITS.clockAheadSeconds * 1_000_000;
  if (time.us > latest || time.us < EARLIEST_CREDIBLE_MS * 1000) {
    const text = typeof stated === 'string' ? stated : JSON.stringify(stated);
    const claimed = text.slice(0, CLAIMED_CHARACTERS);
    return { us: receivedUs, undated: true, claimed, notes: ['clock-wrong'] };
  }
  return { us: time.us, undated: false, notes: time.zoneless ? ['zoneless-time'] : [] };
}

/** Characters kept of an incredible time. */
const CLAIMED_CHARACTERS = 64;
const EARLIEST_FIELD_US = -62_135_596_800_000_000;
const LATEST_FIELD_US = 253_402_300_799_000_000;

/** A moment among a case's fields: any that the calendar knows, since a due date lies ahead. */
export function fieldTime(stated: unknown, field: string, notes: DecodeNote[]): number {
  const time = parseTime(stated);
  if (!time || time.us < EARLIEST_FIELD_US || time.us > LATEST_FIELD_US) {
    throw new BadItem('bad-shape', `${field} is no time`);
  }
  if (time.zoneless) notes.push('zoneless-time');
  return time.us;
}

const NUMBER_TEXT = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;

/** A finite number from a number, a boolean or the text of a number with a decimal point. */
export function numberOf(stated: unknown, field: string, notes: DecodeNote[]): number {
  if (typeof stated === 'boolean') return stated ? 1 : 0;
  let value = Number.NaN;
  if (typeof stated === 'number') value = stated;
  else if (typeof stated === 'string' && NUMBER_TEXT.test(stated.trim())) {
    value = Number(stated);
    notes.push('number-as-text');
  }
  if (!Number.isFinite(value)) throw new BadItem('bad-shape', `${field} is no number`);
  return value;
}

/** A text that is not empty and not longer than allowed; numbers are taken as their digits. */
export function textField(stated: unknown, field: string, characters: number): string {
  const text = typeof stated === 'number' ? String(stated) : stated;
  if (typeof text !== 'string' || text.length === 0) {
    throw new BadItem('bad-shape', `${field} is no text`);
  }
  if (text.length > characters) {
    throw new BadItem('bad-shape', `${field} is longer than ${characters} characters`);
  }
  return text;
}

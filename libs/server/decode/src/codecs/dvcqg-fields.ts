import { parseTime } from '@nhip-xa/domain';

export type Fields = Readonly<Record<string, unknown>>;

/** A part of a record that has not its form. */
export class BadRecord extends Error {}

/** A text or a number as text; an empty one is no value. */
export function textIn(record: Fields, field: string): string | undefined {
  const value = record[field];
  if (typeof value === 'number') return String(value);
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}

/** `yyyyMMdd[HHmm[ss]]`, as the portal has it. */
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/;
/** `dd/MM/yyyy[ HH:mm[:ss]]`: the day stands first, always. */
const VIETNAMESE = /^(\d{2})\/(\d{2})\/(\d{4})(?: (\d{2}):(\d{2})(?::(\d{2}))?)?$/;
/** The first year of calendars of programs: it stands for no date. */
const NO_DATE = '0001';

/**
 * A moment in milliseconds; without a zone it is the clock of Vietnam.
 * @throws BadRecord: something is stated that is no moment
 */
export function momentIn(record: Fields, field: string): number | undefined {
  const text = textIn(record, field);
  if (text === undefined) return undefined;
  const time = parseTime(isoOf(text));
  if (!time) throw new BadRecord(`${field} is no time`);
  return isoOf(text).startsWith(NO_DATE) ? undefined : time.us / 1_000;
}

function isoOf(text: string): string {
  const compact = COMPACT.exec(text);
  if (compact) {
    const [, year, month, day, hour = '00', minute = '00', second = '00'] = compact;
    return `${year}-${month}-${day}T${hour}:${minute}:${second}+07:00`;
  }
  const vietnamese = VIETNAMESE.exec(text);
  if (vietnamese) {
    const [, day, month, year, hour = '00', minute = '00', second = '00'] = vietnamese;
    return `${year}-${month}-${day}T${hour}:${minute}:${second}+07:00`;
  }
  // a number of digits is no time since 1970 here
  return /^[\d.]+$/.test(text) ? '' : text;
}

/** `1`, `True` and true are true, `0`, `False` and false are not; anything else does not say. */
export function truthIn(record: Fields, field: string): boolean | undefined {
  const value = record[field];
  const text = typeof value === 'boolean' ? String(value) : textIn(record, field)?.toLowerCase();
  if (text === '1' || text === 'true') return true;
  return text === '0' || text === 'false' ? false : undefined;
}

import { dayOfIso, isoDay } from './time';

/** Numbers and days as people in Vietnam type them, and as programs write them. */

export type Read<T, Problem extends string> = { value: T } | { problem: Problem };

/** `1.234.567`, `1.234.567,5`, `1,234,567.5`, `1 234 567,5`: more than one sign tells which is which. */
const GROUPED = [
  /^\d{1,3}(?:\.\d{3}){2,}$/,
  /^\d{1,3}(?:\.\d{3})+,\d+$/,
  /^\d{1,3}(?:,\d{3}){2,}$/,
  /^\d{1,3}(?:,\d{3})+\.\d+$/,
  /^\d{1,3}(?: \d{3})+(?:[.,]\d+)?$/,
] as const;
/** `1234567`, `1234567.5`, `1234567,5`. */
const PLAIN = /^\d+(?:[.,]\d+)?$/;
/** `150.000` is a hundred and fifty thousand to one reader and a hundred and fifty to another. */
const AMBIGUOUS = /^[1-9]\d{0,2}[.,]\d{3}$/;

/** A number as it is typed in Vietnam or written by a program; what can be read twice is not guessed. */
export function readTypedNumber(text: string): Read<number, 'bad-number' | 'ambiguous-number'> {
  const stated = text.trim().replace(/[\u00a0\u202f]/g, ' ');
  const sign = /^[-\u2212]/.test(stated) ? -1 : 1;
  const digits = sign < 0 ? stated.slice(1).trimStart() : stated;
  if (AMBIGUOUS.test(digits)) return { problem: 'ambiguous-number' };
  if (PLAIN.test(digits)) return { value: sign * Number(digits.replace(',', '.')) };
  if (!GROUPED.some((form) => form.test(digits))) return { problem: 'bad-number' };
  return { value: sign * Number(ungrouped(digits)) };
}

/** The last sign is the decimal one where it differs from the one before or stands after blanks. */
function ungrouped(digits: string): string {
  const signs = digits.match(/[., ]/g) ?? [];
  const last = signs.at(-1) ?? '';
  const isDecimal = last !== ' ' && last !== signs[0];
  if (!isDecimal) return digits.replace(/[., ]/g, '');
  const at = digits.lastIndexOf(last);
  return `${digits.slice(0, at).replace(/[., ]/g, '')}.${digits.slice(at + 1)}`;
}

/** `1234567,5` for a spreadsheet, so that it is read back as what it is. */
export function writeTypedNumber(value: number): string {
  const text = String(value).replace('.', ',');
  // three decimals would be taken for thousands
  return AMBIGUOUS.test(text.replace('-', '')) ? `${text}0` : text;
}

/** `20/11/2026` or `2026-11-20`, as the latter. */
export function readTypedDay(text: string): Read<string, 'bad-date'> {
  const stated = text.trim();
  const typed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(stated);
  const iso = typed
    ? `${typed[3]}-${typed[2]?.padStart(2, '0')}-${typed[1]?.padStart(2, '0')}`
    : stated;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return { problem: 'bad-date' };
  const day = dayOfIso(iso);
  // 31/02 would be read as a day of March
  const stands = Number.isFinite(day) && isoDay(day) === iso;
  return stands ? { value: iso } : { problem: 'bad-date' };
}

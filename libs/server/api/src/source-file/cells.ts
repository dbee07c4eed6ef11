import type { SourceLineProblem } from '@nhip-xa/contract';
import { writeTypedNumber, type Read } from '@nhip-xa/domain';
import { escapedCell } from '../csv-cells';
import type { Delimiter } from '../csv-rows';

/** Cells of a file of sources, read and written. */

type ReadCell<T> = Read<T, Extract<SourceLineProblem, 'bad-number' | 'ambiguous-number'>>;

const WHOLE = /^\d+$/;
const POINT = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;
const COMMA = /^-?\d+,\d+(e[+-]?\d+)?$/i;
/** `1.234` is a thousand and more to one reader, and one and a bit to another. */
const GROUPED = /^[1-9]\d{0,2}[.,]\d{3}$/;

export const readWhole = (text: string): ReadCell<number> =>
  WHOLE.test(text) ? { value: Number(text) } : { problem: 'bad-number' };

/** `21.85`, and `21,85` where no comma parts the cells: there it could be two of them. */
export function readDecimal(text: string, delimiter: Delimiter): ReadCell<number> {
  const digits = text.replace(/^\u2212/, '-');
  if (POINT.test(digits)) return { value: Number(digits) };
  if (!COMMA.test(digits)) return { problem: 'bad-number' };
  if (delimiter === ',') return { problem: 'ambiguous-number' };
  return { value: Number(digits.replace(',', '.')) };
}

/** As a decimal, of what may be larger than a thousand. */
export const readAmount = (text: string, delimiter: Delimiter): ReadCell<number> =>
  GROUPED.test(text) && delimiter !== ','
    ? { problem: 'ambiguous-number' }
    : readDecimal(text, delimiter);

/** Stands for feeds that are none at all, where an empty cell leaves them to the kind. */
const NO_FEEDS = 'none';

export const readFeeds = (text: string): ReadCell<string[]> => ({
  value: text === NO_FEEDS ? [] : text.split(/\s+/),
});

export const writeFeeds = (feeds: readonly string[] | null): string =>
  feeds?.length === 0 ? NO_FEEDS : (feeds ?? []).join(' ');

/** JSON where it is any, a number with a decimal comma where no comma parts the cells, or a text. */
export function readAttribute(text: string, delimiter: Delimiter): unknown {
  if (delimiter !== ',' && COMMA.test(text)) return Number(text.replace(',', '.'));
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** What `readAttribute` makes the same of again. */
export function writeAttribute(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return writeTypedNumber(value);
  if (typeof value !== 'string') return JSON.stringify(value);
  const isPlain = value !== '' && value === value.trim() && readAttribute(value, ';') === value;
  return isPlain ? escapedCell(value) : JSON.stringify(value);
}

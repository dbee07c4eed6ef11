import { writeTypedNumber } from '@nhip-xa/domain';
import { escapedCell } from '../csv-cells';
import { COMMA, type ReadCell } from '../csv-numbers';
import type { Delimiter } from '../csv-rows';

/** Cells of a file of sources, read and written. */

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

import type { Read } from '@nhip-xa/domain';
import type { Delimiter } from './csv-rows';

/** Numbers in cells, however a spreadsheet writes them. */

export type ReadCell<T> = Read<T, 'bad-number' | 'ambiguous-number'>;

const WHOLE = /^\d+$/;
const POINT = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;
export const COMMA = /^-?\d+,\d+(e[+-]?\d+)?$/i;
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

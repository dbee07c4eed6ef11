import type { SqlValue } from '../database/database';

/** The last sign there is: what begins with a text lies before the text with it. */
const LAST_SIGN = '\u{10ffff}';

/** What begins with a text, as a range of bytes that an index of the column `COLLATE "C"` reads. */
export function beginsWith(column: string, text: string, values: SqlValue[]): string {
  const first = values.push(text, text + LAST_SIGN) - 1;
  return `${column} COLLATE "C" >= $${first} AND ${column} COLLATE "C" < $${first + 1}`;
}

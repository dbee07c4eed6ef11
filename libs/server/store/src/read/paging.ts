import { BadCursor, type PageRequest } from '@nhip-xa/ports';
import type { Page } from '@nhip-xa/contract';

type CursorPart = string | number;

/** The place in a list after which a page begins: the sort values of its last row, opaque outside. */
export const writeCursor = (parts: readonly CursorPart[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

/**
 * Reads a cursor that `writeCursor` made with parts of these types.
 * @throws BadCursor when it is another
 */
export function readCursor(
  cursor: string | undefined,
  types: readonly ('string' | 'number')[],
): CursorPart[] | undefined {
  if (cursor === undefined) return undefined;
  const parts = cursorParts(cursor, types);
  if (!parts) throw new BadCursor('not a cursor of this list');
  return parts;
}

/** The same, undefined where it has parts of other types. */
export function cursorParts(
  cursor: string,
  types: readonly ('string' | 'number')[],
): CursorPart[] | undefined {
  const parts = parse(cursor);
  const fits =
    Array.isArray(parts) &&
    parts.length === types.length &&
    parts.every((part, index) => fitsType(part, types[index]));
  return fits ? (parts as CursorPart[]) : undefined;
}

function fitsType(part: unknown, type: 'string' | 'number' | undefined): boolean {
  if (type === 'number') return Number.isSafeInteger(part);
  return typeof part === 'string' && !part.includes('\0');
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** A page from one row more than its limit: that one tells whether there is a next page. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  page: PageRequest,
  item: (row: Row) => Item,
  place: (row: Row) => readonly CursorPart[],
): Page<Item> {
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  const more = rows.length > page.limit && last !== undefined;
  return { items: shown.map(item), next: more ? writeCursor(place(last)) : null };
}

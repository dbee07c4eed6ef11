import { LOCAL_OFFSET_MS, writeTypedNumber, type WordsLanguage } from '@nhip-xa/domain';
import type { CellValue } from 'hucre/xlsx';
import { escapedCell } from '../csv-cells';

/** What stands in a cell, whatever the file: a moment is one, and no text of one. */
export type Cell = string | number | Date | null;
export type Row = readonly Cell[];

/** A moment of the wire, where there is one. */
export const momentCell = (moment: string | null | undefined): Date | null =>
  moment === null || moment === undefined ? null : new Date(moment);

/** A number of ours is no formula, though it may begin with a minus. */
export function csvCell(cell: Cell, language: WordsLanguage): string {
  if (typeof cell === 'number') return language === 'vi' ? writeTypedNumber(cell) : String(cell);
  if (cell instanceof Date) return writtenMoment(cell);
  return escapedCell(cell ?? '');
}

/** A workbook knows no zones: its moments are those of clocks in Vietnam. */
export function xlsxCell(cell: Cell): CellValue {
  if (cell instanceof Date) return new Date(cell.getTime() + LOCAL_OFFSET_MS);
  // a text is never read as a formula there, but the sheet may be saved as CSV
  return typeof cell === 'string' ? escapedCell(cell) : cell;
}

/** `20/11/2026 08:05:09` in Vietnam. */
function writtenMoment(moment: Date): string {
  const iso = new Date(moment.getTime() + LOCAL_OFFSET_MS).toISOString();
  const [year, month, day] = iso.slice(0, 10).split('-');
  return `${day}/${month}/${year} ${iso.slice(11, 19)}`;
}

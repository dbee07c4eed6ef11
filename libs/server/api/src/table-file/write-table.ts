import { Readable } from 'node:stream';
import { LIST_LIMITS, type ExportFormat } from '@nhip-xa/contract';
import type { WordsLanguage } from '@nhip-xa/domain';
import { stringify } from 'csv-stringify/sync';
import { writeXlsxStream } from 'hucre/xlsx';
import { CSV_BOM, CSV_STYLE } from '../csv-cells';
import { csvCell, xlsxCell, type Cell, type Row } from './cells';
import { FILE_WORDS } from './file-words';

/** A list as a file that spreadsheets open: what it is of, the names of its columns, then its rows. */
export interface TableFile {
  /** What it is, of which unit, filtered how, when and by whom: a line each. */
  about: readonly Row[];
  header: readonly string[];
  /** Columns of moments, counted from 0. */
  moments: readonly number[];
  language: WordsLanguage;
  /** Rows beyond which the file ends and says so. */
  rowsMost: number;
}

export const MEDIA: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Moments in a workbook, to the second. */
const MOMENT_FORMAT = 'dd/mm/yyyy hh:mm:ss';
/** Letters across which the columns of a workbook are wide: a moment fits. */
const COLUMN_WIDTH = 20;

/** Rows a workbook's sheet has for items: not those of what it is of, an empty one, names and its end. */
const OTHER_LINES = 4;

/** The file, page by page: no more than one page of it is in memory. */
export function writeTable(
  format: ExportFormat,
  file: TableFile,
  pages: AsyncIterable<readonly Row[]>,
): Readable {
  if (format === 'csv') return Readable.from(csvParts(file, pages), { objectMode: false });
  const room = LIST_LIMITS.sheetRows - file.about.length - OTHER_LINES;
  const sheet = { ...file, rowsMost: Math.min(file.rowsMost, room) };
  const stream = writeXlsxStream(sheetRows(sheet, pages), {
    name: 'Sheet1',
    columns: file.header.map((_, at) => ({
      width: COLUMN_WIDTH,
      ...(file.moments.includes(at) && { numFmt: MOMENT_FORMAT }),
    })),
    maxRowsPerSheet: Infinity,
  });
  return Readable.fromWeb(stream);
}

export async function* csvParts(
  file: TableFile,
  pages: AsyncIterable<readonly Row[]>,
): AsyncGenerator<string> {
  const text = (rows: readonly Row[]): string =>
    stringify(
      rows.map((row) => row.map((cell) => csvCell(cell, file.language))),
      CSV_STYLE,
    );
  yield CSV_BOM + text([...file.about, [], file.header]);
  for await (const rows of upTo(file, pages)) if (rows.length > 0) yield text(rows);
}

async function* sheetRows(
  file: TableFile,
  pages: AsyncIterable<readonly Row[]>,
): AsyncGenerator<ReturnType<typeof xlsxCell>[]> {
  const { about, header, moments, language } = file;
  // a number in a column of moments would be shown as one
  const plain = (cell: Cell, at: number): Cell =>
    cell instanceof Date || moments.includes(at) ? csvCell(cell, language) : cell;
  for (const row of [...about, [], header]) yield row.map(plain).map(xlsxCell);
  for await (const rows of upTo(file, pages)) {
    for (const row of rows) yield row.map(xlsxCell);
  }
}

/** The pages until the file is full; then the words that it is. */
async function* upTo(
  { rowsMost, language }: TableFile,
  pages: AsyncIterable<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  let written = 0;
  for await (const rows of pages) {
    const fitting = rows.slice(0, rowsMost - written);
    written += fitting.length;
    yield fitting;
    if (fitting.length < rows.length) {
      yield [[], [FILE_WORDS[language].cut.replace('{{rows}}', String(written))]];
      return;
    }
  }
}

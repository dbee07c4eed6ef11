import {
  VALUE_LEDGER_LIMITS,
  LEDGER_COLUMNS,
  type LedgerColumn,
  type LineError,
  type ValueEntry,
} from '@nhip-xa/contract';
import {
  ledgerWord,
  readColumn,
  readLine,
  writeTypedNumber,
  type LineContext,
  type StatedEntry,
} from '@nhip-xa/domain';
import { stringify } from 'csv-stringify/sync';
import { CSV_BOM, CSV_STYLE, escapedCell, unescapedCell } from './csv-cells';
import { csvRows, type CsvRow } from './csv-rows';

/** The ledger's entries as a file that spreadsheets open, in and out. */

/** One line of a file; without an entry it is one that a source sent, which stands already. */
export interface FileLine {
  line: number;
  entry: StatedEntry | undefined;
}

export interface ReadFile {
  lines: FileLine[];
  errors: LineError[];
}

/** Reads every line, and names every cell that cannot be taken. */
export function readValueCsv(text: string, context: LineContext): ReadFile {
  const whole = (code: LineError['code'], detail = ''): ReadFile => ({
    lines: [],
    errors: [{ line: 0, column: null, code, text: detail.slice(0, 200) }],
  });
  // bytes of another encoding came out as this sign
  if (text.includes('\ufffd')) return whole('not-utf8');
  let rows: CsvRow[];
  try {
    ({ rows } = csvRows(text));
  } catch (error) {
    return whole('bad-csv', error instanceof Error ? error.message : '');
  }
  const [header, ...body] = rows;
  if (!header || body.length === 0) return whole('empty');
  if (body.length > VALUE_LEDGER_LIMITS.csvLines) {
    return whole('too-many-lines', String(body.length));
  }
  const columns = header.cells.map(readColumn);
  const unknown = header.cells.filter((name, at) => name !== '' && columns[at] === undefined);
  if (unknown.length > 0) {
    return {
      lines: [],
      errors: unknown.map((name) => ({
        line: 1,
        column: null,
        code: 'unknown-column',
        text: name.slice(0, 100),
      })),
    };
  }
  return readBody(body, columns, context);
}

function readBody(
  rows: readonly CsvRow[],
  columns: readonly (LedgerColumn | undefined)[],
  context: LineContext,
): ReadFile {
  const lines: FileLine[] = [];
  const errors: LineError[] = [];
  for (const { cells: stated, line } of rows) {
    const cells: Partial<Record<LedgerColumn, string>> = {};
    for (const [at, column] of columns.entries()) {
      if (column) cells[column] = unescapedCell(stated[at] ?? '');
    }
    if (cells.source) {
      lines.push({ line, entry: undefined });
      continue;
    }
    const read = readLine(cells, context);
    if ('entry' in read) lines.push({ line, entry: read.entry });
    else errors.push(...read.problems.map((problem) => ({ line, ...problem })));
  }
  return { lines, errors };
}

/**
 * Entries as lines, under a header of the file's language: in Vietnamese with its words, otherwise
 * with the names of the contract. Numbers have a decimal comma and semicolons part the cells, as a
 * Vietnamese spreadsheet expects it; what might be a formula is escaped.
 */
export function writeValueCsv(entries: readonly ValueEntry[], language: 'vi' | 'en'): string {
  const word = (group: Parameters<typeof ledgerWord>[0], name: string | null): string =>
    name === null ? '' : language === 'vi' ? ledgerWord(group, name) : name;
  const header = LEDGER_COLUMNS.map((column) => word('column', column));
  const lines = entries.map((entry) => {
    const cells: Record<LedgerColumn, string | number | null> = {
      ...entry,
      side: word('side', entry.side),
      class: word('class', entry.class),
      basis: word('basis', entry.basis),
      via: word('via', entry.via),
    };
    return LEDGER_COLUMNS.map((column) => cellOf(cells[column]));
  });
  return CSV_BOM + stringify([header, ...lines], CSV_STYLE);
}

/** A number of ours is no formula, though it may begin with a minus. */
const cellOf = (cell: string | number | null): string =>
  typeof cell === 'number' ? writeTypedNumber(cell) : escapedCell(cell ?? '');

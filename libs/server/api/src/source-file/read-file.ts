import { SOURCE_FILE_LIMITS, type SourceLineError } from '@nhip-xa/contract';
import { unescapedCell } from '../csv-cells';
import { csvRows, type CsvRow, type Delimiter } from '../csv-rows';
import { readHeader, type FileColumn } from './columns';
import { problemOf } from './problems';
import { readLine, type SourceLine } from './read-line';

/** A file of sources as far as it says something by itself. */
export interface SourceFile {
  lines: SourceLine[];
  /** What is wrong with it as a whole. */
  errors: SourceLineError[];
}

/** A sign that bytes of another encoding come out as, or that only they have. */
const FOREIGN = /[\ufffd\0]/;

/** Reads every line, and tells all that is wrong, whether or not the header is right. */
export function readSourceFile(text: string): SourceFile {
  const whole = (...error: Parameters<typeof problemOf>): SourceFile => ({
    lines: [],
    errors: [problemOf(...error)],
  });
  if (FOREIGN.test(text)) return whole('not-utf8', null);
  let cut: ReturnType<typeof csvRows>;
  try {
    cut = csvRows(text);
  } catch (error) {
    return whole('bad-csv', null, error instanceof Error ? error.message : '');
  }
  const [header, ...body] = cut.rows;
  if (!header || body.length === 0) return whole('empty', null);
  if (body.length > SOURCE_FILE_LIMITS.lines) {
    return whole('too-many-lines', null, String(body.length));
  }
  const { columns, errors } = readHeader(header.cells);
  return { lines: body.map((row) => lineOf(row, columns, cut.delimiter)), errors };
}

function lineOf(
  { line, cells }: CsvRow,
  columns: readonly (FileColumn | undefined)[],
  delimiter: Delimiter,
): SourceLine {
  const filled = columns.flatMap((column, at) => {
    const text = unescapedCell((cells[at] ?? '').trim());
    return column === undefined || text === '' ? [] : [[column, text] as const];
  });
  const read = readLine(line, new Map(filled), columns, delimiter);
  const beyond = cells.slice(columns.length).filter((cell) => cell !== '');
  if (beyond.length === 0) return read;
  const error = problemOf('too-many-cells', null, beyond.join(delimiter));
  return { ...read, source: undefined, errors: [...read.errors, error] };
}

import { setImmediate as letOthersRun } from 'node:timers/promises';
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

/** Lines read in one go: some ten milliseconds, while devices wait for their acknowledgements. */
const LINES_AT_ONCE = 100;

/** Reads every line, and tells all that is wrong, whether or not the header is right. */
export async function readSourceFile(text: string): Promise<SourceFile> {
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
  const lines: SourceLine[] = [];
  for (const [at, row] of body.entries()) {
    if (at % LINES_AT_ONCE === 0) await letOthersRun();
    lines.push(lineOf(row, columns, cut.delimiter));
  }
  return { lines, errors };
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

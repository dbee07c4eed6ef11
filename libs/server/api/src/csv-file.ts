import { setImmediate as letOthersRun } from 'node:timers/promises';
import { unescapedCell } from './csv-cells';
import { csvRows, type CsvRow, type Delimiter } from './csv-rows';

/** What every file has in common that is imported line by line, all of it or none. */

/** What is wrong with a file before any line of it is looked at, and with lines as such. */
export const CSV_TITLES = {
  'bad-csv': 'not readable as CSV',
  'not-utf8': 'not UTF-8',
  'unknown-column': 'no column of this name is known',
  'repeated-column': 'the column stands twice',
  'missing-column': 'the column is missing',
  'too-many-cells': 'more cells than columns: a text with the sign that parts cells needs quotes',
  missing: 'has to be filled',
  'too-long': 'too long',
  'bad-number': 'not a number',
  'ambiguous-number': 'can be read as two numbers: write a decimal point and no thousands',
  'out-of-range': 'outside of what is allowed',
  'half-a-place': 'lat and lon go together',
} as const;

/** What can be wrong of a line, a column or the file, by a name that stays. */
export interface LineFault<Code extends string> {
  /** Null: the line, or the file, as a whole. */
  column: string | null;
  code: Code;
  title: string;
  text: string;
}

/** Makes faults of their codes and the words for each. */
export const faultsOf =
  <Code extends string>(titles: Readonly<Record<Code, string>>, textCharacters: number) =>
  (code: Code, column: string | null, text = ''): LineFault<Code> => ({
    column,
    code,
    title: titles[code],
    text: text.slice(0, textCharacters),
  });

/** A line with its filled cells by column. */
export interface FilledRow<Column extends string> {
  line: number;
  cells: ReadonlyMap<Column, string>;
  /** Columns of the file: what misses there is told once, and not by line. */
  present: readonly (Column | undefined)[];
  delimiter: Delimiter;
}

type WholeCode = 'bad-csv' | 'not-utf8' | 'empty' | 'too-many-lines';
export type HeaderCode = 'unknown-column' | 'repeated-column' | 'missing-column';

/** How the lines of one kind of file are read. */
export interface LineReading<Column extends string, Line, Fault> {
  linesMost: number;
  fault: (
    code: WholeCode | HeaderCode | 'too-many-cells',
    column: string | null,
    text?: string,
  ) => Fault;
  header(cells: readonly string[]): {
    columns: readonly (Column | undefined)[];
    errors: Fault[];
  };
  line(row: FilledRow<Column>): Line;
  /** The same line, which cannot be taken because of this. */
  spoilt(line: Line, fault: Fault): Line;
}

/** A sign that bytes of another encoding come out as, or that only they have. */
const FOREIGN = /[\ufffd\0]/;

/** Lines read in one go: some ten milliseconds, while devices wait for their acknowledgements. */
const LINES_AT_ONCE = 100;

/** Reads every line, and tells all that is wrong, whether or not the header is right. */
export async function readCsvFile<Column extends string, Line, Fault>(
  text: string,
  reading: LineReading<Column, Line, Fault>,
): Promise<{ lines: Line[]; errors: Fault[] }> {
  const whole = (code: WholeCode, said?: string): { lines: Line[]; errors: Fault[] } => ({
    lines: [],
    errors: [reading.fault(code, null, said)],
  });
  if (FOREIGN.test(text)) return whole('not-utf8');
  let cut: ReturnType<typeof csvRows>;
  try {
    cut = csvRows(text);
  } catch (error) {
    return whole('bad-csv', error instanceof Error ? error.message : '');
  }
  const [header, ...body] = cut.rows;
  if (!header || body.length === 0) return whole('empty');
  if (body.length > reading.linesMost) return whole('too-many-lines', String(body.length));
  const { columns, errors } = reading.header(header.cells);
  const lines: Line[] = [];
  for (const [at, row] of body.entries()) {
    if (at % LINES_AT_ONCE === 0) await letOthersRun();
    lines.push(lineOf(row, columns, cut.delimiter, reading));
  }
  return { lines, errors };
}

function lineOf<Column extends string, Line, Fault>(
  { line, cells }: CsvRow,
  present: readonly (Column | undefined)[],
  delimiter: Delimiter,
  reading: LineReading<Column, Line, Fault>,
): Line {
  const filled = present.flatMap((column, at) => {
    const text = unescapedCell((cells[at] ?? '').trim());
    return column === undefined || text === '' ? [] : [[column, text] as const];
  });
  const read = reading.line({ line, cells: new Map(filled), present, delimiter });
  const beyond = cells.slice(present.length).filter((cell) => cell !== '');
  if (beyond.length === 0) return read;
  return reading.spoilt(read, reading.fault('too-many-cells', null, beyond.join(delimiter)));
}

/** What is wrong with the columns of a header. @param isIgnored a column that is known and not read */
export function headerFaults<Column extends string, Fault>(
  cells: readonly string[],
  columns: readonly (Column | undefined)[],
  required: readonly Column[],
  fault: (code: HeaderCode, column: string | null, text?: string) => Fault,
  isIgnored: (cell: string) => boolean = () => false,
): Fault[] {
  const unknown = cells.filter(
    (cell, at) => cell !== '' && columns[at] === undefined && !isIgnored(cell),
  );
  const repeated = columns.filter((column, at) => column && columns.indexOf(column) !== at);
  const missing = required.filter((column) => !columns.includes(column));
  return [
    ...unknown.map((cell) => fault('unknown-column', null, cell)),
    ...repeated.map((column) => fault('repeated-column', column ?? null)),
    ...missing.map((column) => fault('missing-column', column)),
  ];
}

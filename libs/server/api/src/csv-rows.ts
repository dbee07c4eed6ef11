import { parse } from 'csv-parse/sync';

/** Files of spreadsheets cut into cells, however the spreadsheet parts them. */

/** Whichever of these stands most often in the first line parts the cells. */
const DELIMITERS = [';', ',', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export interface CsvRow {
  /** Line of the file that it ends in, the first being 1. */
  line: number;
  cells: string[];
}

/** @throws Error that says which line cannot be cut */
export function csvRows(text: string): { delimiter: Delimiter; rows: CsvRow[] } {
  const [header = ''] = text.split(/\r\n|\r|\n/, 1);
  const count = (sign: string): number => header.split(sign).length;
  const delimiter = DELIMITERS.reduce<Delimiter>(
    (best, sign) => (count(sign) > count(best) ? sign : best),
    DELIMITERS[0],
  );
  const records = parse(text, {
    bom: true,
    delimiter,
    info: true,
    trim: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
  }) as unknown as { record: string[]; info: { lines: number } }[];
  const rows = records.map(({ record, info }) => ({ line: info.lines, cells: record }));
  return { delimiter, rows };
}

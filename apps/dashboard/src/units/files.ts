import { UNIT_COLUMNS, type UnitColumn } from '@nhip-xa/contract';

/** Files of units that are made or read here. */

const BOM = '\ufeff';
const LINE_END = '\r\n';

type Cells = Partial<Record<UnitColumn, string>>;

const EXAMPLES: readonly Cells[] = [
  { code: '20', name: 'Lạng Sơn', nameEn: 'Lang Son', kind: 'tỉnh' },
  {
    ...{ code: '06184', name: 'Đồng Đăng', nameEn: 'Dong Dang', kind: 'xã', parent: '20' },
    ...{ lat: '21,94784', lon: '106,71254', population: '27300', validFrom: '01/07/2025' },
  },
  { code: '06184-1', name: 'Thôn 1', kind: 'thôn' },
];

/** What to begin with: every column, and one unit of each level. */
export const unitTemplate = (): string =>
  BOM +
  [UNIT_COLUMNS, ...EXAMPLES.map((cells) => UNIT_COLUMNS.map((column) => cells[column] ?? ''))]
    .map((line) => line.join(';') + LINE_END)
    .join('');

const cell = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `"${text.replaceAll('"', '""')}"`;
};

/**
 * A list of units as JSON has it, as CSV: its columns are the names that any entry has.
 * @returns undefined where it is no list of entries
 */
export function listAsCsv(json: string): string | undefined {
  let list: unknown;
  try {
    list = JSON.parse(json);
  } catch {
    return undefined;
  }
  const isList = Array.isArray(list) && list.every((one) => typeof one === 'object' && one);
  if (!isList) return undefined;
  const entries = list as Record<string, unknown>[];
  const columns = [...new Set(entries.flatMap((entry) => Object.keys(entry)))];
  const lines = entries.map((entry) => columns.map((column) => cell(entry[column])));
  // numbers of JSON have a point, and no semicolon parts anything in them
  return [columns.map(cell), ...lines].map((line) => line.join(';')).join('\n');
}

import type { AuditEntry } from '@nhip-xa/contract';
import { LOCAL_OFFSET_MS } from '@nhip-xa/domain';
import { stringify } from 'csv-stringify/sync';
import { CSV_BOM, CSV_STYLE, escapedCell } from './csv-cells';
import type { FileLanguage } from './evidence-words';

/** Who changed what, as a file that spreadsheets open. */

export interface AuditFile {
  unit: { code: string; name: string };
  /** What it is narrowed to, as name and value; empty: nothing. */
  filters: readonly (readonly [name: 'who' | 'action' | 'target' | 'from' | 'to', value: string])[];
  atMs: number;
  language: FileLanguage;
}

const WORDS = {
  vi: {
    title: 'Nhật ký thay đổi',
    unit: 'Đơn vị',
    made: 'Xuất lúc',
    who: 'Người làm',
    action: 'Việc',
    target: 'Đối tượng',
    from: 'Từ',
    to: 'Đến',
    columns: ['Lúc', 'Người làm', 'Vai trò', 'Qua', 'Việc', 'Đơn vị', 'Đối tượng', 'Trước', 'Sau'],
    cut: 'Tệp dừng ở {{rows}} dòng; thu hẹp bộ lọc để lấy phần còn lại.',
  },
  en: {
    title: 'Changes',
    unit: 'Unit',
    made: 'Made at',
    who: 'Who',
    action: 'Act',
    target: 'Of what',
    from: 'From',
    to: 'To',
    columns: ['At', 'Who', 'Role', 'Through', 'Act', 'Unit', 'Of what', 'Before', 'After'],
    cut: 'The file ends at {{rows}} rows; narrow the filter for the rest.',
  },
} as const;

/** What the file is of, its filters, and the names of its columns. */
export function auditHead({ unit, filters, atMs, language }: AuditFile): string {
  const words = WORDS[language];
  return (
    CSV_BOM +
    lines([
      [words.title],
      [words.unit, unit.name, unit.code],
      ...filters.map(([name, value]) => [words[name], value]),
      [words.made, momentOf(atMs)],
      [],
      [...words.columns],
    ])
  );
}

export const auditRows = (entries: readonly AuditEntry[]): string => lines(entries.map(rowOf));

/** Says that the file ends before its entries do. */
export const auditEnd = (rows: number, language: FileLanguage): string =>
  lines([[], [WORDS[language].cut.replace('{{rows}}', String(rows))]]);

const lines = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => row.map(escapedCell)),
    CSV_STYLE,
  );

const rowOf = (entry: AuditEntry): string[] => [
  momentOf(Date.parse(entry.at)),
  entry.who,
  entry.role,
  entry.via ?? '',
  entry.action,
  entry.unit ?? '',
  entry.target,
  jsonOf(entry.before),
  jsonOf(entry.after),
];

const jsonOf = (value: unknown): string =>
  value === null || value === undefined ? '' : JSON.stringify(value);

/** `20/11/2026 08:05:09` in Vietnam. */
export function momentOf(ms: number): string {
  const iso = new Date(ms + LOCAL_OFFSET_MS).toISOString();
  const [year, month, day] = iso.slice(0, 10).split('-');
  return `${day}/${month}/${year} ${iso.slice(11, 19)}`;
}

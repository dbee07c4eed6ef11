import type { ReportContents, ReportLanguage } from '@nhip-xa/contract';
import { LOCAL_OFFSET_MS } from '../time';
import type { ReportCell } from './cells';
import type { REPORT_WORDS } from './words';

/** A column; `weight` is how wide it wants to be beside the others. */
export interface ReportColumn {
  title: string;
  align: 'left' | 'right';
  weight: number;
}

export interface ReportRow {
  /** Where the evidence of its first cell is, from the root of the pages. */
  href?: string;
  cells: ReportCell[];
}

export interface ReportTable {
  title?: string;
  columns: ReportColumn[];
  rows: ReportRow[];
}

/** A part of a report as it is read; the page, the paper and the spreadsheet are made of the same. */
export interface ReportSection {
  id: string;
  title: string;
  /** What is said instead of tables, or above them. */
  lead?: string;
  tables: ReportTable[];
  notes: string[];
}

export type Words = (typeof REPORT_WORDS)[ReportLanguage];
type Column = keyof Words['columns'];

/** What every part is made of. */
export interface Context {
  contents: ReportContents;
  words: Words;
  language: ReportLanguage;
  /** `?at=` of the report's moment. */
  at: string;
}

/** `2026-11-25T23:59:59.999`, in Vietnam, as addresses of pages state a moment. */
export const localText = (moment: string): string =>
  new Date(Date.parse(moment) + LOCAL_OFFSET_MS).toISOString().slice(0, 23);
/** `?at=2026-11-25T23:59:59`. */
export const atOf = (moment: string): string => `?at=${localText(moment).slice(0, 19)}`;

/** Cells of words and of a quantity. */
export const text = (said: string): ReportCell => ({ is: 'text', text: said });
export const number = (value: number | null, uom = ''): ReportCell => ({
  is: 'number',
  number: value,
  uom,
});

const WIDE: Partial<Record<Column, number>> = {
  kpi: 34,
  procedure: 44,
  source: 34,
  unit: 30,
  kind: 34,
  item: 40,
  words: 60,
  owner: 28,
  acknowledged: 24,
  shares: 25,
  range: 16,
  value: 16,
  status: 17,
  level: 17,
  target: 18,
  difference: 15,
  since: 16,
  began: 16,
  ended: 16,
  silentSince: 16,
  silentFor: 16,
  amount: 22,
  code: 12,
  version: 10,
};
const LEFT = new Set<Column>([
  'kpi',
  'procedure',
  'source',
  'unit',
  'kind',
  'item',
  'words',
  'owner',
  'acknowledged',
  'status',
  'level',
  'code',
  'shares',
  'since',
  'began',
  'ended',
  'silentSince',
]);

/** The columns of these names, each as wide as it wants to be. */
export const columns = (words: Words, ...names: Column[]): ReportColumn[] =>
  names.map((name) => ({
    title: words.columns[name],
    align: LEFT.has(name) ? 'left' : 'right',
    weight: WIDE[name] ?? 13,
  }));

/** The page of a KPI at the report's moment. */
export const kpiPage = (
  { contents, at }: Context,
  kpi: string,
  unit = contents.unit.code,
): string => `/u/${unit}/kpi/${kpi}${at}`;

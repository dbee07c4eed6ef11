import type {
  CaseColumn,
  CaseFact,
  EventColumn,
  EventFact,
  ReadingColumn,
  Source,
  SourceListColumn,
} from '@nhip-xa/contract';
import {
  caseStanding,
  columnWord,
  listWord,
  type ListName,
  type WordsLanguage,
} from '@nhip-xa/domain';
import type { ReadingRow } from '@nhip-xa/ports';
import { momentCell, type Cell, type Row } from './cells';
import { FILE_WORDS } from './file-words';

/** What a cell is made of besides its item. */
export interface CellContext {
  language: WordsLanguage;
  /** The name of a unit. */
  unitName: (code: string) => string;
}

type Cells<Item, Column extends string> = Readonly<
  Record<Column, (item: Item, context: CellContext) => Cell>
>;

const said = (value: unknown): string => (typeof value === 'string' ? value : '');

export const CASE_CELLS: Cells<CaseFact, CaseColumn> = {
  id: ({ id }) => id,
  kind: ({ kind }, { language }) => listWord('caseKind', kind, language),
  state: ({ state }, { language }) => listWord('state', state ?? '', language),
  standing: (fact, { language }) => listWord('standing', caseStanding(fact), language),
  unit: ({ unit }, { unitName }) => unitName(unit),
  procedure: ({ attributes }) => said(attributes['procedure']),
  channel: ({ attributes }, { language }) =>
    listWord('channel', said(attributes['channel']), language),
  openedAt: ({ openedAt }) => momentCell(openedAt),
  acceptedAt: ({ acceptedAt }) => momentCell(acceptedAt),
  effectiveDueAt: ({ effectiveDueAt }) => momentCell(effectiveDueAt),
  closedAt: ({ closedAt }) => momentCell(closedAt),
  category: ({ category }) => category,
  severity: ({ severity }, { language }) => listWord('severity', severity ?? '', language),
  village: ({ village }) => village,
  source: ({ source }) => source,
  receivedBy: ({ receivedBy }) => receivedBy,
};

export const EVENT_CELLS: Cells<EventFact, EventColumn> = {
  at: ({ ts }) => momentCell(ts),
  type: ({ type }) => type,
  id: ({ id }) => id,
  unit: ({ unit }, { unitName }) => unitName(unit),
  source: ({ source }) => source,
  amount: ({ amount }) => amount,
  village: ({ village }) => village,
  receivedAt: ({ receivedAt }) => momentCell(receivedAt),
};

export const SOURCE_CELLS: Cells<Source, SourceListColumn> = {
  key: ({ key }) => key,
  name: ({ name }) => name,
  kind: ({ kind }, { language }) => listWord('sourceKind', kind, language),
  unit: ({ unit }, { unitName }) => unitName(unit),
  state: ({ state }, { language }) => listWord('presence', state, language),
  heardAt: ({ heardAt }) => momentCell(heardAt),
  flags: ({ flags }, { language }) =>
    flags.map((flag) => listWord('flag', flag, language)).join(', '),
  since: ({ since }) => momentCell(since),
  village: ({ village }) => village,
  gateway: ({ gateway }) => gateway,
};

export const READING_CELLS: Cells<ReadingRow, ReadingColumn> = {
  at: ({ at }) => momentCell(at),
  metric: ({ metric }) => metric,
  value: ({ value }) => value,
  commune: ({ commune }, { unitName }) => unitName(commune),
};

/** A unit stands in a file by its code, which programs read, and by its name. */
const OF_UNITS = ['unit', 'commune'];

const OF_MOMENTS = [
  'at',
  'openedAt',
  'acceptedAt',
  'effectiveDueAt',
  'closedAt',
  'receivedAt',
  'heardAt',
  'since',
];

/** The chosen columns of a file: their headings, which have moments, and the cells of an item. */
export function chosenColumns<Item extends object, Column extends string>(
  list: ListName,
  cells: Cells<Item, Column>,
  chosen: readonly Column[],
  language: WordsLanguage,
): { header: string[]; moments: number[]; row: (item: Item, context: CellContext) => Row } {
  const isUnit = (column: Column): boolean => OF_UNITS.includes(column);
  const written = chosen.flatMap((column) => (isUnit(column) ? [column, column] : [column]));
  const heading = columnWord as (list: ListName, name: string, language: WordsLanguage) => string;
  return {
    header: chosen.flatMap((column) => [
      ...(isUnit(column) ? [FILE_WORDS[language].unitCode] : []),
      heading(list, column, language),
    ]),
    moments: written.flatMap((column, at) => (OF_MOMENTS.includes(column) ? [at] : [])),
    row: (item, context) =>
      chosen.flatMap((column) => [
        ...(isUnit(column) ? [(item as Readonly<Record<string, string>>)[column] ?? null] : []),
        cells[column](item, context),
      ]),
  };
}

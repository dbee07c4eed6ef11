import { z } from 'zod';
import { listOf } from './http';

/** Lists that people work in: how they can be ordered, what can be shown of them, and their files. */

export const LIST_LIMITS = {
  /** Rows up to which a list is counted exactly: what is beyond is many, and counting it costs. */
  countedRows: 10_000,
  /** How long in ms a page's count may take; a list that takes longer is shown uncounted. */
  countMs: 1_000,
  /** Rows that a browser holds of one list: ten pages of a hundred on either side of what is seen. */
  heldRows: 2_000,
  /** Files that one process writes at once: each asks the database without a pause. */
  exportsAtOnce: 4,
  /** … of which one person has no more than two. */
  exportsOfOne: 2,
  /** Seconds after which a reader who takes nothing more is given up. */
  exportStalledSeconds: 120,
  /** How long in ms the rows of a file may be counted before its first line. */
  exportCountMs: 8_000,
  /** Rows of one sheet of a workbook, the limit of the format [ECMA-376, Excel 2007]. */
  sheetRows: 1_048_576,
} as const;

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** By what a list may be ordered; with a `-` before it, the other way round. */
export const CASE_SORTS = ['openedAt', 'effectiveDueAt', 'closedAt', 'state', 'id'] as const;
export const EVENT_SORTS = ['at'] as const;
export const SOURCE_SORTS = ['key', 'name', 'kind', 'state', 'heardAt'] as const;
export const READING_SORTS = ['at'] as const;
export type Sort<Name extends string> = Name | `-${Name}`;
export type CaseSort = Sort<(typeof CASE_SORTS)[number]>;
export type EventSort = Sort<(typeof EVENT_SORTS)[number]>;
export type SourceSort = Sort<(typeof SOURCE_SORTS)[number]>;
export type ReadingSort = Sort<(typeof READING_SORTS)[number]>;

export const sortBy = <Name extends string>(names: readonly Name[]) =>
  z.enum(names.flatMap((name): Sort<Name>[] => [name, `-${name}`]));

/** How a case can have changed between two moments: as `GET /units/{code}/changes` counts them. */
export const CASE_CHANGES = ['came', 'told', 'closed', 'late'] as const;
export type CaseChange = (typeof CASE_CHANGES)[number];

/** The columns of each list, in the order in which a file has them. */
export const CASE_COLUMNS = [
  'id',
  'kind',
  'state',
  'standing',
  'unit',
  'procedure',
  'channel',
  'openedAt',
  'acceptedAt',
  'effectiveDueAt',
  'closedAt',
  'category',
  'severity',
  'village',
  'source',
  'receivedBy',
] as const;
export const EVENT_COLUMNS = [
  'at',
  'type',
  'id',
  'unit',
  'source',
  'amount',
  'village',
  'receivedAt',
] as const;
export const SOURCE_LIST_COLUMNS = [
  'key',
  'name',
  'kind',
  'unit',
  'state',
  'heardAt',
  'flags',
  'since',
  'village',
  'gateway',
] as const;
export const READING_COLUMNS = ['at', 'metric', 'value', 'commune'] as const;
export type CaseColumn = (typeof CASE_COLUMNS)[number];
export type EventColumn = (typeof EVENT_COLUMNS)[number];
export type SourceListColumn = (typeof SOURCE_LIST_COLUMNS)[number];
export type ReadingColumn = (typeof READING_COLUMNS)[number];

/** How many items a list has in all; `more`: there are more than were counted. */
export const listTotal = z.object({ count: z.int().nonnegative(), more: z.boolean() });
export type ListTotal = z.infer<typeof listTotal>;

/** A list that is counted where that was asked for; null: counting it took too long. */
export const countedListOf = <T extends z.ZodType>(item: T) =>
  listOf(item).extend({ total: listTotal.nullable().optional() });

/** A procedure of dossiers as their sources name it. */
export const procedureName = z.object({
  /** Its code, or what stands for it. */
  procedure: z.string(),
  /** What its system calls it. */
  name: z.string().nullable(),
});
export type ProcedureName = z.infer<typeof procedureName>;

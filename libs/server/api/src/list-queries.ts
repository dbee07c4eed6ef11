import {
  CASE_CHANGES,
  CASE_COLUMNS,
  CASE_SORTS,
  EVENT_COLUMNS,
  EVENT_SORTS,
  EVENT_TYPE,
  EXPORT_FORMATS,
  LIST_LIMITS,
  METRIC,
  PRESENCE_STATES,
  READING_COLUMNS,
  SOURCE_FLAGS,
  SOURCE_KINDS,
  SOURCE_LIST_COLUMNS,
  SOURCE_SORTS,
  sortBy,
} from '@nhip-xa/contract';
import type { CaseFilter, ChangedBetween, EventFilter } from '@nhip-xa/ports';
import { z } from 'zod';
import { badField } from './problem';
import { flag, momentUs, ofUnit, plainText, spanUs } from './queries';

/** What lists of facts and sources can be filtered by and how they are ordered: a page and a file alike. */

const caseFilters = {
  ...ofUnit,
  ...spanUs,
  kind: plainText.optional(),
  open: flag.optional(),
  overdue: flag.optional(),
  late: flag.optional(),
  state: plainText.optional(),
  procedure: plainText.optional(),
  category: plainText.optional(),
  channel: plainText.optional(),
  source: plainText.optional(),
  q: plainText.optional(),
  sort: sortBy(CASE_SORTS).optional(),
  closedFrom: momentUs.optional(),
  closedTo: momentUs.optional(),
  // what a comparison of two moments counts, after the first and up to the second, which is now unless it is said
  changed: z.enum(CASE_CHANGES).optional(),
  changedFrom: momentUs.optional(),
  changedTo: momentUs.optional(),
  // the list as it stood then
  at: momentUs.optional(),
};
const eventFilters = {
  ...ofUnit,
  ...spanUs,
  type: z.string().max(100).regex(EVENT_TYPE).optional(),
  source: plainText.optional(),
  q: plainText.optional(),
  sort: sortBy(EVENT_SORTS).optional(),
};
const sourceFilters = {
  ...ofUnit,
  kind: z.enum(SOURCE_KINDS).optional(),
  state: z.enum(PRESENCE_STATES).optional(),
  gateway: plainText.optional(),
  flag: z.enum(SOURCE_FLAGS).optional(),
  q: plainText.optional(),
  sort: sortBy(SOURCE_SORTS).optional(),
};
const readingFilters = { ...spanUs, metric: z.string().regex(METRIC).optional() };

export const LIST_QUERIES = {
  cases: caseFilters,
  events: eventFilters,
  sources: sourceFilters,
  readings: readingFilters,
};

/** A list is counted while somebody waits for its page. */
export const COUNT_OF_PAGE = { rowsMost: LIST_LIMITS.countedRows, ms: LIST_LIMITS.countMs };
/** A file says how many rows it has, however many. */
export const COUNT_OF_FILE = { rowsMost: Infinity, ms: LIST_LIMITS.exportCountMs };

/** `count=1`: how many there are in all as well. */
export const counted = { count: flag.optional() };

/** Names of columns with commas between them, in the order in which they are wanted. */
const columnsOf = <Name extends string>(names: readonly [Name, ...Name[]]) =>
  z
    .string()
    .max(500)
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(names)).min(1).max(names.length))
    .default([...names] as never);

const ofFile = {
  format: z.enum(EXPORT_FORMATS).default('csv'),
  lang: z.enum(['vi', 'en']).default('vi'),
};

export const caseFileQuery = z.strictObject({
  ...caseFilters,
  ...ofFile,
  columns: columnsOf(CASE_COLUMNS),
});
export const eventFileQuery = z.strictObject({
  ...eventFilters,
  ...ofFile,
  columns: columnsOf(EVENT_COLUMNS),
});
export const sourceFileQuery = z.strictObject({
  ...sourceFilters,
  ...ofFile,
  columns: columnsOf(SOURCE_LIST_COLUMNS),
});
export const readingFileQuery = z.strictObject({
  ...readingFilters,
  ...ofFile,
  columns: columnsOf(READING_COLUMNS),
});

type CaseQuery = z.infer<z.ZodObject<typeof caseFilters>>;
type EventQuery = z.infer<z.ZodObject<typeof eventFilters>>;

/** @throws HttpProblem when what is asked for cannot be told */
export function caseFilterOf(within: string, query: CaseQuery, nowMs: number): CaseFilter {
  const { kind, open, overdue, late, state, procedure, category, channel, source, q, sort } = query;
  const nowUs = nowMs * 1000;
  // a moment that has not come is now
  const atUs = query.at !== undefined && query.at < nowUs ? query.at : undefined;
  if (atUs !== undefined && sort?.endsWith('state')) {
    throw badField('sort', 'a list at a moment of the past is not ordered by state');
  }
  return {
    ...{ within, kind, open, overdue, late, state, procedure, category, channel, source, q, sort },
    fromUs: query.from,
    toUs: query.to,
    closedFromUs: query.closedFrom,
    closedToUs: query.closedTo,
    changed: changedOf(query, nowUs),
    nowUs,
    atUs,
  };
}

function changedOf(
  { changed: what, changedFrom, changedTo }: CaseQuery,
  nowUs: number,
): ChangedBetween | undefined {
  if (what === undefined) {
    if (changedFrom === undefined && changedTo === undefined) return undefined;
    throw badField('changed', 'came, closed or late, with changedFrom and changedTo');
  }
  if (changedFrom === undefined) throw badField('changedFrom', 'since when it changed');
  return { what, fromUs: changedFrom, toUs: changedTo ?? nowUs };
}

export const eventFilterOf = (
  within: string,
  { type, source, q, sort, from, to }: EventQuery,
): EventFilter => ({ within, type, source, q, sort, fromUs: from, toUs: to });

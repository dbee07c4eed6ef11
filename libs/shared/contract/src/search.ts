import { z } from 'zod';
import { procedureName } from './lists';
import { DOMAINS, SOURCE_KINDS, UNIT_LEVELS, kpiCode, localised, moment, unitCode } from './names';

export const SEARCH_LIMITS = {
  /** Characters of a question: a long name with its kind. */
  characters: 100,
  /** Words of a question that are compared; nobody types more to find one thing. */
  words: 8,
  /** Letters below which half of everything answers, and none of it is told. */
  charactersLeast: 2,
  /** Characters of a number from which on its end is enough; fewer are the end of every tenth number. */
  endingLeast: 3,
  /** Rows of each kind unless the caller says otherwise, and the most: more is read by nobody. */
  rows: 6,
  rowsMost: 20,
} as const;

export const searchQuery = z.strictObject({
  q: z
    .string()
    .trim()
    .max(SEARCH_LIMITS.characters)
    // PostgreSQL takes no NUL
    .regex(/^[^\0]*$/),
  limit: z.coerce.number().int().min(1).max(SEARCH_LIMITS.rowsMost).default(SEARCH_LIMITS.rows),
});

/** A unit on the way to what was found. */
const step = z.object({ code: unitCode, name: localised, kind: z.string().nullable() });
export type SearchStep = z.infer<typeof step>;
/** From the caller's own unit down to the one that the thing lies in. */
const path = z.array(step);

export const foundUnit = z.object({
  code: unitCode,
  level: z.enum(UNIT_LEVELS),
  name: localised,
  kind: z.string().nullable(),
  simulated: z.boolean(),
  path,
});
export type FoundUnit = z.infer<typeof foundUnit>;

export const foundKpi = z.object({
  code: kpiCode,
  label: z.string(),
  domain: z.enum(DOMAINS),
  name: localised,
});
export type FoundKpi = z.infer<typeof foundKpi>;

export const foundSource = z.object({
  key: z.string(),
  name: z.string(),
  kind: z.enum(SOURCE_KINDS),
  path,
});
export type FoundSource = z.infer<typeof foundSource>;

export const foundCase = z.object({
  unit: unitCode,
  kind: z.string(),
  id: z.string(),
  state: z.string().nullable(),
  open: z.boolean(),
  openedAt: moment,
  path,
});
export type FoundCase = z.infer<typeof foundCase>;

/** What answers a question within the caller's subtree, each kind best first. */
export const searchAnswer = z.object({
  units: z.array(foundUnit),
  kpis: z.array(foundKpi),
  sources: z.array(foundSource),
  /** Procedures of dossiers. Null as the cases below. */
  procedures: z.array(procedureName).nullable(),
  /** Null: the caller's role reads no cases, so nobody looked. */
  cases: z.array(foundCase).nullable(),
});
export type SearchAnswer = z.infer<typeof searchAnswer>;

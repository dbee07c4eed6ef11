import { z } from 'zod';
import { pageQuery, unit } from './http';
import { UNIT_LEVELS, unitCode } from './names';

/** Units as rows of spreadsheets, and what hangs on each. */

export const UNIT_FILE_LIMITS = {
  /** Bytes of one file: its lines at four hundred bytes each. */
  bytes: 4_000_000,
  /** Units in one file: all 3,321 communes of the country, or all villages of a large province. */
  lines: 10_000,
  /** Characters of a cell that an error repeats. */
  textCharacters: 100,
} as const;

/**
 * Columns by name, in any order. The level follows from `kind`, from whether there is a `parent`, and
 * from the form of the code; a village's parent from its code.
 */
export const UNIT_COLUMNS = [
  'code',
  'name',
  'nameEn',
  'kind',
  'parent',
  'lat',
  'lon',
  'population',
  'validFrom',
  'validTo',
  'replacedBy',
] as const;
export type UnitColumn = (typeof UNIT_COLUMNS)[number];
export const REQUIRED_UNIT_COLUMNS = ['code', 'name'] as const;

/** Why a file of units, or a line of it, cannot be taken. Closed: additions only. */
export const UNIT_LINE_PROBLEMS = [
  'bad-csv',
  'not-utf8',
  'empty',
  'too-many-lines',
  'unknown-column',
  'repeated-column',
  'missing-column',
  'too-many-cells',
  'missing',
  'too-long',
  'bad-code',
  'bad-number',
  'ambiguous-number',
  'bad-date',
  'out-of-range',
  'half-a-place',
  'unknown-parent',
  'wrong-parent',
  'other-parent',
  'simulated',
  'repeated-code',
  'exists',
  'taken',
] as const;
export type UnitLineProblem = (typeof UNIT_LINE_PROBLEMS)[number];

export const unitLineError = z.object({
  /** The column by its name in the contract; null: the line as a whole. */
  column: z.string().nullable(),
  code: z.enum(UNIT_LINE_PROBLEMS),
  /** The same in words, for whoever reads no codes. */
  title: z.string(),
  /** What stands there. */
  text: z.string(),
});
export type UnitLineError = z.infer<typeof unitLineError>;

/** `same`: it stands already and nothing of it would be other, or it is to be passed over. */
export const UNIT_LINE_OUTCOMES = ['new', 'changed', 'same', 'bad'] as const;

/** What a file of units would do, or did. With an error nothing of it is written. */
export const importedUnits = z.object({
  dryRun: z.boolean(),
  /** Lines of units, and how many of them are new, changed, left alone and have errors. */
  total: z.int(),
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  bad: z.int(),
  /** What is wrong with the file as a whole or with its header. */
  errors: z.array(unitLineError),
  lines: z.array(
    z.object({
      /** Line of the file, its header being 1. */
      line: z.int(),
      /** With its leading zeros; null where what stands there is none. */
      code: z.string().nullable(),
      name: z.string(),
      level: z.enum(UNIT_LEVELS).nullable(),
      outcome: z.enum(UNIT_LINE_OUTCOMES),
      /** Leading zeros, which spreadsheets take away, were put back. */
      restored: z.boolean(),
      errors: z.array(unitLineError),
    }),
  ),
});
export type ImportedUnits = z.infer<typeof importedUnits>;

/** A unit with how much hangs on it and on what lies below it. */
export const unitHoldings = unit.extend({
  /** Units directly below it. */
  below: z.int(),
  sources: z.int(),
  users: z.int(),
  displays: z.int(),
});
export type UnitHoldings = z.infer<typeof unitHoldings>;

export const unitHoldingsQuery = z.strictObject({
  ...pageQuery.shape,
  /** The units directly below this one; with `q` or a level all that lie below it. One's own unless said. */
  parent: unitCode.optional(),
  level: z.enum(UNIT_LEVELS).optional(),
  /** Beginning of a code, or part of a name, with or without Vietnamese letters. */
  q: z
    .string()
    .trim()
    .max(100)
    .regex(/^[^\0]*$/)
    .optional(),
  simulated: z.enum(['0', '1']).optional(),
});

import { z } from 'zod';
import { credential } from './http';

/** Sources as files of spreadsheets: many registered at once, and those that stand as a file. */

export const SOURCE_FILE_LIMITS = {
  /** Bytes of one file that is imported: its lines at four hundred bytes each. */
  bytes: 4_000_000,
  /** Sources in one file, in or out: all of a province's; what is exported can be imported again. */
  lines: 10_000,
  /** Different attributes in one file: each is a column. */
  attributes: 200,
  /** Characters of a cell that an error repeats. */
  textCharacters: 100,
} as const;

/** Columns by name, in any order; those of attributes are named `attribute:NAME`. */
export const SOURCE_COLUMNS = [
  'unit',
  'id',
  'kind',
  'name',
  'village',
  'lat',
  'lon',
  'gateway',
  'heartbeatSeconds',
  'feeds',
  'itemsPerSecond',
  'burst',
] as const;
export type SourceColumn = (typeof SOURCE_COLUMNS)[number];
export const REQUIRED_SOURCE_COLUMNS = ['unit', 'id', 'kind', 'name'] as const;
export const ATTRIBUTE_COLUMN = 'attribute:';

/** The columns of the file of passwords that a provisioning tool reads. */
export const CREDENTIAL_COLUMNS = ['key', 'clientId', 'username', 'password', 'mqttUrl'] as const;

/** Why a file of sources, or a line of it, cannot be taken. Closed: additions only. */
export const SOURCE_LINE_PROBLEMS = [
  'bad-csv',
  'not-utf8',
  'empty',
  'too-many-lines',
  'too-many-columns',
  'unknown-column',
  'repeated-column',
  'missing-column',
  'too-many-cells',
  'missing',
  'too-long',
  'unknown-unit',
  'wrong-level',
  'bad-id',
  'unknown-kind',
  'bad-number',
  'ambiguous-number',
  'out-of-range',
  'half-a-place',
  'half-a-limit',
  'bad-feed',
  'gateway-of-a-gateway',
  'not-a-gateway',
  'gateway-elsewhere',
  'repeated-key',
  'exists',
] as const;
export type SourceLineProblem = (typeof SOURCE_LINE_PROBLEMS)[number];

export const sourceLineError = z.object({
  /** The column as the file names it; null: the line as a whole. */
  column: z.string().nullable(),
  code: z.enum(SOURCE_LINE_PROBLEMS),
  /** The same in words, for whoever reads no codes. */
  title: z.string(),
  /** What stands there. */
  text: z.string(),
});
export type SourceLineError = z.infer<typeof sourceLineError>;

/** `known`: its key stands already, and that was to be passed over. */
export const SOURCE_LINE_OUTCOMES = ['new', 'known', 'bad'] as const;

/** What a file of sources would do, or did. With an error nothing of it is written. */
export const importedSources = z.object({
  dryRun: z.boolean(),
  /** Lines of sources, and how many of them are new, are passed over and have errors. */
  total: z.int(),
  added: z.int(),
  known: z.int(),
  bad: z.int(),
  /** What is wrong with the file as a whole or with its header. */
  errors: z.array(sourceLineError),
  lines: z.array(
    z.object({
      /** Line of the file, its header being 1. */
      line: z.int(),
      /** Null where unit or id are none. */
      key: z.string().nullable(),
      name: z.string(),
      outcome: z.enum(SOURCE_LINE_OUTCOMES),
      errors: z.array(sourceLineError),
    }),
  ),
  /** Of every new source; shown once, and empty in a dry run. */
  credentials: z.array(credential.extend({ key: z.string() })),
  /** Keys of new sources that the external broker did not take: they need a new credential. */
  withoutAccount: z.array(z.string()),
});
export type ImportedSources = z.infer<typeof importedSources>;

import { z } from 'zod';
import { moment, unitCode } from './names';

/** The ledger of value and cost: what digital transformation brought and what it took, in VND. */

export const VALUE_LEDGER_LIMITS = {
  /** Largest amount of one entry in VND: a million billion, above the budget of any province. */
  amountMost: 1_000_000_000_000_000,
  /** Least amount of one entry in VND: there is no smaller coin. */
  amountLeast: 1,
  /** Most hours of one entry: what five hundred people work in a year. */
  hoursMost: 1_000_000,
  /** Characters of a note: a sentence or two, no report. */
  noteCharacters: 500,
  /** Characters of an entry's id and of the reason for which one is struck out. */
  idCharacters: 200,
  whyCharacters: 200,
  /** Lines of one file: what fits into one request, and is written in one transaction. */
  csvLines: 10_000,
  /** Lines of a file that are shown before it is written. */
  previewLines: 20,
  /** Entries in one exported file: more are taken year by year. */
  exportLines: 50_000,
} as const;

export const LEDGER_SIDES = ['value', 'cost'] as const;
export type LedgerSide = (typeof LEDGER_SIDES)[number];
/** [contract 2, the event types] the classes of `value.entry` and `cost.entry`. */
export const VALUE_CLASSES = ['labour', 'recurrent', 'new', 'intangible'] as const;
export const COST_CLASSES = ['capital', 'rent', 'operation', 'training'] as const;
export const VALUE_BASES = ['measured', 'estimated', 'assumed'] as const;
export const ENTRY_WAYS = ['form', 'csv', 'mqtt'] as const;
export type EntryWay = (typeof ENTRY_WAYS)[number];
export type ValueClass = (typeof VALUE_CLASSES)[number];
export type CostClass = (typeof COST_CLASSES)[number];
export type ValueBasis = (typeof VALUE_BASES)[number];

/**
 * The id of the source that a commune's people type into: no registered one can have it. What is
 * typed is its fact, so that KPIs see it as they see any other; it stands in no list of sources.
 */
export const TYPED_SOURCE_ID = '_so-gia-tri';

/** The event of each side: an entry, however it came, is one of them. */
export const ENTRY_TYPES = { value: 'value.entry', cost: 'cost.entry' } as const;

const { amountLeast, amountMost, hoursMost, noteCharacters, idCharacters } = VALUE_LEDGER_LIMITS;

/** Text that can be stored: PostgreSQL takes no NUL. */
const line = (characters: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(characters)
    .regex(/^[^\0]*$/);

const given = {
  /** Told twice, an entry is one; made up where none is given. */
  id: line(idCharacters).optional(),
  /** The commune that it is entered for. */
  unit: unitCode,
  /** The local day that it counts on; not to come. */
  at: z.iso.date(),
  amount: z.number().min(amountLeast).max(amountMost),
  note: line(noteCharacters).optional(),
};

export const createValueEntry = z.discriminatedUnion('side', [
  z.strictObject({
    side: z.literal('value'),
    ...given,
    class: z.enum(VALUE_CLASSES),
    basis: z.enum(VALUE_BASES),
    hours: z.number().min(0).max(hoursMost).optional(),
  }),
  z.strictObject({ side: z.literal('cost'), ...given, class: z.enum(COST_CLASSES) }),
]);
export type CreateValueEntry = z.infer<typeof createValueEntry>;

export const valueEntry = z.object({
  id: z.string(),
  unit: unitCode,
  side: z.enum(LEDGER_SIDES),
  /** The local day that it counts on. */
  at: z.iso.date(),
  /** Null where a source sent none: it counts 0. */
  amount: z.number().nullable(),
  /** As it was stated: a source may state a class or basis of its own, or none. */
  class: z.string().nullable(),
  hours: z.number().nullable(),
  basis: z.string().nullable(),
  note: z.string().nullable(),
  /** Who typed it; null: a source sent it. */
  by: z.string().nullable(),
  via: z.enum(ENTRY_WAYS),
  /** Key of the source that sent it; null: a person typed it. */
  source: z.string().nullable(),
  recordedAt: moment,
  /** Struck out: it counts no more, and stays readable. */
  struck: z.object({ at: moment, by: z.string(), why: z.string() }).nullable(),
});
export type ValueEntry = z.infer<typeof valueEntry>;

const sums = <Name extends string>(names: readonly Name[]) =>
  z.object(
    Object.fromEntries(names.map((name) => [name, z.number()])) as Record<Name, z.ZodNumber>,
  );

/** What was entered for some units and a span; `other` and `unstated` are what sources put otherwise. */
export const valueBalance = z.object({
  value: z.object({
    total: z.number(),
    entries: z.int(),
    hours: z.number(),
    byClass: sums([...VALUE_CLASSES, 'other']),
    byBasis: sums([...VALUE_BASES, 'unstated']),
  }),
  cost: z.object({
    total: z.number(),
    entries: z.int(),
    byClass: sums([...COST_CLASSES, 'other']),
  }),
  /** Value less cost. */
  net: z.number(),
  /** Value over cost; null while there is no cost. */
  ratio: z.number().nullable(),
});
export type ValueBalance = z.infer<typeof valueBalance>;

export const VALUE_PERIODS = ['quarter', 'year'] as const;
export type ValuePeriod = (typeof VALUE_PERIODS)[number];

/** From (inclusive) to (exclusive): local quarters and years. */
export const valueSummary = valueBalance.extend({
  unit: unitCode,
  period: z.enum(VALUE_PERIODS),
  from: moment,
  to: moment,
  /** The units directly below, highest net first; of a commune none. */
  children: z.array(
    valueBalance.extend({
      unit: unitCode,
      name: z.string(),
      /** Simulated units never add to a real one above them. */
      simulated: z.boolean(),
    }),
  ),
});
export type ValueSummary = z.infer<typeof valueSummary>;

/** The columns of a file; `by`, `via` and `source` are written and not read. */
export const LEDGER_COLUMNS = [
  'id',
  'unit',
  'at',
  'side',
  'amount',
  'class',
  'hours',
  'basis',
  'note',
  'by',
  'via',
  'source',
] as const;
export type LedgerColumn = (typeof LEDGER_COLUMNS)[number];

/** Why a line cannot be taken. Closed: additions only. */
export const LINE_PROBLEMS = [
  'bad-csv',
  'not-utf8',
  'empty',
  'too-many-lines',
  'unknown-column',
  'missing',
  'bad-number',
  'ambiguous-number',
  'out-of-range',
  'bad-date',
  'future-date',
  'unknown-side',
  'unknown-class',
  'unknown-basis',
  'not-of-a-cost',
  'too-long',
  'unknown-unit',
  'id-taken',
] as const;
export type LineProblem = (typeof LINE_PROBLEMS)[number];

export const lineError = z.object({
  /** Line of the file, its header being 1; 0: the file as a whole. */
  line: z.int(),
  column: z.enum(LEDGER_COLUMNS).nullable(),
  code: z.enum(LINE_PROBLEMS),
  /** What stands there. */
  text: z.string(),
});
export type LineError = z.infer<typeof lineError>;

export const LINE_OUTCOMES = ['new', 'repeat', 'struck'] as const;
export type LineOutcome = (typeof LINE_OUTCOMES)[number];

/** What a file would do, or did. With an error nothing of it is written. */
export const importReport = z.object({
  dryRun: z.boolean(),
  lines: z.int(),
  /** Entries that are new; that stand already or stand in the file twice; that were struck out. */
  added: z.int(),
  repeated: z.int(),
  struck: z.int(),
  /** Sums of what is new, in VND. */
  value: z.number(),
  cost: z.number(),
  errors: z.array(lineError),
  preview: z.array(
    z.object({
      line: z.int(),
      outcome: z.enum(LINE_OUTCOMES),
      unit: unitCode,
      side: z.enum(LEDGER_SIDES),
      at: z.iso.date(),
      amount: z.number(),
      class: z.string(),
      hours: z.number().nullable(),
      basis: z.string().nullable(),
      note: z.string().nullable(),
    }),
  ),
});
export type ImportReport = z.infer<typeof importReport>;

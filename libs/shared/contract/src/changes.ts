import { z } from 'zod';
import { KPI_STATUSES, SOURCE_KINDS, kpiCode, moment, unitCode } from './names';

/** What is different between two moments. */

/** Rows of one list of changes: what a person goes through; all of them are a list of their own. */
export const CHANGES_LISTED = 20;
/** Cases are counted so far; beyond it there are more, and that is all that is said. */
export const CHANGES_COUNTED = 1_000;
/** Longest time in days between the two moments: a year, and the day that it is compared with. */
export const CHANGES_DAYS = 367;

/**
 * How a KPI turned: to what is worse (also from silent to bad), lost (its data stopped, or is none any
 * more), better, found (heard again, and good), or new (there was nothing of it before, so that it is
 * neither). What is lost never counts as better.
 */
export const KPI_TURNS = ['worse', 'lost', 'better', 'found', 'new'] as const;
export type KpiTurn = (typeof KPI_TURNS)[number];

const standing = z.object({
  value: z.number().nullable(),
  status: z.enum(KPI_STATUSES),
  /** When that status began. */
  since: moment,
});

export const kpiChange = z.object({
  kpi: kpiCode,
  uom: z.string(),
  /** Null: its status is the same, its value is not. */
  turn: z.enum(KPI_TURNS).nullable(),
  before: standing,
  after: standing,
  /** After less before; null where either was not known then. */
  difference: z.number().nullable(),
});
export type KpiChange = z.infer<typeof kpiChange>;

/** A case as it was known at the later moment. */
export const changedCase = z.object({
  unit: unitCode,
  kind: z.string(),
  id: z.string(),
  state: z.string().nullable(),
  openedAt: moment.nullable(),
  effectiveDueAt: moment.nullable(),
  closedAt: moment.nullable(),
  open: z.boolean(),
  overdue: z.boolean(),
  late: z.boolean(),
});
export type ChangedCase = z.infer<typeof changedCase>;

export const changedSource = z.object({
  key: z.string(),
  name: z.string(),
  kind: z.enum(SOURCE_KINDS),
  unit: unitCode,
  /** When it last turned before the later moment. */
  at: moment,
  /** It was worked on at that moment. */
  maintained: z.boolean(),
});
export type ChangedSource = z.infer<typeof changedSource>;

/** A unit directly below, and how many of its KPIs turned how. */
export const changedUnit = z.object({
  unit: unitCode,
  worse: z.int().nonnegative(),
  lost: z.int().nonnegative(),
  better: z.int().nonnegative(),
  found: z.int().nonnegative(),
  new: z.int().nonnegative(),
  /** Those that are worse, the gravest first. */
  worst: z.array(kpiCode),
});
export type ChangedUnit = z.infer<typeof changedUnit>;

/** `count` of them, or more than that where `more` is true; `items` are at most `CHANGES_LISTED`. */
const countedOf = <T extends z.ZodType>(item: T) =>
  z.object({ count: z.int().nonnegative(), more: z.boolean(), items: z.array(item) });
export interface Counted<T> {
  count: number;
  more: boolean;
  items: T[];
}

export const unitChanges = z.object({
  unit: unitCode,
  from: moment,
  to: moment,
  /** The later moment is the present. */
  present: z.boolean(),
  /** Worst turns first; those whose value alone is another come last. */
  kpis: z.array(kpiChange),
  /** Null for whoever may see no cases. */
  cases: z
    .object({
      /** Opened in between, as far as was known. No tickets of queues, here and in the next two. */
      came: countedOf(changedCase),
      /** Opened before, and nobody here knew of it at the earlier moment. */
      told: countedOf(changedCase),
      /** Not known to be closed at the earlier moment, and is at the later; without those of `told` that were over then. */
      closed: countedOf(changedCase),
      /** Its time ran out in between while it was open, whether it was closed since or not. */
      late: countedOf(changedCase),
    })
    .nullable(),
  sources: z.object({ silent: countedOf(changedSource), back: countedOf(changedSource) }),
  /** Null for a unit without units below whose KPIs are compared. */
  units: countedOf(changedUnit).nullable(),
});
export type UnitChanges = z.infer<typeof unitChanges>;

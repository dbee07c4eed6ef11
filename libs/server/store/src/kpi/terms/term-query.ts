import type { Aggregate, KpiDefinition, MeasureTerm } from '@nhip-xa/contract';
import type { SqlValue } from '../../database/database';
import type { Span, Values } from './statement';

/** What the items of a term are shown as. */
export type ItemKind = 'case' | 'event' | 'presence' | 'reading' | 'system';

/** What SQL cannot reckon: it is read first, reckoned here, and handed to the statement as a value. */
export interface Beforehand {
  text: string;
  /** The token of the value, from `Values.later`. */
  value: string;
  reckon: (rows: readonly object[]) => SqlValue;
}

/**
 * The facts of one term as SQL: where they are, which of them count, and what each counts as. The
 * number and its evidence are both made of this, so they cannot differ.
 */
export interface TermQuery {
  kind: ItemKind;
  /** Alias of the fact's table is `f`; its unit is `f.unit`. */
  from: string;
  /** Which facts are looked at; terms with the same `from` and `scan` are read at once. */
  scan: string;
  /** Which of them count. */
  filter: string;
  /** What one of them counts as. */
  counted: string;
  aggregate: Aggregate;
  /** When one fact of the scan changes by time alone; absent where none does. */
  changesAt?: string;
  /** Order and identity of the items, for paging through them. */
  order: string;
  beforehand?: Beforehand;
  /** When it was, where `last` is asked for. */
  newest?: string;
}

/** What knows office hours where a unit is. */
export interface OfficeTime {
  /** When the next working day after that of a moment closes. */
  closeOfNextWorkingDay(unit: string, atMs: number): number;
  /** Working days within a span, as `2026-11-20`. */
  workingDays(unit: string, span: Span): string[];
}

/** Facts, as `nameOfGroup` has them → unit → when the last source that fed them there fell silent. */
export type Silences = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** What a term is compiled for. */
export interface TermContext {
  definition: Pick<KpiDefinition, 'code' | 'window' | 'freshFor'>;
  /** What its window covers; of a comparison the same part of the period before. */
  span: Span;
  values: Values;
  /** Last values whose sources all fell silent, and when: their window ends there. */
  silences?: Silences;
  office: OfficeTime;
  /** Codes of KPIs that count themselves among nothing: those over all others, or switched off. */
  overAll: readonly string[];
}

/** Writes one kind of term as SQL. */
export type TermCompiler<T extends MeasureTerm = MeasureTerm> = (
  term: T,
  context: TermContext,
) => TermQuery;

/** A column within the window. */
export function within(column: string, { span, values }: TermContext): string {
  return `${column} >= ${values.time(span.fromMs)} AND ${column} < ${values.time(span.toMs)}`;
}

import type {
  CaseWhere,
  KpiDefinition,
  MeasureTerm,
  SourceKind,
  SourceTerm,
} from '@nhip-xa/contract';

/** A KPI that comes with the product; all of them are switched on and in their first version. */
export type BuiltIn = Omit<KpiDefinition, 'enabled' | 'version' | 'builtIn'>;

type Side = MeasureTerm[];

/** 100 × one side over the other. */
export const percent = (
  numerator: Side,
  denominator: Side,
): { numerator: Side; denominator: Side; factor: number } => ({
  numerator,
  denominator,
  factor: 100,
});

/** How many cases of a kind there are. */
export const cases = (kind: string, where: CaseWhere): MeasureTerm => ({
  fact: 'case',
  kind,
  aggregate: 'count',
  where,
});

/** How many cases of a kind were closed in the window. */
export const closed = (kind: string, where: CaseWhere = {}): MeasureTerm =>
  cases(kind, { within: 'closedAt', ...where });

/** The last value of a metric, added up over the sources that report. */
export const lastOf = (metric: string): MeasureTerm => ({
  fact: 'reading',
  metric,
  perSource: 'last',
  aggregate: 'sum',
});

/** How many sources of a kind there are; those under maintenance are left out unless asked for. */
export const sources = (kind: SourceKind, where?: SourceTerm['where']): MeasureTerm => ({
  fact: 'source',
  kinds: [kind],
  aggregate: 'count',
  ...(where && { where }),
});

import type {
  AttributeTest,
  CaseTerm,
  CaseWhere,
  EventTerm,
  FactMeasure,
  KpiDefinition,
  MeasureTerm,
  ReadingTerm,
} from '@nhip-xa/contract';

type Attributes = Record<string, AttributeTest>;
type Side = MeasureTerm[];

/** A KPI that comes with the product switched off: one click puts it on the wall. */
export const further = (
  of: Omit<KpiDefinition, 'enabled' | 'builtIn' | 'version'>,
): KpiDefinition => ({ ...of, enabled: false, builtIn: true, version: 1 });

export const sum = (...numerator: Side): FactMeasure => ({ numerator });
export const percent = (numerator: Side, denominator: Side): FactMeasure => ({
  numerator,
  denominator,
  factor: 100,
});

/** How many cases. */
export const cases = (kind: string, where: CaseWhere): CaseTerm => ({
  fact: 'case',
  kind,
  aggregate: 'count',
  where,
});

/** How many events of the window. */
export const events = (type: string, attributes?: Attributes): EventTerm => ({
  fact: 'event',
  type,
  aggregate: 'count',
  ...(attributes && { where: { attributes } }),
});

/** What a number of the window's events adds up to: their amount, or an attribute. */
export const totalOf = (type: string, what: string, attributes?: Attributes): EventTerm => ({
  ...events(type, attributes),
  aggregate: 'sum',
  value: what === 'amount' ? 'amount' : { attribute: what },
});

/** How many different values of a field the window's events have. */
export const different = (type: string, field: string, attributes?: Attributes): EventTerm => ({
  ...events(type, attributes),
  aggregate: { distinct: field },
});

/** The newest number of a metric, added up over the sources that report it. */
export const last = (metric: string): ReadingTerm => ({
  fact: 'reading',
  metric,
  perSource: 'last',
  aggregate: 'sum',
});

/** A metric's numbers of the window, added up. */
export const flow = (metric: string): ReadingTerm => ({ ...last(metric), perSource: 'sum' });

export const DAY_SECONDS = 86_400;
/** A statistic is asked for once a month; one that nobody renews is stale. */
export const MONTH_SECONDS = 2_592_000;

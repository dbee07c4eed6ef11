import type { KpiDefinition, MeasureTerm } from '@nhip-xa/contract';
import { BUILT_IN_KPIS, isFactMeasure, statusOf, windowSpan, type KpiBook } from '@nhip-xa/domain';
import { compileTerm } from '../kpi/terms/compile';
import { until, type Values } from '../kpi/terms/statement';
import type { OfficeTime, TermQuery } from '../kpi/terms/term-query';

/** What a reader of a scene may be told besides the facts. */
export interface RulesInForce {
  /** The definitions as they stand here; the built-in ones without it. */
  book: Pick<KpiBook, 'all'>;
}

/** No gauge is judged by office hours. */
const NO_OFFICE: OfficeTime = {
  closeOfNextWorkingDay: () => {
    throw new Error('a gauge knows no office hours');
  },
  workingDays: () => [],
};

/**
 * The KPI by which gauges are counted and judged, so that a scene and its number agree. Freshness and
 * thresholds are those in force; what is counted is the built-in's, source by source.
 */
export class GaugeRules {
  private readonly definition: KpiDefinition;

  constructor(code: string, inForce: RulesInForce | undefined) {
    const builtIn = BUILT_IN_KPIS.find((one) => one.code === code);
    if (!builtIn) throw new RangeError(`no built-in KPI ${code}`);
    const { warning, critical, freshFor } =
      inForce?.book.all.find((one) => one.code === code) ?? builtIn;
    this.definition = { ...builtIn, warning, critical, ...(freshFor && { freshFor }) };
  }

  /** The facts of its first term, or of another over the same window with the same freshness. */
  query(values: Values, term: MeasureTerm = this.firstTerm()): TermQuery {
    const { moment } = values;
    const span = until(windowSpan(this.definition.window, moment.atMs), moment);
    const context = { definition: this.definition, span, values, office: NO_OFFICE, overAll: [] };
    return compileTerm(term, context);
  }

  /** 0 good, 1 warning, 2 critical; of nothing 0. */
  badness(value: number | null): number {
    if (value === null) return 0;
    return { good: 0, warning: 1, critical: 2 }[statusOf(this.definition, { value })];
  }

  private firstTerm(): MeasureTerm {
    const { code, measure } = this.definition;
    const [term] = isFactMeasure(measure) ? measure.numerator : [];
    if (!term) throw new RangeError(`${code} counts no facts`);
    return term;
  }
}

/**
 * What is bad first, then what says nothing, then the rest; of each the worst at the top: by the
 * first of these numbers that differs, greater first.
 */
export function worstFirst<G extends { fresh: boolean; source: string; unit: string }>(
  gauges: readonly G[],
  worst: (gauge: G) => readonly [badness: number, ...more: number[]],
): G[] {
  const ranked = gauges.map((gauge) => {
    const [badness, ...more] = worst(gauge);
    const place = !gauge.fresh ? 1 : badness > 0 ? 2 : 0;
    return { gauge, order: [place, badness, ...more] };
  });
  ranked.sort((a, b) => {
    const at = a.order.findIndex((number, index) => number !== b.order[index]);
    if (at >= 0) return (b.order[at] ?? 0) - (a.order[at] ?? 0);
    return `${a.gauge.unit} ${a.gauge.source}` < `${b.gauge.unit} ${b.gauge.source}` ? -1 : 1;
  });
  return ranked.map(({ gauge }) => gauge);
}

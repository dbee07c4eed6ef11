import { Controller, Param } from '@nestjs/common';
import {
  LIMITS,
  kpiBreakdown,
  kpiDistribution,
  kpiSpread,
  listOf,
  type KpiBreakdown,
  type KpiDistribution,
  type KpiSpread,
  type Page,
} from '@nhip-xa/contract';
import {
  DAY_MS,
  whyNotBrokenDown,
  type KpiBook,
  type KpiDefinition,
  type NotBrokenDown,
} from '@nhip-xa/domain';
import type { KpiInsight, SpanMs } from '@nhip-xa/ports';
import { z } from 'zod';
import { FromQuery, InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { HttpProblem, badField, notFound } from '../problem';
import { momentMs, spanMs, stepMs } from '../queries';

/** How far back is looked when `from` is not given. */
const USUAL_MS = LIMITS.peerDays * DAY_MS;

const spanQuery = z.strictObject(spanMs);
/** Rows of a breakdown unless said otherwise: what is seen at one look. */
const USUAL_ROWS = 10;
const breakdownQuery = z.strictObject({
  at: momentMs.optional(),
  limit: z.coerce.number().int().min(1).max(LIMITS.breakdownRows).default(USUAL_ROWS),
});
const spreadQuery = spanQuery.extend({ step: stepMs });

const NOT_BROKEN_DOWN: Record<NotBrokenDown, string> = {
  'no-cases': 'the number does not count cases alone',
  'no-sum': 'a middle, or how many are different, is not the sum of its parts',
  'of-the-worst': 'the number of this unit is that of the worst below it; ask for that one',
  'of-the-nation': 'not for the nation; ask for its provinces',
};

/** Why there is none, for whoever asked for it. */
function notBrokenDown(unit: string, definition: KpiDefinition): HttpProblem {
  const why = whyNotBrokenDown(definition, unit);
  return why ? new HttpProblem('not-found', { detail: NOT_BROKEN_DOWN[why] }) : notFound();
}

@Controller('api/v1/units/:code/kpis/:kpi')
export class KpiInsightController {
  constructor(
    @Port('kpiInsight') private readonly insight: KpiInsight,
    @Port('book') private readonly book: () => KpiBook,
    @Port('now') private readonly now: () => number,
  ) {}

  @Route('get', 'distribution', {
    summary: 'How long the closed cases took that a KPI is about, in working days',
    // walls show numbers; what lies behind them is for people
    needs: ['kpi.read', 'source.read'],
    scope: { param: 'code' },
    query: spanQuery,
    answer: kpiDistribution,
  })
  async distribution(
    @InUnit() unit: string,
    @Param('kpi') kpi: string,
    @FromQuery() query: z.infer<typeof spanQuery>,
  ): Promise<KpiDistribution> {
    const found = await this.insight.distribution(unit, this.definition(kpi), this.spanOf(query));
    // a KPI that counts no closed cases has no distribution
    if (!found) throw notFound();
    return found;
  }

  @Route('get', 'spread', {
    summary: 'How the values of a KPI lay in the communes below, one point for each step',
    needs: ['kpi.read', 'source.read'],
    scope: { param: 'code' },
    query: spreadQuery,
    answer: listOf(kpiSpread),
  })
  async spread(
    @InUnit() unit: string,
    @Param('kpi') kpi: string,
    @FromQuery() { step, ...query }: z.infer<typeof spreadQuery>,
  ): Promise<Page<KpiSpread>> {
    const span = this.spanOf(query);
    if ((span.toMs - span.fromMs) / step > LIMITS.spreadPoints) {
      throw badField('step', 'too many points between from and to');
    }
    const { code } = this.definition(kpi);
    const items = await this.insight.spread(unit, code, { ...span, stepMs: step });
    return { items, next: null };
  }

  @Route('get', 'breakdown', {
    summary:
      'A KPI that counts cases by what they are about, their procedure or else their category, those that pull it down most first; of a province over its communes. Now or as it was',
    // as its evidence, and only with cases in sight
    needs: ['kpi.read', 'source.read', 'case.read'],
    scope: { param: 'code' },
    query: breakdownQuery,
    answer: kpiBreakdown,
  })
  async breakdown(
    @InUnit() unit: string,
    @Param('kpi') kpi: string,
    @FromQuery() { at, limit }: z.infer<typeof breakdownQuery>,
  ): Promise<KpiBreakdown> {
    // a moment that has not come is now
    const atMs = at !== undefined && at < this.now() ? at : undefined;
    const asked = { rowsMost: limit, atMs };
    const definition = this.definition(kpi);
    const found = await this.insight.breakdown(unit, definition, asked);
    if (!found) throw notBrokenDown(unit, definition);
    return found;
  }

  private spanOf({ from, to }: z.infer<typeof spanQuery>): SpanMs {
    const toMs = to ?? this.now();
    const fromMs = from ?? toMs - USUAL_MS;
    if (toMs - fromMs > LIMITS.distributionDays * DAY_MS) {
      throw badField('from', `at most ${LIMITS.distributionDays} days before to`);
    }
    return { fromMs, toMs };
  }

  private definition(code: string): KpiDefinition {
    const found = this.book().reckoned(code);
    if (!found) throw notFound();
    return found;
  }
}

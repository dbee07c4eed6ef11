import { Controller, Param } from '@nestjs/common';
import {
  LIMITS,
  kpiDistribution,
  kpiSpread,
  listOf,
  type KpiDistribution,
  type KpiSpread,
  type Page,
} from '@nhip-xa/contract';
import { DAY_MS, type KpiBook, type KpiDefinition } from '@nhip-xa/domain';
import type { KpiInsight, SpanMs } from '@nhip-xa/ports';
import { z } from 'zod';
import { FromQuery, InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { badField, notFound } from '../problem';
import { spanMs, stepMs } from '../queries';

/** How far back is looked when `from` is not given. */
const USUAL_MS = LIMITS.peerDays * DAY_MS;

const spanQuery = z.strictObject(spanMs);
const spreadQuery = spanQuery.extend({ step: stepMs });

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

import { Controller, Param } from '@nestjs/common';
import {
  DOMAINS,
  evidence,
  kpiPoint,
  kpiStanding,
  kpiValue,
  listOf,
  type Evidence,
  type KpiPoint,
  type KpiStanding,
  type KpiValue,
  type Page,
} from '@nhip-xa/contract';
import { DAY_MS, type KpiBook, type KpiDefinition } from '@nhip-xa/domain';
import type { FactReader, Gate, KpiReader, Principal } from '@nhip-xa/ports';
import { z } from 'zod';
import { Caller, FromQuery, InUnit } from '../asked';
import { Route } from '../endpoint';
import { forCaller } from '../evidence-for-caller';
import { evidencePart, partOf } from '../evidence-part';
import { evidenceThen } from '../evidence-then';
import { Port } from '../ports';
import { badField, notFound } from '../problem';
import { momentMs, page, spanMs, stepMs, tooManyPoints } from '../queries';

/** How far back a history reaches when `from` is not given. */
const USUAL_MS = DAY_MS;

const atQuery = page.extend({ at: momentMs.optional() });
const belowQuery = atQuery.extend({ domain: z.enum(DOMAINS) });
const historyQuery = page.extend({ ...spanMs, step: stepMs.optional() });
const evidenceQuery = atQuery.extend({
  ...evidencePart,
});

/** What comes whole has no next page. */
const whole = <T>(items: T[]): Page<T> => ({ items, next: null });

@Controller('api/v1/units/:code/kpis')
export class UnitKpisController {
  constructor(
    @Port('kpis') private readonly kpis: KpiReader,
    @Port('book') private readonly book: () => KpiBook,
    @Port('gate') private readonly gate: Gate,
    @Port('facts') private readonly facts: FactReader,
    @Port('now') private readonly now: () => number,
  ) {}

  @Route('get', '', {
    summary: 'Every KPI of a unit, now or as it was',
    needs: 'kpi.read',
    scope: { param: 'code' },
    query: atQuery,
    answer: listOf(kpiValue),
  })
  async values(
    @InUnit() unit: string,
    @FromQuery() { at }: z.infer<typeof atQuery>,
  ): Promise<Page<KpiValue>> {
    const atMs = this.past(at);
    return whole(await (atMs === undefined ? this.kpis.current([unit]) : this.kpis.at(unit, atMs)));
  }

  @Route('get', 'below', {
    summary:
      'How the units directly below stand in the KPIs of a domain: one after the other, worst first',
    needs: 'kpi.read',
    scope: { param: 'code' },
    query: belowQuery,
    answer: listOf(kpiStanding),
  })
  async below(
    @InUnit() unit: string,
    @FromQuery() { domain, at }: z.infer<typeof belowQuery>,
  ): Promise<Page<KpiStanding>> {
    const definitions = this.book().enabled.filter((definition) => definition.domain === domain);
    return whole(await this.kpis.standings(unit, definitions, this.past(at)));
  }

  @Route('get', ':kpi/history', {
    summary: 'How a KPI went; with a step one point for each',
    needs: 'kpi.read',
    scope: { param: 'code' },
    query: historyQuery,
    answer: listOf(kpiPoint),
  })
  async history(
    @InUnit() unit: string,
    @Param('kpi') kpi: string,
    @FromQuery() { from, to, step }: z.infer<typeof historyQuery>,
  ): Promise<Page<KpiPoint>> {
    const { code } = this.definition(kpi);
    const toMs = to ?? this.now();
    const fromMs = from ?? toMs - USUAL_MS;
    if (step !== undefined && tooManyPoints(fromMs, toMs, step)) {
      throw badField('step', 'too many points between from and to');
    }
    return whole(await this.kpis.history(unit, code, fromMs, toMs, step));
  }

  @Route('get', ':kpi/children', {
    summary: 'The same KPI of the units directly below, worst first',
    needs: 'kpi.read',
    scope: { param: 'code' },
    query: atQuery,
    answer: listOf(kpiValue),
  })
  async children(
    @InUnit() unit: string,
    @Param('kpi') kpi: string,
    @FromQuery() { at }: z.infer<typeof atQuery>,
  ): Promise<Page<KpiValue>> {
    return whole(await this.kpis.children(unit, this.definition(kpi), this.past(at)));
  }

  @Route('get', ':kpi/evidence', {
    summary: 'What a number rests on: its definition, sources and the items of one side',
    // walls show numbers; what lies behind them is for people
    needs: ['kpi.read', 'source.read'],
    scope: { param: 'code' },
    query: evidenceQuery,
    answer: evidence,
  })
  async evidence(
    @Caller() caller: Principal,
    @InUnit() unit: string,
    @Param('kpi') kpi: string,
    @FromQuery() { at, cursor, limit, ...part }: z.infer<typeof evidenceQuery>,
  ): Promise<Evidence> {
    const definition = this.definition(kpi);
    const atMs = this.past(at);
    const found = await this.kpis.evidence({
      unit,
      definition,
      groups: this.book().groupsOf(definition),
      ...partOf(definition, part),
      limit,
      ...(atMs === undefined ? {} : { atMs }),
      ...(cursor === undefined ? {} : { cursor }),
    });
    if (!found) throw notFound();
    const then = await evidenceThen(found, this.facts, atMs);
    return forCaller(then, (act) => this.gate.mayAct(caller, act));
  }

  /** A moment that has not come is now. */
  private past(at: number | undefined): number | undefined {
    return at !== undefined && at < this.now() ? at : undefined;
  }

  private definition(code: string): KpiDefinition {
    const found = this.book().reckoned(code);
    if (!found) throw notFound();
    return found;
  }
}

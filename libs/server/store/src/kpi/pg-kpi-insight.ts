import type { KpiBreakdown, KpiDistribution, KpiSpread } from '@nhip-xa/contract';
import type { DeadlineRules, KpiBook, KpiDefinition } from '@nhip-xa/domain';
import type { KpiInsight, SpanMs } from '@nhip-xa/ports';
import type { Database } from '../database/database';
import { communesOf } from '../wall/scene-context';
import { SettledMonths } from '../database/settled-months';
import { closedCasesOf, readDistribution } from './distribution';
import type { HandlingTime } from './handling-times';
import { reckoningOf } from './measure';
import { officeTimeOf } from './office-time';
import { PgKpiBreakdown } from './pg-kpi-breakdown';
import type { PgKpiReader } from './pg-kpi-reader';
import { readSpread } from './spread';

/** What is reckoned about KPIs beyond their values, on the connections for reading. */
export class PgKpiInsight implements KpiInsight {
  private readonly months: SettledMonths<HandlingTime>;

  constructor(
    private readonly database: Database,
    private readonly book: () => KpiBook,
    private readonly rules: () => DeadlineRules,
    private readonly reader: Pick<PgKpiReader, 'explained'>,
  ) {
    this.months = new SettledMonths(database);
  }

  async distribution(
    unit: string,
    definition: KpiDefinition,
    span: SpanMs,
  ): Promise<KpiDistribution | undefined> {
    const term = closedCasesOf(definition);
    if (!term) return undefined;
    const communes = await communesOf(this.database, unit);
    const calendar = this.rules().calendars.of(unit);
    const asked = { term, definition, communes, span, calendar };
    const reckoning = reckoningOf(this.book(), officeTimeOf(this.rules));
    return readDistribution(this.months, asked, reckoning);
  }

  async spread(unit: string, kpi: string, span: SpanMs & { stepMs: number }): Promise<KpiSpread[]> {
    return readSpread(this.database, await communesOf(this.database, unit), kpi, span);
  }

  async breakdown(
    unit: string,
    definition: KpiDefinition,
    asked: { rowsMost: number; atMs?: number | undefined },
  ): Promise<KpiBreakdown | undefined> {
    const office = officeTimeOf(this.rules);
    const { database, reader, book } = this;
    return new PgKpiBreakdown(database, reader, book, office).of(unit, definition, asked);
  }
}

import { LIMITS, type Evidence, type KpiCost, type KpiValue } from '@nhip-xa/contract';
import { isoOfMs, type KpiBook, type KpiDefinition } from '@nhip-xa/domain';
import {
  DataRefused,
  NotMeasurable,
  StorageUnavailable,
  type EvidenceRequest,
  type KpiProbe,
  type Measurable,
  type Measured,
  type StoredKpi,
} from '@nhip-xa/ports';
import { asReader, type Database, type Queries } from '../database/database';
import { readEvidence } from './evidence';
import { measure, reckoningOf, statementsOf } from './measure';
import { storedOf, type KpiRow } from './kpi-rows';
import type { Moment } from './terms/statement';
import type { OfficeTime } from './terms/term-query';

interface Explained {
  'QUERY PLAN': [{ Plan: { 'Total Cost': number; 'Plan Rows': number } }];
}

const PRESENT = 'SELECT * FROM kpi_values WHERE unit = ANY($1) AND kpi = ANY($2)';
const PAST = `SELECT h.*, NULL::timestamptz AS next_at
  FROM unnest($1::text[]) u (unit) CROSS JOIN unnest($2::text[]) k (kpi)
  CROSS JOIN LATERAL (SELECT * FROM kpi_history h WHERE h.unit = u.unit AND h.kpi = k.kpi
    AND h.at <= $3::timestamptz ORDER BY h.at DESC LIMIT 1) h`;

/** Reads what a preview needs on the connections of readers, and stores nothing. */
export class PgKpiProbe implements KpiProbe {
  private readonly queries: Queries;

  constructor(
    private readonly database: Database,
    private readonly book: () => KpiBook,
    private readonly office: OfficeTime,
    private readonly nowMs: () => number,
  ) {
    this.queries = asReader(database);
  }

  /** What the planner expects of the statements of all communes, without running them. */
  async cost(definition: KpiDefinition): Promise<KpiCost> {
    const communes = await this.queries.query<{ code: string }>('read', {
      text: `SELECT code FROM units WHERE level = 'commune' ORDER BY code`,
    });
    const units = communes.map(({ code }) => code);
    const asked = { definition, groups: [] };
    const moment = { atMs: this.nowMs(), past: false };
    let estimated = 0;
    let rows = 0;
    try {
      for (const { text, values } of statementsOf(asked, units, moment, this.reckoning)) {
        const explain = { text: `EXPLAIN (FORMAT JSON) ${text}`, values };
        const [plan] = await this.queries.query<Explained>('read', explain);
        estimated += plan?.['QUERY PLAN'][0].Plan['Total Cost'] ?? 0;
        rows += plan?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0;
      }
    } catch (error) {
      throw asNotMeasurable(error);
    }
    const limit = LIMITS.kpiCost;
    return { estimated, rows, units: units.length, limit, allowed: estimated <= limit };
  }

  async measure(asked: Measurable, units: readonly string[], moment: Moment): Promise<Measured[]> {
    try {
      return await measure(this.queries, [asked], units, moment, this.reckoning);
    } catch (error) {
      throw asNotMeasurable(error);
    }
  }

  async values(
    units: readonly string[],
    kpis: readonly string[],
    { atMs, past }: Moment,
  ): Promise<StoredKpi[]> {
    const rows = await this.queries.query<KpiRow>('read', {
      text: past ? PAST : PRESENT,
      values: past ? [units, kpis, isoOfMs(atMs)] : [units, kpis],
    });
    return rows.map(storedOf);
  }

  evidence(
    request: EvidenceRequest,
    value: KpiValue,
    below: readonly KpiValue[] | undefined,
  ): Promise<Evidence> {
    const { database, reckoning } = this;
    return readEvidence(database, request, value, below, reckoning);
  }

  private get reckoning() {
    return reckoningOf(this.book(), this.office);
  }
}

/** What the database could not reckon of these facts is the definition's fault, not the database's. */
function asNotMeasurable(error: unknown): unknown {
  if (error instanceof StorageUnavailable) return error;
  if (error instanceof DataRefused) return new NotMeasurable(error.message, { cause: error });
  const words = error instanceof Error ? error.message : String(error);
  return new NotMeasurable(words, { cause: error });
}

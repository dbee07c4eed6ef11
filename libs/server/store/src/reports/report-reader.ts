import type { UnitLevel } from '@nhip-xa/contract';
import { isoOfMs, type KpiDefinition, type ReportFacts, type ReportSpan } from '@nhip-xa/domain';
import type { ReportReader } from '@nhip-xa/ports';
import type { Database, Queries } from '../database/database';
import { readBalances } from '../value/balances';
import { communesOf } from '../wall/scene-context';
import { unitsShown } from '../wall/units-shown';
import { alertsInPeriod } from './alerts-in-period';
import { casesInPeriod } from './cases-in-period';
import { kpisInPeriod, nameOf, unitsInPeriod } from './kpis-in-period';
import { silencesInPeriod } from './silences-in-period';

type VersionOf = (code: string, version: number) => Promise<KpiDefinition | undefined>;

/** Reads what a report is built of: a handful of statements over stored history, in one snapshot. */
export class PgReportReader implements ReportReader {
  constructor(
    private readonly database: Database,
    private readonly versionOf: VersionOf,
  ) {}

  async read(
    unit: string,
    span: ReportSpan,
    asOfMs: number,
    kpis: readonly string[],
  ): Promise<ReportFacts | undefined> {
    const stored = await this.database.transaction('read', async (session) => {
      // all statements see the same facts
      await session.query({ text: 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY' });
      const queries: Queries = { query: (_work, statement) => session.query(statement) };
      return readStored(queries, unit, span, asOfMs, kpis);
    });
    return stored && { ...stored, definitions: await this.definitionsOf(stored.kpis) };
  }

  private async definitionsOf(kpis: ReportFacts['kpis']): Promise<KpiDefinition[]> {
    const definitions: KpiDefinition[] = [];
    for (const { kpi, end } of kpis) {
      const definition = end && (await this.versionOf(kpi, end.version));
      if (definition) definitions.push(definition);
    }
    return definitions;
  }

  async valuesAt(
    unit: string,
    kpis: readonly string[],
    atMs: number,
  ): Promise<ReadonlyMap<string, number | null>> {
    const rows = await this.database.query<{ kpi: string; value: number | null }>('read', {
      name: 'report-values',
      text: `SELECT k.kpi, v.value FROM unnest($2::text[]) k (kpi) CROSS JOIN LATERAL (
          SELECT h.value FROM kpi_history h
          WHERE h.unit = $1 AND h.kpi = k.kpi AND h.at <= $3::timestamptz
          ORDER BY h.at DESC LIMIT 1) v`,
      values: [unit, kpis, isoOfMs(atMs)],
    });
    return new Map(rows.map(({ kpi, value }) => [kpi, value]));
  }
}

async function readStored(
  queries: Queries,
  unit: string,
  span: ReportSpan,
  asOfMs: number,
  kpis: readonly string[],
): Promise<Omit<ReportFacts, 'definitions'> | undefined> {
  const [row] = await queries.query<UnitRow>('read', {
    text: 'SELECT code, level, name_vi, name_en, simulated FROM units WHERE code = $1',
    values: [unit],
  });
  if (!row) return undefined;
  const { code, level, name_vi: vi, name_en: en, simulated } = row;
  const shown = await unitsShown(queries, unit);
  const communes = await communesOf(queries, unit);
  return {
    unit: { code, level, name: nameOf(vi, en), simulated },
    kpis: await kpisInPeriod(queries, unit, kpis, span, asOfMs),
    ...(await casesInPeriod(queries, communes, span, asOfMs)),
    alerts: await alertsInPeriod(queries, unit, shown, span, asOfMs),
    sources: await silencesInPeriod(queries, shown, span, asOfMs),
    units: await unitsInPeriod(queries, unit, kpis, asOfMs),
    // what is dated later today has not been spent yet
    value: (await readBalances(queries, unit, span.fromMs, asOfMs + 1)).own,
  };
}

interface UnitRow {
  code: string;
  level: UnitLevel;
  name_vi: string;
  name_en: string | null;
  simulated: boolean;
}

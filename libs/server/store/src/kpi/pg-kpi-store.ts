import { NOT_LEAVING } from '../demonstration/memory';
import { isoOfMs, type KpiBook } from '@nhip-xa/domain';
import type {
  KpiFact,
  KpiStore,
  LateFact,
  LateRound,
  Measurable,
  Measured,
  Pair,
  RevisedKpi,
  StoredKpi,
  UnitOfTree,
} from '@nhip-xa/ports';
import { arrayOf, type Database } from '../database/database';
import { beginLate, endLate } from '../facts/late-facts';
import { measureApart } from './measure-apart';
import { reckoningOf } from './measure';
import type { Moment } from './terms/statement';
import type { OfficeTime } from './terms/term-query';
import { refreshFreshness } from './freshness';
import { givenArrays, rowsOf, storedOf, takenColumns, type KpiRow, type Taken } from './kpi-rows';
import { BEGIN_EARLIER, CORRECT_HISTORY, SAVE } from './kpi-writes';

/** Values of KPIs in PostgreSQL. */
export class PgKpiStore implements KpiStore {
  constructor(
    private readonly database: Database,
    private readonly book: () => KpiBook,
    private readonly office: OfficeTime,
  ) {}

  measure(
    asked: readonly Measurable[],
    units: readonly string[],
    atMs: number,
  ): Promise<Measured[]> {
    return this.measureAt(asked, units, { atMs, past: false });
  }

  measurePast(
    asked: readonly Measurable[],
    units: readonly string[],
    atMs: number,
  ): Promise<Measured[]> {
    return this.measureAt(asked, units, { atMs, past: true });
  }

  private measureAt(
    asked: readonly Measurable[],
    units: readonly string[],
    moment: Moment,
  ): Promise<Measured[]> {
    const reckoning = reckoningOf(this.book(), this.office);
    return measureApart(this.database, asked, units, moment, reckoning);
  }

  async loadPast(
    units: readonly string[],
    kpis: readonly string[],
    atMs: number,
  ): Promise<StoredKpi[]> {
    const rows = await this.database.query<KpiRow>('history', {
      name: 'load-past',
      text: `SELECT h.*, NULL::timestamptz AS next_at
             FROM unnest($1::text[]) u (unit) CROSS JOIN unnest($2::text[]) k (kpi)
             CROSS JOIN LATERAL (SELECT * FROM kpi_history h WHERE h.unit = u.unit AND h.kpi = k.kpi
               AND h.at <= $3::timestamptz ORDER BY h.at DESC LIMIT 1) h`,
      values: [units, kpis, isoOfMs(atMs)],
    });
    return rows.map(storedOf);
  }

  async load(pairs: readonly Pair[]): Promise<RevisedKpi[]> {
    const [taken] = await this.database.query<Taken<RevisedKpi>>('kpi', {
      name: 'load-kpis',
      text: `SELECT ${takenColumns({ revision: 'v.revision' })} FROM kpi_values v
             JOIN unnest($1::text[], $2::text[]) AS i (unit, kpi) USING (unit, kpi)`,
      values: [arrayOf(pairs.map(({ unit }) => unit)), arrayOf(pairs.map(({ kpi }) => kpi))],
    });
    return rowsOf(taken);
  }

  async loadChildren(
    parents: readonly string[],
    kpis: readonly string[],
  ): Promise<(StoredKpi & { parent: string })[]> {
    const [taken] = await this.database.query<Taken<StoredKpi & { parent: string }>>('kpi', {
      name: 'load-children',
      text: `SELECT ${takenColumns({ parent: 'u.parent' })} FROM kpi_values v JOIN units u ON u.code = v.unit
             JOIN units p ON p.code = u.parent
             WHERE u.parent = ANY($1) AND v.kpi = ANY($2) AND (p.simulated OR NOT u.simulated)`,
      values: [parents, kpis],
    });
    return rowsOf(taken);
  }

  async loadPastChildren(
    parents: readonly string[],
    kpis: readonly string[],
    atMs: number,
  ): Promise<(StoredKpi & { parent: string })[]> {
    const rows = await this.database.query<KpiRow & { parent: string }>('history', {
      name: 'load-past-children',
      text: `SELECT h.*, NULL::timestamptz AS next_at, u.parent FROM units u JOIN units p ON p.code = u.parent
             CROSS JOIN unnest($2::text[]) k (kpi)
             CROSS JOIN LATERAL (SELECT * FROM kpi_history h WHERE h.unit = u.code AND h.kpi = k.kpi
               AND h.at <= $3::timestamptz ORDER BY h.at DESC LIMIT 1) h
             WHERE u.parent = ANY($1) AND (p.simulated OR NOT u.simulated)`,
      values: [parents, kpis, isoOfMs(atMs)],
    });
    return rows.map((row) => ({ ...storedOf(row), parent: row.parent }));
  }

  async save(values: readonly RevisedKpi[], changed: readonly Pair[]): Promise<Pair[]> {
    if (values.length === 0) return [];
    const turned = new Set(changed.map(({ unit, kpi }) => `${unit} ${kpi}`));
    return this.database.query<Pair>('kpi', {
      name: 'save-kpis',
      text: SAVE,
      values: [
        ...givenArrays(values),
        arrayOf(values.map(({ revision }) => revision + 1)),
        arrayOf(values.map(({ unit, kpi }) => turned.has(`${unit} ${kpi}`))),
      ],
    });
  }

  async correctHistory(values: readonly StoredKpi[]): Promise<void> {
    if (values.length === 0) return;
    await this.database.query('history', {
      name: 'correct-history',
      text: CORRECT_HISTORY,
      values: givenArrays(values),
    });
  }

  async recordedMoments(
    kpis: readonly string[],
    units: readonly string[],
    fromMs: number,
    most: number,
  ): Promise<number[]> {
    const rows = await this.database.query<{ at: Date }>('history', {
      name: 'recorded-moments',
      text: `SELECT DISTINCT at FROM kpi_history WHERE kpi = ANY($1) AND unit = ANY($2)
               AND at >= $3::timestamptz AND NOT corrected ORDER BY at DESC LIMIT $4`,
      values: [kpis, units, isoOfMs(fromMs), most],
    });
    return rows.map(({ at }) => at.getTime());
  }

  async beginEarlier(values: readonly StoredKpi[]): Promise<Pair[]> {
    if (values.length === 0) return [];
    return this.database.query<Pair>('history', {
      name: 'begin-earlier',
      text: BEGIN_EARLIER,
      values: givenArrays(values),
    });
  }

  beginLate(round: LateRound): Promise<LateFact[]> {
    return beginLate(this.database, round);
  }

  endLate(round: string): Promise<boolean> {
    return endLate(this.database, round);
  }

  async due(kpis: readonly string[], atMs: number): Promise<Pair[]> {
    return this.database.query<Pair>('kpi', {
      name: 'due-kpis',
      text: 'SELECT unit, kpi FROM kpi_values WHERE next_at <= $1::timestamptz AND kpi = ANY($2)',
      values: [isoOfMs(atMs), kpis],
    });
  }

  units(): Promise<UnitOfTree[]> {
    return this.database.query('kpi', {
      text: `SELECT code, level, parent, name_vi AS name, simulated FROM units
        WHERE level <> 'village' AND ${NOT_LEAVING} ORDER BY code`,
    });
  }

  refreshFreshness(
    facts: readonly KpiFact[],
  ): Promise<{ unit: string; kpi: string; freshAtMs: number }[]> {
    return refreshFreshness(this.database, facts);
  }
}

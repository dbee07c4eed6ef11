import { isoOfMs, type KpiBook } from '@nhip-xa/domain';
import type {
  KpiFact,
  KpiStore,
  Measurable,
  Measured,
  Pair,
  RevisedKpi,
  StoredKpi,
  UnitOfTree,
} from '@nhip-xa/ports';
import { arrayOf, type Database } from '../database/database';
import { isMaintained } from '../database/maintenance-windows';
import { measureApart } from './measure-apart';
import { reckoningOf } from './measure';
import type { Moment } from './terms/statement';
import type { OfficeTime } from './terms/term-query';
import {
  givenArrays,
  givenRows,
  rowsOf,
  storedOf,
  takenColumns,
  type KpiRow,
  type Taken,
} from './kpi-rows';

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
      text: `UPDATE kpi_values v SET since = i.since, revision = v.revision + 1 FROM ${GIVEN}
             WHERE v.unit = i.unit AND v.kpi = i.kpi AND v.status = i.status AND i.since < v.since
               AND NOT EXISTS (SELECT 1 FROM kpi_history h WHERE h.unit = i.unit AND h.kpi = i.kpi
                 AND h.at > i.since AND h.status <> v.status)
             RETURNING v.unit, v.kpi`,
      values: givenArrays(values),
    });
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
      text: `SELECT code, level, parent, name_vi AS name, simulated FROM units WHERE level <> 'village' ORDER BY code`,
    });
  }

  /** Moves `fresh_at` on with the sources that were heard since, then that of the units above. */
  async refreshFreshness(
    facts: readonly KpiFact[],
  ): Promise<{ unit: string; kpi: string; freshAtMs: number }[]> {
    const rows = await this.database.transaction('kpi', async (session) => {
      type Row = { unit: string; kpi: string; fresh_at: Date };
      const own = await session.query<Row>({
        name: 'refresh-own',
        text: REFRESH_OWN,
        values: [JSON.stringify(facts)],
      });
      const provinces = await session.query<Row>({
        name: 'refresh-above',
        text: REFRESH_ABOVE,
        values: ['province'],
      });
      const nation = await session.query<Row>({
        name: 'refresh-above',
        text: REFRESH_ABOVE,
        values: ['nation'],
      });
      return [...own, ...provinces, ...nation];
    });
    return rows.map(({ unit, kpi, fresh_at }) => ({ unit, kpi, freshAtMs: fresh_at.getTime() }));
  }
}

const GIVEN = `${givenRows()} i`;
const COLUMNS = `unit, kpi, value, numerator, denominator, status, since, at, fresh_at, reporting, expected, version,
  from_unit, typed_id`;

/** `from` are the rows to record. What a minute holds besides its last value is thinned out later. */
const history = (corrected: boolean, from: string): string => `
  recorded AS (
    INSERT INTO kpi_history (${COLUMNS}, corrected) SELECT ${COLUMNS}, ${corrected} FROM ${from}
    ON CONFLICT (unit, kpi, at) DO UPDATE SET value = excluded.value, numerator = excluded.numerator,
      denominator = excluded.denominator, status = excluded.status, since = excluded.since,
      fresh_at = excluded.fresh_at, reporting = excluded.reporting, expected = excluded.expected,
      version = excluded.version, from_unit = excluded.from_unit, typed_id = excluded.typed_id,
      corrected = excluded.corrected)`;

/** A row that was written since it was read is left to whoever wrote it, and so is its history. */
const SAVE = `
  WITH given AS (
    SELECT * FROM ${givenRows([
      ['revision', 'int'],
      ['turned', 'boolean'],
    ])} i),
  before AS (SELECT v.unit, v.kpi, v.status FROM kpi_values v JOIN given g USING (unit, kpi) WHERE g.turned),
  saved AS (
    INSERT INTO kpi_values AS v (${COLUMNS}, next_at, revision)
    SELECT ${COLUMNS}, next_at, revision FROM given ORDER BY unit, kpi
    ON CONFLICT (unit, kpi) DO UPDATE SET value = excluded.value, numerator = excluded.numerator,
      denominator = excluded.denominator, status = excluded.status, since = excluded.since,
      at = excluded.at, fresh_at = excluded.fresh_at, next_at = excluded.next_at,
      reporting = excluded.reporting, expected = excluded.expected, version = excluded.version,
      from_unit = excluded.from_unit, typed_id = excluded.typed_id, revision = excluded.revision
    WHERE v.revision = excluded.revision - 1
    RETURNING v.unit, v.kpi),
  changed AS (SELECT given.* FROM given JOIN saved USING (unit, kpi) WHERE given.turned),
  ${history(false, 'changed')},
  turns AS (
    INSERT INTO kpi_turns (unit, kpi, at, before, status, value)
    SELECT c.unit, c.kpi, c.at, b.status, c.status, c.value
    FROM changed c JOIN before b USING (unit, kpi) WHERE b.status <> c.status
    ON CONFLICT (unit, kpi, at) DO UPDATE SET status = excluded.status, value = excluded.value)
  SELECT unit, kpi FROM given EXCEPT SELECT unit, kpi FROM saved`;

/** What turned out not to have been is told no more. */
const CORRECT_HISTORY = `
  WITH given AS (SELECT * FROM ${GIVEN}),
  ${history(true, 'given')}
  DELETE FROM kpi_turns t USING given g WHERE t.unit = g.unit AND t.kpi = g.kpi
    AND t.at >= date_trunc('minute', g.at) AND t.at <= g.at`;

/** Fresh moments move in steps of at least this much: a screen shows whole seconds at best. */
const STEP = `interval '5 seconds'`;

/** Moves what lies behind; a row that is being evaluated is left to its evaluation. */
const moved = (from: string, column: string): string => `
  , behind AS (
    SELECT v.unit, v.kpi, n.${column} AS moment FROM kpi_values v JOIN ${from} n USING (unit, kpi)
    WHERE v.status NOT IN ('stale', 'none') AND v.fresh_at < n.${column} - ${STEP}
    ORDER BY v.unit, v.kpi FOR UPDATE OF v SKIP LOCKED)
  UPDATE kpi_values v SET fresh_at = b.moment FROM behind b
  WHERE v.unit = b.unit AND v.kpi = b.kpi
  RETURNING v.unit, v.kpi, v.fresh_at`;

const REFRESH_OWN = `
  WITH feeding AS (
    SELECT u.code AS unit, g.fact, g.source_id FROM source_feeds g
    JOIN units u ON u.code = g.unit OR (g.declared AND u.parent = g.unit)
    UNION ALL SELECT s.unit, 'presence:' || s.kind, s.id FROM sources s WHERE s.removed_at IS NULL),
  heard AS (
    SELECT g.unit, k.kpi, max(p.heard_at) AS heard_at
    FROM feeding g JOIN presence p ON p.source_id = g.source_id
    JOIN jsonb_to_recordset($1::jsonb) AS k (kpi text, fact text) ON k.fact = g.fact
    WHERE p.state = 'online' AND p.heard_at > now() - interval '2 minutes'
      AND NOT ${isMaintained('g.source_id', 'now()')}
    GROUP BY g.unit, k.kpi)
  ${moved('heard', 'heard_at')}`;

const REFRESH_ABOVE = `
  WITH below AS (
    SELECT u.parent AS unit, v.kpi, max(v.fresh_at) AS fresh_at
    FROM kpi_values v JOIN units u ON u.code = v.unit JOIN units a ON a.code = u.parent
    WHERE a.level = $1 AND (a.simulated OR NOT u.simulated)
    GROUP BY u.parent, v.kpi)
  ${moved('below', 'fresh_at')}`;

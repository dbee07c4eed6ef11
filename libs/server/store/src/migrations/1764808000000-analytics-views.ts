import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Views for tools that read SQL (docs/sql-views.md). Their names, columns and meanings are kept
 * whatever becomes of the tables behind them: a migration that changes a column under a view makes
 * the view anew with the same columns.
 */
export class AnalyticsViews1764808000000 implements MigrationInterface {
  name = 'AnalyticsViews1764808000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const view of [UNITS, KPIS, KPI_NOW, KPI_HISTORY, CASES, EVENTS, SOURCES, HOURLY, DAILY]) {
      await runner.query(view);
    }
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const UNITS = `
  CREATE VIEW analytics_units AS
  SELECT u.code, u.level, u.parent, u.name_vi AS name, u.name_en, u.kind, u.population, u.lat, u.lon,
    u.simulated, u.valid_from, u.valid_to, u.replaced_by,
    p.code AS province, p.name_vi AS province_name
  FROM units u LEFT JOIN units p ON p.level = 'province' AND p.code = ANY (u.path)`;

/** The definition that holds; the texts of the product in both languages. */
const KPIS = `
  CREATE VIEW analytics_kpis AS
  SELECT s.code, s.version, s.enabled, d.definition->>'label' AS label,
    d.definition->>'domain' AS domain, d.definition->'name'->>'vi' AS name,
    d.definition->'name'->>'en' AS name_en, d.definition->>'uom' AS uom,
    d.definition->>'better' AS better
  FROM kpi_standing s JOIN kpi_definitions d ON d.code = s.code AND d.version = s.version
  WHERE s.removed_at IS NULL`;

/** Of a number that nobody vouches for any more the last value stands beside its status, stale. */
const KPI_NOW = `
  CREATE VIEW analytics_kpi_now AS
  SELECT v.unit, u.name, u.level, u.province, u.simulated, v.kpi, k.name AS kpi_name, k.domain, k.uom,
    v.value, v.numerator, v.denominator, v.status, v.since, v.at, v.fresh_at,
    v.reporting, v.expected
  FROM kpi_values v
  JOIN analytics_units u ON u.code = v.unit
  JOIN analytics_kpis k ON k.code = v.kpi AND k.enabled`;

const KPI_HISTORY = `
  CREATE VIEW analytics_kpi_history AS
  SELECT h.unit, h.kpi, h.at, h.value, h.numerator, h.denominator, h.status, h.since, h.fresh_at,
    h.reporting, h.expected, h.version, h.corrected
  FROM kpi_history h`;

const CASES = `
  CREATE VIEW analytics_cases AS
  SELECT c.unit, c.kind, c.id, s.key AS source, c.state, c.opened_at, c.accepted_at, c.due_at,
    c.effective_due_at, c.closed_at,
    (c.open_from IS NOT NULL AND c.open_to IS NULL) AS open,
    (c.pauses @> now()) AS paused,
    -- open, not paused and past its effective due date [contract 2]
    (c.open_from IS NOT NULL AND c.open_to IS NULL AND coalesce(c.effective_due_at < now(), false)
      AND NOT c.pauses @> now()) AS overdue,
    coalesce(c.closed_at > c.effective_due_at, false) AS late,
    c.severity, c.category, c.village, c.received_by,
    c.attributes->>'procedure' AS procedure, c.attributes->>'channel' AS channel
  FROM cases c LEFT JOIN sources s ON s.id = c.source_id`;

const EVENTS = `
  CREATE VIEW analytics_events AS
  SELECT e.unit, s.key AS source, e.id, e.type, e.at, e.amount, e.village, e.received_at
  FROM events e LEFT JOIN sources s ON s.id = e.source_id`;

const SOURCES = `
  CREATE VIEW analytics_sources AS
  SELECT s.key, s.unit, s.kind, s.name, s.village, s.lat, s.lon, s.gateway, s.heartbeat_seconds,
    p.state, p.since, p.heard_at, p.last_frame_at
  FROM sources s LEFT JOIN presence p ON p.source_id = s.id
  WHERE s.removed_at IS NULL`;

const HOURLY = `
  CREATE VIEW analytics_readings_hourly AS
  SELECT i.commune AS unit, s.key AS source, i.metric, r.hour, r.n, r.sum / r.n AS mean, r.min, r.max,
    r.last, r.last_at
  FROM readings_hourly r JOIN series i ON i.id = r.series_id JOIN sources s ON s.id = i.source_id`;

/** Closed local days only: the days since then are told from the hours. */
const DAILY = `
  CREATE VIEW analytics_readings_daily AS
  SELECT i.commune AS unit, s.key AS source, i.metric, r.day, r.n, r.sum / r.n AS mean, r.min, r.max,
    r.last, r.last_at
  FROM readings_daily r JOIN series i ON i.id = r.series_id JOIN sources s ON s.id = i.source_id`;

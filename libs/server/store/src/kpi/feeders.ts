import { feedingFactsOf, isPresenceMeasure, type KpiDefinition } from '@nhip-xa/domain';
import type { Database } from '../database/database';
import { windowsFrom } from '../database/maintenance-windows';
import { Parameters, lastOfSeries, stood, workOf, type Moment } from './fact-query';

/** A source that feeds a KPI of a unit. */
export interface Feeder {
  unit: string;
  fact: string;
  source_id: number;
  key: string;
  state: 'online' | 'offline';
  heard_at: Date | null;
  /** Newest reading of the metric, where the KPI takes a last value. */
  last_at: Date | null;
  /** It is being worked on until then: neither expected nor reporting. */
  maintained_until: Date | null;
  /** When its maintenance begins or ends next. */
  maintenance_turns_at: Date | null;
  reports: boolean;
}

/** Feeders of a definition's facts in some units, one row per unit, fact and source; also the maintained. */
export function loadFeeders(
  database: Database,
  definition: KpiDefinition,
  units: readonly string[],
  moment: Moment,
): Promise<Feeder[]> {
  const parameters = new Parameters(units, moment);
  const text = feedersQuery(definition, parameters);
  return database.query<Feeder>(workOf(moment), { text, values: parameters.values });
}

function feedersQuery(definition: KpiDefinition, parameters: Parameters): string {
  const feeders = isPresenceMeasure(definition.measure)
    ? presenceFeeders(definition, parameters)
    : factFeeders(definition, parameters);
  return `SELECT y.*, w.maintained_until, w.maintenance_turns_at
    FROM (${feeders}) y LEFT JOIN (${windowsFrom(parameters.at)}) w USING (source_id)`;
}

function stateAt(source: string, unknown: string, parameters: Parameters): string {
  if (!parameters.moment.past) return 'p.state';
  return `coalesce((SELECT c.state FROM presence_changes c
    WHERE c.source_id = ${source} AND c.at <= ${parameters.at} ORDER BY c.at DESC LIMIT 1), '${unknown}')`;
}

/** Sources feed their own presence by being registered [contract 1, feeding]. */
function presenceFeeders(definition: KpiDefinition, parameters: Parameters): string {
  const kinds = feedingFactsOf(definition.measure).map((fact) => fact.slice('presence:'.length));
  const existed = parameters.moment.past
    ? `AND (s.created_at <= ${parameters.at} OR EXISTS (
        SELECT 1 FROM presence_changes c WHERE c.source_id = s.id AND c.at <= ${parameters.at}))`
    : '';
  return `SELECT x.*, x.state = 'online' AS reports FROM (
    SELECT s.unit, 'presence:' || s.kind AS fact, s.id AS source_id, s.key,
      ${stateAt('s.id', 'offline', parameters)} AS state, p.heard_at, NULL::timestamptz AS last_at
    FROM sources s JOIN presence p ON p.source_id = s.id
    WHERE s.unit = ANY($1) AND s.kind = ANY(${parameters.add(kinds)}) AND ${stood('s', parameters)} ${existed}) x`;
}

/**
 * Sources that declared a fact or ever sent it; what a source of a province declared it feeds to
 * every commune of it. A past before the first sign of a source counts as present then: its facts
 * of that time are there.
 */
function factFeeders(definition: KpiDefinition, parameters: Parameters): string {
  const facts = parameters.add(feedingFactsOf(definition.measure));
  const lastAt = lastMoment(definition, parameters);
  const fresh =
    lastAt === undefined
      ? 'true'
      : `x.last_at > ${parameters.at} - ${parameters.add(definition.freshFor ?? 0)}::int * interval '1 second'`;
  return `SELECT x.*, x.state = 'online' AND coalesce(${fresh}, false) AS reports FROM (
    SELECT u.code AS unit, g.fact, s.id AS source_id, s.key,
      ${stateAt('s.id', 'online', parameters)} AS state, p.heard_at, ${lastAt ?? 'NULL::timestamptz'} AS last_at
    FROM units u
    JOIN source_feeds g ON (g.unit = u.code OR (g.declared AND g.unit = u.parent)) AND g.fact = ANY(${facts})
    JOIN sources s ON s.id = g.source_id AND ${stood('s', parameters)}
    JOIN presence p ON p.source_id = s.id
    WHERE u.code = ANY($1)) x`;
}

/** The newest reading of the metric that a last value is taken of, where one is. */
function lastMoment(definition: KpiDefinition, parameters: Parameters): string | undefined {
  if (definition.freshFor === undefined) return undefined;
  return `(SELECT max(l.at) FROM series e CROSS JOIN LATERAL (${lastOfSeries('e.id', parameters)}) l
    WHERE e.source_id = s.id AND e.commune = u.code AND 'reading:' || e.metric = g.fact)`;
}

/** What the feeders of one unit come to. */
export interface FeederSummary {
  reporting: number;
  expected: number;
  /** Some kind of fact has feeders and none of them reports. A KPI of presence itself is never stale. */
  stale: boolean;
  /** Facts come from somewhere, although all sources may be under maintenance. */
  fed: boolean;
  /** How far the sources vouch for what they said. */
  freshAtMs: number | null;
  /** When this changes by time alone: a last value grows too old, a maintenance begins or ends. */
  changesAtMs: number | undefined;
}

export const NOT_FED: FeederSummary = {
  reporting: 0,
  expected: 0,
  stale: false,
  fed: false,
  freshAtMs: null,
  changesAtMs: undefined,
};

interface SummaryRow {
  unit: string;
  reporting: number;
  expected: number;
  silent_fact: boolean;
  feeders: number;
  fresh_at: Date | null;
  changes_at: Date | null;
}

/** The feeders of each unit that has any, added up where they are: a commune may have thousands. */
export async function summariseFeeders(
  database: Database,
  definition: KpiDefinition,
  units: readonly string[],
  moment: Moment,
): Promise<Map<string, FeederSummary>> {
  const parameters = new Parameters(units, moment);
  const feeders = feedersQuery(definition, parameters);
  const { freshFor } = definition;
  const expires =
    freshFor === undefined
      ? 'NULL'
      : `min(f.last_at + ${parameters.add(freshFor)}::int * interval '1 second') FILTER (WHERE f.reports)`;
  const rows = await database.query<SummaryRow>(workOf(moment), {
    text: `WITH f AS (${feeders}),
      silent AS (
        SELECT unit FROM f WHERE maintained_until IS NULL GROUP BY unit, fact HAVING NOT bool_or(reports))
      SELECT f.unit, count(*)::int AS feeders,
        count(DISTINCT f.source_id) FILTER (WHERE f.maintained_until IS NULL)::int AS expected,
        count(DISTINCT f.source_id) FILTER (WHERE f.maintained_until IS NULL AND f.reports)::int AS reporting,
        f.unit IN (SELECT unit FROM silent) AS silent_fact,
        coalesce(max(coalesce(f.last_at, f.heard_at)) FILTER (WHERE f.maintained_until IS NULL),
          max(coalesce(f.last_at, f.heard_at))) AS fresh_at,
        least(${expires}, min(f.maintenance_turns_at)) AS changes_at
      FROM f GROUP BY f.unit`,
    values: parameters.values,
  });
  const isPresence = isPresenceMeasure(definition.measure);
  return new Map(rows.map((row) => [row.unit, summaryOf(row, isPresence)]));
}

const summaryOf = (row: SummaryRow, isPresence: boolean): FeederSummary => ({
  reporting: row.reporting,
  expected: row.expected,
  stale: !isPresence && row.silent_fact,
  // of presence the sources themselves are the facts
  fed: isPresence ? row.expected > 0 : row.feeders > 0,
  freshAtMs: row.fresh_at?.getTime() ?? null,
  changesAtMs: row.changes_at?.getTime(),
});

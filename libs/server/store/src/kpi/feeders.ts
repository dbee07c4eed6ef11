import {
  nameOfGroup,
  takesLastValue,
  termsOf,
  type FeedingGroup,
  type Measure,
} from '@nhip-xa/domain';
import type { Measurable } from '@nhip-xa/ports';
import type { Queries } from '../database/database';
import { windowsFrom } from '../database/maintenance-windows';
import { existed, lastOfSeries, sinceAt, stateAt, stood } from './terms/sources-at';
import { ONCE, Values, workOf, type Moment } from './terms/statement';

/** A source that feeds a KPI of a unit. */
export interface Feeder {
  unit: string;
  kpi: string;
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

/** Feeders of a KPI in some units, one row per unit, fact and source; also the maintained. */
export function loadFeeders(
  database: Queries,
  asked: Measurable,
  units: readonly string[],
  moment: Moment,
): Promise<Feeder[]> {
  const values = new Values(units, moment);
  const text = `SELECT * FROM (${feedersQuery([asked], values)}) f WHERE f.source_id IS NOT NULL`;
  return database.query<Feeder>(workOf(moment), values.statement(text));
}

/** A kind of fact as one KPI needs it. */
interface Wanted {
  kpi: string;
  /** Kinds of fact of one group stand one for another. */
  grp: number;
  fact: string;
  /** Seconds within which a last value must have come; null: its source must be online, no more. */
  fresh: number | null;
}

const wantedOf = (asked: readonly Measurable[]): Wanted[] =>
  asked.flatMap(({ definition, groups }) =>
    groups.flatMap((group, grp) =>
      group.facts.map((fact) => ({
        kpi: definition.code,
        grp,
        fact,
        fresh: freshOf(definition.freshFor, group),
      })),
    ),
  );

const freshOf = (freshFor: number | undefined, { last }: FeedingGroup): number | null =>
  last && freshFor !== undefined ? freshFor : null;

function feedersQuery(asked: readonly Measurable[], values: Values): string {
  const wanted = values.add(JSON.stringify(wantedOf(asked)));
  const kinds = `wanted AS (SELECT * FROM jsonb_to_recordset(${wanted}::jsonb)
    AS w (kpi text, grp int, fact text, fresh float8))`;
  const takesLast = asked.some(({ definition }) => takesLastValue(definition.measure));
  return `WITH ${kinds}
    SELECT y.*, w.maintained_until, w.maintenance_turns_at,
      CASE WHEN y.last_at IS NOT NULL THEN least(y.last_at + y.fresh * interval '1 second',
        CASE WHEN y.state = 'offline' THEN y.since END) END AS reported_until,
      y.state = 'online' AND coalesce(y.fresh IS NULL OR y.last_at > ${values.at} - y.fresh * interval '1 second', false) AS reports
    FROM (${presenceFeeders(values)} UNION ALL ${factFeeders(values, takesLast)} UNION ALL ${ownFeeders(values)}) y
    LEFT JOIN (${windowsFrom(values.at)}) w USING (source_id)`;
}

/** Sources feed their own presence by being registered [contract 1, feeding]. */
const presenceFeeders = (values: Values): string => `
  SELECT g.unit, w.kpi, w.grp, w.fact, g.source_id, g.key, g.state, NULL::timestamptz AS since, g.heard_at,
    NULL::timestamptz AS last_at, w.fresh
  FROM wanted w JOIN (
    SELECT s.unit, 'presence:' || s.kind AS fact, s.id AS source_id, s.key,
      ${stateAt('s.id', 'p', 'offline', values)} AS state, p.heard_at
    FROM sources s JOIN presence p ON p.source_id = s.id
    WHERE ${[`s.unit = ANY(${values.these})`, stood('s', values), ...existed('s', values)].join(' AND ')} ${ONCE}) g USING (fact)`;

/**
 * Sources that declared a fact or ever sent it; what a source of a province declared it feeds to
 * every commune of it. A past before the first sign of a source counts as present then: its facts
 * of that time are there.
 */
const factFeeders = (values: Values, takesLast: boolean): string => `
  SELECT g.unit, w.kpi, w.grp, w.fact, g.source_id, g.key, g.state, g.since, g.heard_at, g.last_at, w.fresh
  FROM wanted w JOIN (
    SELECT g.unit, g.fact, s.id AS source_id, s.key,
      ${stateAt('s.id', 'p', 'online', values)} AS state, ${takesLast ? sinceAt('s.id', 'p', values) : 'NULL::timestamptz'} AS since, p.heard_at,
      ${takesLast ? 'l.at' : 'NULL::timestamptz'} AS last_at
    FROM (
      SELECT unit, fact, source_id FROM source_feeds WHERE unit = ANY(${values.these})
      UNION ALL
      SELECT u.code, g.fact, g.source_id FROM units u JOIN source_feeds g ON g.unit = u.parent AND g.declared
      WHERE u.code = ANY(${values.these})) g
    JOIN sources s ON s.id = g.source_id AND ${stood('s', values)}
    JOIN presence p ON p.source_id = s.id
    ${takesLast ? newestReading(values) : ''}
    WHERE g.fact IN (SELECT fact FROM wanted)) g ON g.fact = w.fact`;

/** The newest reading of the metric; other facts have none. */
const newestReading = (values: Values): string => `
  LEFT JOIN series e ON e.source_id = g.source_id AND e.commune = g.unit AND 'reading:' || e.metric = g.fact
  LEFT JOIN LATERAL (${lastOfSeries('e.id', values)}) l ON e.id IS NOT NULL`;

/** The installation itself feeds what it knows of itself; days of leaders need a leader. */
const ownFeeders = (values: Values): string => `
  SELECT u.code, w.kpi, w.grp, w.fact, NULL::int, NULL::text, 'online', NULL::timestamptz, ${values.at}, NULL::timestamptz, w.fresh
  FROM wanted w CROSS JOIN unnest(${values.these}) u (code)
  WHERE w.fact LIKE 'system:%' AND (w.fact NOT IN ('system:leader-days', 'system:working-days')
    OR EXISTS (SELECT FROM users l WHERE l.unit = u.code AND l.role = 'chairman'))`;

/** What the feeders of one KPI in one unit come to. */
export interface FeederSummary {
  reporting: number;
  expected: number;
  /** Some kind of fact has feeders and none of them reports. A KPI of presence itself is never stale. */
  stale: boolean;
  /** Facts come from somewhere, although all sources may be under maintenance. */
  fed: boolean;
  /** How far the sources vouch for what they said. */
  freshAtMs: number | null;
  /** Facts of a last value that nobody reports any more, joined → when the last source fell silent. */
  silences: ReadonlyMap<string, number>;
  /** When this changes by time alone: a last value grows too old, a maintenance begins or ends. */
  changesAtMs: number | undefined;
}

export const NOT_FED: FeederSummary = {
  reporting: 0,
  expected: 0,
  stale: false,
  fed: false,
  freshAtMs: null,
  silences: new Map(),
  changesAtMs: undefined,
};

interface SummaryRow {
  unit: string;
  kpi: string;
  reporting: number;
  expected: number;
  silent: boolean;
  /** Group of facts → when the last of its sources fell silent. */
  silences: Record<string, string> | null;
  presence: boolean;
  feeders: number;
  fresh_at: Date | null;
  changes_at: Date | null;
}

/**
 * The feeders of each KPI in each unit that has any, added up where they are: a commune may have
 * thousands. By `unit kpi`.
 */
export async function summariseFeeders(
  database: Queries,
  asked: readonly Measurable[],
  units: readonly string[],
  moment: Moment,
): Promise<Map<string, FeederSummary>> {
  const values = new Values(units, moment);
  const rows = await database.query<SummaryRow>(
    workOf(moment),
    values.statement(`WITH f AS MATERIALIZED (${feedersQuery(asked, values)}),
      of_groups AS (
        SELECT unit, kpi, bool_or(silent) AS silent,
          jsonb_object_agg(grp, until) FILTER (WHERE silent AND until IS NOT NULL) AS silences FROM (
          SELECT unit, kpi, grp, NOT bool_or(reports) AS silent, max(reported_until) AS until FROM f
          WHERE maintained_until IS NULL AND fact NOT LIKE 'presence:%'
          GROUP BY unit, kpi, grp) g GROUP BY unit, kpi)
      SELECT f.unit, f.kpi, count(*)::int AS feeders, bool_or(f.fact LIKE 'presence:%') AS presence,
        count(DISTINCT coalesce(f.source_id, 0)) FILTER (WHERE f.maintained_until IS NULL)::int AS expected,
        count(DISTINCT coalesce(f.source_id, 0)) FILTER (WHERE f.maintained_until IS NULL AND f.reports)::int AS reporting,
        coalesce(g.silent, false) AS silent, g.silences,
        coalesce(max(coalesce(f.last_at, f.heard_at)) FILTER (WHERE f.maintained_until IS NULL),
          max(coalesce(f.last_at, f.heard_at))) AS fresh_at,
        least(min(f.last_at + f.fresh * interval '1 second') FILTER (WHERE f.reports),
          min(f.maintenance_turns_at)) AS changes_at
      FROM f LEFT JOIN of_groups g USING (unit, kpi) GROUP BY f.unit, f.kpi, g.silent, g.silences`),
  );
  const of = new Map(asked.map((one) => [one.definition.code, one]));
  return new Map(
    rows.map((row) => [`${row.unit} ${row.kpi}`, summaryOf(row, of.get(row.kpi) as Measurable)]),
  );
}

/** Maintenance hides nothing of some numbers of presence. */
const countsMaintained = (measure: Measure): boolean =>
  termsOf(measure).some((term) => term.fact === 'source' && term.where?.evenMaintained);

const summaryOf = (row: SummaryRow, { definition, groups }: Measurable): FeederSummary => ({
  reporting: row.reporting,
  expected: row.expected,
  stale: !row.presence && row.silent,
  // of presence the sources themselves are the facts: those under maintenance are none, mostly
  fed: row.presence && !countsMaintained(definition.measure) ? row.expected > 0 : row.feeders > 0,
  freshAtMs: row.fresh_at?.getTime() ?? null,
  silences: new Map(
    Object.entries(row.silences ?? {}).map(([grp, since]) => [
      nameOfGroup(groups[Number(grp)]?.facts ?? []),
      Date.parse(since),
    ]),
  ),
  changesAtMs: row.changes_at?.getTime(),
});

import { takesLastValue, type FeedingGroup } from '@nhip-xa/domain';
import type { Measurable } from '@nhip-xa/ports';
import type { Queries } from '../database/database';
import { windowsFrom } from '../database/maintenance-windows';
import { existed, lastOfSeries, sinceAt, stateAt, stood } from './terms/sources-at';
import { ONCE, Values, workOf, type Moment } from './terms/statement';

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

/** Feeders of a KPI in some units, one row per unit, fact and source; also the maintained. */
export function loadFeeders(
  database: Queries,
  asked: Measurable,
  units: readonly string[],
  moment: Moment,
): Promise<Feeder[]> {
  const values = new Values(units, moment);
  const text = `SELECT * FROM (${feedersQuery(needsOf([asked]), values)}) f WHERE f.source_id IS NOT NULL`;
  return database.query<Feeder>(workOf(moment), values.statement(text));
}

/** What must feed some KPIs: most of those over one kind of fact need the same. */
export interface Need {
  asked: Measurable[];
  wanted: Wanted[];
}

/** A kind of fact that is needed. */
interface Wanted {
  /** Kinds of fact of one group stand one for another. */
  grp: number;
  fact: string;
  /** Seconds within which a last value must have come; null: its source must be online, no more. */
  fresh: number | null;
}

export function needsOf(asked: readonly Measurable[]): Need[] {
  const needs = new Map<string, Need>();
  for (const one of asked) {
    const wanted = wantedOf(one);
    const key = JSON.stringify(wanted);
    const known = needs.get(key);
    if (known) known.asked.push(one);
    else needs.set(key, { asked: [one], wanted });
  }
  return [...needs.values()];
}

const wantedOf = ({ definition, groups }: Measurable): Wanted[] =>
  groups.flatMap((group, grp) =>
    group.facts.map((fact) => ({ grp, fact, fresh: freshOf(definition.freshFor, group) })),
  );

const freshOf = (freshFor: number | undefined, { last }: FeedingGroup): number | null =>
  last && freshFor !== undefined ? freshFor : null;

/** Feeders of needs, which are numbered. */
export function feedersQuery(needs: readonly Need[], values: Values): string {
  const numbered = needs.flatMap(({ wanted }, need) => wanted.map((one) => ({ need, ...one })));
  const wanted = values.add(JSON.stringify(numbered));
  const kinds = `wanted AS (SELECT * FROM jsonb_to_recordset(${wanted}::jsonb)
    AS w (need int, grp int, fact text, fresh float8))`;
  const takesLast = needs.some(({ asked }) =>
    asked.some(({ definition }) => takesLastValue(definition.measure)),
  );
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
  SELECT g.unit, w.need, w.grp, w.fact, g.source_id, g.key, g.state, NULL::timestamptz AS since, g.heard_at,
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
  SELECT g.unit, w.need, w.grp, w.fact, g.source_id, g.key, g.state, g.since, g.heard_at, g.last_at, w.fresh
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
  SELECT u.code, w.need, w.grp, w.fact, NULL::int, NULL::text, 'online', NULL::timestamptz, ${values.at}, NULL::timestamptz, w.fresh
  FROM wanted w CROSS JOIN unnest(${values.these}) u (code)
  WHERE w.fact LIKE 'system:%' AND (w.fact NOT IN ('system:leader-days', 'system:working-days')
    OR EXISTS (SELECT FROM users l WHERE l.unit = u.code AND l.role = 'chairman'))`;

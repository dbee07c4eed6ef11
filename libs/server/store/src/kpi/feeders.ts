import { feedingFactsOf, isPresenceMeasure, type KpiDefinition } from '@nhip-xa/domain';
import type { Database } from '../database/database';
import { maintainedUntil, nextMaintenanceTurn } from '../database/maintenance-windows';
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
export async function loadFeeders(
  database: Database,
  definition: KpiDefinition,
  units: readonly string[],
  moment: Moment,
): Promise<Feeder[]> {
  const parameters = new Parameters(units, moment);
  const feeders = isPresenceMeasure(definition.measure)
    ? presenceFeeders(definition, parameters)
    : factFeeders(definition, parameters);
  const { at } = parameters;
  const text = `SELECT y.*, ${maintainedUntil('y.source_id', at)} AS maintained_until,
      ${nextMaintenanceTurn('y.source_id', at)} AS maintenance_turns_at
    FROM (${feeders}) y`;
  return database.query<Feeder>(workOf(moment), { text, values: parameters.values });
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

export interface FeederSummary {
  reporting: number;
  expected: number;
  /** Some kind of fact has feeders and none of them reports. */
  stale: boolean;
  /** Facts come from somewhere, although all sources may be under maintenance. */
  fed: boolean;
  freshAtMs: number | null;
}

/** What the feeders of one unit come to. A KPI of presence itself is never stale. */
export function summarise(definition: KpiDefinition, feeders: readonly Feeder[]): FeederSummary {
  const sources = new Map<number, boolean>();
  const facts = new Map<string, boolean>();
  const served = feeders.filter((feeder) => !feeder.maintained_until);
  for (const feeder of served) {
    sources.set(feeder.source_id, feeder.reports || (sources.get(feeder.source_id) ?? false));
    facts.set(feeder.fact, feeder.reports || (facts.get(feeder.fact) ?? false));
  }
  const isPresence = isPresenceMeasure(definition.measure);
  return {
    reporting: [...sources.values()].filter(Boolean).length,
    expected: sources.size,
    stale: !isPresence && [...facts.values()].includes(false),
    // of presence the sources themselves are the facts
    fed: isPresence ? sources.size > 0 : feeders.length > 0,
    freshAtMs: newest(served) ?? newest(feeders),
  };
}

/** How far the sources vouch for what they said. */
function newest(feeders: readonly Feeder[]): number | null {
  const moments = feeders.flatMap(({ last_at, heard_at }) => {
    const at = last_at ?? heard_at;
    return at ? [at.getTime()] : [];
  });
  return moments.length === 0 ? null : Math.max(...moments);
}

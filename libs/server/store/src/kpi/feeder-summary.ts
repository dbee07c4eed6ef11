import { nameOfGroup, termsOf, type Measure } from '@nhip-xa/domain';
import type { Measurable } from '@nhip-xa/ports';
import type { Queries } from '../database/database';
import { feedersQuery, needsOf, type Need } from './feeders';
import { Values, workOf, type Moment } from './terms/statement';

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
  need: number;
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
 * thousands. KPI → unit → its feeders there.
 */
export async function summariseFeeders(
  database: Queries,
  asked: readonly Measurable[],
  units: readonly string[],
  moment: Moment,
): Promise<Map<string, ReadonlyMap<string, FeederSummary>>> {
  const values = new Values(units, moment);
  const needs = needsOf(asked);
  const rows = await database.query<SummaryRow>(
    workOf(moment),
    values.statement(`WITH f AS MATERIALIZED (${feedersQuery(needs, values)}),
      of_groups AS (
        SELECT unit, need, bool_or(silent) AS silent,
          jsonb_object_agg(grp, until) FILTER (WHERE silent AND until IS NOT NULL) AS silences FROM (
          SELECT unit, need, grp, NOT bool_or(reports) AS silent, max(reported_until) AS until FROM f
          WHERE maintained_until IS NULL AND fact NOT LIKE 'presence:%'
          GROUP BY unit, need, grp) g GROUP BY unit, need)
      SELECT f.unit, f.need, count(*)::int AS feeders, bool_or(f.fact LIKE 'presence:%') AS presence,
        count(DISTINCT coalesce(f.source_id, 0)) FILTER (WHERE f.maintained_until IS NULL)::int AS expected,
        count(DISTINCT coalesce(f.source_id, 0)) FILTER (WHERE f.maintained_until IS NULL AND f.reports)::int AS reporting,
        coalesce(g.silent, false) AS silent, g.silences,
        coalesce(max(coalesce(f.last_at, f.heard_at)) FILTER (WHERE f.maintained_until IS NULL),
          max(coalesce(f.last_at, f.heard_at))) AS fresh_at,
        least(min(f.last_at + f.fresh * interval '1 second') FILTER (WHERE f.reports),
          min(f.maintenance_turns_at)) AS changes_at
      FROM f LEFT JOIN of_groups g USING (unit, need) GROUP BY f.unit, f.need, g.silent, g.silences`),
  );
  return summariesOf(needs, rows);
}

function summariesOf(
  needs: readonly Need[],
  rows: readonly SummaryRow[],
): Map<string, Map<string, FeederSummary>> {
  const kpis = needs.map(({ asked }) =>
    asked.map((one) => ({ one, of: new Map<string, FeederSummary>() })),
  );
  for (const row of rows) {
    for (const { one, of } of kpis[row.need] ?? []) of.set(row.unit, summaryOf(row, one));
  }
  return new Map(kpis.flat().map(({ one, of }) => [one.definition.code, of]));
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
  silences: row.silences ? silencesOf(row.silences, groups) : NOT_FED.silences,
  changesAtMs: row.changes_at?.getTime(),
});

const silencesOf = (
  silences: Record<string, string>,
  groups: Measurable['groups'],
): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(silences).map(([grp, since]) => [
      nameOfGroup(groups[Number(grp)]?.facts ?? []),
      Date.parse(since),
    ]),
  );

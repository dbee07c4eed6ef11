import { REPORT_LIMITS } from '@nhip-xa/contract';
import { isoOfMs, type ReportFacts, type ReportSpan } from '@nhip-xa/domain';
import type { Queries } from '../database/database';
import { nameOf } from './kpis-in-period';

interface Row {
  expected: number;
  reporting: number;
  silent: number;
  key: string | null;
  name: string;
  unit_vi: string;
  unit_en: string | null;
  silent_ms: number;
  since: Date | null;
  is_silent: boolean;
}

const AT = '$3::timestamptz';

/**
 * $1 the units, $2 the beginning, $3 the report's moment, $4 how many are told. A source that was made
 * later is none of the period; one that nothing is known of was not heard. A minute or less is no
 * silence that anybody has to read of.
 */
const SILENCES = `
  WITH shown AS (
    SELECT s.id, s.key, s.name, s.unit, greatest(s.created_at, $2::timestamptz) AS from_at
    FROM sources s WHERE s.unit = ANY($1) AND s.kind <> 'typed' AND s.created_at < ${AT}
      AND (s.removed_at IS NULL OR s.removed_at > ${AT})),
  states AS (
    SELECT s.id, s.from_at AS at, coalesce(b.state, 'offline') AS state, b.at AS since
    FROM shown s LEFT JOIN LATERAL (
      SELECT c.state, c.at FROM presence_changes c WHERE c.source_id = s.id AND c.at <= s.from_at
      ORDER BY c.at DESC LIMIT 1) b ON true
    UNION ALL
    SELECT c.source_id, c.at, c.state, c.at FROM shown s JOIN presence_changes c ON c.source_id = s.id
    WHERE c.at > s.from_at AND c.at <= ${AT}),
  lasting AS (
    SELECT *, extract(epoch FROM lead(at, 1, ${AT}) OVER (PARTITION BY id ORDER BY at) - at) * 1000 AS ms,
      lead(at) OVER (PARTITION BY id ORDER BY at) IS NULL AS last
    FROM states),
  told AS (
    SELECT id, (coalesce(sum(ms) FILTER (WHERE state = 'offline'), 0))::float8 AS silent_ms,
      bool_or(last AND state = 'offline') AS is_silent, max(since) FILTER (WHERE last AND state = 'offline') AS since
    FROM lasting GROUP BY id),
  counted AS (
    SELECT count(*)::int AS expected, (count(*) FILTER (WHERE NOT is_silent))::int AS reporting,
      (count(*) FILTER (WHERE silent_ms > 60000))::int AS silent FROM told)
  SELECT c.*, l.* FROM counted c LEFT JOIN LATERAL (
    SELECT s.key, s.name, u.name_vi AS unit_vi, u.name_en AS unit_en, t.silent_ms, t.since, t.is_silent
    FROM told t JOIN shown s USING (id) JOIN units u ON u.code = s.unit
    WHERE t.silent_ms > 60000 ORDER BY t.silent_ms DESC, s.key LIMIT $4) l ON true`;

/** Which sources were silent in a period and for how long, the longest first. */
export async function silencesInPeriod(
  database: Queries,
  units: readonly string[],
  { fromMs }: ReportSpan,
  asOfMs: number,
): Promise<ReportFacts['sources']> {
  const rows = await database.query<Row>('read', {
    name: 'report-silences',
    text: SILENCES,
    values: [units, isoOfMs(fromMs), isoOfMs(asOfMs), REPORT_LIMITS.silences],
  });
  const { expected = 0, reporting = 0, silent = 0 } = rows[0] ?? {};
  const items = rows.flatMap((row) =>
    row.key === null
      ? []
      : [
          {
            key: row.key,
            name: row.name,
            unitName: nameOf(row.unit_vi, row.unit_en),
            silentMs: row.silent_ms,
            sinceMs: row.since?.getTime() ?? null,
            silent: row.is_silent,
          },
        ],
  );
  return { expected, reporting, silent, items };
}

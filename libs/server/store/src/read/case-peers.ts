import { LIMITS, type CasePeers } from '@nhip-xa/contract';
import { DAY_MS, isoOfMs, localDay, workdayMs, type DeadlineRules } from '@nhip-xa/domain';
import type { CaseIdentity } from '@nhip-xa/ports';
import type { Database } from '../database/database';

interface SubjectRow {
  subject: string | null;
  by: CasePeers['by'];
  /** What its system calls the procedure. */
  name: string | null;
  province: string | null;
  whole: boolean;
}

/** What the case is about, in which province it is, and whether all of that lies within $4. */
const SUBJECT = `
  SELECT c.subject, nullif(c.attributes ->> 'procedureName', '') AS name, u.path[2] AS province,
    CASE WHEN nullif(c.attributes ->> 'procedure', '') IS NOT NULL THEN 'procedure'
      WHEN c.category IS NOT NULL THEN 'category' ELSE 'kind' END AS by,
    $4 = ANY(u.path[1:2]) AS whole
  FROM cases c JOIN units u ON u.code = c.unit
  WHERE c.unit = $1 AND c.kind = $2 AND c.id = $3`;

interface PeerRow {
  unit: string;
  name_vi: string;
  name_en: string | null;
  closed: number;
  late: number;
  median: number | null;
}

/**
 * $1 the province, $2 the top of what the caller may see, $3 kind, $4 subject, $5 and $6 the span, $7 the
 * case's own commune, whose simulation decides whether simulated ones are among the others. The closed
 * cases come from one index without a look at their rows.
 */
const peersOf = (subject: string): string => `
  WITH done AS (
    SELECT f.unit, count(*)::int AS closed,
      (count(*) FILTER (WHERE f.closed_at > f.effective_due_at))::int AS late,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY f.handled_working_min) AS median
    FROM cases f
    WHERE f.kind = $3 AND ${subject}
      AND f.closed_at >= $5::timestamptz AND f.closed_at < $6::timestamptz
      AND f.unit IN (SELECT code FROM units WHERE path @> ARRAY[$1, $2]::text[])
    GROUP BY f.unit)
  SELECT u.code AS unit, u.name_vi, u.name_en, coalesce(d.closed, 0) AS closed,
    coalesce(d.late, 0) AS late, d.median
  FROM units u JOIN units own ON own.code = $7
  LEFT JOIN done d ON d.unit = u.code
  WHERE u.path @> ARRAY[$1, $2]::text[] AND u.level = 'commune'
    AND (own.simulated OR NOT u.simulated) AND (d.closed > 0 OR u.code = $7)
  ORDER BY d.median NULLS LAST, u.code`;

/** Two statements, because no index finds what may or may not be null. */
const OF_SUBJECT = { name: 'peers-of-subject', text: peersOf('f.subject = $4::text') };
const WITHOUT = {
  name: 'peers-without-subject',
  text: peersOf('f.subject IS NULL AND $4::text IS NULL'),
};

const MINUTE_MS = 60_000;

/** How cases like one went over the last quarter, commune by commune. */
export async function readPeers(
  database: Database,
  rules: DeadlineRules,
  { unit, kind, id }: CaseIdentity,
  { within, nowMs }: { within: string; nowMs: number },
): Promise<CasePeers | undefined> {
  const [about] = await database.query<SubjectRow>('read', {
    name: 'subject-of-case',
    text: SUBJECT,
    values: [unit, kind, id, within],
  });
  if (!about) return undefined;
  const [from, to] = [isoOfMs(nowMs - LIMITS.peerDays * DAY_MS), isoOfMs(nowMs)];
  const rows = await database.query<PeerRow>('read', {
    ...(about.subject === null ? WITHOUT : OF_SUBJECT),
    values: [about.province ?? unit, within, kind, about.subject, from, to, unit],
  });
  return {
    by: about.by,
    value: (about.by === 'procedure' && about.name) || (about.subject ?? kind),
    from,
    to,
    wholeProvince: about.whole,
    dayMinutes: workdayMs(rules.calendars.of(unit), localDay(nowMs)) / MINUTE_MS,
    items: rows.map((row) => ({
      unit: row.unit,
      name: row.name_en === null ? { vi: row.name_vi } : { vi: row.name_vi, en: row.name_en },
      own: row.unit === unit,
      closed: row.closed,
      late: row.late,
      medianMinutes: row.median,
    })),
  };
}

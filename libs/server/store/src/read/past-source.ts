import type { MaintenanceWindow, PresenceState } from '@nhip-xa/contract';
import { isoOfMs } from '@nhip-xa/domain';
import type { PastOfSource } from '@nhip-xa/ports';
import type { Queries } from '../database/database';

interface PastRow {
  state: PresenceState | null;
  since: Date | null;
  maintenance: MaintenanceWindow | null;
  metrics: { metric: string; at: string; value: number }[] | null;
}

/**
 * $1 key, $2 the moment. Of each metric the last reading until then: it lies in one of the last two
 * hours that have any.
 */
const PAST = `
  SELECT p.state, p.at AS since,
    (SELECT jsonb_build_object('id', w.id::text, 'from', w.from_at, 'to', w.to_at, 'why', w.why,
        'by', w.set_by)
      FROM maintenance_windows w
      WHERE w.source_id = s.id AND w.from_at <= $2::timestamptz AND w.to_at > $2::timestamptz
      ORDER BY w.to_at DESC LIMIT 1) AS maintenance,
    (SELECT jsonb_agg(m ORDER BY m.metric) FROM (
      SELECT DISTINCT ON (e.metric) e.metric, r.at, r.value FROM series e
      CROSS JOIN LATERAL (
        SELECT b.at, b.value FROM (
          SELECT h.hour FROM readings_hourly h WHERE h.series_id = e.id AND h.hour <= $2::timestamptz
          ORDER BY h.hour DESC LIMIT 2) h
        CROSS JOIN LATERAL readings_between(e.id, h.hour, h.hour + interval '1 hour') b
        WHERE b.at <= $2::timestamptz ORDER BY b.at DESC LIMIT 1) r
      WHERE e.source_id = s.id ORDER BY e.metric, r.at DESC) m) AS metrics
  FROM sources s LEFT JOIN LATERAL (
    SELECT c.state, c.at FROM presence_changes c WHERE c.source_id = s.id AND c.at <= $2::timestamptz
    ORDER BY c.at DESC LIMIT 1) p ON true
  WHERE s.key = $1 AND s.removed_at IS NULL`;

/** How a source stood at a moment: whether it was there, and what it had measured last. */
export async function readPastOfSource(
  database: Queries,
  key: string,
  atMs: number,
): Promise<PastOfSource | undefined> {
  const [row] = await database.query<PastRow>('read', {
    name: 'past-of-source',
    text: PAST,
    values: [key, isoOfMs(atMs)],
  });
  if (!row) return undefined;
  const iso = (moment: string): string => new Date(moment).toISOString();
  return {
    state: row.state ?? 'offline',
    since: row.since?.toISOString() ?? null,
    // that it was heard again and again is not kept, nor is any but the newest frame
    heardAt: null,
    frameAt: null,
    flags: [],
    flagged: [],
    previousSecretUntil: null,
    newSecretUsedAt: null,
    refused: null,
    maintenance: row.maintenance && {
      ...row.maintenance,
      from: iso(row.maintenance.from),
      to: iso(row.maintenance.to),
    },
    metrics: (row.metrics ?? []).map((one) => ({ ...one, at: iso(one.at) })),
  };
}

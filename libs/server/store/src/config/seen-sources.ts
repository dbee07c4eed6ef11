import {
  LIMITS,
  SOURCE_FLAGS,
  type AddressClass,
  type MaintenanceWindow,
  type PresenceState,
  type RateLimits,
  type RefusalReason,
  type Source,
  type SourceKind,
} from '@nhip-xa/contract';
import type { EntityManager } from 'typeorm';

/** A source joined with its presence. */
export interface SeenRow {
  id: number;
  key: string;
  local_id: string;
  kind: SourceKind;
  unit: string;
  name: string;
  village: string | null;
  lat: number | null;
  lon: number | null;
  gateway: string | null;
  heartbeat_seconds: number;
  feeds: string[] | null;
  attributes: Record<string, unknown>;
  limits: RateLimits | null;
  flags: Record<string, { at: string; n: number }>;
  created_at: Date;
  state: PresenceState;
  since: Date | null;
  heard_at: Date | null;
  frame_at: Date | null;
  previous_secret_until: Date | null;
  new_secret_used_at: Date | null;
  refused: { reason: RefusalReason; at: string; from: AddressClass } | null;
  maintenance: MaintenanceWindow | null;
}

export const SEEN = `SELECT s.id, s.key, s.local_id, s.kind, s.unit, s.name, s.village, s.lat, s.lon,
    s.gateway, s.heartbeat_seconds, s.feeds, s.attributes, s.limits, s.created_at,
    coalesce(p.state, 'offline') AS state, p.since, p.heard_at, f.at AS frame_at,
    -- one whose time is over is nobody's secret any more
    CASE WHEN s.previous_secret_until > now() THEN s.previous_secret_until END AS previous_secret_until,
    CASE WHEN s.previous_secret_until > now() THEN s.new_secret_used_at END AS new_secret_used_at,
    (SELECT jsonb_build_object('reason', r.reason, 'at', r.at, 'from', r.address_class)
      FROM source_refusals r
      WHERE r.source_id = s.id AND r.at > now() - interval '${LIMITS.refusalDays} days') AS refused,
    coalesce((SELECT jsonb_object_agg(n.key, n.value) FROM jsonb_each(s.flags) n
      WHERE (n.value ->> 'at')::timestamptz > now() - interval '${LIMITS.flagHours} hours'), '{}') AS flags,
    (SELECT jsonb_build_object('id', w.id::text, 'from', w.from_at, 'to', w.to_at, 'why', w.why,
        'by', w.set_by)
      FROM maintenance_windows w
      WHERE w.source_id = s.id AND w.from_at <= now() AND w.to_at > now()
      ORDER BY w.to_at DESC LIMIT 1) AS maintenance
  FROM sources s LEFT JOIN presence p ON p.source_id = s.id
    LEFT JOIN frames f ON f.source_id = s.id`;

/** Registered and not removed; what people type is no source that one could look after. */
export const STANDS = `s.removed_at IS NULL AND s.kind <> 'typed'`;

/** The source that has this key now, without its metrics. */
export async function seenSource(
  manager: EntityManager,
  key: string,
): Promise<{ id: number; source: Source } | undefined> {
  const rows = await manager.query<SeenRow[]>(`${SEEN} WHERE s.key = $1 AND ${STANDS}`, [key]);
  return rows[0] && { id: rows[0].id, source: sourceOf(rows[0]) };
}

/** The sources that have these keys now, by key. */
export async function seenSources(
  manager: EntityManager,
  keys: readonly string[],
): Promise<Source[]> {
  const rows = await manager.query<SeenRow[]>(
    `${SEEN} WHERE s.key = ANY ($1::text[]) AND ${STANDS} ORDER BY s.key`,
    [keys],
  );
  return rows.map(sourceOf);
}

/** The metrics that ever came from a source, each with its newest value. */
export async function metricsOf(
  manager: EntityManager,
  sourceId: number,
): Promise<NonNullable<Source['metrics']>> {
  const rows = await manager.query<{ metric: string; last_at: Date; last: number }[]>(
    `SELECT DISTINCT ON (s.metric) s.metric, h.last_at, h.last
     FROM series s CROSS JOIN LATERAL (
       SELECT last_at, last FROM readings_hourly
       WHERE series_id = s.id ORDER BY hour DESC LIMIT 1) h
     WHERE s.source_id = $1 ORDER BY s.metric, h.last_at DESC`,
    [sourceId],
  );
  return rows.map((row) => ({
    metric: row.metric,
    at: row.last_at.toISOString(),
    value: row.last,
  }));
}

export const sourceOf = (row: SeenRow): Source => ({
  key: row.key,
  id: row.local_id,
  kind: row.kind,
  unit: row.unit,
  name: row.name,
  village: row.village,
  lat: row.lat,
  lon: row.lon,
  gateway: row.gateway,
  heartbeatSeconds: row.heartbeat_seconds,
  feeds: row.feeds,
  attributes: row.attributes,
  limits: row.limits,
  createdAt: row.created_at.toISOString(),
  state: row.state,
  since: row.since?.toISOString() ?? null,
  heardAt: row.heard_at?.toISOString() ?? null,
  flags: flaggedOf(row).map(({ flag }) => flag),
  flagged: flaggedOf(row),
  frameAt: row.frame_at?.toISOString() ?? null,
  previousSecretUntil: row.previous_secret_until?.toISOString() ?? null,
  newSecretUsedAt: row.new_secret_used_at?.toISOString() ?? null,
  refused: row.refused && { ...row.refused, at: new Date(row.refused.at).toISOString() },
  maintenance: row.maintenance && {
    ...row.maintenance,
    from: new Date(row.maintenance.from).toISOString(),
    to: new Date(row.maintenance.to).toISOString(),
  },
});

const flaggedOf = ({ flags }: SeenRow): Source['flagged'] =>
  SOURCE_FLAGS.flatMap((flag) => {
    const noted = flags[flag];
    return noted ? [{ flag, at: new Date(noted.at).toISOString(), n: noted.n }] : [];
  });

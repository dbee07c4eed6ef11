import {
  LIMITS,
  type AddressClass,
  type PresenceState,
  type RefusalReason,
  type RejectReason,
  type SourceKind,
  type SourceSign,
} from '@nhip-xa/contract';
import type { KnownOfSource, Upstream } from '@nhip-xa/domain';
import type { SilenceReader } from '@nhip-xa/ports';
import type { Database } from '../database/database';

/** Rejected messages of one source that are looked at: a flood must not make its page slow. */
const REFUSED_LOOKED_AT = 1_000;

interface UpstreamRow {
  key: string;
  name: string;
  state: PresenceState;
  since: string | null;
  heard_at: string | null;
}

interface KnownRow {
  kind: SourceKind;
  state: PresenceState;
  since: Date | null;
  heard_at: Date | null;
  heartbeat_seconds: number;
  maintenance: { from: string; to: string } | null;
  signs: Partial<Record<SourceSign, { at: string; n: number }>>;
  refusal: { reason: RefusalReason; at: string; from: AddressClass } | null;
  taken_at: Date | null;
  refused: { reason: RejectReason; at: string; n: number; topic: string }[];
  clock_wrong: { at: string; n: number } | null;
  gateway: UpstreamRow | null;
  lines: UpstreamRow[];
}

/** What bears on the silence of a source, in one statement. */
export class StoredSilences implements SilenceReader {
  constructor(private readonly database: Database) {}

  async knownOf(key: string, nowMs: number): Promise<KnownOfSource | undefined> {
    const [row] = await this.database.query<KnownRow>('read', {
      name: 'known-of-silence',
      text: KNOWN,
      values: [key],
    });
    return row && { ...knownOf(row), nowMs };
  }
}

const UPSTREAM = `jsonb_build_object('key', g.key, 'name', g.name, 'since', gp.since,
  'heard_at', gp.heard_at, 'state', coalesce(gp.state, 'offline'))`;

/** A line is down when it is silent, or when it says so itself: `up` 0. */
const LINE = `jsonb_build_object('key', g.key, 'name', g.name,
  'heard_at', gp.heard_at,
  'since', CASE WHEN gp.state = 'online' AND up.last = 0 THEN up.last_at ELSE gp.since END,
  'state', CASE WHEN gp.state = 'online' AND up.last IS DISTINCT FROM 0
    THEN 'online' ELSE 'offline' END)`;

/** Nobody looks for what has been mended since: as long as flags are shown. */
const OF_LATE = `now() - interval '${LIMITS.flagHours} hours'`;

const KNOWN = `
  SELECT s.kind, coalesce(p.state, 'offline') AS state, p.since, p.heard_at, s.heartbeat_seconds,
    (SELECT jsonb_build_object('from', w.from_at, 'to', w.to_at) FROM maintenance_windows w
      WHERE w.source_id = s.id AND w.from_at <= now() AND w.to_at > now()
      ORDER BY w.to_at DESC LIMIT 1) AS maintenance,
    coalesce((SELECT jsonb_object_agg(n.sign, jsonb_build_object('at', n.at, 'n', n.n))
      FROM source_signs n WHERE n.source_id = s.id), '{}') AS signs,
    (SELECT jsonb_build_object('reason', r.reason, 'at', r.at, 'from', r.address_class)
      FROM source_refusals r
      WHERE r.source_id = s.id AND r.at > now() - interval '${LIMITS.refusalDays} days') AS refusal,
    greatest(f.at, (SELECT max(h.last_at) FROM series t CROSS JOIN LATERAL (
        SELECT last_at FROM readings_hourly WHERE series_id = t.id ORDER BY hour DESC LIMIT 1) h
      WHERE t.source_id = s.id)) AS taken_at,
    coalesce((SELECT jsonb_agg(jsonb_build_object('reason', r.reason, 'at', r.at, 'n', r.n,
        'topic', r.topic)) FROM (
      SELECT reason, max(at) AS at, count(*) AS n, (array_agg(topic ORDER BY at DESC))[1] AS topic
      FROM (SELECT reason, at, topic FROM rejected_messages
        WHERE source_id = s.id ORDER BY at DESC LIMIT ${REFUSED_LOOKED_AT}) newest
      GROUP BY reason) r), '[]') AS refused,
    CASE WHEN (s.flags -> 'clock-wrong' ->> 'at')::timestamptz > ${OF_LATE}
      THEN s.flags -> 'clock-wrong' END AS clock_wrong,
    (SELECT ${UPSTREAM} FROM sources g LEFT JOIN presence gp ON gp.source_id = g.id
      WHERE g.key = s.gateway AND g.removed_at IS NULL) AS gateway,
    coalesce((SELECT jsonb_agg(${LINE} ORDER BY g.key)
      FROM sources g LEFT JOIN presence gp ON gp.source_id = g.id
        LEFT JOIN LATERAL (
          SELECT h.last, h.last_at FROM series t JOIN readings_hourly h ON h.series_id = t.id
          WHERE t.source_id = g.id AND t.metric = 'up' ORDER BY h.hour DESC LIMIT 1) up ON true
      -- of its unit; one of a village carries that village alone
      WHERE g.kind = 'link' AND g.unit = s.unit AND g.removed_at IS NULL AND s.kind <> 'link'
        AND (g.village IS NULL OR g.village = s.village)), '[]') AS lines
  FROM sources s LEFT JOIN presence p ON p.source_id = s.id
    LEFT JOIN frames f ON f.source_id = s.id
  WHERE s.key = $1 AND s.removed_at IS NULL AND s.kind <> 'typed'`;

const msOf = (text: string): number => Date.parse(text);
const msOrNull = (text: string | null): number | null => (text === null ? null : msOf(text));

const upstreamOf = ({ key, name, state, since, heard_at }: UpstreamRow): Upstream => ({
  ...{ key, name, state },
  ...{ sinceMs: msOrNull(since), heardMs: msOrNull(heard_at) },
});

const knownOf = (row: KnownRow): Omit<KnownOfSource, 'nowMs'> => ({
  kind: row.kind,
  state: row.state,
  sinceMs: row.since?.getTime() ?? null,
  heardMs: row.heard_at?.getTime() ?? null,
  heartbeatSeconds: row.heartbeat_seconds,
  maintenance: row.maintenance && {
    fromMs: msOf(row.maintenance.from),
    toMs: msOf(row.maintenance.to),
  },
  signs: Object.fromEntries(
    Object.entries(row.signs).map(([sign, { at, n }]) => [sign, { atMs: msOf(at), n }]),
  ),
  refusal: row.refusal && {
    ...{ reason: row.refusal.reason, from: row.refusal.from },
    atMs: msOf(row.refusal.at),
  },
  takenMs: row.taken_at?.getTime() ?? null,
  refused: row.refused.map(({ at, ...one }) => ({ ...one, atMs: msOf(at) })),
  clockWrong: row.clock_wrong && { atMs: msOf(row.clock_wrong.at), n: row.clock_wrong.n },
  gateway: row.gateway && upstreamOf(row.gateway),
  lines: row.lines.map(upstreamOf),
});

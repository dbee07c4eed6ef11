import type { Beginning } from '@nhip-xa/contract';
import { HOUR_MS, isoOfMs } from '@nhip-xa/domain';
import { numberArray, type Queries } from '../database/database';
import { rawReadings } from '../kpi/terms/readings-within';

/** A flood that is older is told with the oldest moment that was looked at. */
const LOOKED_BACK_DAYS = 31;
/** Of a gauge that said nothing for longer it is not known when the water rose. */
const UNSEEN_MS = HOUR_MS;

/** A river, and the level in metres that its last value reaches. */
export interface Over {
  id: number;
  unit: string;
  metres: number;
}

interface AboveRow {
  id: number;
  unit: string;
  first: Date | null;
  below: Date | null;
  /** The first reading since then. */
  since: Date | null;
}

/**
 * Since when each river stands at or above a level without a break, by `${id} ${unit}`. The hour in
 * which it last stood lower comes of the roll-ups, the reading of that hour.
 */
export async function aboveSince(
  database: Queries,
  over: readonly Over[],
  atMs: number,
): Promise<ReadonlyMap<string, Beginning>> {
  if (over.length === 0) return new Map();
  const rows = await database.query<AboveRow>('read', {
    name: 'scene-river-above',
    text: ABOVE,
    values: [
      numberArray(over.map(({ id }) => id)),
      over.map(({ unit }) => unit),
      numberArray(over.map(({ metres }) => metres)),
      isoOfMs(atMs - LOOKED_BACK_DAYS * 24 * HOUR_MS),
      isoOfMs(atMs + 1),
    ],
  });
  return new Map(
    rows.flatMap(({ id, unit, ...row }) => {
      const began = beganOf(row);
      return began ? [[`${id} ${unit}`, began]] : [];
    }),
  );
}

function beganOf({ first, below, since }: Omit<AboveRow, 'id' | 'unit'>): Beginning | null {
  const at = since ?? below ?? first;
  if (!at) return null;
  const unseen = !below || at.getTime() - below.getTime() > UNSEEN_MS;
  return { at: at.toISOString(), atLeast: unseen };
}

const ABOVE = `
  SELECT g.id, g.unit, f.first, b.below, n.since
  FROM unnest($1::int[], $2::text[], $3::float8[]) AS g (id, unit, metres)
  JOIN series e ON e.source_id = g.id AND e.commune = g.unit AND e.metric = 'water_level'
  -- the hour in which it last stood lower
  LEFT JOIN LATERAL (SELECT h.hour, h.last_at FROM readings_hourly h
    WHERE h.series_id = e.id AND h.hour >= $4::timestamptz AND h.hour < $5::timestamptz
      AND h.min < g.metres ORDER BY h.hour DESC LIMIT 1) low ON true
  LEFT JOIN LATERAL (SELECT max(r.at) AS at FROM (
    ${rawReadings('e.id', 'low.hour', `least(low.hour + interval '1 hour', $5::timestamptz)`)}) r
    WHERE r.value < g.metres) last ON true
  -- its readings may be gone, the roll-up stays
  CROSS JOIN LATERAL (SELECT coalesce(last.at, low.last_at) AS below) b
  LEFT JOIN LATERAL (SELECT h.hour FROM readings_hourly h
    WHERE h.series_id = e.id AND h.hour >= date_trunc('hour', b.below) AND h.last_at > b.below
    ORDER BY h.hour LIMIT 1) next ON true
  LEFT JOIN LATERAL (SELECT min(r.at) AS since FROM (
    ${rawReadings('e.id', 'next.hour', `next.hour + interval '1 hour'`)}) r
    WHERE r.at > b.below) n ON true
  -- never lower: the first reading that is known
  LEFT JOIN LATERAL (SELECT coalesce(min(r.at), h.hour) AS first
    FROM (SELECT h.hour FROM readings_hourly h WHERE h.series_id = e.id
        AND h.hour >= $4::timestamptz ORDER BY h.hour LIMIT 1) h
    LEFT JOIN LATERAL (${rawReadings('e.id', 'h.hour', `h.hour + interval '1 hour'`)}) r ON true
    GROUP BY h.hour) f ON true`;

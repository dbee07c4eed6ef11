import { TYPED_SOURCE_ID } from '@nhip-xa/contract';
import { isoOfMs } from '@nhip-xa/domain';
import type { Session } from '../database/database';

/**
 * The source that a commune's people type into. No registered source can have its id (the form of
 * ids begins with a letter or digit) nor its kind: it has no secret, never connects, stands in no
 * list of sources and in no KPI of presence. As a feeder of its facts it is always there: a book does
 * not fall silent; it was last heard when somebody last wrote.
 */
const NAME = 'Sổ giá trị và chi phí (nhập tay)';
/** Thirty years in seconds: as long as nobody writes, it is not called silent. */
const HEARTBEAT_SECONDS = 1_000_000_000;

/** A kind of fact that a commune's people feed from now on. */
export interface TypedFeed {
  unit: string;
  fact: string;
}

/** Sees to it that the sources are there and feed these facts; gives their row numbers by unit. */
export async function typedSources(
  session: Session,
  feeds: readonly TypedFeed[],
  nowMs: number,
): Promise<ReadonlyMap<string, number>> {
  const units = [...new Set(feeds.map(({ unit }) => unit))].sort();
  await session.query({
    text: `INSERT INTO sources (key, unit, local_id, kind, name, heartbeat_seconds, secret_hash)
           SELECT u || '.${TYPED_SOURCE_ID}', u, '${TYPED_SOURCE_ID}', 'typed', $2, ${HEARTBEAT_SECONDS}, ''
           FROM unnest($1::text[]) u
           ON CONFLICT (key) WHERE removed_at IS NULL DO NOTHING`,
    values: [units, NAME],
  });
  const rows = await session.query<{ id: number; unit: string }>({
    text: `SELECT id, unit FROM sources
           WHERE unit = ANY($1) AND local_id = '${TYPED_SOURCE_ID}' AND removed_at IS NULL`,
    values: [units],
  });
  const ids = new Map(rows.map(({ unit, id }) => [unit, id]));
  await session.query({
    text: `INSERT INTO presence AS p (source_id, state, since, heard_at)
           SELECT id, 'online', $2, $2 FROM unnest($1::int[]) id ORDER BY id
           ON CONFLICT (source_id) DO UPDATE SET heard_at = greatest(p.heard_at, excluded.heard_at)`,
    values: [[...ids.values()].map(String), isoOfMs(nowMs)],
  });
  await session.query({
    text: `INSERT INTO source_feeds (source_id, unit, fact)
           SELECT s.id, i.unit, i.fact FROM jsonb_to_recordset($1::jsonb) AS i (unit text, fact text)
           JOIN sources s ON s.unit = i.unit AND s.local_id = '${TYPED_SOURCE_ID}' AND s.removed_at IS NULL
           ON CONFLICT DO NOTHING`,
    values: [JSON.stringify(feeds)],
  });
  return ids;
}

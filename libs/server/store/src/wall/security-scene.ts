import { LIMITS, type SceneData } from '@nhip-xa/contract';
import { isoOfMs } from '@nhip-xa/domain';
import type { Queries } from '../database/database';
import { isMaintained } from '../database/maintenance-windows';
import { MARK, OPEN } from './open-cases';
import { communesOf, type ReadScene } from './scene-context';

type Security = SceneData<'security'>;

/** Hours without a good frame after which a camera is dark, as AN-02 counts them. */
const DARK_HOURS = 24;

/** Cameras, the worst first, and what they detected that awaits a verdict. */
export const securityScene: ReadScene<'security'> = async (database, unit, atMs) => {
  const communes = await communesOf(database, unit);
  const [cameras, kinds, recent] = await Promise.all([
    readCameras(database, communes, atMs),
    waitingKinds(database, communes),
    recentDetections(database, communes),
  ]);
  return {
    cameras: cameras.map(cameraOf),
    online: cameras[0]?.online ?? 0,
    total: cameras[0]?.total ?? 0,
    detections: {
      waiting: kinds[0]?.all_waiting ?? 0,
      kinds: kinds.flatMap(({ category, waiting, oldest_at }) =>
        category === null ? [] : [{ category, waiting, oldestAt: oldest_at.toISOString() }],
      ),
      recent: recent.map(({ opened_at, ...row }) => ({
        ...row,
        openedAt: opened_at.toISOString(),
      })),
    },
  };
};

interface CameraRow extends Pick<
  Security['cameras'][number],
  'source' | 'unit' | 'name' | 'state' | 'maintained'
> {
  since: Date | null;
  last_frame_at: Date | null;
  /** Of all cameras, also those that are not given. */
  online: number;
  total: number;
}

const cameraOf = ({ since, last_frame_at, ...row }: CameraRow): Security['cameras'][number] => ({
  source: row.source,
  unit: row.unit,
  name: row.name,
  state: row.state,
  since: since?.toISOString() ?? null,
  lastFrameAt: last_frame_at?.toISOString() ?? null,
  maintained: row.maintained,
});

/**
 * First those that are silent or dark, then such that are being worked on; of the others those that
 * have a picture to show.
 */
function readCameras(
  database: Queries,
  communes: readonly string[],
  atMs: number,
): Promise<CameraRow[]> {
  const at = '$2::timestamptz';
  return database.query('read', {
    name: 'scene-cameras',
    text: `
      SELECT c.*, (count(*) FILTER (WHERE NOT maintained AND state = 'online') OVER ())::int AS online,
        (count(*) FILTER (WHERE NOT maintained) OVER ())::int AS total
      FROM (
        SELECT s.key AS source, s.unit, s.name, p.state, p.since, p.last_frame_at,
          ${isMaintained('s.id', at)} AS maintained,
          coalesce(p.last_frame_at, s.created_at) AS seen_at
        FROM sources s JOIN presence p ON p.source_id = s.id
        WHERE s.kind = 'camera' AND s.unit = ANY($1) AND s.removed_at IS NULL) c
      ORDER BY NOT (state = 'offline' OR seen_at <= ${at} - interval '${DARK_HOURS} hours'),
        maintained, state = 'online' AND last_frame_at IS NULL
          AND seen_at > ${at} - interval '${DARK_HOURS} hours', seen_at, source
      LIMIT ${LIMITS.sceneItems}`,
    values: [communes, isoOfMs(atMs)],
  });
}

/** However old: a detection waits until a person rules [domain 2, 14]. */
function waitingKinds(
  database: Queries,
  communes: readonly string[],
): Promise<{ category: string | null; waiting: number; oldest_at: Date; all_waiting: number }[]> {
  return database.query('read', {
    name: 'scene-detections',
    text: `
      SELECT f.category, count(*)::int AS waiting, min(f.opened_at) AS oldest_at,
        (sum(count(*)) OVER ())::int AS all_waiting
      FROM cases f WHERE f.kind = 'detection' AND f.unit = ANY($1) AND ${OPEN}
      GROUP BY f.category ORDER BY f.category IS NULL, 2 DESC, 3, 1 LIMIT ${LIMITS.sceneItems}`,
    values: [communes],
  });
}

interface RecentRow extends Omit<Security['detections']['recent'][number], 'openedAt'> {
  opened_at: Date;
}

function recentDetections(database: Queries, communes: readonly string[]): Promise<RecentRow[]> {
  return database.query('read', {
    name: 'scene-recent-detections',
    text: `
      SELECT ${MARK} AS id, f.unit, f.category, f.opened_at,
        (SELECT s.name FROM sources s WHERE s.id = f.source_id AND s.kind = 'camera') AS camera
      FROM (
        SELECT f.unit, f.kind, f.id, f.category, f.opened_at, f.source_id
        FROM cases f WHERE f.kind = 'detection' AND f.unit = ANY($1) AND ${OPEN}
        ORDER BY f.opened_at DESC, f.unit, f.id LIMIT ${LIMITS.sceneItems}) f
      ORDER BY f.opened_at DESC, f.unit, f.id`,
    values: [communes],
  });
}

import { LIMITS, type Scene, type ScreenFault, type ScreenReport } from '@nhip-xa/contract';
import type { ScreenKept, ScreenStore, StoredScreen } from '@nhip-xa/ports';
import type { EntityManager } from 'typeorm';
import type { ConfigDatabase } from './config-database';
import { rowId } from './row-id';

/** Loads told by two reports are one where they are no further apart, in seconds: reports travel. */
const SAME_LOAD_SECONDS = 5;

interface ScreenRow {
  display_id: number;
  screen: string;
  version: string;
  width: number;
  height: number;
  scene: string;
  drawn_ms: number | null;
  started_at: Date;
  last_seen_at: Date;
  faults: number;
  last_fault: string | null;
  last_fault_at: Date | null;
}

/** The newest report stands; a fault counts until the screen is loaded anew after it. */
const KEEP = `
  INSERT INTO display_screens AS s
    (display_id, screen, version, width, height, scene, drawn_ms, started_at, last_seen_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  ON CONFLICT (display_id, screen) DO UPDATE SET
    version = excluded.version, width = excluded.width, height = excluded.height,
    scene = excluded.scene, drawn_ms = excluded.drawn_ms, last_seen_at = excluded.last_seen_at,
    faults = CASE WHEN excluded.started_at - s.last_fault_at > $10 * interval '1 second'
      THEN 0 ELSE s.faults END,
    started_at = CASE
      WHEN abs(extract(epoch FROM excluded.started_at - s.started_at)) <= $10 THEN s.started_at
      ELSE excluded.started_at END`;

/** The oldest silent ones beyond the place that the new one needs. */
const GIVE_WAY = `
  DELETE FROM display_screens WHERE display_id = $1 AND screen IN (
    SELECT screen FROM display_screens
    WHERE display_id = $1 AND last_seen_at < $2
    ORDER BY last_seen_at
    LIMIT greatest(0, (SELECT count(*) FROM display_screens WHERE display_id = $1) - $3::int + 1))`;

/** The screens that show walls, as they reported themselves. */
export class ScreenRepository implements ScreenStore {
  constructor(private readonly database: ConfigDatabase) {}

  async of(displays: readonly string[]): Promise<ReadonlyMap<string, readonly StoredScreen[]>> {
    const rows = await this.database.read((manager) =>
      manager.query<ScreenRow[]>(
        `SELECT * FROM display_screens WHERE display_id = ANY ($1::int[])
         ORDER BY last_seen_at DESC, screen`,
        [displays],
      ),
    );
    const found = new Map<string, StoredScreen[]>();
    for (const row of rows) {
      const display = String(row.display_id);
      found.set(display, [...(found.get(display) ?? []), screenOf(row)]);
    }
    return found;
  }

  report(display: string, report: ScreenReport, atMs: number): Promise<ScreenKept> {
    const id = rowId(display);
    return this.database.change(async (manager) => {
      if (id === undefined || !(await isStanding(manager, id))) return 'gone';
      if (!(await hasPlace(manager, id, report.screen, atMs))) return 'full';
      await manager.query(KEEP, [
        id,
        report.screen,
        report.version,
        report.width,
        report.height,
        report.scene,
        report.drawnMs,
        new Date(atMs - report.uptimeSeconds * 1_000),
        new Date(atMs),
        SAME_LOAD_SECONDS,
      ]);
      return 'kept';
    });
  }

  fault(display: string, { screen, where, message }: ScreenFault, atMs: number): Promise<void> {
    return this.database.change(async (manager) => {
      await manager.query(
        `UPDATE display_screens SET faults = faults + 1, last_fault = $3, last_fault_at = $4
         WHERE display_id = $1 AND screen = $2`,
        [rowId(display) ?? 0, screen, `${where}: ${message}`, new Date(atMs)],
      );
    });
  }
}

/** Holds the display, so that none of its screens comes while it is taken back or another comes. */
async function isStanding(manager: EntityManager, id: number): Promise<boolean> {
  const rows = await manager.query<object[]>(
    'SELECT 1 FROM displays WHERE id = $1 AND revoked_at IS NULL FOR UPDATE',
    [id],
  );
  return rows.length > 0;
}

async function hasPlace(
  manager: EntityManager,
  id: number,
  screen: string,
  atMs: number,
): Promise<boolean> {
  const others = async (): Promise<number> => {
    const [row] = await manager.query<{ n: number; known: boolean }[]>(
      `SELECT count(*)::int AS n, coalesce(bool_or(screen = $2), false) AS known
       FROM display_screens WHERE display_id = $1`,
      [id, screen],
    );
    return row?.known ? 0 : (row?.n ?? 0);
  };
  if ((await others()) < LIMITS.screensPerDisplay) return true;
  const silentSince = new Date(atMs - LIMITS.screenSilentSeconds * 1_000);
  await manager.query(GIVE_WAY, [id, silentSince, LIMITS.screensPerDisplay]);
  return (await others()) < LIMITS.screensPerDisplay;
}

const screenOf = (row: ScreenRow): StoredScreen => ({
  id: row.screen,
  version: row.version,
  width: row.width,
  height: row.height,
  scene: row.scene as Scene,
  drawnMs: row.drawn_ms,
  startedAt: row.started_at.toISOString(),
  lastSeenAt: row.last_seen_at.toISOString(),
  faults: row.faults,
  lastFault: row.last_fault,
  lastFaultAt: row.last_fault_at?.toISOString() ?? null,
});

import { LIMITS } from '@nhip-xa/contract';
import { isoOfMs } from '@nhip-xa/domain';
import type {
  AboutProcess,
  DatabaseStanding,
  InstallationReader,
  SeenProcess,
} from '@nhip-xa/ports';
import type { Database } from '../database/database';
import { LATE_COMMUNES } from './past-work';

interface StandingRow {
  version: string;
  bytes: string;
  connections: number;
  most: number;
  oldest_seconds: number | null;
  growth: string | null;
  walls: number;
  alive: number;
}

interface ProcessRow {
  id: string;
  seen_at: Date;
  about: AboutProcess | null;
}

/** What the database knows of itself, of the walls and of the processes. */
export class StoredInstallation implements InstallationReader {
  constructor(private readonly database: Database) {}

  async standing(nowMs: number): Promise<DatabaseStanding> {
    const [row] = await this.database.query<StandingRow>('read', {
      text: STANDING,
      values: [isoOfMs(nowMs - LIMITS.screenSilentSeconds * 1_000)],
    });
    if (!row) throw new Error('the database tells nothing of itself');
    return {
      version: row.version,
      bytes: Number(row.bytes),
      connections: row.connections,
      connectionsMost: row.most,
      oldestTransactionSeconds: row.oldest_seconds,
      growthBytesPerDay: row.growth === null ? null : Number(row.growth),
      walls: row.walls,
      wallsAlive: row.alive,
      processes: await this.processes(),
      lateCommunes: await this.lateCommunes(),
    };
  }

  private async lateCommunes(): Promise<string[]> {
    const rows = await this.database.query<{ code: string }>('read', LATE_COMMUNES);
    return rows.map(({ code }) => code);
  }

  private async processes(): Promise<SeenProcess[]> {
    const rows = await this.database.query<ProcessRow>('read', {
      text: 'SELECT id, seen_at, about FROM processes ORDER BY id',
    });
    return rows.map(({ id, seen_at: seenAt, about }) => ({
      id,
      seenAtMs: seenAt.getTime(),
      about,
    }));
  }
}

/** Of another's transactions only the administrator of the database is told when they began. */
const STANDING = `
  SELECT current_setting('server_version') AS version,
    pg_database_size(current_database()) AS bytes,
    (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend') AS connections,
    current_setting('max_connections')::int AS most,
    (SELECT extract(epoch FROM now() - min(xact_start))::float8 FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle')
      AS oldest_seconds,
    (SELECT ((pg_database_size(current_database()) - s.bytes) / (now()::date - s.day))::text
      FROM database_sizes s WHERE s.day < now()::date AND s.day >= now()::date - 14
      ORDER BY s.day LIMIT 1) AS growth,
    (SELECT count(*)::int FROM displays WHERE revoked_at IS NULL) AS walls,
    (SELECT count(DISTINCT s.display_id)::int FROM display_screens s
      JOIN displays d ON d.id = s.display_id
      WHERE d.revoked_at IS NULL AND s.last_seen_at >= $1::timestamptz) AS alive`;

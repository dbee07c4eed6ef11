import type { Role } from '@nhip-xa/contract';
import type { Pass, PassStore, Standing, StandingIds } from '@nhip-xa/ports';
import type { ConfigDatabase } from './config-database';

/** One shape for what stands behind any pass, so that one query answers for all of them. */
interface StandingRow {
  kind: Standing['kind'];
  id: number;
  name: string;
  display_name: string | null;
  role: Role | null;
  unit: string;
  path: string[] | null;
  maker: string | null;
  maker_role: Role | null;
  maker_unit: string | null;
  created_at: Date | null;
  last_seen_at: Date | null;
  expires_at: Date | null;
}

const SESSION = `SELECT 'user' AS kind, s.id, u.username AS name, u.display_name, u.role, u.unit,
    NULL::text[] AS path, NULL AS maker, NULL AS maker_role, NULL AS maker_unit,
    s.created_at, s.last_seen_at, s.expires_at
  FROM sessions s JOIN users u ON u.id = s.user_id`;

const TOKEN = `SELECT 'token' AS kind, t.id, t.name, NULL AS display_name, t.role, t.unit,
    n.path, u.username AS maker, u.role AS maker_role, u.unit AS maker_unit,
    t.created_at, t.last_used_at AS last_seen_at, t.expires_at
  FROM api_tokens t JOIN users u ON u.id = t.user_id JOIN units n ON n.code = t.unit`;

const display = (createdAt: string): string =>
  `SELECT 'display' AS kind, d.id, d.name, NULL AS display_name, NULL AS role, d.unit,
    NULL::text[] AS path, NULL AS maker, NULL AS maker_role, NULL AS maker_unit,
    ${createdAt} AS created_at, d.last_seen_at, NULL::timestamptz AS expires_at
  FROM displays d`;

const FIND: Record<Pass['kind'], string> = {
  session: `${SESSION} WHERE s.hash = $1`,
  token: `${TOKEN} WHERE t.hash = $1`,
  display: `${display('NULL::timestamptz')} WHERE d.hash = $1 AND d.revoked_at IS NULL`,
  'display-session': `${display('c.created_at')} JOIN display_sessions c ON c.display_id = d.id
    WHERE c.hash = $1 AND d.revoked_at IS NULL`,
};

const STANDING = `${SESSION} WHERE s.id = ANY ($1::int[])
  UNION ALL ${TOKEN} WHERE t.id = ANY ($2::int[])
  UNION ALL ${display('NULL::timestamptz')} WHERE d.id = ANY ($3::int[]) AND d.revoked_at IS NULL`;

const TOUCH: Record<Standing['kind'], string> = {
  user: `WITH seen AS (
      UPDATE sessions SET last_seen_at = $2 WHERE id = $1 AND last_seen_at < $2 RETURNING user_id)
    UPDATE users u SET last_seen_at = $2 FROM seen WHERE u.id = seen.user_id`,
  token: 'UPDATE api_tokens SET last_used_at = $2 WHERE id = $1',
  display: 'UPDATE displays SET last_seen_at = $2 WHERE id = $1',
};

/** Who stands behind a cookie or token, read from the rows as they are at that moment. */
export class PassRepository implements PassStore {
  constructor(private readonly database: ConfigDatabase) {}

  async find(pass: Pass): Promise<Standing | undefined> {
    const rows = await this.query(FIND[pass.kind], [Buffer.from(pass.hash)]);
    return rows[0] && standingOf(rows[0]);
  }

  async standing(ids: StandingIds): Promise<Standing[]> {
    const rows = await this.query(STANDING, [ids.sessions, ids.tokens, ids.displays]);
    return rows.map(standingOf);
  }

  async touch(kind: Standing['kind'], id: string, atMs: number): Promise<void> {
    await this.query(TOUCH[kind], [id, new Date(atMs)]);
  }

  private query(sql: string, parameters: unknown[]): Promise<StandingRow[]> {
    return this.database.read((manager) => manager.query<StandingRow[]>(sql, parameters));
  }
}

function standingOf(row: StandingRow): Standing {
  const common = { id: String(row.id), unit: row.unit };
  const createdAtMs = row.created_at?.getTime() ?? null;
  const lastSeenAtMs = row.last_seen_at?.getTime() ?? null;
  if (row.kind === 'display') {
    return { ...common, kind: 'display', name: row.name, createdAtMs, lastSeenAtMs };
  }
  const role = row.role as Role;
  if (row.kind === 'token') {
    return {
      ...common,
      kind: 'token',
      name: row.name,
      role,
      unitPath: row.path ?? [],
      maker: row.maker as string,
      makerRole: row.maker_role as Role,
      makerUnit: row.maker_unit as string,
      lastSeenAtMs,
      expiresAtMs: row.expires_at?.getTime() ?? null,
    };
  }
  return {
    ...common,
    kind: 'user',
    username: row.name,
    displayName: row.display_name as string,
    role,
    createdAtMs: createdAtMs as number,
    lastSeenAtMs: lastSeenAtMs as number,
  };
}

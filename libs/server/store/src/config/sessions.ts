import type { SessionStore } from '@nhip-xa/ports';
import { LessThan } from 'typeorm';
import { SessionRow, UserRow } from './account.entities';
import type { ConfigDatabase } from './config-database';

/** Who is signed in. */
export class SessionRepository implements SessionStore {
  constructor(private readonly database: ConfigDatabase) {}

  open(session: {
    userId: number;
    hash: Uint8Array;
    atMs: number;
    expiresAtMs: number;
    most: number;
  }): Promise<string> {
    const at = new Date(session.atMs);
    return this.database.change(async (manager) => {
      const row = manager.create(SessionRow, {
        hash: Buffer.from(session.hash),
        userId: session.userId,
        createdAt: at,
        lastSeenAt: at,
        expiresAt: new Date(session.expiresAtMs),
      });
      await manager.insert(SessionRow, row);
      await manager.update(UserRow, { id: session.userId }, { lastSeenAt: at });
      await manager.delete(SessionRow, { expiresAt: LessThan(at) });
      await manager.query(
        `DELETE FROM sessions WHERE id IN (
           SELECT id FROM sessions WHERE user_id = $1 ORDER BY last_seen_at DESC, id DESC OFFSET $2)`,
        [session.userId, session.most],
      );
      return String(row.id);
    });
  }

  async close(id: string): Promise<void> {
    await this.database.read((manager) => manager.delete(SessionRow, { id: Number(id) }));
  }
}

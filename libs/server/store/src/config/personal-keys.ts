import { LIMITS } from '@nhip-xa/contract';
import type { AddedKey, Author, PersonalKeyStore } from '@nhip-xa/ports';
import { writeDown } from './audit';
import type { ConfigDatabase } from './config-database';

interface KeyRow {
  key: string;
  added_at: Date;
  added_by: string;
}

/** It is the installation's, not a commune's: written down with the nation. */
const UNIT = 'VN';

/** Keys that name people, beside those that come with the product. */
export class PersonalKeyRepository implements PersonalKeyStore {
  constructor(private readonly database: ConfigDatabase) {}

  async list(): Promise<AddedKey[]> {
    const rows = await this.database.read((manager) =>
      manager.query<KeyRow[]>(
        'SELECT key, added_at, added_by FROM personal_keys ORDER BY added_at',
      ),
    );
    return rows.map(addedOf);
  }

  add(key: string, normalised: string, author: Author): Promise<AddedKey | 'exists' | 'too-many'> {
    return this.database.create(async (manager) => {
      const [count] = await manager.query<{ n: string }[]>(
        'SELECT count(*) AS n FROM personal_keys',
      );
      if (Number(count?.n) >= LIMITS.personalKeys) return 'too-many';
      const [row] = await manager.query<KeyRow[]>(
        `INSERT INTO personal_keys (key, normalised, added_by) VALUES ($1, $2, $3)
         RETURNING key, added_at, added_by`,
        [key, normalised, author.who],
      );
      if (!row) throw new Error('a key that was stored and is not there');
      const target = `personal-key ${normalised}`;
      await writeDown(manager, author, {
        ...{ action: 'personal-key.add', unit: UNIT, target },
        after: { key },
      });
      return addedOf(row);
    });
  }

  remove(normalised: string, author: Author): Promise<boolean> {
    return this.database.change(async (manager) => {
      const [gone] = await manager.query<[{ key: string }[], number]>(
        'DELETE FROM personal_keys WHERE normalised = $1 RETURNING key',
        [normalised],
      );
      const before = gone[0];
      if (!before) return false;
      const target = `personal-key ${normalised}`;
      const what = { action: 'personal-key.remove', unit: UNIT, target, before };
      await writeDown(manager, author, what);
      return true;
    });
  }
}

const addedOf = ({ key, added_at: at, added_by: addedBy }: KeyRow): AddedKey => ({
  key,
  addedAt: at.toISOString(),
  addedBy,
});

import type { ApiToken, Page, Role } from '@nhip-xa/contract';
import type { Author, PageRequest, TokenStore } from '@nhip-xa/ports';
import type { EntityManager } from 'typeorm';
import { pageOf, readCursor } from '../read/paging';
import { ApiTokenRow, UserRow } from './account.entities';
import { writeDown } from './audit';
import type { ConfigDatabase } from './config-database';
import { rowId } from './row-id';

/** Tokens of programs, each its maker's. */
export class TokenRepository implements TokenStore {
  constructor(private readonly database: ConfigDatabase) {}

  async list(maker: string, page: PageRequest): Promise<Page<ApiToken>> {
    const after = readCursor(page.cursor, ['number']);
    const rows = await this.database.read((manager) => {
      const query = manager
        .createQueryBuilder(ApiTokenRow, 'token')
        .where('token.user_id = (SELECT id FROM users WHERE username = :maker)', { maker })
        .orderBy('token.id')
        .take(page.limit + 1);
      if (after) query.andWhere('token.id > :after', { after: after[0] });
      return query.getMany();
    });
    return pageOf(rows, page, tokenOf, (row) => [row.id]);
  }

  create(
    token: {
      name: string;
      role: Role;
      unit: string;
      maker: string;
      hash: Uint8Array;
      expiresAtMs: number | null;
    },
    author: Author,
  ): Promise<ApiToken> {
    return this.database.change(async (manager) => {
      const maker = await manager.findOneByOrFail(UserRow, { username: token.maker });
      const row = manager.create(ApiTokenRow, {
        hash: Buffer.from(token.hash),
        userId: maker.id,
        name: token.name,
        role: token.role,
        unit: token.unit,
        expiresAt: token.expiresAtMs === null ? null : new Date(token.expiresAtMs),
      });
      await manager.insert(ApiTokenRow, row);
      const made = tokenOf(await manager.findOneByOrFail(ApiTokenRow, { id: row.id }));
      await writeDown(manager, author, note('token.create', made, undefined, made));
      return made;
    });
  }

  remove(maker: string, id: string, author: Author): Promise<boolean> {
    return this.database.change(async (manager) => {
      const row = await own(manager, maker, id);
      if (!row) return false;
      await manager.delete(ApiTokenRow, { id: row.id });
      const before = tokenOf(row);
      await writeDown(manager, author, note('token.remove', before, before, undefined));
      return true;
    });
  }
}

async function own(manager: EntityManager, maker: string, id: string): Promise<ApiTokenRow | null> {
  const user = await manager.findOneBy(UserRow, { username: maker });
  const number = rowId(id);
  if (!user || number === undefined) return null;
  return manager.findOneBy(ApiTokenRow, { id: number, userId: user.id });
}

const note = (action: string, token: ApiToken, before: unknown, after: unknown) => ({
  action,
  unit: token.unit,
  target: `token ${token.id}`,
  before,
  after,
});

const tokenOf = (row: ApiTokenRow): ApiToken => ({
  id: String(row.id),
  name: row.name,
  role: row.role as Role,
  unit: row.unit,
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  expiresAt: row.expiresAt?.toISOString() ?? null,
});

import type { Page, Role, SeenUser, User } from '@nhip-xa/contract';
import type { Author, NewUserRow, PageRequest, UserStore } from '@nhip-xa/ports';
import type { EntityManager } from 'typeorm';
import { pageOf, readCursor } from '../read/paging';
import { SessionRow, UserRow } from './account.entities';
import { writeDown } from './audit';
import type { ConfigDatabase } from './config-database';

/** The unit of which somebody must always be administrator. */
const ROOT_UNIT = 'VN';

/** People and the hashes of their passwords. */
export class UserRepository implements UserStore {
  constructor(private readonly database: ConfigDatabase) {}

  isEmpty(): Promise<boolean> {
    return this.database.read(async (manager) => !(await manager.existsBy(UserRow, {})));
  }

  async credentials(
    username: string,
  ): Promise<(User & { id: number; passwordHash: string }) | undefined> {
    const row = await this.database.read((manager) => manager.findOneBy(UserRow, { username }));
    return row ? { ...userOf(row), id: row.id, passwordHash: row.passwordHash } : undefined;
  }

  async one(username: string): Promise<User | undefined> {
    const row = await this.database.read((manager) => manager.findOneBy(UserRow, { username }));
    return row ? userOf(row) : undefined;
  }

  async list(within: string, page: PageRequest): Promise<Page<SeenUser>> {
    const after = readCursor(page.cursor, ['string']);
    const rows = await this.database.read((manager) => {
      const query = manager
        .createQueryBuilder(UserRow, 'u')
        .where('u.unit IN (SELECT code FROM units WHERE path @> ARRAY[:within]::text[])', {
          within,
        })
        .orderBy('u.username')
        .take(page.limit + 1);
      if (after) query.andWhere('u.username > :after', { after: after[0] });
      return query.getMany();
    });
    return pageOf(rows, page, seenUserOf, (row) => [row.username]);
  }

  create(user: NewUserRow, author: Author): Promise<User | 'exists'> {
    return this.database.create(async (manager) => {
      await manager.insert(UserRow, { ...user });
      const made = userOf(await manager.findOneByOrFail(UserRow, { username: user.username }));
      await writeDown(manager, author, note('user.create', made, undefined, made));
      return made;
    });
  }

  patch(
    username: string,
    changes: Partial<Omit<NewUserRow, 'username'>>,
    author: Author,
  ): Promise<User | 'last-administrator' | undefined> {
    return this.database.change(async (manager) => {
      const row = await locked(manager, username);
      if (!row) return undefined;
      const before = userOf(row);
      const next = { role: changes.role ?? row.role, unit: changes.unit ?? row.unit };
      if (await leavesNobody(manager, row, next)) return 'last-administrator';
      if (Object.keys(changes).length > 0) await manager.update(UserRow, { id: row.id }, changes);
      if (changes.passwordHash !== undefined) {
        await manager.delete(SessionRow, { userId: row.id });
      }
      const after = userOf(await manager.findOneByOrFail(UserRow, { id: row.id }));
      const newPassword = changes.passwordHash === undefined ? {} : { password: 'changed' };
      await writeDown(
        manager,
        author,
        note('user.patch', before, before, { ...after, ...newPassword }),
      );
      return after;
    });
  }

  remove(username: string, author: Author): Promise<boolean | 'last-administrator'> {
    return this.database.change(async (manager) => {
      const row = await locked(manager, username);
      if (!row) return false;
      if (await leavesNobody(manager, row, undefined)) return 'last-administrator';
      await manager.delete(UserRow, { id: row.id });
      const before = userOf(row);
      await writeDown(manager, author, note('user.remove', before, before, undefined));
      return true;
    });
  }
}

const note = (action: string, user: User, before: unknown, after: unknown) => ({
  action,
  unit: user.unit,
  target: `user ${user.username}`,
  before,
  after,
});

/** Also locks the administrators of the whole, so that two of them cannot remove each other. */
async function locked(manager: EntityManager, username: string): Promise<UserRow | null> {
  const rows = await manager.find(UserRow, {
    where: [{ username }, { role: 'admin', unit: ROOT_UNIT }],
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  return rows.find((row) => row.username === username) ?? null;
}

type Standing = Pick<UserRow, 'role' | 'unit'>;

const isRootAdmin = (user: Standing | undefined): boolean =>
  user?.role === 'admin' && user.unit === ROOT_UNIT;

/** The change would leave no one who can do everything. */
async function leavesNobody(
  manager: EntityManager,
  before: Standing,
  after: Standing | undefined,
): Promise<boolean> {
  if (!isRootAdmin(before) || isRootAdmin(after)) return false;
  return (await manager.countBy(UserRow, { role: 'admin', unit: ROOT_UNIT })) === 1;
}

const seenUserOf = (row: UserRow): SeenUser => ({
  ...userOf(row),
  lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
});

export const userOf = (row: UserRow): User => ({
  username: row.username,
  displayName: row.displayName,
  role: row.role as Role,
  unit: row.unit,
  createdAt: row.createdAt.toISOString(),
});

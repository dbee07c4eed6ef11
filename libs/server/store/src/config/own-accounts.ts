import type { OwnSession, Page } from '@nhip-xa/contract';
import type { Author, OwnAccountStore, PageRequest, Person } from '@nhip-xa/ports';
import { MoreThan, Not, type EntityManager } from 'typeorm';
import { pageOf, readCursor } from '../read/paging';
import { SessionRow, UserRow } from './account.entities';
import { writeDown } from './audit';
import type { ConfigDatabase } from './config-database';
import { rowId } from './row-id';
import { userOf } from './users';

/** What people change of their own account. */
export class OwnAccountRepository implements OwnAccountStore {
  constructor(private readonly database: ConfigDatabase) {}

  async sessions(
    person: Person,
    { usedAfterMs, endsAfterMs }: Parameters<OwnAccountStore['sessions']>[1],
    page: PageRequest,
  ): Promise<Page<OwnSession>> {
    const after = readCursor(page.cursor, ['number']);
    const rows = await this.database.read(async (manager) => {
      const { id: userId } = await userRow(manager, person);
      const query = manager
        .createQueryBuilder(SessionRow, 's')
        .where({
          userId,
          expiresAt: MoreThan(new Date(endsAfterMs)),
          lastSeenAt: MoreThan(new Date(usedAfterMs)),
        })
        .orderBy('s.id', 'DESC')
        .take(page.limit + 1);
      if (after) query.andWhere('s.id < :after', { after: after[0] });
      return query.getMany();
    });
    return pageOf(
      rows,
      page,
      (row) => sessionOf(row, person),
      (row) => [row.id],
    );
  }

  endSession(person: Person, id: string, author: Author): Promise<boolean> {
    const number = rowId(id);
    if (number === undefined) return Promise.resolve(false);
    return this.database.change(async (manager) => {
      const { id: userId } = await userRow(manager, person);
      const { affected } = await manager.delete(SessionRow, { id: number, userId });
      if (!affected) return false;
      await this.note(manager, person, author, 'session.end', { sessions: 1 });
      return true;
    });
  }

  endOthers(person: Person, author: Author): Promise<number> {
    return this.database.change(async (manager) => {
      const ended = await endAllBut(manager, person);
      if (ended > 0) await this.note(manager, person, author, 'session.end', { sessions: ended });
      return ended;
    });
  }

  rename(person: Person, displayName: string, author: Author): Promise<void> {
    return this.database.change(async (manager) => {
      const row = await userRow(manager, person);
      await manager.update(UserRow, { id: row.id }, { displayName });
      const before = userOf(row);
      const after = { ...before, displayName };
      await writeDown(manager, author, { ...about('user.patch', person), before, after });
    });
  }

  newPassword(person: Person, passwordHash: string, author: Author): Promise<void> {
    return this.database.change(async (manager) => {
      const row = await userRow(manager, person);
      await manager.update(UserRow, { id: row.id }, { passwordHash });
      await endAllBut(manager, person);
      const before = userOf(row);
      const after = { ...before, password: 'changed' };
      await writeDown(manager, author, { ...about('user.patch', person), before, after });
    });
  }

  private note(
    manager: EntityManager,
    person: Person,
    author: Author,
    action: string,
    before: object,
  ): Promise<void> {
    return writeDown(manager, author, { ...about(action, person), before });
  }
}

const userRow = (manager: EntityManager, { username }: Person): Promise<UserRow> =>
  manager.findOneByOrFail(UserRow, { username });

async function endAllBut(manager: EntityManager, person: Person): Promise<number> {
  const { id: userId } = await userRow(manager, person);
  const done = await manager.delete(SessionRow, { userId, id: Not(Number(person.id)) });
  return done.affected ?? 0;
}

const about = (action: string, { username, unit }: Person) => ({
  action,
  unit,
  target: `user ${username}`,
});

const sessionOf = (row: SessionRow, person: Person): OwnSession => ({
  id: String(row.id),
  createdAt: row.createdAt.toISOString(),
  lastSeenAt: row.lastSeenAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  current: String(row.id) === person.id,
});

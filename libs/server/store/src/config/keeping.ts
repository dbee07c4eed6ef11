import { KEPT, KEPT_BOUNDS, type Keeping, type Kept } from '@nhip-xa/contract';
import type { Author, KeepingStore } from '@nhip-xa/ports';
import type { EntityManager } from 'typeorm';
import { writeDown } from './audit';
import type { ConfigDatabase } from './config-database';
import { notePending, pendingOf, shownPending, takePending } from './keeping-pending';

/** It is the installation's, not a commune's: written down with the nation. */
const UNIT = 'VN';

/** How long rejected messages and pictures are kept; what shortens it takes effect in the night. */
export class KeepingRepository implements KeepingStore {
  constructor(
    private readonly database: ConfigDatabase,
    private readonly nowMs: () => number,
  ) {}

  list(): Promise<Keeping[]> {
    return this.database.read((manager) => this.all(manager));
  }

  set(what: Kept, amount: number, author: Author): Promise<Keeping> {
    return this.database.change(async (manager) => {
      const stands = await standing(manager, what);
      const before = stands ?? KEPT_BOUNDS[what].usual;
      await notePending(manager, { what, stands, before, after: amount }, this.nowMs());
      await put(manager, what, amount);
      await note(manager, author, 'keeping.set', what, before, amount);
      const after = (await this.all(manager)).find((each) => each.what === what);
      return after ?? { what, amount };
    });
  }

  undo(what: Kept, author: Author): Promise<boolean> {
    return this.database.change(async (manager) => {
      const taken = await takePending(manager, what, this.nowMs());
      if (!taken) return false;
      const { usual } = KEPT_BOUNDS[what];
      const before = (await standing(manager, what)) ?? usual;
      await put(manager, what, taken.restore);
      await note(manager, author, 'keeping.undo', what, before, taken.restore ?? usual);
      return true;
    });
  }

  private async all(manager: EntityManager): Promise<Keeping[]> {
    const rows = await manager.query<{ what: Kept; amount: number }[]>('SELECT * FROM keeping');
    const amounts = new Map(rows.map(({ what, amount }) => [what, amount]));
    const pending = await pendingOf(manager, this.nowMs());
    return KEPT.map((what) => ({
      what,
      amount: amounts.get(what) ?? KEPT_BOUNDS[what].usual,
      ...shownPending(pending.get(what)),
    }));
  }
}

async function standing(manager: EntityManager, what: Kept): Promise<number | null> {
  const [row] = await manager.query<{ amount: number }[]>(
    'SELECT amount FROM keeping WHERE what = $1 FOR UPDATE',
    [what],
  );
  return row?.amount ?? null;
}

async function put(manager: EntityManager, what: Kept, amount: number | null): Promise<void> {
  if (amount === null) {
    await manager.query('DELETE FROM keeping WHERE what = $1', [what]);
    return;
  }
  await manager.query(
    `INSERT INTO keeping (what, amount) VALUES ($1, $2)
     ON CONFLICT (what) DO UPDATE SET amount = excluded.amount`,
    [what, amount],
  );
}

const note = (
  manager: EntityManager,
  author: Author,
  action: string,
  what: Kept,
  before: number,
  after: number,
): Promise<void> =>
  writeDown(manager, author, {
    action,
    unit: UNIT,
    target: `keeping ${what}`,
    before: { amount: before },
    after: { amount: after },
  });

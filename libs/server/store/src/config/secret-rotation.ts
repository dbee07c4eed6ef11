import type { Author, Renewal, SecretRotation } from '@nhip-xa/ports';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { writeDown } from './audit';
import type { ConfigDatabase } from './config-database';
import { SourceRow } from './source.entity';

/** New secrets of sources, and how long those before work beside them. */
export class SecretRotationRepository implements SecretRotation {
  constructor(
    private readonly database: ConfigDatabase,
    private readonly nowMs: () => number,
  ) {}

  async replace(
    renewals: readonly Renewal[],
    previousUntilMs: number | null,
    author: Author,
  ): Promise<string | undefined> {
    return this.database.change(async (manager) => {
      const rows = await locked(
        manager,
        renewals.map(({ key }) => key),
      );
      const byKey = new Map(rows.map((row) => [row.key, row]));
      const absent = renewals.find(({ key }) => !byKey.has(key));
      if (absent) return absent.key;
      for (const { key, secretHash } of renewals) {
        await renew(manager, byKey.get(key) as SourceRow, secretHash, previousUntilMs, author);
      }
      return undefined;
    });
  }

  async endPrevious(key: string, author: Author): Promise<boolean> {
    return this.database.change(async (manager) => {
      const [row] = await locked(manager, [key]);
      const until = row?.previousSecretUntil;
      if (!row || !until || until.getTime() <= this.nowMs()) return false;
      await manager.update(SourceRow, { id: row.id }, NO_PREVIOUS);
      const before = { previousSecretUntil: until.toISOString() };
      await writeDown(manager, author, { ...note('source.credential-end', row), before });
      return true;
    });
  }
}

const NO_PREVIOUS = {
  previousSecretHash: null,
  previousSecretUntil: null,
  newSecretUsedAt: null,
};

/** Only two work ever: of the one that was the previous until now nothing is left. */
async function renew(
  manager: EntityManager,
  row: SourceRow,
  secretHash: Uint8Array,
  previousUntilMs: number | null,
  author: Author,
): Promise<void> {
  const until = previousUntilMs === null ? null : new Date(previousUntilMs);
  const previous = until && {
    previousSecretHash: row.secretHash,
    previousSecretUntil: until,
  };
  await manager.update(
    SourceRow,
    { id: row.id },
    { ...NO_PREVIOUS, ...previous, secretHash: Buffer.from(secretHash) },
  );
  const after = until ? { previousSecretUntil: until.toISOString() } : undefined;
  await writeDown(manager, author, { ...note('source.credential', row), after });
}

const note = (action: string, { key, unit }: SourceRow) => ({
  action,
  unit,
  target: `source ${key}`,
});

/** In one order, so that two rotations do not wait for each other. */
const locked = (manager: EntityManager, keys: readonly string[]): Promise<SourceRow[]> =>
  manager.find(SourceRow, {
    // what people type has no secret that anybody knows
    where: { key: In([...keys]), removedAt: IsNull(), kind: Not('typed') },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });

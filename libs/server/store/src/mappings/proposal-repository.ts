import type { Page, ProposedSource } from '@nhip-xa/contract';
import type { Author, PageRequest, ProposalFilter, ProposalStore } from '@nhip-xa/ports';
import type { EntityManager } from 'typeorm';
import { writeDown } from '../config/audit';
import type { ConfigDatabase } from '../config/config-database';
import { addSource } from '../config/sources';
import { pageOf, readCursor } from '../read/paging';

interface ProposalRow {
  key: string;
  unit: string;
  local_id: string;
  kind: ProposedSource['kind'];
  name: string;
  mapping: string;
  publisher: string;
  first_at: Date;
  last_at: Date;
  kept: number;
  dropped: string;
}

const CHOSEN = `
  unit IN (SELECT code FROM units WHERE path @> ARRAY[$1::text])
  AND ($2::text[] IS NULL OR key = ANY ($2)) AND ($3::text IS NULL OR mapping = $3)`;

const valuesOf = ({ within, keys, mapping }: ProposalFilter): unknown[] => [
  within,
  keys ?? null,
  mapping ?? null,
];

/** Sources that mappings told of and that nobody has registered. */
export class ProposalRepository implements ProposalStore {
  constructor(
    private readonly database: ConfigDatabase,
    private readonly heartbeatSeconds: number,
  ) {}

  async list(filter: ProposalFilter, page: PageRequest): Promise<Page<ProposedSource>> {
    const after = readCursor(page.cursor, ['string']);
    const rows = await this.database.read((manager) =>
      manager.query<ProposalRow[]>(
        `SELECT * FROM source_proposals WHERE ${CHOSEN} AND ($4::text IS NULL OR key > $4)
         ORDER BY key LIMIT $5`,
        [...valuesOf(filter), after?.[0] ?? null, page.limit + 1],
      ),
    );
    return pageOf(rows, page, proposalOf, ({ key }) => [key]);
  }

  approve(filter: ProposalFilter, secretHash: Uint8Array, author: Author): Promise<string[]> {
    return this.database.change(async (manager) => {
      const rows = await manager.query<ProposalRow[]>(
        `SELECT * FROM source_proposals WHERE ${CHOSEN} ORDER BY key FOR UPDATE`,
        valuesOf(filter),
      );
      for (const row of rows) {
        if (await isRegistered(manager, row.key)) continue;
        const { local_id: id, unit, kind, name, publisher: gateway } = row;
        const behind = { id, unit, kind, name, gateway, attributes: {}, secretHash };
        const { heartbeatSeconds } = this;
        await addSource(manager, { ...behind, heartbeatSeconds }, 'source.approve', author);
      }
      const keys = rows.map(({ key }) => key);
      // what is kept of them waits still: it is read again once the sources are known everywhere
      await manager.query('DELETE FROM source_proposals WHERE key = ANY ($1::text[])', [keys]);
      return keys;
    });
  }

  forget(key: string, author: Author): Promise<boolean> {
    return this.database.change(async (manager) => {
      const [row] = await manager.query<ProposalRow[]>(
        'SELECT * FROM source_proposals WHERE key = $1 FOR UPDATE',
        [key],
      );
      if (!row) return false;
      await manager.query('DELETE FROM rejected_messages WHERE proposal = $1', [key]);
      await manager.query('DELETE FROM source_proposals WHERE key = $1', [key]);
      await writeDown(manager, author, {
        action: 'proposal.forget',
        unit: row.unit,
        target: `proposal ${key}`,
        before: proposalOf(row),
      });
      return true;
    });
  }
}

async function isRegistered(manager: EntityManager, key: string): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    'SELECT 1 FROM sources WHERE key = $1 AND removed_at IS NULL',
    [key],
  );
  return rows.length > 0;
}

const proposalOf = (row: ProposalRow): ProposedSource => ({
  key: row.key,
  unit: row.unit,
  id: row.local_id,
  kind: row.kind,
  name: row.name,
  mapping: row.mapping,
  publisher: row.publisher,
  firstAt: row.first_at.toISOString(),
  lastAt: row.last_at.toISOString(),
  kept: row.kept,
  dropped: Number(row.dropped),
});

import { unitOfKey, MAPPING_LIMITS, type Mapping, type Page } from '@nhip-xa/contract';
import { filtersOverlap, parseFilter } from '@nhip-xa/domain';
import type { Author, MappingClash, MappingStore, PageRequest } from '@nhip-xa/ports';
import type { EntityManager } from 'typeorm';
import { writeDown } from '../config/audit';
import type { ConfigDatabase } from '../config/config-database';
import { pageOf, readCursor } from '../read/paging';

interface MappingRow {
  id: string;
  unit: string;
  document: Mapping;
}

/** The rows that let publishers speak foreign formats. */
export class MappingRepository implements MappingStore {
  constructor(private readonly database: ConfigDatabase) {}

  async list(within: string, page: PageRequest): Promise<Page<Mapping>> {
    const after = readCursor(page.cursor, ['string']);
    const rows = await this.database.read((manager) =>
      manager.query<MappingRow[]>(
        `SELECT id, unit, document FROM mappings
         WHERE unit IN (SELECT code FROM units WHERE path @> ARRAY[$1::text])
           AND ($2::text IS NULL OR id > $2) ORDER BY id LIMIT $3`,
        [within, after?.[0] ?? null, page.limit + 1],
      ),
    );
    return pageOf(
      rows,
      page,
      ({ document }) => document,
      ({ id }) => [id],
    );
  }

  one(id: string): Promise<Mapping | undefined> {
    return this.database.read(async (manager) => (await rowOf(manager, id))?.document);
  }

  create(mapping: Mapping, author: Author): Promise<MappingClash | Mapping> {
    return this.database.change(async (manager) => {
      const others = await locked(manager);
      if (others.some(({ id }) => id === mapping.id)) return 'exists';
      if (others.length >= MAPPING_LIMITS.mappings) return 'too-many';
      if (overlapsAny(mapping, others)) return 'overlaps';
      const unit = unitOf(mapping);
      await manager.query(
        `INSERT INTO mappings (id, unit, publisher, filter, document) VALUES ($1, $2, $3, $4, $5)`,
        [mapping.id, unit, mapping.publisher, mapping.filter, JSON.stringify(mapping)],
      );
      await writeDown(manager, author, note('mapping.create', mapping, { after: mapping }));
      return mapping;
    });
  }

  change(mapping: Mapping, author: Author): Promise<MappingClash | Mapping | undefined> {
    return this.database.change(async (manager) => {
      const others = await locked(manager);
      const before = others.find(({ id }) => id === mapping.id);
      if (!before) return undefined;
      if (overlapsAny(mapping, others)) return 'overlaps';
      await manager.query(
        `UPDATE mappings SET unit = $2, publisher = $3, filter = $4, document = $5,
           changed_at = now() WHERE id = $1`,
        [mapping.id, unitOf(mapping), mapping.publisher, mapping.filter, JSON.stringify(mapping)],
      );
      const changed = { before: before.document, after: mapping };
      await writeDown(manager, author, note('mapping.change', mapping, changed));
      return mapping;
    });
  }

  /** What its messages left waiting stays among the rejected. */
  remove(id: string, author: Author): Promise<boolean> {
    return this.database.change(async (manager) => {
      await locked(manager);
      const before = await rowOf(manager, id);
      if (!before) return false;
      await manager.query('DELETE FROM mappings WHERE id = $1', [id]);
      await manager.query('DELETE FROM codec_memory WHERE mapping = $1', [id]);
      await manager.query(
        `UPDATE rejected_messages SET proposal = NULL
         WHERE proposal IN (SELECT key FROM source_proposals WHERE mapping = $1)`,
        [id],
      );
      await manager.query('DELETE FROM source_proposals WHERE mapping = $1', [id]);
      const { document } = before;
      await writeDown(manager, author, note('mapping.remove', document, { before: document }));
      return true;
    });
  }
}

/** [contract 1] the key of a source begins with its unit. */
const unitOf = ({ publisher }: Mapping): string => unitOfKey(publisher);

/** All of them, while nobody else changes any: whether two overlap is no matter of one row. */
async function locked(manager: EntityManager): Promise<MappingRow[]> {
  await manager.query('LOCK TABLE mappings IN SHARE ROW EXCLUSIVE MODE');
  return manager.query<MappingRow[]>('SELECT id, unit, document FROM mappings');
}

async function rowOf(manager: EntityManager, id: string): Promise<MappingRow | undefined> {
  const [row] = await manager.query<MappingRow[]>(
    'SELECT id, unit, document FROM mappings WHERE id = $1',
    [id],
  );
  return row;
}

function overlapsAny({ id, filter }: Mapping, others: readonly MappingRow[]): boolean {
  const parsed = parseFilter(filter);
  return others.some(
    (other) => other.id !== id && filtersOverlap(parsed, parseFilter(other.document.filter)),
  );
}

const note = (
  action: string,
  mapping: Mapping,
  changed: { before?: Mapping; after?: Mapping },
) => ({ action, unit: unitOf(mapping), target: `mapping ${mapping.id}`, ...changed });

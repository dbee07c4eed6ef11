import type { Page, Source } from '@nhip-xa/contract';
import type {
  Author,
  NewSource,
  PageRequest,
  SourceChanges,
  SourceFilter,
  SourceStore,
} from '@nhip-xa/ports';
import { IsNull, Not, type EntityManager } from 'typeorm';
import { writeDown } from './audit';
import type { ConfigDatabase } from './config-database';
import { declareFeeds, undeclareFeeds } from './source-feeds';
import { metricsOf, seenSource } from './seen-sources';
import { countSources, listSources } from './source-list';
import { SourceRow } from './source.entity';

/** Whatever publishes, with its secret's hash. */
export class SourceRepository implements SourceStore {
  constructor(private readonly database: ConfigDatabase) {}

  one(key: string): Promise<Source | undefined> {
    return this.database.read(async (manager) => {
      const seen = await seenSource(manager, key);
      return seen && { ...seen.source, metrics: await metricsOf(manager, seen.id) };
    });
  }

  list(filter: SourceFilter, page: PageRequest): Promise<Page<Source>> {
    return this.database.read((manager) => listSources(manager, filter, page));
  }

  count(filter: SourceFilter): Promise<number> {
    return this.database.read((manager) => countSources(manager, filter));
  }

  create(source: NewSource, author: Author): Promise<Source | 'exists'> {
    return this.database.create((manager) => addSource(manager, source, 'source.create', author));
  }

  patch(key: string, changes: SourceChanges, author: Author): Promise<Source | undefined> {
    return this.database.change(async (manager) => {
      const row = await locked(manager, key);
      if (!row) return undefined;
      const before = await seen(manager, key);
      const given = Object.entries(changes).filter(([, value]) => value !== undefined);
      const columns: Partial<SourceRow> = Object.fromEntries(given);
      if (given.length > 0) await manager.update(SourceRow, { id: row.id }, columns as object);
      if (columns.feeds !== undefined) {
        const declared = { id: row.id, unit: row.unit, feeds: columns.feeds };
        await undeclareFeeds(manager, declared);
        await declareFeeds(manager, declared);
      }
      const after = await seen(manager, key);
      await writeDown(manager, author, note('source.patch', after, before, after));
      return after;
    });
  }

  remove(key: string, author: Author): Promise<boolean> {
    return this.database.change(async (manager) => {
      const row = await locked(manager, key);
      if (!row) return false;
      const before = await seen(manager, key);
      await manager.update(SourceRow, { id: row.id }, { removedAt: () => 'now()' });
      await writeDown(manager, author, note('source.remove', before, before, undefined));
      return true;
    });
  }
}

/** @param action how it is written down that it came */
export async function addSource(
  manager: EntityManager,
  source: NewSource,
  action: string,
  author: Author,
): Promise<Source> {
  const row = manager.create(SourceRow, newRow(source));
  await manager.insert(SourceRow, row as object);
  await manager.query('INSERT INTO presence (source_id) VALUES ($1)', [row.id]);
  await declareFeeds(manager, row);
  const made = await seen(manager, row.key);
  await writeDown(manager, author, note(action, made, undefined, made));
  return made;
}

/** What is written down of a change of a source. */
export const note = (
  action: string,
  source: Pick<Source, 'key' | 'unit'>,
  before: unknown,
  after: unknown,
) => ({ action, unit: source.unit, target: `source ${source.key}`, before, after });

const locked = (manager: EntityManager, key: string): Promise<SourceRow | null> =>
  manager.findOne(SourceRow, {
    // what people type is no source that one could change or remove
    where: { key, removedAt: IsNull(), kind: Not('typed') },
    lock: { mode: 'pessimistic_write' },
  });

async function seen(manager: EntityManager, key: string): Promise<Source> {
  const found = await seenSource(manager, key);
  if (!found) throw new Error(`source ${key} vanished within its own transaction`);
  return found.source;
}

export const newRow = (source: NewSource): Partial<SourceRow> => ({
  key: `${source.unit}.${source.id}`,
  unit: source.unit,
  localId: source.id,
  kind: source.kind,
  name: source.name,
  village: source.village ?? null,
  lat: source.lat ?? null,
  lon: source.lon ?? null,
  gateway: source.gateway ?? null,
  heartbeatSeconds: source.heartbeatSeconds,
  feeds: source.feeds ?? null,
  attributes: source.attributes,
  limits: source.limits ?? null,
  secretHash: Buffer.from(source.secretHash),
  flags: {},
});

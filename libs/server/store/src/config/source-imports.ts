import type { SourceKind, UnitLevel } from '@nhip-xa/contract';
import type { Author, NewSource, SourceImports, SourceSurroundings } from '@nhip-xa/ports';
import type { EntityManager } from 'typeorm';
import { writeAllDown } from './audit';
import type { ConfigDatabase } from './config-database';
import { seenSources } from './seen-sources';
import { declareFeeds } from './source-feeds';
import { SourceRow } from './source.entity';
import { newRow, note } from './sources';

/** Sources of one statement: more of them would keep the process from other work for too long. */
const AT_ONCE = 200;

/** Many sources in one transaction, by statements over all of them. */
export class SourceImportRepository implements SourceImports {
  constructor(private readonly database: ConfigDatabase) {}

  surroundings(asked: {
    within: string;
    units: readonly string[];
    keys: readonly string[];
  }): Promise<SourceSurroundings> {
    return this.database.read(async (manager) => {
      const units = await manager.query<{ code: string; level: UnitLevel; path: string[] }[]>(
        `SELECT code, level, path FROM units
         WHERE path @> ARRAY[$1::text] AND code = ANY ($2::text[])`,
        [asked.within, asked.units],
      );
      const sources = await manager.query<{ key: string; kind: SourceKind }[]>(
        `SELECT s.key, s.kind FROM sources s JOIN units u ON u.code = s.unit
         WHERE u.path @> ARRAY[$1::text] AND s.key = ANY ($2::text[]) AND s.removed_at IS NULL`,
        [asked.within, asked.keys],
      );
      return {
        units: new Map(units.map(({ code, ...unit }) => [code, unit])),
        sources: new Map(sources.map(({ key, kind }) => [key, kind])),
      };
    });
  }

  add(sources: readonly NewSource[], author: Author): Promise<'added' | 'exists'> {
    return this.database.create(async (manager) => {
      for (let from = 0; from < sources.length; from += AT_ONCE) {
        await addSources(manager, sources.slice(from, from + AT_ONCE), author);
      }
      return 'added' as const;
    });
  }
}

async function addSources(
  manager: EntityManager,
  sources: readonly NewSource[],
  author: Author,
): Promise<void> {
  const rows = sources.map((source) => manager.create(SourceRow, newRow(source)));
  await manager.insert(SourceRow, rows as object[]);
  await manager.query('INSERT INTO presence (source_id) SELECT unnest($1::int[])', [
    rows.map(({ id }) => id),
  ]);
  await declareFeeds(manager, ...rows);
  const made = await seenSources(
    manager,
    rows.map(({ key }) => key),
  );
  const notes = made.map((source) => note('source.import', source, undefined, source));
  await writeAllDown(manager, author, notes);
}

import type { Author, NewUnit, UnitChanges, UnitImports, UnitSurroundings } from '@nhip-xa/ports';
import { In, type EntityManager } from 'typeorm';
import { writeAllDown } from './audit';
import type { ConfigDatabase } from './config-database';
import { UnitRow } from './unit.entity';
import { changedColumns, newRow, note, unitOf } from './units';

/** Units of one statement: more of them would keep the process from other work for too long. */
const AT_ONCE = 200;

interface ChangedUnit {
  code: string;
  changes: UnitChanges;
}

/** Many units in one transaction, by statements over all of them. */
export class UnitImportRepository implements UnitImports {
  constructor(private readonly database: ConfigDatabase) {}

  surroundings(asked: { within: string; codes: readonly string[] }): Promise<UnitSurroundings> {
    return this.database.read(async (manager) => {
      const rows = await manager
        .createQueryBuilder(UnitRow, 'unit')
        .where('unit.code = ANY (:codes)', { codes: asked.codes })
        .getMany();
      const own = rows.filter(({ path }) => path.includes(asked.within));
      const others = rows.filter((row) => !own.includes(row));
      return {
        units: new Map(own.map((row) => [row.code, unitOf(row)])),
        taken: new Set(others.map(({ code }) => code)),
      };
    });
  }

  write(
    { added, changed }: { added: readonly NewUnit[]; changed: readonly ChangedUnit[] },
    author: Author,
  ): Promise<'written' | 'exists'> {
    return this.database.create(async (manager) => {
      // what lies deeper is found only after what it lies in
      for (const batch of batchesOf(added)) await addUnits(manager, batch, author);
      for (let from = 0; from < changed.length; from += AT_ONCE) {
        await changeUnits(manager, changed.slice(from, from + AT_ONCE), author);
      }
      return 'written' as const;
    });
  }
}

/** Batches of units of one level each, in their order. */
function batchesOf(units: readonly NewUnit[]): NewUnit[][] {
  const batches: NewUnit[][] = [];
  for (const unit of units) {
    const last = batches.at(-1);
    if (last && last[0]?.level === unit.level && last.length < AT_ONCE) last.push(unit);
    else batches.push([unit]);
  }
  return batches;
}

async function addUnits(
  manager: EntityManager,
  units: readonly NewUnit[],
  author: Author,
): Promise<void> {
  const parents = await manager.findBy(UnitRow, {
    code: In([...new Set(units.map(({ parent }) => parent))]),
  });
  const paths = new Map(parents.map(({ code, path }) => [code, path]));
  const rows = units.map((unit) =>
    manager.create(
      UnitRow,
      newRow({ ...unit, simulated: false }, [...(paths.get(unit.parent) ?? []), unit.code]),
    ),
  );
  await manager.insert(UnitRow, rows);
  const notes = rows.map((row) => note('unit.import', row.code, undefined, unitOf(row)));
  await writeAllDown(manager, author, notes);
}

async function changeUnits(
  manager: EntityManager,
  changed: readonly ChangedUnit[],
  author: Author,
): Promise<void> {
  const codes = changed.map(({ code }) => code);
  const before = await manager.find(UnitRow, {
    where: { code: In(codes) },
    order: { code: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  const changes = new Map(changed.map((one) => [one.code, changedColumns(one.changes)]));
  const after = before.map((row) =>
    Object.assign(manager.create(UnitRow, row), changes.get(row.code)),
  );
  // no path and no parent among them: only what is said of the units themselves
  await manager.upsert(UnitRow, after, ['code']);
  const notes = before.map((row, at) =>
    note('unit.import', row.code, unitOf(row), unitOf(after[at] ?? row)),
  );
  await writeAllDown(manager, author, notes);
}

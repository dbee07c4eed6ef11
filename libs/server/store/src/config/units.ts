import type { Page, Unit, UnitLevel } from '@nhip-xa/contract';
import type {
  Author,
  NewUnit,
  PageRequest,
  UnitChanges,
  UnitFilter,
  UnitStore,
} from '@nhip-xa/ports';
import type { EntityManager } from 'typeorm';
import { pageOf, readCursor } from '../read/paging';
import { writeDown } from './audit';
import type { ConfigDatabase } from './config-database';
import { UnitRow } from './unit.entity';

/** The tree of units. */
export class UnitRepository implements UnitStore {
  constructor(private readonly database: ConfigDatabase) {}

  async one(code: string): Promise<Unit | undefined> {
    const row = await this.database.read((manager) => manager.findOneBy(UnitRow, { code }));
    return row ? unitOf(row) : undefined;
  }

  async pathOf(code: string): Promise<readonly string[] | undefined> {
    const row = await this.database.read((manager) =>
      manager.findOne(UnitRow, { select: { code: true, path: true }, where: { code } }),
    );
    return row?.path;
  }

  async list(filter: UnitFilter, page: PageRequest): Promise<Page<Unit>> {
    const after = readCursor(page.cursor, ['string']);
    const rows = await this.database.read((manager) => {
      const { within, parent, level, codes } = filter;
      const query = manager
        .createQueryBuilder(UnitRow, 'unit')
        .orderBy('unit.code')
        .take(page.limit + 1);
      if (filter.shallow) query.where('(unit.code = :within OR unit.parent = :within)', { within });
      else query.where('unit.path @> ARRAY[:within]::text[]', { within });
      if (parent !== undefined) query.andWhere('unit.parent = :parent', { parent });
      if (level !== undefined) query.andWhere('unit.level = :level', { level });
      if (codes !== undefined) query.andWhere('unit.code = ANY(:codes)', { codes });
      if (after) query.andWhere('unit.code > :after', { after: after[0] });
      return query.getMany();
    });
    return pageOf(rows, page, unitOf, (row) => [row.code]);
  }

  create(unit: NewUnit & { simulated: boolean }, author: Author): Promise<Unit | 'exists'> {
    return this.database.create(async (manager) => {
      const parent = await manager.findOneByOrFail(UnitRow, { code: unit.parent });
      await manager.insert(UnitRow, newRow(unit, [...parent.path, unit.code]));
      const made = unitOf(await manager.findOneByOrFail(UnitRow, { code: unit.code }));
      await writeDown(manager, author, note('unit.create', made.code, undefined, made));
      return made;
    });
  }

  patch(code: string, changes: UnitChanges, author: Author): Promise<Unit | undefined> {
    return this.database.change(async (manager) => {
      const before = await locked(manager, code);
      if (!before) return undefined;
      const columns = changedColumns(changes);
      if (Object.keys(columns).length > 0) await manager.update(UnitRow, { code }, columns);
      const after = unitOf(await manager.findOneByOrFail(UnitRow, { code }));
      await writeDown(manager, author, note('unit.patch', code, unitOf(before), after));
      return after;
    });
  }
}

/** What is written down of a change of a unit. */
export const note = (action: string, code: string, before: unknown, after: unknown) => ({
  action,
  unit: code,
  target: `unit ${code}`,
  before,
  after,
});

const locked = (manager: EntityManager, code: string): Promise<UnitRow | null> =>
  manager.findOne(UnitRow, { where: { code }, lock: { mode: 'pessimistic_write' } });

export const newRow = (
  unit: NewUnit & { simulated: boolean },
  path: string[],
): Partial<UnitRow> => ({
  code: unit.code,
  level: unit.level,
  parent: unit.parent,
  path,
  nameVi: unit.name.vi,
  nameEn: unit.name.en ?? null,
  kind: unit.kind ?? null,
  lat: unit.lat ?? null,
  lon: unit.lon ?? null,
  population: unit.population ?? null,
  simulated: unit.simulated,
  validFrom: unit.validFrom ?? null,
  validTo: unit.validTo ?? null,
  replacedBy: unit.replacedBy ?? null,
  limits: unit.limits ?? null,
});

/** What was not mentioned stays as it is. */
export function changedColumns({ name, ...changes }: UnitChanges): Partial<UnitRow> {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const names = name ? { nameVi: name.vi, nameEn: name.en ?? null } : {};
  return { ...Object.fromEntries(given), ...names };
}

/** A row as the wire shows it. */
export const unitOf = (row: UnitRow): Unit => ({
  code: row.code,
  level: row.level as UnitLevel,
  parent: row.parent,
  name: row.nameEn === null ? { vi: row.nameVi } : { vi: row.nameVi, en: row.nameEn },
  kind: row.kind,
  lat: row.lat,
  lon: row.lon,
  population: row.population,
  simulated: row.simulated,
  validFrom: row.validFrom,
  validTo: row.validTo,
  replacedBy: row.replacedBy,
  limits: row.limits,
});

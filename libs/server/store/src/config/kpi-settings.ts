import type { KpiSetting, WallNumbers } from '@nhip-xa/contract';
import { USUAL_WALL_NUMBERS } from '@nhip-xa/domain';
import type { Author, KpiSettingStore, WallStore } from '@nhip-xa/ports';
import type { EntityManager } from 'typeorm';
import { writeDown } from './audit';
import type { ConfigDatabase } from './config-database';

/** Numbers that measures look up, by name and key. */
export class KpiSettingRepository implements KpiSettingStore {
  constructor(private readonly database: ConfigDatabase) {}

  setting(name: string): Promise<KpiSetting> {
    return this.database.read((manager) => settingOf(manager, name));
  }

  setSetting(name: string, setting: KpiSetting, author: Author): Promise<void> {
    return this.database.change(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`nhip-xa ${name}`]);
      const before = await settingOf(manager, name);
      await manager.query('DELETE FROM kpi_settings WHERE name = $1', [name]);
      await manager.query(
        `INSERT INTO kpi_settings (name, key, value)
         SELECT $1, key, value::float8 FROM jsonb_each_text($2::jsonb)`,
        [name, JSON.stringify(setting.values)],
      );
      const target = `kpi-setting ${name}`;
      const note = { action: 'kpi-setting.change', unit: 'VN', target, before, after: setting };
      await writeDown(manager, author, note);
    });
  }
}

async function settingOf(manager: EntityManager, name: string): Promise<KpiSetting> {
  const rows = await manager.query<{ key: string; value: number }[]>(
    'SELECT key, value FROM kpi_settings WHERE name = $1 ORDER BY key',
    [name],
  );
  return { values: Object.fromEntries(rows.map(({ key, value }) => [key, value])) };
}

/** The numbers that units chose for their walls. */
export class WallRepository implements WallStore {
  constructor(private readonly database: ConfigDatabase) {}

  wall(unit: string): Promise<WallNumbers> {
    return this.database.read((manager) => wallOf(manager, unit));
  }

  setWall(unit: string, kpis: readonly string[] | null, author: Author): Promise<void> {
    return this.database.change(async (manager) => {
      const before = await wallOf(manager, unit);
      if (kpis === null) await manager.query('DELETE FROM wall_numbers WHERE unit = $1', [unit]);
      else {
        await manager.query(
          `INSERT INTO wall_numbers (unit, kpis, set_by) VALUES ($1, $2, $3)
           ON CONFLICT (unit) DO UPDATE SET kpis = excluded.kpis, set_by = excluded.set_by,
             set_at = now()`,
          [unit, kpis, author.who],
        );
      }
      const after = await wallOf(manager, unit);
      const target = `wall of unit ${unit}`;
      await writeDown(manager, author, { action: 'wall.numbers', unit, target, before, after });
    });
  }
}

async function wallOf(manager: EntityManager, unit: string): Promise<WallNumbers> {
  const [row] = await manager.query<{ kpis: string[] }[]>(
    'SELECT kpis FROM wall_numbers WHERE unit = $1',
    [unit],
  );
  return { kpis: row?.kpis ?? [...USUAL_WALL_NUMBERS], chosen: row !== undefined };
}

import type { Boundary, BoundaryFault, ImportedBoundaries } from '@nhip-xa/contract';
import { readPolygons, type Polygons } from '@nhip-xa/domain';
import type { Author, BoundaryImport, BoundaryStore } from '@nhip-xa/ports';
import { writeDown } from '../config/audit';
import type { ConfigDatabase } from '../config/config-database';
import { pointsOf, simplified } from './simplify';

/** One feature of a file: whose it is and what it says, or why it is not taken. */
type Read = { unit: string; polygons: Polygons } | { unit: string | null; why: BoundaryFault };

/** Borders of units, as files say them. */
export class PgBoundaries implements BoundaryStore {
  constructor(private readonly database: ConfigDatabase) {}

  async import(asked: BoundaryImport, author: Author): Promise<ImportedBoundaries> {
    const { within, dryRun } = asked;
    const read = readFile(asked, await this.unitsOf(within));
    const drawn = simplified(new Map(read.flatMap(taken)));
    const answer = { ...outcomeOf(read, drawn), dryRun };
    if (!dryRun && drawn.size > 0) await this.write(within, drawn, author);
    return answer;
  }

  async remove(within: string, author: Author): Promise<string[]> {
    return this.database.change(async (manager) => {
      const [rows] = await manager.query<[{ unit: string }[], number]>(
        `DELETE FROM unit_boundaries b USING units u
         WHERE u.code = b.unit AND u.path @> ARRAY[$1::text] RETURNING b.unit`,
        [within],
      );
      const removed = rows.map(({ unit }) => unit).sort();
      if (removed.length > 0) {
        const what = { action: 'boundary.remove', unit: within, target: `boundaries ${within}` };
        await writeDown(manager, author, { ...what, before: { units: removed } });
      }
      return removed;
    });
  }

  private async unitsOf(within: string): Promise<ReadonlySet<string>> {
    const rows = await this.database.read((manager) =>
      manager.query<{ code: string }[]>('SELECT code FROM units WHERE path @> ARRAY[$1::text]', [
        within,
      ]),
    );
    return new Set(rows.map(({ code }) => code));
  }

  private write(
    within: string,
    drawn: ReadonlyMap<string, Polygons>,
    author: Author,
  ): Promise<void> {
    const units = [...drawn.keys()].sort();
    const points = [...drawn.values()].reduce((sum, polygons) => sum + pointsOf(polygons), 0);
    return this.database.change(async (manager) => {
      await manager.query(
        `INSERT INTO unit_boundaries (unit, geometry)
         SELECT i.unit, i.geometry FROM jsonb_to_recordset($1::jsonb) AS i (unit text, geometry jsonb)
         ORDER BY i.unit
         ON CONFLICT (unit) DO UPDATE SET geometry = excluded.geometry, imported_at = clock_timestamp()`,
        [JSON.stringify(units.map((unit) => ({ unit, geometry: boundaryOf(drawn.get(unit)) })))],
      );
      const what = { action: 'boundary.import', unit: within, target: `boundaries ${within}` };
      await writeDown(manager, author, { ...what, after: { units, points } });
    });
  }
}

const boundaryOf = (polygons: Polygons = []): Boundary => {
  const [only] = polygons;
  return only && polygons.length === 1
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons };
};

/** Every feature by itself, and those refused that speak of the same unit. */
function readFile({ file, property }: BoundaryImport, units: ReadonlySet<string>): Read[] {
  const codes = file.features.map(({ properties }) => properties?.[property]);
  const times = new Map<unknown, number>();
  for (const code of codes) times.set(code, (times.get(code) ?? 0) + 1);
  return file.features.map(({ geometry }, index): Read => {
    const code = codes[index];
    if (typeof code !== 'string') return { unit: null, why: 'no-code' };
    // as long as the longest code, and a little: it is shown to whoever sent it
    const unit = code.slice(0, 20);
    if (!units.has(code)) return { unit, why: 'unknown-unit' };
    if ((times.get(code) ?? 0) > 1) return { unit, why: 'twice' };
    const polygons = readPolygons(geometry);
    return typeof polygons === 'string' ? { unit, why: polygons } : { unit, polygons };
  });
}

const taken = (read: Read): [string, Polygons][] =>
  'polygons' in read ? [[read.unit, read.polygons]] : [];

function outcomeOf(
  read: readonly Read[],
  drawn: ReadonlyMap<string, Polygons>,
): Pick<ImportedBoundaries, 'imported' | 'refused'> {
  const refused = read.flatMap((one, feature): ImportedBoundaries['refused'] => {
    if ('why' in one) return [{ feature, unit: one.unit, why: one.why }];
    return drawn.has(one.unit) ? [] : [{ feature, unit: one.unit, why: 'too-many-points' }];
  });
  return { imported: [...drawn.keys()].sort(), refused };
}

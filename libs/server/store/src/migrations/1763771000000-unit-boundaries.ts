import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The borders of units, for maps. Comments say why. */
export class UnitBoundaries1763771000000 implements MigrationInterface {
  name = 'UnitBoundaries1763771000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- apart from units: those are read at every request, and a border is a hundred times their size
      CREATE TABLE unit_boundaries (
        unit text PRIMARY KEY REFERENCES units (code),
        -- a Polygon or MultiPolygon of GeoJSON, checked and simplified
        geometry jsonb NOT NULL,
        -- with the unit it tells whether what a screen has of a map still holds
        imported_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );`);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

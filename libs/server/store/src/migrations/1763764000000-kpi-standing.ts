import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which version of a definition holds, and what units show of it on their walls. */
export class KpiStanding1763764000000 implements MigrationInterface {
  name = 'KpiStanding1763764000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- the texts of kpi_definitions are never changed: what holds stands here
      CREATE TABLE kpi_standing (
        code text PRIMARY KEY,
        version int NOT NULL,
        -- switching on or off makes no version: it gives no other value
        enabled boolean NOT NULL,
        removed_at timestamptz,
        FOREIGN KEY (code, version) REFERENCES kpi_definitions (code, version)
      );
      -- numbers that a unit chose for its wall; without a row the usual ones
      CREATE TABLE wall_numbers (
        unit text PRIMARY KEY REFERENCES units (code),
        kpis text[] NOT NULL,
        set_by text NOT NULL,
        set_at timestamptz NOT NULL DEFAULT now()
      );`);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What several processes on one database need of each other. Comments say why. */
export class Processes1763740000000 implements MigrationInterface {
  name = 'Processes1763740000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- what is one for all processes, whatever their data folders hold
      CREATE TABLE installation (
        name text PRIMARY KEY,
        value text NOT NULL
      );
      CREATE TABLE processes (
        id text PRIMARY KEY,
        -- until when it has told all that it heard, by its clock; null: it takes no messages
        told_until timestamptz,
        -- its last sign of life, by the clock of the database
        seen_at timestamptz NOT NULL
      ) WITH (fillfactor = 50);
      -- counted up with each writing: a value reckoned from an older row is not stored
      ALTER TABLE kpi_values ADD COLUMN revision int NOT NULL DEFAULT 0`);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

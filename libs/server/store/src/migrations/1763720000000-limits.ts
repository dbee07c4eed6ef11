import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How much a source, and the sources of a unit together, may send; null: unlimited. */
export class Limits1763720000000 implements MigrationInterface {
  name = 'Limits1763720000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sources ADD COLUMN limits jsonb');
    await runner.query('ALTER TABLE units ADD COLUMN limits jsonb');
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why alerts closed, and what is asked of facts of the system itself. Comments say why. */
export class AlertEndings1763765000000 implements MigrationInterface {
  name = 'AlertEndings1763765000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- good: its KPI is; else nobody looks at it any more
      ALTER TABLE alerts ADD COLUMN closed_why text
        CHECK (closed_why IN ('good', 'switched-off', 'unit-ended'));
      -- samples are removed by age, whatever their unit
      CREATE INDEX screen_draws_expiry ON screen_draws (at);`);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

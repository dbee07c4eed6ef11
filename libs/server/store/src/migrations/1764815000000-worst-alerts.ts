import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A page of alerts is read in the order that it is shown in. */
export class WorstAlerts1764815000000 implements MigrationInterface {
  name = 'WorstAlerts1764815000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
  -- critical ones that are open, others that are open, those that are over; the newest first in each
  CREATE INDEX alerts_worst ON alerts ((
    CASE WHEN closed_at IS NOT NULL THEN 0 WHEN status = 'critical' THEN 2 ELSE 1 END), id);`);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

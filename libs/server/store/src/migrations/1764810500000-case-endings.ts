import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What cases that were open at a moment of the past are found by. Comments say why. */
export class CaseEndings1764810500000 implements MigrationInterface {
  name = 'CaseEndings1764810500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- those that stopped being open otherwise than by being closed: few of many
      CREATE INDEX cases_ended_otherwise ON cases (open_to)
        WHERE open_to IS NOT NULL AND open_to IS DISTINCT FROM closed_at;`);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the procedures of a commune are found by. Comments say why. */
export class CaseProcedures1764811000000 implements MigrationInterface {
  name = 'CaseProcedures1764811000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- which procedures a commune has is told by leaping from one to the next: some hundred of thousands
      CREATE INDEX cases_subjects ON cases (kind, unit, subject);`);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

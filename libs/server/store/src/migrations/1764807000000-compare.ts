import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What comparing two moments looks things up by. Comments say why. */
export class Compare1764807000000 implements MigrationInterface {
  name = 'Compare1764807000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- which cases were spoken of between two moments
      CREATE INDEX case_statements_received ON case_statements (unit, received_at);
      -- whose time ran out when, of those alone that were still open then: few of many
      CREATE INDEX cases_ran_out ON cases (unit, effective_due_at)
        WHERE open_from IS NOT NULL AND (open_to IS NULL OR open_to > effective_due_at);`);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

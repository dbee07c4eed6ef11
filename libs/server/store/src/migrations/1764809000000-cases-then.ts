import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What lists of cases as they stood at a moment of the past are found by. Comments say why. */
export class CasesThen1764809000000 implements MigrationInterface {
  name = 'CasesThen1764809000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- who was open at a moment, of those that ended since: few of millions, whenever that was. A case
      -- enters it when it ends and not before. One whose source has it end before it began has a
      -- stretch without length, as a range from later to earlier is none
      CREATE INDEX cases_stretches ON cases
        USING gist (tstzrange(open_from, greatest(open_from, open_to)))
        WHERE open_to IS NOT NULL AND open_from IS NOT NULL;
      -- how many are overdue in each commune of a province is counted in the index of open cases alone;
      -- only those whose clock may stand still are looked at, and they are few
      CREATE INDEX cases_open_paused ON cases (unit, effective_due_at)
        WHERE open_from IS NOT NULL AND open_to IS NULL AND pauses <> '{}'::tstzmultirange;`);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

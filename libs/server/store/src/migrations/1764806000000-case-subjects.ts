import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What cases are compared by, and how long they took, from indexes alone. Comments say why. */
export class CaseSubjects1764806000000 implements MigrationInterface {
  name = 'CaseSubjects1764806000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SUBJECTS);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const SUBJECTS = `
  ALTER TABLE cases
    -- its procedure, else its category: as a column, so that an index alone answers; cut, because an
    -- index takes no text of any length
    ADD COLUMN subject text GENERATED ALWAYS AS
      (left(coalesce(nullif(attributes ->> 'procedure', ''), category), 200)) STORED;
  -- the same procedure in all communes of a province: two million cases, none of them looked at
  CREATE INDEX cases_by_subject ON cases (kind, subject, closed_at)
    INCLUDE (unit, effective_due_at, handled_working_min) WHERE closed_at IS NOT NULL;
  -- how long all closed ones took: the same index as before, with what is asked of each
  DROP INDEX cases_closed;
  CREATE INDEX cases_closed ON cases (kind, unit, closed_at)
    INCLUDE (effective_due_at, handled_working_min) WHERE closed_at IS NOT NULL;`;

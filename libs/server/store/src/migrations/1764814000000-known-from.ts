import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is asked often and could only be found by going through much. Comments say why. */
export class KnownFrom1764814000000 implements MigrationInterface {
  name = 'KnownFrom1764814000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CASES);
    await runner.query(HISTORY);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const CASES = `
  -- when the first statement on it came in: whether a case is new to somebody who looked before
  ALTER TABLE cases ADD COLUMN known_from timestamptz;
  -- no month is another by it
  ALTER TABLE cases DISABLE TRIGGER USER;
  UPDATE cases c SET known_from = s.at FROM (
    SELECT unit, kind, id, min(received_at) AS at FROM case_statements GROUP BY unit, kind, id) s
  WHERE (c.unit, c.kind, c.id) = (s.unit, s.kind, s.id);
  ALTER TABLE cases ENABLE TRIGGER USER;
  CREATE INDEX cases_known_from ON cases (unit, known_from) WHERE kind <> 'ticket';`;

const HISTORY = `
  -- what was last before a number was bad: of one that is bad for months all of them lie in between
  CREATE INDEX kpi_history_unalarmed ON kpi_history (unit, kpi, at)
    WHERE status NOT IN ('warning', 'critical');`;

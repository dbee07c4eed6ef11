import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is asked often and could only be found by going through much. Comments say why. */
export class FirstWords1764814000000 implements MigrationInterface {
  name = 'FirstWords1764814000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FIRST_WORDS);
    await runner.query(HISTORY);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const FIRST_WORDS = `
  -- when the first statement on a case came in: whether it is new to somebody who looked before. Apart
  -- from the case, which is written with every statement, each time into all of its indexes
  CREATE TABLE first_words (
    unit text NOT NULL,
    kind text NOT NULL,
    id text NOT NULL,
    known_from timestamptz NOT NULL,
    PRIMARY KEY (unit, kind, id)
  );
  INSERT INTO first_words (unit, kind, id, known_from)
    SELECT unit, kind, id, min(received_at) FROM case_statements
    GROUP BY unit, kind, id ORDER BY unit, kind, id;
  CREATE INDEX first_words_by_time ON first_words (unit, known_from) WHERE kind <> 'ticket';`;

const HISTORY = `
  -- what was last before a number was bad: of one that is bad for months all of them lie in between
  CREATE INDEX kpi_history_unalarmed ON kpi_history (unit, kpi, at)
    WHERE status NOT IN ('warning', 'critical');`;

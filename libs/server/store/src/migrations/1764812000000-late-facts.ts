import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What of the past is still to be reckoned anew, kept until it is. Comments say why. */
export class LateFacts1764812000000 implements MigrationInterface {
  name = 'LateFacts1764812000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- one row for each kind of fact of a unit, however many came late: a flood makes no queue
      CREATE TABLE late_facts (
        unit text NOT NULL,
        fact text NOT NULL,
        -- the earliest moment of which something new is known, in microseconds
        from_us bigint NOT NULL,
        -- of what came while the row was being reckoned
        again_us bigint,
        -- who is reckoning it; null: nobody yet
        round text,
        waiting_since timestamptz NOT NULL DEFAULT now(),
        marked_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (unit, fact)
      ) WITH (fillfactor = 50);`);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

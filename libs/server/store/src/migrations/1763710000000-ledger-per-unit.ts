import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The ledger by unit, and how far each writer's messages are stored. Comments say why. */
export class LedgerPerUnit1763710000000 implements MigrationInterface {
  name = 'LedgerPerUnit1763710000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- what was counted before stands with the nation: of which unit it was is not known
      ALTER TABLE ledger ADD COLUMN unit text NOT NULL DEFAULT 'VN';
      ALTER TABLE ledger ALTER COLUMN unit DROP DEFAULT;
      ALTER TABLE ledger DROP CONSTRAINT ledger_pkey, ADD PRIMARY KEY (day, unit);
      -- one row for each start of a server: moved on in the transaction that stores the messages
      CREATE TABLE intake_positions (
        writer text PRIMARY KEY,
        seq bigint NOT NULL,
        at timestamptz NOT NULL DEFAULT now()
      ) WITH (fillfactor = 50);`);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

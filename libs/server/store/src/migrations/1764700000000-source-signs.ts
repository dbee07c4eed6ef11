import type { MigrationInterface, QueryRunner } from 'typeorm';

/** That sources came in, and whether what they said was of any use. Comments say why. */
export class SourceSigns1764700000000 implements MigrationInterface {
  name = 'SourceSigns1764700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SIGNS);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const SIGNS = `
  -- apart from the flags of a source: these come with every connection, and no list shows them
  CREATE TABLE source_signs (
    source_id int NOT NULL REFERENCES sources (id),
    sign text NOT NULL,
    -- the newest
    at timestamptz NOT NULL,
    n bigint NOT NULL,
    PRIMARY KEY (source_id, sign)
  );`;

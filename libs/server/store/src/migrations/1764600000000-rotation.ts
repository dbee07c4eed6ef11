import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two secrets of a source for a while, and who was not let in last. Comments say why. */
export class Rotation1764600000000 implements MigrationInterface {
  name = 'Rotation1764600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ROTATION);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const ROTATION = `
  ALTER TABLE sources
    -- of the secret before: it works beside the newest until its end
    ADD previous_secret_hash bytea,
    ADD previous_secret_until timestamptz,
    -- when the newest was first shown while the one before still worked
    ADD new_secret_used_at timestamptz,
    ADD CONSTRAINT sources_previous_secret
      CHECK ((previous_secret_hash IS NULL) = (previous_secret_until IS NULL));
  -- apart from the sources: an attack writes here, and no row that people or devices wait for is locked
  CREATE TABLE source_refusals (
    source_id int PRIMARY KEY REFERENCES sources (id) ON DELETE CASCADE,
    reason text NOT NULL,
    at timestamptz NOT NULL,
    -- no address: it may be a person's
    address_class text NOT NULL
  );`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The newest good frame of each source. Comments say why. */
export class Frames1763750000000 implements MigrationInterface {
  name = 'Frames1763750000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FRAMES);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const FRAMES = `
  CREATE TABLE frames (
    source_id int PRIMARY KEY REFERENCES sources (id),
    at timestamptz NOT NULL,
    content_type text NOT NULL CHECK (content_type IN ('image/jpeg', 'image/png')),
    hash bytea NOT NULL,
    bytes bytea NOT NULL,
    -- a copy that is quick to send; none although it was tried: the picture cannot be read
    small bytea,
    small_at timestamptz
  ) WITH (fillfactor = 70);
  -- pictures are compressed already
  ALTER TABLE frames ALTER COLUMN bytes SET STORAGE EXTERNAL, ALTER COLUMN small SET STORAGE EXTERNAL;
  -- whose copy is still to be made
  CREATE INDEX frames_waiting ON frames (at) WHERE small_at IS NULL;`;

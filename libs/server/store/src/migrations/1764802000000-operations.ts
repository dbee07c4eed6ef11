import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What running the installation from a browser needs. Comments say why. */
export class Operations1764802000000 implements MigrationInterface {
  name = 'Operations1764802000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(OPERATIONS);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const OPERATIONS = `
  -- sessions end and are forgotten; when somebody was here last is not
  ALTER TABLE users ADD COLUMN last_seen_at timestamptz;
  UPDATE users u SET last_seen_at =
    (SELECT max(s.last_seen_at) FROM sessions s WHERE s.user_id = u.id);
  -- null: until it is taken back
  ALTER TABLE api_tokens ADD COLUMN expires_at timestamptz;

  -- the audit is looked through from its newest end by one of these
  CREATE INDEX audit_of_unit ON audit (unit, id);
  CREATE INDEX audit_of_person ON audit (who, id);
  CREATE INDEX audit_of_target ON audit (target, id);
  CREATE INDEX audit_of_action ON audit (action text_pattern_ops, id);

  -- how long, or how many of, other things are kept; without a row: as usual
  CREATE TABLE keeping (
    what text PRIMARY KEY,
    amount int NOT NULL CHECK (amount > 0)
  );
  -- what was shortened by day goes in the night: until then at least so much is kept
  CREATE TABLE keeping_pending (
    -- the metric of readings as 'metric:rain', else as in keeping
    what text PRIMARY KEY,
    amount int NOT NULL CHECK (amount > 0),
    until timestamptz NOT NULL,
    -- what stood there when the first shortening of the day was made; null: nothing, it was as usual
    restore int
  );

  -- keys that name people, beside those that come with the product
  CREATE TABLE personal_keys (
    -- without case, marks and separators: one key however it is spelt
    normalised text PRIMARY KEY,
    key text NOT NULL,
    added_at timestamptz NOT NULL DEFAULT now(),
    added_by text NOT NULL
  );

  -- what a process tells of itself now and then; null: one of an older version
  ALTER TABLE processes ADD COLUMN about jsonb;
  -- the size of the database at the first look of each day: what it grows by
  CREATE TABLE database_sizes (
    day date PRIMARY KEY,
    bytes bigint NOT NULL
  );`;

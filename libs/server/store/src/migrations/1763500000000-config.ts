import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Units, sources, people and what is written down of their changes. Comments say why. */
export class Config1763500000000 implements MigrationInterface {
  name = 'Config1763500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UNITS);
    await runner.query(SOURCES);
    await runner.query(PEOPLE);
    await runner.query(DISPLAYS);
    await runner.query(AUDIT);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const UNITS = `
  CREATE TABLE units (
    code text PRIMARY KEY,
    level text NOT NULL,
    parent text,
    -- from the root to the unit itself: whose subtree it lies in is one comparison
    path text[] NOT NULL,
    name_vi text NOT NULL,
    name_en text,
    kind text,
    lat float8,
    lon float8,
    population int,
    simulated boolean NOT NULL DEFAULT false,
    valid_from date,
    valid_to date,
    replaced_by text,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT units_parent FOREIGN KEY (parent) REFERENCES units (code),
    CONSTRAINT units_level CHECK (level IN ('nation', 'province', 'commune', 'village')),
    CONSTRAINT units_path CHECK (path[cardinality(path)] = code)
  );
  CREATE INDEX units_by_parent ON units (parent);
  -- what lies in a subtree
  CREATE INDEX units_by_path ON units USING gin (path);
  INSERT INTO units (code, level, path, name_vi, name_en)
    VALUES ('VN', 'nation', '{VN}', 'Việt Nam', 'Viet Nam');`;

const SOURCES = `
  CREATE TABLE sources (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key text NOT NULL,
    unit text NOT NULL,
    local_id text NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    village text,
    lat float8,
    lon float8,
    gateway text,
    heartbeat_seconds int NOT NULL DEFAULT 60,
    -- null: what its kind may send
    feeds jsonb,
    attributes jsonb NOT NULL DEFAULT '{}',
    -- keyed hash of its secret; the key is not in the database
    secret_hash bytea NOT NULL,
    flags jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    -- facts keep their source: removed ones stay, and their key can be used again
    removed_at timestamptz,
    CONSTRAINT sources_unit FOREIGN KEY (unit) REFERENCES units (code),
    CONSTRAINT sources_kind
      CHECK (kind IN ('service', 'camera', 'device', 'speaker', 'link', 'gateway'))
  );
  CREATE UNIQUE INDEX sources_key ON sources (key) WHERE removed_at IS NULL;
  CREATE INDEX sources_by_unit ON sources (unit);`;

const PEOPLE = `
  CREATE TABLE users (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    username text NOT NULL,
    password_hash text NOT NULL,
    display_name text NOT NULL,
    role text NOT NULL,
    unit text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT users_username UNIQUE (username),
    CONSTRAINT users_unit FOREIGN KEY (unit) REFERENCES units (code),
    CONSTRAINT users_role
      CHECK (role IN ('admin', 'province-staff', 'chairman', 'officer', 'technician'))
  );
  CREATE TABLE sessions (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- sha256: whoever reads the table cannot present it
    hash bytea NOT NULL,
    user_id int NOT NULL,
    created_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT sessions_hash UNIQUE (hash),
    CONSTRAINT sessions_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
  );
  CREATE INDEX sessions_by_user ON sessions (user_id);
  CREATE INDEX sessions_by_expiry ON sessions (expires_at);
  CREATE TABLE api_tokens (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hash bytea NOT NULL,
    user_id int NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    unit text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_used_at timestamptz,
    CONSTRAINT api_tokens_hash UNIQUE (hash),
    CONSTRAINT api_tokens_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT api_tokens_unit FOREIGN KEY (unit) REFERENCES units (code)
  );
  CREATE INDEX api_tokens_by_user ON api_tokens (user_id);`;

const DISPLAYS = `
  CREATE TABLE displays (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    unit text NOT NULL,
    name text NOT NULL,
    hash bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_seen_at timestamptz,
    revoked_at timestamptz,
    CONSTRAINT displays_hash UNIQUE (hash),
    CONSTRAINT displays_unit FOREIGN KEY (unit) REFERENCES units (code)
  );
  CREATE INDEX displays_by_unit ON displays (unit);
  CREATE TABLE display_sessions (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hash bytea NOT NULL,
    display_id int NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT display_sessions_hash UNIQUE (hash),
    CONSTRAINT display_sessions_display
      FOREIGN KEY (display_id) REFERENCES displays (id) ON DELETE CASCADE
  );
  CREATE INDEX display_sessions_by_display ON display_sessions (display_id);
  CREATE INDEX display_sessions_by_expiry ON display_sessions (expires_at);`;

const AUDIT = `
  -- names, not references: what was written down outlives whom it speaks of
  CREATE TABLE audit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    who text NOT NULL,
    role text NOT NULL,
    via text,
    action text NOT NULL,
    unit text,
    target text NOT NULL,
    before jsonb,
    after jsonb
  );
  CREATE INDEX audit_by_time ON audit (at);
  CREATE INDEX audit_by_unit ON audit (unit, at);
  CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'audit is append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
    END $$;
  CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();`;

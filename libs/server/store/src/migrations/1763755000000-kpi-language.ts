import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Definitions of KPIs as data, and the facts that the system has of itself. Comments say why. */
export class KpiLanguage1763755000000 implements MigrationInterface {
  name = 'KpiLanguage1763755000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DEFINITIONS);
    await runner.query(TYPED);
    await runner.query(ALERTS);
    await runner.query(OWN_FACTS);
    await runner.query(VALUES);
    await runner.query(MOMENTS);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const DEFINITIONS = `
  -- every version stays: a value of the past is told by the definition that gave it
  CREATE TABLE kpi_definitions (
    code text NOT NULL,
    version int NOT NULL,
    definition jsonb NOT NULL,
    built_in boolean NOT NULL,
    -- null: it came with the product
    made_by text,
    made_at timestamptz NOT NULL DEFAULT now(),
    removed_at timestamptz,
    PRIMARY KEY (code, version)
  );
  -- what a unit has set for itself; what it was before stands in the audit
  CREATE TABLE unit_rules (
    unit text NOT NULL REFERENCES units (code),
    kpi text NOT NULL,
    rule jsonb NOT NULL,
    set_by text NOT NULL,
    set_at timestamptz NOT NULL DEFAULT now(),
    why text NOT NULL,
    PRIMARY KEY (unit, kpi)
  );
  -- numbers that measures look up: hours saved by a procedure, what a unit has contracted
  CREATE TABLE kpi_settings (
    name text NOT NULL,
    key text NOT NULL,
    value float8 NOT NULL,
    PRIMARY KEY (name, key)
  );`;

const TYPED = `
  CREATE TABLE typed_numbers (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    unit text NOT NULL REFERENCES units (code),
    kpi text NOT NULL,
    period_from timestamptz NOT NULL,
    period_to timestamptz NOT NULL,
    numerator float8 NOT NULL,
    denominator float8,
    note text NOT NULL DEFAULT '',
    typed_by text NOT NULL,
    typed_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    -- a correction is a new number; one that was wrong is taken back, not forgotten
    withdrawn_at timestamptz,
    withdrawn_by text,
    CONSTRAINT typed_numbers_period CHECK (period_to > period_from),
    CONSTRAINT typed_numbers_expiry CHECK (expires_at > typed_at)
  );
  CREATE INDEX typed_numbers_of_kpi ON typed_numbers (unit, kpi, typed_at);`;

const ALERTS = `
  CREATE TABLE alerts (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    unit text NOT NULL REFERENCES units (code),
    kpi text NOT NULL,
    -- what it is now, or was last: it rises and falls with its KPI
    status text NOT NULL CHECK (status IN ('warning', 'critical')),
    worst text NOT NULL CHECK (worst IN ('warning', 'critical')),
    value float8,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    closed_at timestamptz,
    acknowledged_at timestamptz,
    acknowledged_by text,
    word text
  );
  -- one open alert for a KPI of a unit, whoever opens it
  CREATE UNIQUE INDEX alerts_open ON alerts (unit, kpi) WHERE closed_at IS NULL;
  CREATE INDEX alerts_by_unit ON alerts (unit, opened_at);
  -- since when a KPI is bad, or good again, while that is too short for its alert
  CREATE TABLE alert_watch (
    unit text NOT NULL REFERENCES units (code),
    kpi text NOT NULL,
    bad boolean NOT NULL,
    since timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    PRIMARY KEY (unit, kpi)
  );`;

const OWN_FACTS = `
  -- how long facts took to the screens of a unit, as these report it
  CREATE TABLE screen_draws (
    unit text NOT NULL,
    at timestamptz NOT NULL,
    seconds float8 NOT NULL
  );
  CREATE INDEX screen_draws_at ON screen_draws (unit, at);
  -- days on which a chairman of the unit did something here
  CREATE TABLE leader_days (
    unit text NOT NULL REFERENCES units (code),
    day date NOT NULL,
    PRIMARY KEY (unit, day)
  );
  -- spans without a good frame that are over; the running one follows from the newest frame
  CREATE TABLE frame_gaps (
    source_id int NOT NULL REFERENCES sources (id),
    from_at timestamptz NOT NULL,
    to_at timestamptz NOT NULL,
    PRIMARY KEY (source_id, to_at)
  );`;

const VALUES = `
  ALTER TABLE kpi_values ADD COLUMN from_unit text, ADD COLUMN typed_id bigint;
  ALTER TABLE kpi_history ADD COLUMN from_unit text, ADD COLUMN typed_id bigint;
  CREATE INDEX cases_accepted ON cases (kind, unit, accepted_at) WHERE accepted_at IS NOT NULL;`;

/** Attributes are whatever a source wrote: a word where a moment should be must not stop all others. */
const MOMENTS = `
  CREATE FUNCTION attribute_moment(stated jsonb) RETURNS timestamptz
  LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
    DECLARE said text := stated #>> '{}';
    BEGIN
      IF jsonb_typeof(stated) = 'number' THEN
        RETURN to_timestamp(CASE WHEN said::float8 < 1e11 THEN said::float8 ELSE said::float8 / 1000 END);
      ELSIF said ~ '(Z|z|[+-]\\d{2}:?\\d{2})$' THEN
        RETURN said::timestamptz;
      ELSE
        -- [contract 2] a time without a zone is read as +07:00
        RETURN (said || '+07:00')::timestamptz;
      END IF;
    EXCEPTION WHEN data_exception THEN RETURN NULL;
    END $$;
  CREATE FUNCTION attribute_number(stated jsonb) RETURNS float8
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
      WHEN jsonb_typeof(stated) = 'number' THEN (stated #>> '{}')::float8
      WHEN jsonb_typeof(stated) = 'boolean' THEN CASE WHEN stated = 'true' THEN 1.0 ELSE 0.0 END
      WHEN stated #>> '{}' ~ '^-?[0-9]{1,15}([.][0-9]{1,15})?$' THEN (stated #>> '{}')::float8
    END $$;`;

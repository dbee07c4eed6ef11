import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports as they were made, what people say of them, and when they are made. Comments say why. */
export class Reports1764804000000 implements MigrationInterface {
  name = 'Reports1764804000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REPORTS);
    await runner.query(KEPT_AS_THEY_WERE);
    await runner.query(SCHEDULES);
    await runner.query(ALERTS);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const REPORTS = `
  CREATE TABLE reports (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    unit text NOT NULL REFERENCES units (code),
    period text NOT NULL CHECK (period IN ('day', 'week', 'month', 'quarter')),
    -- the first local day of the period
    of date NOT NULL,
    edition int NOT NULL CHECK (edition >= 1),
    lang text NOT NULL CHECK (lang IN ('vi', 'en')),
    made_at timestamptz NOT NULL,
    made_by text NOT NULL,
    scheduled boolean NOT NULL,
    -- json and not jsonb: the text stays as it was, to the byte
    contents json NOT NULL,
    -- whoever changes the contents past the trigger does not get past their hash
    hash text NOT NULL CHECK (hash = encode(sha256(convert_to(contents::text, 'UTF8')), 'hex')),
    critical int NOT NULL,
    warning int NOT NULL,
    UNIQUE (unit, period, of, edition)
  );
  -- a schedule makes each period once, whichever process it is and whatever editions people made
  CREATE UNIQUE INDEX reports_scheduled ON reports (unit, period, of) WHERE scheduled;
  -- the list of a unit, newest first
  CREATE INDEX reports_by_day ON reports (unit, of, id);
  CREATE TABLE report_comments (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    report bigint NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    -- names, not references: what was said outlives who said it
    said_by text NOT NULL,
    said_by_name text NOT NULL,
    said_at timestamptz NOT NULL,
    said text NOT NULL,
    struck_at timestamptz
  );
  CREATE INDEX report_comments_of ON report_comments (report, id);`;

const KEPT_AS_THEY_WERE = `
  CREATE FUNCTION reports_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'reports are kept as they were made: % refused', TG_OP
        USING ERRCODE = 'restrict_violation';
    END $$;
  CREATE TRIGGER reports_are_kept BEFORE UPDATE OR TRUNCATE ON reports
    FOR EACH STATEMENT EXECUTE FUNCTION reports_are_kept();
  CREATE TRIGGER report_comments_are_kept BEFORE TRUNCATE ON report_comments
    FOR EACH STATEMENT EXECUTE FUNCTION reports_are_kept();
  -- those of simulated units go with the demonstration, and comments with their report
  CREATE FUNCTION real_reports_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NOT EXISTS (SELECT FROM units WHERE code = OLD.unit AND simulated)
      THEN RAISE EXCEPTION 'reports are kept as they were made: DELETE refused'
        USING ERRCODE = 'restrict_violation';
      END IF;
      RETURN OLD;
    END $$;
  CREATE TRIGGER real_reports_are_kept BEFORE DELETE ON reports
    FOR EACH ROW EXECUTE FUNCTION real_reports_are_kept();
  CREATE FUNCTION comments_of_reports_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT FROM reports WHERE id = OLD.report)
      THEN RAISE EXCEPTION 'reports are kept as they were made: DELETE refused'
        USING ERRCODE = 'restrict_violation';
      END IF;
      RETURN OLD;
    END $$;
  CREATE TRIGGER comments_of_reports_are_kept BEFORE DELETE ON report_comments
    FOR EACH ROW EXECUTE FUNCTION comments_of_reports_are_kept();
  -- of a comment only the mark can be set, once
  CREATE FUNCTION comments_are_struck_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF OLD.struck_at IS NOT NULL OR NEW.struck_at IS NULL
        OR (NEW.id, NEW.report, NEW.said_by, NEW.said_by_name, NEW.said_at, NEW.said)
          IS DISTINCT FROM (OLD.id, OLD.report, OLD.said_by, OLD.said_by_name, OLD.said_at, OLD.said)
      THEN RAISE EXCEPTION 'comments are kept as they were written' USING ERRCODE = 'restrict_violation';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER comments_are_struck_only BEFORE UPDATE ON report_comments
    FOR EACH ROW EXECUTE FUNCTION comments_are_struck_only();`;

const SCHEDULES = `
  CREATE TABLE report_schedules (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    unit text NOT NULL REFERENCES units (code),
    period text NOT NULL CHECK (period IN ('day', 'week', 'month', 'quarter')),
    -- minutes since local midnight of the first day after the period
    at_minute int NOT NULL CHECK (at_minute BETWEEN 0 AND 1439),
    lang text NOT NULL CHECK (lang IN ('vi', 'en')),
    enabled boolean NOT NULL,
    made_by text NOT NULL,
    -- what was due before is not made: it was not there, or switched off
    since timestamptz NOT NULL,
    UNIQUE (unit, period)
  );`;

const ALERTS = `
  -- those that ended within a period, however long they were open
  CREATE INDEX alerts_closed ON alerts (unit, closed_at) WHERE closed_at IS NOT NULL;`;

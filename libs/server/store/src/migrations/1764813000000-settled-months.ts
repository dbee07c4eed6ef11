import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which months that are over were written of again, and what breakdowns are read by. Comments say why. */
export class SettledMonths1764813000000 implements MigrationInterface {
  name = 'SettledMonths1764813000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CORRECTIONS);
    await runner.query(CASES);
    await runner.query(VALUES);
    await runner.query(SUBJECTS);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const CORRECTIONS = `
  -- how often what belongs to a month that is over was told otherwise since: whoever keeps what he
  -- counted of a month counts again when the sum is another. Rows are only added, so that writers do
  -- not wait for each other, and put together by the hour
  CREATE TABLE month_corrections (
    -- 'case:dossier' by when it was closed, 'event:value.entry' by its own moment
    fact text NOT NULL,
    -- its first local day
    month date NOT NULL,
    n bigint NOT NULL
  );
  CREATE FUNCTION local_month(at timestamptz) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT date_trunc('month', at AT TIME ZONE interval '7 hours')::date
  $$;
  CREATE FUNCTION this_month() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT local_month(now())::timestamp AT TIME ZONE interval '7 hours'
  $$;`;

const CASES = `
  CREATE FUNCTION correct_case_months() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE present timestamptz := this_month();
    BEGIN
      IF TG_OP <> 'INSERT' THEN
        INSERT INTO month_corrections (fact, month, n)
        SELECT DISTINCT 'case:' || kind, local_month(closed_at), 1 FROM before WHERE closed_at < present;
      END IF;
      IF TG_OP <> 'DELETE' THEN
        INSERT INTO month_corrections (fact, month, n)
        SELECT DISTINCT 'case:' || kind, local_month(closed_at), 1 FROM after WHERE closed_at < present;
      END IF;
      RETURN NULL;
    END $$;
  -- whole batches are looked through at once
  CREATE TRIGGER correct_months_insert AFTER INSERT ON cases
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION correct_case_months();
  CREATE TRIGGER correct_months_update AFTER UPDATE ON cases
    REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION correct_case_months();
  CREATE TRIGGER correct_months_delete AFTER DELETE ON cases
    REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION correct_case_months();`;

const VALUES = `
  CREATE FUNCTION correct_entry_month() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      said text := CASE TG_OP WHEN 'DELETE' THEN OLD.type ELSE NEW.type END;
      moment timestamptz := CASE TG_OP WHEN 'DELETE' THEN OLD.at ELSE NEW.at END;
    BEGIN
      IF moment < this_month() THEN
        INSERT INTO month_corrections (fact, month, n) VALUES ('event:' || said, local_month(moment), 1);
      END IF;
      RETURN NULL;
    END $$;
  -- row by row: entries are few among events, and those of a pretended unit go partition by partition
  CREATE TRIGGER correct_months_insert AFTER INSERT ON events
    FOR EACH ROW WHEN (NEW.type IN ('value.entry', 'cost.entry')) EXECUTE FUNCTION correct_entry_month();
  CREATE TRIGGER correct_months_delete AFTER DELETE ON events
    FOR EACH ROW WHEN (OLD.type IN ('value.entry', 'cost.entry')) EXECUTE FUNCTION correct_entry_month();`;

const SUBJECTS = `
  -- the same index as before, with what the on-time rate asks of each case: a month of a province by
  -- procedure is read from it alone
  CREATE INDEX cases_of_subject ON cases (kind, subject, closed_at)
    INCLUDE (unit, effective_due_at, handled_working_min, supplements) WHERE closed_at IS NOT NULL;
  DROP INDEX cases_by_subject;`;

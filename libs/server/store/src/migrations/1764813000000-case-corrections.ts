import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which months that are over were written of again. Comments say why. */
export class CaseCorrections1764813000000 implements MigrationInterface {
  name = 'CaseCorrections1764813000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- how often what was closed in a month that is over was told otherwise since: whoever keeps
      -- what he counted of a month counts again when the sum is another. Rows are only added, so that
      -- writers do not wait for each other, and put together by the hour
      CREATE TABLE case_corrections (
        kind text NOT NULL,
        -- its first local day
        month date NOT NULL,
        n bigint NOT NULL
      );
      CREATE FUNCTION case_corrected() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE this_month timestamptz :=
          date_trunc('month', now() AT TIME ZONE interval '7 hours') AT TIME ZONE interval '7 hours';
        BEGIN
          IF TG_OP <> 'INSERT' THEN
            INSERT INTO case_corrections (kind, month, n)
            SELECT kind, date_trunc('month', closed_at AT TIME ZONE interval '7 hours')::date, 1
            FROM before WHERE closed_at < this_month GROUP BY 1, 2;
          END IF;
          IF TG_OP <> 'DELETE' THEN
            INSERT INTO case_corrections (kind, month, n)
            SELECT kind, date_trunc('month', closed_at AT TIME ZONE interval '7 hours')::date, 1
            FROM after WHERE closed_at < this_month GROUP BY 1, 2;
          END IF;
          RETURN NULL;
        END $$;
      CREATE TRIGGER case_corrected_insert AFTER INSERT ON cases
        REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION case_corrected();
      CREATE TRIGGER case_corrected_update AFTER UPDATE ON cases
        REFERENCING OLD TABLE AS before NEW TABLE AS after
        FOR EACH STATEMENT EXECUTE FUNCTION case_corrected();
      CREATE TRIGGER case_corrected_delete AFTER DELETE ON cases
        REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION case_corrected();`);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An order for each column that people sort a list of cases by, and what lists of events read. */
export class CaseLists1764801000000 implements MigrationInterface {
  name = 'CaseLists1764801000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- a province has millions of cases: a page is read from an index in its order, whatever that is
      CREATE INDEX cases_by_due ON cases (effective_due_at, unit, kind, id)
        WHERE effective_due_at IS NOT NULL;
      CREATE INDEX cases_by_closing ON cases (closed_at, unit, kind, id) WHERE closed_at IS NOT NULL;
      CREATE INDEX cases_by_state ON cases
        ((coalesce(state, '') COLLATE "C"), opened_at, unit, kind, id);
      -- bytes in order: a prefix is a range of them in every locale
      CREATE INDEX cases_by_id ON cases ((id COLLATE "C"), unit, kind);
      -- the closed ones of many years lie before those that are due
      CREATE INDEX cases_open_by_due ON cases (effective_due_at, unit, kind, id)
        WHERE open_from IS NOT NULL AND open_to IS NULL AND effective_due_at IS NOT NULL;
      CREATE INDEX cases_open_by_opening ON cases (opened_at, unit, kind, id)
        WHERE open_from IS NOT NULL AND open_to IS NULL;
      -- few among many
      CREATE INDEX cases_late ON cases (closed_at, unit, kind, id)
        WHERE closed_at > effective_due_at;
      CREATE INDEX cases_by_procedure ON cases ((attributes ->> 'procedure'), opened_at)
        WHERE attributes ->> 'procedure' IS NOT NULL;
      -- the events of a commune without those of its province, and those of a province in their order
      CREATE INDEX events_by_unit ON events (unit, at);
      CREATE INDEX events_by_time ON events (at, source_id, id);`);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

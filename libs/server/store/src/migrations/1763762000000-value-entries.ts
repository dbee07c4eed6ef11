import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people typed into the ledger of value and cost. Comments say why. */
export class ValueEntries1763762000000 implements MigrationInterface {
  name = 'ValueEntries1763762000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TYPED_SOURCES);
    await runner.query(ENTRIES);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/**
 * What people of a commune type comes from a source of its own, so that it feeds KPIs as other facts
 * do. It is of no kind that can be registered: it never connects and is counted in no presence.
 */
const TYPED_SOURCES = `
  ALTER TABLE sources DROP CONSTRAINT sources_kind;
  ALTER TABLE sources ADD CONSTRAINT sources_kind
    CHECK (kind IN ('service', 'camera', 'device', 'speaker', 'link', 'gateway', 'typed'));`;

const ENTRIES = `
  CREATE TABLE value_entries (
    unit text NOT NULL,
    id text NOT NULL,
    -- that of the event: what counts is there, and goes from there when the entry is struck out
    source_id int NOT NULL REFERENCES sources (id),
    type text NOT NULL CHECK (type IN ('value.entry', 'cost.entry')),
    at timestamptz NOT NULL,
    amount float8 NOT NULL,
    attributes jsonb NOT NULL,
    by_person text NOT NULL,
    via text NOT NULL CHECK (via IN ('form', 'csv')),
    recorded_at timestamptz NOT NULL,
    struck_at timestamptz,
    struck_by text,
    struck_why text,
    -- longer than the 30 days of an event's id: a file may be given again years later
    PRIMARY KEY (unit, id),
    CHECK ((struck_at IS NULL) = (struck_by IS NULL) AND (struck_at IS NULL) = (struck_why IS NULL))
  );
  CREATE INDEX value_entries_struck ON value_entries (unit, at) WHERE struck_at IS NOT NULL;`;

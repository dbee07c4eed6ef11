import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When sources are worked on. Comments say why. */
export class MaintenanceWindows1763751000000 implements MigrationInterface {
  name = 'MaintenanceWindows1763751000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WINDOWS);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const WINDOWS = `
  CREATE TABLE maintenance_windows (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source_id int NOT NULL,
    from_at timestamptz NOT NULL,
    -- one that was ended early ends here: the past is reckoned by it
    to_at timestamptz NOT NULL,
    why text NOT NULL,
    set_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT maintenance_windows_source FOREIGN KEY (source_id) REFERENCES sources (id),
    CONSTRAINT maintenance_windows_span CHECK (to_at > from_at)
  );
  CREATE INDEX maintenance_windows_by_source ON maintenance_windows (source_id, to_at);`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How walls behave, and the screens that show them. Comments say why. */
export class DisplayScreens1763770000000 implements MigrationInterface {
  name = 'DisplayScreens1763770000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- null: as a wall of its level usually behaves, also where that changes with an upgrade
      ALTER TABLE displays ADD COLUMN settings jsonb;
      CREATE TABLE display_screens (
        display_id int NOT NULL REFERENCES displays (id) ON DELETE CASCADE,
        -- chosen by the screen itself: one link may be open on several
        screen uuid NOT NULL,
        version text NOT NULL,
        width int NOT NULL,
        height int NOT NULL,
        scene text NOT NULL,
        -- null: nothing came to be drawn in the last minute
        drawn_ms double precision,
        started_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        -- since it was loaded
        faults int NOT NULL DEFAULT 0,
        last_fault text,
        last_fault_at timestamptz,
        PRIMARY KEY (display_id, screen)
      );
      -- those silent for long are removed by age, whatever their display
      CREATE INDEX display_screens_expiry ON display_screens (last_seen_at);`);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

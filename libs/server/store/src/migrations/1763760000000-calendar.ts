import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calendars by unit, office hours, deadline policies, and what a case makes of them. */
export class Calendar1763760000000 implements MigrationInterface {
  name = 'Calendar1763760000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DAYS);
    await runner.query(HOURS);
    await runner.query(POLICIES);
    await runner.query(CASES);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const DAYS = `
  CREATE TABLE calendar_days (
    unit text NOT NULL,
    day date NOT NULL,
    -- false: a day off; true: worked, although the week or the unit above says otherwise
    working boolean NOT NULL,
    name text NOT NULL,
    -- only what a person confirmed counts; disabled: known, and left alone by a confirmation of the year
    state text NOT NULL,
    note text,
    set_by text NOT NULL,
    set_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT calendar_days_key PRIMARY KEY (unit, day),
    CONSTRAINT calendar_days_unit FOREIGN KEY (unit) REFERENCES units (code) ON DELETE CASCADE,
    CONSTRAINT calendar_days_state CHECK (state IN ('proposed', 'confirmed', 'disabled'))
  );
  INSERT INTO calendar_days (unit, day, working, name, state, set_by)
    SELECT 'VN', day, working, name, 'confirmed', 'system' FROM holidays;
  DROP TABLE holidays;
  -- [domain 4.3] whether the law was amended by then was not found: a person switches it on
  INSERT INTO calendar_days (unit, day, working, name, state, note, set_by) VALUES
    ('VN', '2026-11-24', false, 'Ngày Văn hóa Việt Nam', 'disabled',
     'Nghị quyết 80 của Bộ Chính trị coi đây là ngày nghỉ; chưa xác minh được Bộ luật Lao động đã sửa hay chưa. '
     'Chỉ bật khi đã có thông báo lịch nghỉ chính thức.', 'system')
    ON CONFLICT DO NOTHING;`;

const HOURS = `
  CREATE TABLE office_hours (
    unit text NOT NULL,
    -- in force from this local day on, until the next row of the unit
    from_day date NOT NULL,
    -- spans {"from": "07:30", "to": "11:30"} in order
    workday jsonb NOT NULL,
    -- service on a Saturday off: shown, and counted by no deadline
    saturday jsonb NOT NULL,
    set_by text NOT NULL,
    set_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT office_hours_key PRIMARY KEY (unit, from_day),
    CONSTRAINT office_hours_unit FOREIGN KEY (unit) REFERENCES units (code) ON DELETE CASCADE
  );`;

const POLICIES = `
  CREATE TABLE deadline_policies (
    -- the nation or a province
    unit text NOT NULL,
    kind text NOT NULL,
    -- '' for any channel and any severity, so that they can be part of the key
    channel text NOT NULL,
    severity text NOT NULL,
    -- {"amount": 2, "unit": "hours", "amountOnDayOff": 12}
    intake jsonb,
    resolve jsonb,
    set_by text NOT NULL,
    set_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT deadline_policies_key PRIMARY KEY (unit, kind, channel, severity),
    CONSTRAINT deadline_policies_unit FOREIGN KEY (unit) REFERENCES units (code) ON DELETE CASCADE,
    CONSTRAINT deadline_policies_says CHECK (intake IS NOT NULL OR resolve IS NOT NULL)
  );
  -- [766 §5.2] resolved within 15 working days
  INSERT INTO deadline_policies (unit, kind, channel, severity, resolve, set_by) VALUES
    ('VN', 'feedback', '', '', '{"amount": 15, "unit": "workingDays", "amountOnDayOff": null}', 'system');`;

const CASES = `
  ALTER TABLE cases
    -- whose word due_at is: the source's, or a policy's
    ADD COLUMN due_from text CHECK (due_from IN ('source', 'policy')),
    ADD COLUMN intake_due_at timestamptz,
    -- minutes of the unit's office hours, so that indicators are plain SQL; null: a moment is missing
    ADD COLUMN accept_working_min float8,
    ADD COLUMN resolve_working_min float8,
    ADD COLUMN handled_working_min float8,
    ADD COLUMN allowed_working_min float8;
  -- until now only sources gave dates
  UPDATE cases SET due_from = 'source' WHERE due_at IS NOT NULL;
  -- units whose open cases have to be told anew; a row stays until a pass that began well after it
  CREATE TABLE case_retellings (
    unit text PRIMARY KEY REFERENCES units (code) ON DELETE CASCADE,
    requested_at timestamptz NOT NULL DEFAULT now()
  );
  INSERT INTO case_retellings (unit) VALUES ('VN');`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The four kinds of fact, what is kept beside them, and the values of KPIs. Comments say why. */
export class Facts1763600000000 implements MigrationInterface {
  name = 'Facts1763600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PRESENCE);
    await runner.query(READINGS);
    await runner.query(CASES);
    await runner.query(EVENTS);
    await runner.query(LEDGER);
    await runner.query(KPIS);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const PRESENCE = `
  CREATE TABLE presence (
    source_id int PRIMARY KEY REFERENCES sources (id),
    state text NOT NULL DEFAULT 'offline' CHECK (state IN ('online', 'offline')),
    since timestamptz,
    heard_at timestamptz,
    last_frame_at timestamptz,
    attributes jsonb NOT NULL DEFAULT '{}'
  ) WITH (fillfactor = 50);
  CREATE TABLE presence_changes (
    source_id int NOT NULL REFERENCES sources (id),
    at timestamptz NOT NULL,
    state text NOT NULL CHECK (state IN ('online', 'offline')),
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (source_id, at)
  );
  CREATE INDEX presence_changes_at ON presence_changes (at);
  -- which source feeds which kind of fact of which unit: declared, or ever sent
  CREATE TABLE source_feeds (
    source_id int NOT NULL REFERENCES sources (id),
    unit text NOT NULL REFERENCES units (code),
    fact text NOT NULL,
    declared boolean NOT NULL DEFAULT false,
    PRIMARY KEY (source_id, unit, fact)
  );
  CREATE INDEX source_feeds_fact ON source_feeds (fact, unit);`;

const READINGS = `
  -- commune, source and metric of a reading in one number, so that a row stays small
  CREATE TABLE series (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    commune text NOT NULL REFERENCES units (code),
    source_id int NOT NULL REFERENCES sources (id),
    metric text NOT NULL,
    UNIQUE (source_id, metric, commune)
  );
  CREATE INDEX series_metric ON series (metric, commune);
  CREATE TABLE readings (
    series_id int NOT NULL,
    at timestamptz NOT NULL,
    value float8 NOT NULL,
    PRIMARY KEY (series_id, at)
  ) PARTITION BY RANGE (at);
  -- takes what no partition was made for yet; maintenance moves it out
  CREATE TABLE readings_rest PARTITION OF readings DEFAULT;
  CREATE TABLE readings_hourly (
    series_id int NOT NULL,
    hour timestamptz NOT NULL,
    n int NOT NULL,
    sum float8 NOT NULL,
    min float8 NOT NULL,
    max float8 NOT NULL,
    last float8 NOT NULL,
    last_at timestamptz NOT NULL,
    PRIMARY KEY (series_id, hour)
  ) WITH (fillfactor = 70);`;

const CASES = `
  CREATE TABLE cases (
    unit text NOT NULL REFERENCES units (code),
    kind text NOT NULL,
    id text NOT NULL,
    source_id int REFERENCES sources (id),
    ts timestamptz NOT NULL,
    state text,
    opened_at timestamptz NOT NULL,
    accepted_at timestamptz,
    due_at timestamptz,
    effective_due_at timestamptz,
    closed_at timestamptz,
    -- open from when to when; no open_from: it never counted as open
    open_from timestamptz,
    open_to timestamptz,
    pauses tstzmultirange NOT NULL DEFAULT '{}',
    pause_list jsonb NOT NULL DEFAULT '[]',
    supplements int NOT NULL DEFAULT 0,
    severity text,
    category text,
    village text,
    lat float8,
    lon float8,
    received_by text,
    attributes jsonb NOT NULL DEFAULT '{}',
    statements int NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (unit, kind, id)
  );
  CREATE INDEX cases_opened ON cases (kind, unit, opened_at);
  -- the list of a whole province, newest first
  CREATE INDEX cases_by_opening ON cases (opened_at DESC, unit, kind, id);
  CREATE INDEX cases_closed ON cases (kind, unit, closed_at) WHERE closed_at IS NOT NULL;
  CREATE INDEX cases_open ON cases (kind, unit, effective_due_at)
    WHERE open_from IS NOT NULL AND open_to IS NULL;
  CREATE INDEX cases_updated ON cases (unit, updated_at);
  -- every statement as it came: the case is told from them, whatever their order
  CREATE TABLE case_statements (
    unit text NOT NULL,
    kind text NOT NULL,
    id text NOT NULL,
    ts timestamptz NOT NULL,
    -- '' when it named no state
    state text NOT NULL,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    source_id int REFERENCES sources (id),
    by_person text,
    fields jsonb NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (unit, kind, id, ts, state)
  );`;

const EVENTS = `
  CREATE TABLE events (
    unit text NOT NULL,
    source_id int NOT NULL,
    id text NOT NULL,
    type text NOT NULL,
    at timestamptz NOT NULL,
    amount float8,
    village text,
    attributes jsonb NOT NULL DEFAULT '{}',
    received_at timestamptz NOT NULL
  ) PARTITION BY RANGE (at);
  CREATE INDEX events_type ON events (type, unit, at);
  CREATE TABLE events_rest PARTITION OF events DEFAULT;
  -- identity must hold across partitions: commune, source and id within 30 days
  CREATE TABLE event_ids (
    source_id int NOT NULL,
    unit text NOT NULL,
    id text NOT NULL,
    content bytea NOT NULL,
    seen_at timestamptz NOT NULL,
    PRIMARY KEY (source_id, unit, id)
  );
  CREATE INDEX event_ids_seen ON event_ids (seen_at);`;

const LEDGER = `
  -- identity of messages without a usable time: publisher and hash of the bytes
  CREATE TABLE undated_messages (
    source_id int NOT NULL,
    hash bytea NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (source_id, hash)
  );
  CREATE INDEX undated_received ON undated_messages (received_at);
  CREATE TABLE claimed_times (
    source_id int NOT NULL REFERENCES sources (id),
    received_at timestamptz NOT NULL,
    item int NOT NULL,
    fact text NOT NULL,
    claimed text NOT NULL,
    PRIMARY KEY (source_id, received_at, item)
  );
  CREATE TABLE rejected_messages (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    source_id int REFERENCES sources (id),
    unit text,
    topic text NOT NULL,
    reason text NOT NULL,
    detail text NOT NULL,
    bytes bytea NOT NULL,
    size int NOT NULL
  );
  CREATE INDEX rejected_source ON rejected_messages (source_id, at);
  CREATE INDEX rejected_unit ON rejected_messages (unit, id);
  CREATE INDEX rejected_at ON rejected_messages (at);
  -- received = stored + repeats + rejected, counted in items, per local day
  CREATE TABLE ledger (
    day date PRIMARY KEY,
    received bigint NOT NULL,
    stored bigint NOT NULL,
    repeats bigint NOT NULL,
    conflicts bigint NOT NULL,
    rejected bigint NOT NULL
  ) WITH (fillfactor = 50);`;

const KPIS = `
  CREATE TABLE kpi_values (
    unit text NOT NULL REFERENCES units (code),
    kpi text NOT NULL,
    value float8,
    numerator float8,
    denominator float8,
    status text NOT NULL CHECK (status IN ('good', 'warning', 'critical', 'stale', 'none')),
    since timestamptz NOT NULL,
    at timestamptz NOT NULL,
    fresh_at timestamptz,
    next_at timestamptz,
    reporting int NOT NULL,
    expected int NOT NULL,
    version int NOT NULL,
    PRIMARY KEY (unit, kpi)
  ) WITH (fillfactor = 50);
  CREATE INDEX kpi_values_next ON kpi_values (next_at) WHERE next_at IS NOT NULL;
  CREATE TABLE kpi_history (
    unit text NOT NULL,
    kpi text NOT NULL,
    at timestamptz NOT NULL,
    value float8,
    numerator float8,
    denominator float8,
    status text NOT NULL,
    since timestamptz NOT NULL,
    fresh_at timestamptz,
    reporting int NOT NULL,
    expected int NOT NULL,
    version int NOT NULL,
    -- reckoned afterwards from facts that came late
    corrected boolean NOT NULL DEFAULT false,
    PRIMARY KEY (unit, kpi, at)
  );
  -- when a status began, for what just happened
  CREATE INDEX kpi_history_turns ON kpi_history (unit, at) WHERE since = at AND NOT corrected;
  CREATE TABLE holidays (
    day date PRIMARY KEY,
    -- false: a day off; true: a Saturday or Sunday worked in exchange
    working boolean NOT NULL,
    name text NOT NULL
  );
  -- [domain 4.3] the year 2026 as scheduled, with its two swaps
  INSERT INTO holidays (day, working, name) VALUES
    ('2026-01-01', false, 'Tết Dương lịch'), ('2026-01-02', false, 'Nghỉ hoán đổi'),
    ('2026-01-10', true, 'Làm bù ngày 2/1'),
    ('2026-02-16', false, 'Tết Nguyên đán'), ('2026-02-17', false, 'Tết Nguyên đán'),
    ('2026-02-18', false, 'Tết Nguyên đán'), ('2026-02-19', false, 'Tết Nguyên đán'),
    ('2026-02-20', false, 'Tết Nguyên đán'),
    ('2026-04-27', false, 'Nghỉ bù Giỗ Tổ Hùng Vương'), ('2026-04-30', false, 'Ngày Chiến thắng'),
    ('2026-05-01', false, 'Quốc tế Lao động'), ('2026-08-22', true, 'Làm bù ngày 31/8'),
    ('2026-08-31', false, 'Nghỉ hoán đổi'), ('2026-09-01', false, 'Quốc khánh'),
    ('2026-09-02', false, 'Quốc khánh');`;

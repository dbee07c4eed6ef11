import type { Author } from '@nhip-xa/ports';
import { openDatabase, type OpenedDatabase } from '../../test/opened-database';
import { AuditTrail } from '../config/audit';
import { UnitRepository } from '../config/units';
import { PgKpiStore } from '../kpi/pg-kpi-store';
import { PgDemonstration } from './pg-demonstration';
import { WHAT_GOES } from './what-goes';

const author: Author = { who: 'lan', role: 'admin', via: null };
const NOW_MS = Date.UTC(2026, 10, 20, 2);
/** Đồng Đăng is pretended, in a pretended Lạng Sơn; Hải Châu is real. */
const SIMULATED = ['20', '06184', '06184-1'];
const REAL = ['48', '20194', '20194-1'];

let opened: OpenedDatabase;
let demonstration: PgDemonstration;

const sql = <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  opened.dataSource.query<Row[]>(text, values);
const count = async (from: string, values: unknown[] = []): Promise<number> =>
  Number((await sql<{ n: string }>(`SELECT count(*) AS n FROM ${from}`, values))[0]?.n);

/** One row, or a few, of a commune in every table that can hold any; $1 its code, $2 its source. */
const ROWS = [
  `INSERT INTO presence (source_id, state) VALUES ($2, 'online')`,
  `INSERT INTO presence_changes (source_id, at, state) VALUES ($2, now(), 'online')`,
  `INSERT INTO source_feeds (source_id, unit, fact) VALUES ($2, $1, 'case:dossier')`,
  `INSERT INTO series (commune, source_id, metric) VALUES ($1, $2, 'rain')`,
  // an old day in the rest, and one of today
  `INSERT INTO readings SELECT id, at, 1 FROM series, (VALUES (timestamptz '2020-01-01'), (now())) t (at)
     WHERE commune = $1 AND source_id = $2`,
  `INSERT INTO readings_packed SELECT id, '2026-01-01', 1, '{1}', NULL, '{1}' FROM series
     WHERE commune = $1 AND source_id = $2`,
  `INSERT INTO readings_hourly SELECT id, date_trunc('hour', now()), 3, 3, 1, 1, 1, now() FROM series
     WHERE commune = $1 AND source_id = $2`,
  `INSERT INTO readings_daily SELECT id, '2026-01-01', 1, 1, 1, 1, 1, now() FROM series
     WHERE commune = $1 AND source_id = $2`,
  `INSERT INTO cases (unit, kind, id, source_id, ts, opened_at, statements)
     VALUES ($1, 'dossier', 'H1', $2, now(), now(), 1)`,
  `INSERT INTO case_statements (unit, kind, id, ts, state, source_id, fields, received_at)
     VALUES ($1, 'dossier', 'H1', now(), 'new', $2, '{}', now())`,
  `INSERT INTO first_words SELECT unit, kind, id, received_at FROM case_statements
     WHERE unit = $1 AND source_id = $2`,
  `INSERT INTO events (unit, source_id, id, type, at, received_at)
     VALUES ($1, $2, 'e', 'trade.order', now(), now()),
            ($1, $2, 'old', 'trade.order', '2020-01-01', now())`,
  `INSERT INTO event_ids VALUES ($2, $1, 'e', '', now())`,
  `INSERT INTO undated_messages VALUES ($2, '\\x01', now())`,
  `INSERT INTO claimed_times VALUES ($2, now(), 1, 'f', 'x')`,
  `INSERT INTO rejected_messages (at, source_id, unit, topic, reason, detail, bytes, size)
     VALUES (now(), $2, $1, 't', 'not-json', '', '', 0), (now(), NULL, $1, 't', 'not-json', '', '', 0)`,
  `INSERT INTO frames (source_id, at, content_type, hash, bytes)
     VALUES ($2, now(), 'image/png', '', '')`,
  `INSERT INTO frame_gaps VALUES ($2, now(), now() + interval '1 min')`,
  `INSERT INTO maintenance_windows (source_id, from_at, to_at, why, set_by)
     VALUES ($2, now(), now() + interval '1 h', 'x', 'lan')`,
  `INSERT INTO source_refusals VALUES ($2, 'x', now(), 'y')`,
  `INSERT INTO source_signs VALUES ($2, 'connected', now(), 1)`,
  `INSERT INTO value_entries (unit, id, source_id, type, at, amount, attributes, by_person, via, recorded_at)
     VALUES ($1, 'v', $2, 'value.entry', now(), 1, '{}', 'lan', 'form', now())`,
];
/** The same of what speaks of a unit alone; $1 its code. */
const OF_UNIT = [
  `INSERT INTO ledger (day, unit, received, stored, repeats, conflicts, rejected)
     VALUES ('2026-11-20', $1, 1, 1, 0, 0, 0)`,
  `INSERT INTO kpi_values (unit, kpi, status, since, at, reporting, expected, version)
     VALUES ($1, 'k', 'good', now(), now(), 1, 1, 1)`,
  `INSERT INTO kpi_history (unit, kpi, at, status, since, reporting, expected, version)
     VALUES ($1, 'k', now(), 'good', now(), 1, 1, 1)`,
  `INSERT INTO kpi_turns VALUES ($1, 'k', now(), 'none', 'good', 1)`,
  `INSERT INTO alerts (unit, kpi, status, worst, opened_at, changed_at)
     VALUES ($1, 'k', 'warning', 'warning', now(), now())`,
  `INSERT INTO alert_watch VALUES ($1, 'k', true, now(), now())`,
  `INSERT INTO screen_draws VALUES ($1, now(), 1)`,
  `INSERT INTO leader_days VALUES ($1, '2026-11-20')`,
  `INSERT INTO unit_rules (unit, kpi, rule, set_by, why) VALUES ($1, 'k', '{}', 'lan', '')`,
  `INSERT INTO wall_numbers (unit, kpis, set_by) VALUES ($1, '{}', 'lan')`,
  `INSERT INTO unit_boundaries (unit, geometry) VALUES ($1, '{}')`,
  `INSERT INTO typed_numbers (unit, kpi, period_from, period_to, numerator, typed_by, typed_at, expires_at)
     VALUES ($1, 'k', '2026-01-01', '2026-02-01', 1, 'lan', '2026-02-01', '2026-03-01')`,
  `INSERT INTO calendar_days (unit, day, working, name, state, set_by)
     VALUES ($1, '2026-11-20', false, 'x', 'confirmed', 'lan')`,
  `INSERT INTO office_hours (unit, from_day, workday, saturday, set_by)
     VALUES ($1, '2026-01-01', '[]', '[]', 'lan')`,
  `INSERT INTO deadline_policies (unit, kind, channel, severity, resolve, set_by)
     VALUES ($1, 'feedback', '', '', '{}', 'lan')`,
  `INSERT INTO case_retellings (unit) VALUES ($1)`,
  `INSERT INTO late_facts (unit, fact, from_us) VALUES ($1, 'case:dossier', 1)`,
  `INSERT INTO mappings (id, unit, publisher, filter, document) VALUES ('m' || $1, $1, 'p', 'f', '{}')`,
  `INSERT INTO codec_memory (mapping, key, value) VALUES ('m' || $1, 'k', '1')`,
  `INSERT INTO source_proposals VALUES ($1 || '.p', $1, 'p', 'device', 'P', 'm', 'p', now(), now(), 0, 0)`,
  `INSERT INTO displays (unit, name, hash) VALUES ($1, 'Sảnh', $1::bytea)`,
  `INSERT INTO display_screens SELECT id, gen_random_uuid(), '1', 1, 1, 'map', NULL, now(), now(), 0, NULL, NULL
     FROM displays WHERE unit = $1`,
  `INSERT INTO display_sessions (hash, display_id, created_at, expires_at)
     SELECT hash, id, now(), now() FROM displays WHERE unit = $1`,
  `INSERT INTO api_tokens (hash, user_id, name, role, unit)
     SELECT $1::bytea, id, 'T', 'officer', $1 FROM users WHERE username = 'lan'`,
  `INSERT INTO reports (unit, period, of, edition, lang, made_at, made_by, scheduled, contents, hash, critical, warning)
     VALUES ($1, 'day', '2026-11-20', 1, 'vi', now(), 'lan', false, '{}',
       encode(sha256(convert_to('{}', 'UTF8')), 'hex'), 0, 0)`,
  `INSERT INTO report_comments (report, said_by, said_by_name, said_at, said)
     SELECT id, 'lan', 'Lan', now(), 'x' FROM reports WHERE unit = $1`,
  `INSERT INTO report_schedules (unit, period, at_minute, lang, enabled, made_by, since)
     VALUES ($1, 'day', 420, 'vi', true, 'lan', now())`,
];

/** Whatever type $1 and $2 are of where they stand. */
const run = (texts: readonly string[], unit: string, source = 0): Promise<unknown> =>
  texts.reduce<Promise<unknown>>(
    (before, text) =>
      before.then(() => sql(text.replaceAll('$1', `'${unit}'`).replaceAll('$2', String(source)))),
    Promise.resolve(),
  );

/** A commune with something of everything, and its province with a source of its own. */
async function fill(province: string, commune: string): Promise<void> {
  for (const unit of [province, commune]) {
    const [source] = await sql<{ id: number }>(
      `INSERT INTO sources (key, unit, local_id, kind, name, secret_hash, previous_secret_hash, previous_secret_until)
       VALUES ($1 || '.a', $1, 'a', 'service', 'A', '\\x01', '\\x02', now() + interval '1 day') RETURNING id`,
      [unit],
    );
    await run(unit === commune ? ROWS : ROWS.slice(0, 2), unit, source?.id);
    await run(OF_UNIT, unit);
  }
}

beforeAll(async () => {
  opened = await openDatabase();
  demonstration = new PgDemonstration(opened.database, () => NOW_MS);
  const units = new UnitRepository(opened.config);
  const levels = ['province', 'commune', 'village'] as const;
  for (const [codes, simulated] of [
    [SIMULATED, true],
    [REAL, false],
  ] as const) {
    for (const [at, code] of codes.entries()) {
      const parent = codes[at - 1] ?? 'VN';
      const level = levels[at] ?? 'village';
      await units.create({ code, level, parent, name: { vi: code }, simulated }, author);
    }
  }
  await sql(
    `INSERT INTO users (username, password_hash, display_name, role, unit)
     VALUES ('lan', '', 'Lan', 'admin', 'VN'), ('hoa', '', 'Hoa', 'officer', '06184')`,
  );
  await fill('20', '06184');
  await fill('48', '20194');
});
afterAll(() => opened.close());

/** Every table of the database with how many rows it has of each of its columns that tie it to units. */
async function tied(): Promise<{ table: string; column: string; of: string }[]> {
  const columns = await sql<{ table: string; column: string }>(
    `SELECT c.table_name AS table, c.column_name AS column FROM information_schema.columns c
     JOIN pg_class k ON k.relname = c.table_name AND k.relkind IN ('r', 'p') AND NOT k.relispartition
     WHERE c.table_schema = 'public' AND c.table_name <> 'audit' AND (
       c.column_name IN ('unit', 'commune', 'source_id', 'series_id', 'mapping', 'display_id')
       AND (c.table_name, c.column_name) NOT IN (('rejected_messages', 'mapping'), ('source_proposals', 'mapping')))
     ORDER BY 1, 2`,
  );
  return columns.map((one) => ({ ...one, of: one.column }));
}

const OF: Readonly<Record<string, string>> = {
  unit: `(SELECT code FROM units WHERE simulated = $1)`,
  commune: `(SELECT code FROM units WHERE simulated = $1)`,
  source_id: `(SELECT s.id FROM sources s JOIN units u ON u.code = s.unit WHERE u.simulated = $1)`,
  series_id: `(SELECT r.id FROM series r JOIN units u ON u.code = r.commune WHERE u.simulated = $1)`,
  mapping: `(SELECT m.id FROM mappings m JOIN units u ON u.code = m.unit WHERE u.simulated = $1)`,
  display_id: `(SELECT d.id FROM displays d JOIN units u ON u.code = d.unit WHERE u.simulated = $1)`,
};
const rowsOf = async (simulated: boolean): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { table, column } of await tied()) {
    counts[`${table}.${column}`] = await count(`${table} WHERE ${column} IN ${OF[column]}`, [
      simulated,
    ]);
  }
  return counts;
};

let real: Record<string, number>;

it('is counted before anything is done', async () => {
  real = await rowsOf(false);
  // the test itself: there is something in every table, on both sides
  const empty = (counts: Record<string, number>): string[] =>
    Object.keys(counts).filter((name) => counts[name] === 0);
  expect(empty(await rowsOf(true))).toEqual([]);
  expect(empty(real)).toEqual([]);
  // three readings in an hour; a report of the commune and one of its village; two sources that are online, two displays with a screen each
  await expect(demonstration.look()).resolves.toEqual({
    ...{ state: 'there', provinces: 1, communes: 1, villages: 1, sources: 2, online: 2 },
    ...{
      readings: 3,
      cases: 1,
      events: 2,
      reports: 2,
      displays: 2,
      screens: 2,
      tokens: 2,
      removal: null,
    },
    users: [{ username: 'hoa', displayName: 'Hoa', unit: '06184' }],
  });
});

it('does nothing while a person belongs to it', async () => {
  await expect(demonstration.begin(author)).resolves.toEqual({
    users: [{ username: 'hoa', displayName: 'Hoa', unit: '06184' }],
  });
  expect(await count(`sources WHERE removed_at IS NOT NULL`)).toBe(0);
  await sql(`UPDATE users SET unit = 'VN' WHERE username = 'hoa'`);
});

it('first closes the door: secrets, walls, tokens and mappings are gone at once', async () => {
  const begun = await demonstration.begin(author);
  expect('cut' in Object(begun) && (begun as { cut: string[] }).cut.sort()).toEqual([
    '06184.a',
    '20.a',
  ]);
  const [left] = await sql(
    `SELECT count(*) FILTER (WHERE secret_hash <> '' OR previous_secret_hash IS NOT NULL)::int AS secrets
     FROM sources WHERE unit IN ('20', '06184')`,
  );
  expect(left).toEqual({ secrets: 0 });
  await expect(demonstration.look()).resolves.toMatchObject({
    ...{ state: 'removing', communes: 1, sources: 0, displays: 0, screens: 0, tokens: 0, cases: 1 },
    removal: { by: 'lan', startedAt: '2026-11-20T02:00:00.000Z', finishedAt: null, step: 0 },
  });
  // nothing of it is reckoned any more, so that nothing of it is stored again
  const kpis = new PgKpiStore(
    opened.database,
    () => {
      throw new Error('asked for no definition');
    },
    {} as never,
  );
  expect((await kpis.units()).map(({ code }) => code)).toEqual(['20194', '48', 'VN']);
});

it('goes on after it was interrupted, and leaves nothing but what was written down', async () => {
  let asked = 0;
  await demonstration.removeFacts(() => (asked += 1) > 5);
  expect((await demonstration.look()).state).toBe('removing');
  await expect(demonstration.begin(author)).resolves.toEqual({ cut: [] });
  await demonstration.removeFacts(() => false);
  const left = Object.entries(await rowsOf(true)).filter(([, rows]) => rows > 0);
  expect(left).toEqual([]);
  await demonstration.finish(author);
  expect(await count('units WHERE simulated')).toBe(0);
  // what was done in them is still to be seen by whoever sees what they were part of
  const gone = await sql<{ code: string }>('SELECT code FROM removed_units ORDER BY code');
  expect(gone.length).toBeGreaterThan(0);
  await sql(
    `INSERT INTO audit (who, role, via, action, unit, target)
     SELECT 'lan', 'admin', 'session', 'source.create', code, 'was there' FROM removed_units`,
  );
  const trail = new AuditTrail(opened.config);
  const listed = async (within: string) =>
    (await trail.list({ within, target: 'was there' }, { limit: 100 })).items.map(
      ({ unit }) => unit,
    );
  expect((await listed('VN')).sort()).toEqual(gone.map(({ code }) => code));
  expect(await listed('48')).toEqual([]);
  const { state, removal } = await demonstration.look();
  expect(state).toBe('removed');
  expect(removal).toMatchObject({
    by: 'lan',
    finishedAt: '2026-11-20T02:00:00.000Z',
    step: WHAT_GOES.length + 1,
    steps: WHAT_GOES.length + 1,
  });
  const actions = await sql<{ action: string }>(
    `SELECT action, unit FROM audit WHERE target = 'demonstration' ORDER BY id`,
  );
  expect(actions).toEqual([
    { action: 'demonstration.remove', unit: 'VN' },
    { action: 'demonstration.removed', unit: 'VN' },
  ]);
});

it('has not touched a row of what is real', async () => {
  // with the one person who was moved here
  expect(await rowsOf(false)).toEqual({ ...real, 'users.unit': 2 });
  expect(await count(`units WHERE code = ANY ($1)`, [REAL])).toBe(3);
  expect(await count('users')).toBe(2);
  expect(await count(`pg_indexes WHERE indexname LIKE '%leaving%'`)).toBe(0);
});

it('has nothing to do a second time, and may come back when it is asked for', async () => {
  await expect(demonstration.begin(author)).resolves.toBe('none');
  await demonstration.forget();
  expect((await demonstration.look()).state).toBe('none');
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, type OpenedDatabase } from '../../test/opened-database';
import { StoredFacts } from '../read/fact-readers';

const PAGE = readFileSync(join(__dirname, '../../../../../docs/sql-views.md'), 'utf8');
/** View → its columns, as the page tells them. */
const TOLD = [...PAGE.matchAll(/^\| `(analytics_\w+)` \| `([^`]+)` \|$/gm)].map(
  ([, view = '', columns = '']) => [view, columns.split(' ')] as const,
);
/** The statements of the page that can be run as they stand. */
const EXAMPLES = [...PAGE.matchAll(/```sql\n(SELECT[^`]+);\n```/g)].map(([, sql = '']) =>
  sql.replace('$__timeFilter(at)', "at > now() - interval '1 day'"),
);

let opened: OpenedDatabase;
beforeAll(async () => {
  opened = await openDatabase();
  await opened.dataSource.query(SEED);
});
afterAll(() => opened.close());

const rows = <Row>(sql: string): Promise<Row[]> => opened.dataSource.query<Row[]>(sql);

/** Around now, since a view asks the clock of the database. */
const SEED = `
  INSERT INTO units (code, level, parent, path, name_vi) VALUES
    ('20', 'province', 'VN', '{VN,20}', 'Lạng Sơn'),
    ('06211', 'commune', '20', '{VN,20,06211}', 'Cao Lộc');
  INSERT INTO sources (key, unit, local_id, kind, name, secret_hash) VALUES
    ('06211.w', '06211', 'w', 'device', 'Trạm', 'secret'),
    ('20.portal', '20', 'portal', 'service', 'Một cửa', 'secret');
  INSERT INTO sources (key, unit, local_id, kind, name, secret_hash, removed_at) VALUES
    ('06211.old', '06211', 'old', 'device', 'Trạm cũ', 'secret', now());
  INSERT INTO series (commune, source_id, metric) VALUES ('06211', 1, 'water_level');
  INSERT INTO readings_hourly (series_id, hour, n, sum, min, max, last, last_at) VALUES
    (1, '2026-11-20 00:00Z', 4, 10, 1, 4, 3, '2026-11-20 00:50Z');
  INSERT INTO cases (unit, kind, id, source_id, ts, state, opened_at, effective_due_at, closed_at,
      open_from, open_to, pauses, pause_list, attributes, statements)
  SELECT '06211', 'dossier', id, 2, now(), state, now() - interval '9 days', now() + due,
    CASE WHEN closed THEN now() - interval '1 day' END, now() - interval '9 days',
    CASE WHEN closed THEN now() - interval '1 day' END, pauses, '[]', '{"procedure": "TT1"}', 1
  FROM (VALUES
    ('overdue', 'processing', interval '-2 days', false, '{}'::tstzmultirange),
    ('in-time', 'processing', interval '2 days', false, '{}'),
    ('paused', 'supplement', interval '-2 days', false,
      tstzmultirange(tstzrange(now() - interval '3 days', NULL))),
    ('closed-late', 'finished', interval '-2 days', true, '{}'),
    ('closed-in-time', 'finished', interval '0 days', true, '{}')
  ) AS c (id, state, due, closed, pauses);`;

it.each(TOLD)('%s has the columns that the page tells', async (view, columns) => {
  const found = await rows<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
      WHERE table_name = '${view}' ORDER BY ordinal_position`,
  );
  expect(found.map(({ name }) => name)).toEqual(columns);
});

it('the page tells every view', async () => {
  const found = await rows<{ name: string }>(
    `SELECT viewname AS name FROM pg_views WHERE schemaname = 'public' ORDER BY viewname`,
  );
  expect(found.map(({ name }) => name)).toEqual(TOLD.map(([view]) => view).sort());
});

it.each(EXAMPLES)('an example of the page can be run: %s', async (sql) => {
  await expect(rows(sql)).resolves.toBeInstanceOf(Array);
});

it('no view has anything of a secret', () => {
  const columns = TOLD.flatMap(([, names]) => names);
  expect(columns.length).toBeGreaterThan(80);
  expect(columns.filter((name) => /secret|hash|password|token|attributes/.test(name))).toEqual([]);
});

it('a case is open, paused, overdue and late as the API says', async () => {
  const facts = new StoredFacts(opened.database);
  const filter = { within: '20', nowUs: Date.now() * 1000 };
  const { items } = await facts.cases(filter, { limit: 10 });
  const told = items.map(({ id, open, overdue, late }) => ({ id, open, overdue, late }));
  const seen = await rows<object>(
    'SELECT id, open, overdue, late FROM analytics_cases ORDER BY id',
  );
  expect(seen).toEqual(told.sort((a, b) => (a.id < b.id ? -1 : 1)));
  expect(seen).toContainEqual({ id: 'overdue', open: true, overdue: true, late: false });
  expect(await rows(`SELECT id FROM analytics_cases WHERE paused`)).toEqual([{ id: 'paused' }]);
});

it('an hour has its mean, a source that was removed is gone', async () => {
  const hours = await rows('SELECT unit, source, metric, n, mean FROM analytics_readings_hourly');
  // 10 / 4
  expect(hours).toEqual([
    { unit: '06211', source: '06211.w', metric: 'water_level', n: 4, mean: 2.5 },
  ]);
  const sources = await rows<{ key: string }>('SELECT key FROM analytics_sources ORDER BY key');
  expect(sources.map(({ key }) => key)).toEqual(['06211.w', '20.portal']);
});

it('a commune knows its province', async () => {
  const units = await rows(`SELECT name, province, province_name FROM analytics_units
    WHERE code = '06211'`);
  expect(units).toEqual([{ name: 'Cao Lộc', province: '20', province_name: 'Lạng Sơn' }]);
});

it('the page grants every view and nothing else', () => {
  const granted = /GRANT SELECT ON ([^;]+) TO analytics;/.exec(PAGE)?.[1]?.split(/,\s+/) ?? [];
  expect(granted.sort()).toEqual(TOLD.map(([view]) => view).sort());
});

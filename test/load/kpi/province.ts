import type { Client } from 'pg';

/** How much of everything a province gets. */
export interface Size {
  communes: number;
  readings: number;
  cases: number;
  /** The present of the whole benchmark. */
  nowMs: number;
}

/** Minutes between two readings of a series. */
const EVERY_MINUTES = 10;
const READINGS_PER_DAY = (24 * 60) / EVERY_MINUTES;
/** Days before the present whose readings still lie one by one. */
const OPEN_DAYS = 4;
/** Over how many days cases and events are spread. */
const CASE_DAYS = 365;
export const PROVINCE = '98';

/** Sources of a commune: how many, of which kind, and the metrics that each sends. */
const SOURCES = [
  { id: 'mot-cua', kind: 'service', n: 1, metrics: ['up'] },
  { id: 'van-ban', kind: 'service', n: 1, metrics: ['up', 'staff_total', 'staff_mail_active'] },
  {
    id: 'thong-ke',
    kind: 'service',
    n: 1,
    metrics: ['merchants', 'merchants_cashless', 'adults', 'adults_eid2'],
  },
  { id: 'camera', kind: 'camera', n: 30, metrics: [] },
  { id: 'tram-nuoc', kind: 'device', n: 4, metrics: ['water_level', 'battery'] },
  { id: 'tram-mua', kind: 'device', n: 4, metrics: ['rain', 'battery'] },
  { id: 'khong-khi', kind: 'device', n: 2, metrics: ['pm25', 'pm10', 'no2', 'so2', 'co', 'o3'] },
  { id: 'diem-ngap', kind: 'device', n: 4, metrics: ['depth', 'battery'] },
  { id: 'nhiet-do', kind: 'device', n: 8, metrics: ['temperature', 'humidity', 'battery'] },
  { id: 'loa', kind: 'speaker', n: 6, metrics: [] },
  { id: 'duong-truyen', kind: 'link', n: 2, metrics: ['up', 'rtt'] },
] as const;

/** Kinds of case: the share of each, its open and closed states, and how long it is given. */
const CASES = [
  { kind: 'dossier', share: 0.6, open: 'processing', closed: 'finished', dueDays: 7 },
  { kind: 'feedback', share: 0.15, open: 'processing', closed: 'resolved', dueDays: 15 },
  { kind: 'document', share: 0.1, open: 'processing', closed: 'finished', dueDays: 5 },
  { kind: 'task', share: 0.05, open: 'processing', closed: 'finished', dueDays: 20 },
  { kind: 'detection', share: 0.05, open: 'pending', closed: 'confirmed', dueDays: null },
  { kind: 'ticket', share: 0.04, open: 'waiting', closed: 'called', dueDays: null },
  { kind: 'incident', share: 0.01, open: 'open', closed: 'closed', dueDays: null },
] as const;

const EVENTS = [
  'trade.order',
  'telehealth.session',
  'learning.session',
  'assist.visit',
  'value.entry',
  'cost.entry',
  'notice.delivery',
];

const at = (nowMs: number): string => `'${new Date(nowMs).toISOString()}'::timestamptz`;

/** Fills an empty database with a province, set by set. */
export async function fill(
  database: Client,
  size: Size,
  tell: (words: string) => void,
): Promise<void> {
  for (const [words, statements] of steps(size)) {
    tell(words);
    for (const statement of statements) await database.query(statement);
  }
  tell('gathering statistics');
  await database.query('VACUUM ANALYZE');
}

function steps(size: Size): [string, string[]][] {
  return [
    ['units and sources', [units(size), ...sources(size)]],
    ['readings', readings(size)],
    ['cases', CASES.flatMap((kind) => cases(kind, size))],
    ['events', events(size)],
  ];
}

const units = ({ communes }: Size): string => `
  INSERT INTO units (code, level, parent, path, name_vi, population)
  SELECT '${PROVINCE}', 'province', 'VN', '{VN,${PROVINCE}}', 'Tỉnh ${PROVINCE}', NULL
  UNION ALL
  SELECT '${PROVINCE}' || lpad(n::text, 3, '0'), 'commune', '${PROVINCE}',
    ARRAY['VN', '${PROVINCE}', '${PROVINCE}' || lpad(n::text, 3, '0')], 'Xã ' || n, 20000 + n * 50
  FROM generate_series(1, ${communes}) n`;

const sources = ({ nowMs }: Size): string[] => [
  ...SOURCES.map(
    ({ id, kind, n }) => `
    INSERT INTO sources (key, unit, local_id, kind, name, heartbeat_seconds, attributes, secret_hash, created_at)
    SELECT u.code || '.${id}-' || k, u.code, '${id}-' || k, '${kind}', '${id} ' || k, 2678400,
      '{"floodLevels": [3, 4, 5], "qcvn135": "x"}', '', ${at(nowMs)} - interval '400 days'
    FROM units u CROSS JOIN generate_series(1, ${n}) k WHERE u.level = 'commune'`,
  ),
  `INSERT INTO presence (source_id, state, since, heard_at, last_frame_at)
   SELECT id, CASE WHEN id % 40 = 0 THEN 'offline' ELSE 'online' END, ${at(nowMs)} - interval '9 days',
     ${at(nowMs)} - interval '10 seconds', CASE WHEN kind = 'camera' THEN ${at(nowMs)} - interval '1 minute' END
   FROM sources`,
  `INSERT INTO presence_changes (source_id, at, state)
   SELECT s.id, ${at(nowMs)} - d * interval '1 day' - (s.id % 1000) * interval '30 seconds',
     CASE WHEN d % 2 = 0 THEN 'online' ELSE 'offline' END
   FROM sources s CROSS JOIN generate_series(9, 60, 3) d WHERE s.id % 10 = 0`,
  ...SOURCES.filter(({ metrics }) => metrics.length > 0).map(
    ({ id, metrics }) => `
    INSERT INTO series (commune, source_id, metric)
    SELECT s.unit, s.id, m FROM sources s CROSS JOIN unnest('{${metrics.join(',')}}'::text[]) m
    WHERE s.local_id LIKE '${id}-%'`,
  ),
  `INSERT INTO source_feeds (source_id, unit, fact)
   SELECT source_id, commune, 'reading:' || metric FROM series
   UNION ALL SELECT id, unit, 'case:' || k FROM sources
     CROSS JOIN unnest('{${CASES.map(({ kind }) => kind).join(',')}}'::text[]) k WHERE local_id = 'mot-cua-1'
   UNION ALL SELECT id, unit, 'event:' || t FROM sources
     CROSS JOIN unnest('{${EVENTS.join(',')}}'::text[]) t WHERE local_id = 'van-ban-1'`,
];

const SERIES_PER_COMMUNE = SOURCES.reduce((sum, { n, metrics }) => sum + n * metrics.length, 0);

/** A value with two decimals that goes up and down over the day and differs from series to series. */
const VALUE = (series: string, n: string): string =>
  `floor(200 + 150 * sin(${n} * 0.0436 + ${series}) + hashint4(${series} * 1000 + ${n}) % 10) / 100`;
/** Days that differ from each other; each series goes through them in turn. */
const DAYS_TOLD = 40;

/**
 * Days of readings as the product keeps them: closed ones packed, the last ones one by one, all of
 * them rolled up by the hour.
 */
function readings({ communes, readings: wanted, nowMs }: Size): string[] {
  const days = Math.max(
    OPEN_DAYS + 1,
    Math.round(wanted / (communes * SERIES_PER_COMMUNE * READINGS_PER_DAY)),
  );
  const today = `(${at(nowMs)} AT TIME ZONE interval '7 hours')::date`;
  const midnight = `(d.day::timestamp AT TIME ZONE interval '7 hours')`;
  const step = `interval '${EVERY_MINUTES} minutes'`;
  return [
    `INSERT INTO readings_packed (series_id, day, days, at_ms, value)
     WITH told AS MATERIALIZED (
       SELECT n, array_agg(k * ${EVERY_MINUTES * 60_000} ORDER BY k) AS at_ms,
         array_agg(${VALUE('n', 'k')} ORDER BY k) AS value
       FROM generate_series(0, ${DAYS_TOLD - 1}) n CROSS JOIN generate_series(0, ${READINGS_PER_DAY - 1}) k GROUP BY n)
     SELECT s.id, d.day::date, 1, t.at_ms, t.value
     FROM series s
     CROSS JOIN generate_series(${today} - ${days - 1}, ${today} - ${OPEN_DAYS}, interval '1 day') d (day)
     JOIN told t ON t.n = (s.id + extract(day FROM d.day)::int) % ${DAYS_TOLD}
     ORDER BY s.id, d.day`,
    `INSERT INTO readings (series_id, at, value)
     SELECT s.id, r.at, ${VALUE('s.id', '(extract(epoch FROM r.at) / 600)::int')}
     FROM series s CROSS JOIN generate_series(
       ((${today} - ${OPEN_DAYS - 1})::timestamp AT TIME ZONE interval '7 hours'), ${at(nowMs)} - interval '20 seconds', ${step}) r (at)
     ORDER BY s.id, r.at`,
    `INSERT INTO readings (series_id, at, value)
     SELECT s.id, ${at(nowMs)} - interval '15 seconds', 2 FROM series s ON CONFLICT DO NOTHING`,
    `INSERT INTO readings_hourly (series_id, hour, n, sum, min, max, last, last_at)
     SELECT s.id, ${midnight} + h * interval '1 hour', ${60 / EVERY_MINUTES}, 24, 1, 3.5, 2 + (s.id % 10) / 10.0,
       ${midnight} + h * interval '1 hour' + interval '50 minutes'
     FROM series s
     CROSS JOIN generate_series(${today} - ${days - 1}, ${today} - ${OPEN_DAYS}, interval '1 day') d (day)
     CROSS JOIN generate_series(0, 23) h ORDER BY s.id, d.day, h`,
    `INSERT INTO readings_hourly (series_id, hour, n, sum, min, max, last, last_at)
     SELECT series_id, date_trunc('hour', at), count(*), sum(value), min(value), max(value),
       (array_agg(value ORDER BY at DESC))[1], max(at) FROM readings GROUP BY series_id, date_trunc('hour', at)`,
    `INSERT INTO readings_daily (series_id, day, n, sum, min, max, last, last_at)
     SELECT s.id, d.day::date, ${READINGS_PER_DAY}, 576, 1, 3.5, 2 + (s.id % 10) / 10.0, ${midnight} + interval '1430 minutes'
     FROM series s CROSS JOIN generate_series(${today} - ${days - 1}, ${today} - ${OPEN_DAYS}, interval '1 day') d (day)`,
  ];
}

const MICROSECONDS = (moment: string): string =>
  `(extract(epoch FROM ${moment}) * 1000000)::bigint`;

type CaseKindSize = (typeof CASES)[number];

/**
 * Most are closed, some of them late; of the last fortnight some are open, and a few of those past
 * their due date. Each was told once when it was opened, and once more when it was closed.
 */
function cases({ kind, share, open, closed, dueDays }: CaseKindSize, size: Size): string[] {
  const n = Math.round(size.cases * share);
  const due = dueDays === null ? 'NULL::timestamptz' : `c.opened + interval '${dueDays} days'`;
  const given = dueDays ?? 2;
  const taken = `(k.n % ${given + 2}) * interval '1 day' + interval '1 hour'`;
  return [
    `INSERT INTO cases (unit, kind, id, source_id, ts, state, opened_at, accepted_at, due_at, effective_due_at,
       closed_at, open_from, open_to, severity, category, attributes, statements,
       accept_working_min, resolve_working_min, handled_working_min, allowed_working_min, updated_at)
     SELECT c.unit, '${kind}', 'C' || c.n, s.id, CASE WHEN c.is_open THEN c.opened ELSE c.ended END, CASE WHEN c.is_open THEN '${open}' ELSE '${closed}' END,
       c.opened, c.opened + interval '1 hour', ${due}, ${due},
       CASE WHEN NOT c.is_open THEN c.ended END, c.opened,
       CASE WHEN NOT c.is_open THEN c.ended END,
       CASE WHEN c.n % 20 = 0 THEN 'urgent' ELSE 'normal' END, 'flood',
       jsonb_build_object('channel', CASE WHEN c.n % 5 = 0 THEN 'counter' ELSE 'online' END, 'fee', c.n % 3 * 10000,
         'payment', CASE WHEN c.n % 4 = 0 THEN 'cash' ELSE 'online' END, 'componentsDigitised', c.n % 10 <> 0,
         'eResult', c.n % 12 <> 0, 'reusedComponents', c.n % 3, 'direction', CASE WHEN c.n % 2 = 0 THEN 'in' ELSE 'out' END,
         'signed', c.n % 50 <> 0, 'procedure', 'TT' || c.n % 40,
        'procedureName', 'Thủ tục số ' || c.n % 40),
       CASE WHEN c.is_open THEN 1 ELSE 2 END, 60, 60 * (c.n % 8), 60 * (c.n % 8), 480,
       CASE WHEN c.is_open THEN c.opened ELSE c.ended END
     FROM (
       SELECT k.n, k.unit, k.opened, k.opened + ${taken} AS ended,
         k.opened + ${taken} > ${at(size.nowMs)}
           OR k.opened > ${at(size.nowMs)} - interval '14 days' AND k.n % 9 < 2 AS is_open FROM (
         SELECT n, '${PROVINCE}' || lpad((1 + n % ${size.communes})::text, 3, '0') AS unit,
           ${at(size.nowMs)} - interval '2 hours' - (hashint8(n)::bigint & 2147483647) / 2147483647.0 * interval '${CASE_DAYS} days' AS opened
         FROM generate_series(1, ${n}) n) k) c
     JOIN sources s ON s.unit = c.unit AND s.local_id = 'mot-cua-1'
     ORDER BY c.unit, c.opened`,
    `INSERT INTO case_statements (unit, kind, id, ts, state, source_id, fields, received_at)
     SELECT unit, kind, id, at, said, source_id, fields, at FROM (
       SELECT unit, kind, id, source_id, opened_at AS at, '${open}' AS said,
         jsonb_strip_nulls(jsonb_build_object('openedAt', ${MICROSECONDS('opened_at')},
           'due', CASE WHEN due_at IS NOT NULL THEN jsonb_build_object('at', ${MICROSECONDS('due_at')}) END)) AS fields
       FROM cases WHERE kind = '${kind}'
       UNION ALL
       SELECT unit, kind, id, source_id, closed_at, '${closed}', '{}' FROM cases
       WHERE kind = '${kind}' AND closed_at IS NOT NULL) words
     ORDER BY at`,
    `INSERT INTO first_words (unit, kind, id, known_from)
     SELECT unit, kind, id, opened_at FROM cases WHERE kind = '${kind}' ORDER BY unit, id`,
  ];
}

/** A tenth as many events as cases, over the same year, each month in a partition of its own. */
function events({ cases: n, communes, nowMs }: Size): string[] {
  return [
    `DO $$ DECLARE m timestamp; BEGIN
       FOR m IN SELECT generate_series(date_trunc('month', ${at(nowMs)} AT TIME ZONE interval '7 hours') - interval '13 months',
           date_trunc('month', ${at(nowMs)} AT TIME ZONE interval '7 hours') - interval '3 months', interval '1 month') LOOP
         EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF events FOR VALUES FROM (%L) TO (%L)',
           'events_m' || to_char(m, 'YYYYMM'), (m AT TIME ZONE interval '7 hours')::text, ((m + interval '1 month') AT TIME ZONE interval '7 hours')::text);
       END LOOP; END $$`,
    `INSERT INTO events (unit, source_id, id, type, at, amount, attributes, received_at)
     SELECT e.unit, s.id, 'E' || e.n, e.type, e.at, (e.n % 500) * 1000,
       jsonb_build_object('learner', 'p' || e.n % 900, 'household', 'h' || e.n % 700, 'sent', 100, 'delivered', 80,
         'class', 'labour', 'hours', 3), e.at
     FROM (SELECT n, '${PROVINCE}' || lpad((1 + n % ${communes})::text, 3, '0') AS unit,
         ('{${EVENTS.join(',')}}'::text[])[1 + n / ${communes} % ${EVENTS.length}] AS type,
         ${at(nowMs)} - interval '1 hour' - (hashint8(n)::bigint & 2147483647) / 2147483647.0 * interval '${CASE_DAYS} days' AS at
       FROM generate_series(1, ${Math.round(n / 10)}) n) e
     JOIN sources s ON s.unit = e.unit AND s.local_id = 'van-ban-1'`,
  ];
}

/** A year of history for every value that there is: a value a day, and by the hour since yesterday. */
export const HISTORY = (nowMs: number): string => `
  INSERT INTO kpi_history (unit, kpi, at, value, numerator, denominator, status, since, fresh_at, reporting, expected, version)
  SELECT v.unit, v.kpi, t.at, v.value * (1 + (hashtext(v.unit || t.at::text) % 100) / 1000.0), v.numerator, v.denominator,
    v.status, t.at - interval '1 day', t.at, v.reporting, v.expected, v.version
  FROM kpi_values v CROSS JOIN (
    SELECT generate_series(${at(nowMs)} - interval '366 days', ${at(nowMs)} - interval '2 days', interval '1 day') AS at
    UNION ALL SELECT generate_series(${at(nowMs)} - interval '47 hours', ${at(nowMs)} - interval '10 minutes', interval '1 hour')) t
  WHERE v.status <> 'none'
  ON CONFLICT DO NOTHING`;

/** Most values have stood as they are for days: few of them turned since yesterday. */
export const STANDING_SINCE = `
  UPDATE kpi_values SET since = since - (abs(hashtext(unit || kpi)) % 30) * interval '1 day'`;

import { LIST_LIMITS } from '@nhip-xa/contract';
import { until } from '@nhip-xa/testing';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import type { Caller } from './caller';
import { ADMIN_PASSWORD, startApi, type RunningApi } from './running-api';

/** Lists that are sorted, filtered and counted by the server, and their files. */

const PROVINCE = '20';
const COMMUNE = '06211';
const NEIGHBOUR = '06212';
/** Of the neighbour, who has them all: more than would go into memory at once unnoticed. */
const MANY = 300_000;
/** What the heap may grow by in MB while they are written; all of them would be over 300. */
const HEAP_MB = 150;

let api: RunningApi;
let admin: Caller;

beforeAll(async () => {
  api = await startApi();
  admin = await api.signIn('admin', ADMIN_PASSWORD);
  const unit = (code: string, level: string, parent: string, name: string) =>
    admin.post('/api/v1/units', { code, level, parent, name: { vi: name } });
  await unit(PROVINCE, 'province', 'VN', 'Lạng Sơn');
  await unit(COMMUNE, 'commune', PROVINCE, 'Đồng Đăng');
  await unit(NEIGHBOUR, 'commune', PROVINCE, 'Hoàng Văn Thụ');
  await admin.post('/api/v1/sources', {
    id: 'motcua',
    kind: 'service',
    unit: COMMUNE,
    name: '=HYPERLINK("x")',
  });
  await admin.post('/api/v1/sources', { id: 'nuoc', kind: 'device', unit: COMMUNE, name: 'Nước' });
  await admin.post('/api/v1/users', {
    username: 'ky-thuat',
    password: 'bon-nam-sau-tam',
    displayName: 'K',
    role: 'technician',
    unit: COMMUNE,
  });
  await api.database(FACTS);
  await api.database(
    `INSERT INTO cases (unit, kind, id, ts, state, opened_at, open_from, statements)
     SELECT '${NEIGHBOUR}', 'ticket', 'T-' || n, at, 'waiting', at, at, 1
     FROM (SELECT n, timestamptz '2026-01-01Z' + make_interval(secs => n) AS at
           FROM generate_series(1, ${MANY}) n) made`,
  );
  await api.database('ANALYZE cases');
}, 120_000);
afterAll(() => api.stop());

/** Three dossiers: one overdue since long, one closed late, one whose number a spreadsheet would run. */
const FACTS = `
  INSERT INTO cases (unit, kind, id, source_id, ts, state, opened_at, effective_due_at, closed_at,
      open_from, open_to, attributes, statements)
    SELECT '${COMMUNE}', 'dossier', v.id, s.id, v.opened, v.state, v.opened, v.due, v.closed,
      v.opened, v.closed, '{"procedure": "1.001234", "channel": "online"}', 1
    FROM sources s, (VALUES
      ('H-1', 'processing', timestamptz '2026-01-05 01:05:09Z', timestamptz '2026-01-10Z', NULL),
      ('H-2', 'finished', timestamptz '2026-01-06Z', timestamptz '2026-01-08Z', timestamptz '2026-01-09Z'),
      ('=1+1', 'processing', timestamptz '2026-01-07Z', NULL, NULL)
    ) v (id, state, opened, due, closed) WHERE s.key = '${COMMUNE}.motcua';
  INSERT INTO events (unit, source_id, id, type, at, amount, received_at)
    SELECT '${COMMUNE}', s.id, 'e' || n, CASE n WHEN 1 THEN 'trade.order' ELSE 'assist.visit' END,
      timestamptz '2026-01-05Z' + make_interval(hours => n), CASE n WHEN 1 THEN -1234.5 END, now()
    FROM sources s, generate_series(1, 3) n WHERE s.key = '${COMMUNE}.motcua';
  WITH made AS (
    INSERT INTO series (commune, source_id, metric)
      SELECT '${COMMUNE}', id, 'water_level' FROM sources WHERE key = '${COMMUNE}.nuoc' RETURNING id)
  INSERT INTO readings (series_id, at, value)
    SELECT id, timestamptz '2026-01-05Z' + make_interval(mins => n), n / 2.0
    FROM made, generate_series(1, 3) n;`;

const list = async (path: string): Promise<string[]> =>
  (await admin.get(`/api/v1/${path}`)).json.items.map(({ id }) => id);

const cellsOf = (text: string): string[][] =>
  parse(text, { delimiter: ';', bom: true, relax_column_count: true, skip_empty_lines: true });

const audited = async (action: string): Promise<{ target: string; after: Body }[]> =>
  (await admin.get('/api/v1/audit?limit=20')).json.items
    .filter((entry) => entry['action'] === action)
    .map((entry) => ({ target: String(entry['target']), after: entry['after'] as Body }));
type Body = Record<string, unknown>;

describe('lists', () => {
  it('cases: sorted, filtered and counted', async () => {
    const of = `cases?unit=${COMMUNE}`;
    expect(await list(`${of}&sort=openedAt`)).toEqual(['H-1', 'H-2', '=1+1']);
    expect(await list(`${of}&sort=-closedAt`)).toEqual(['H-2', '=1+1', 'H-1']);
    expect(await list(`${of}&sort=id`)).toEqual(['=1+1', 'H-1', 'H-2']);
    expect(await list(`${of}&late=1`)).toEqual(['H-2']);
    expect(await list(`${of}&overdue=1`)).toEqual(['H-1']);
    expect(await list(`${of}&q=H-`)).toEqual(['H-2', 'H-1']);
    expect(await list(`${of}&procedure=1.001234&channel=counter`)).toEqual([]);
    const { json } = await admin.get(`/api/v1/${of}&count=1&limit=1`);
    expect(json['total']).toEqual({ count: 3, more: false });
    const many = await admin.get(`/api/v1/cases?unit=${PROVINCE}&count=1&limit=1`);
    expect(many.json['total']).toEqual({ count: LIST_LIMITS.countedRows, more: true });
    expect((await admin.get(`/api/v1/${of}&sort=name`)).status).toBe(400);
  });

  it('cases: as they stood at a moment, with a file that says so', async () => {
    // on the 7th H-2 was open still, and due only on the 8th; =1+1 came that very moment
    const then = `cases?unit=${COMMUNE}&at=2026-01-07T00:00:00Z`;
    expect(await list(`${then}&sort=openedAt`)).toEqual(['H-1', 'H-2', '=1+1']);
    expect(await list(`${then}&open=1&q=H-`)).toEqual(['H-2', 'H-1']);
    expect(await list(`${then}&overdue=1`)).toEqual([]);
    expect(await list(`cases?unit=${COMMUNE}&at=2026-01-08T12:00:00Z&overdue=1`)).toEqual(['H-2']);
    expect(await list(`cases?unit=${COMMUNE}&at=2026-01-06T12:00:00Z`)).toEqual(['H-2', 'H-1']);
    expect(await list(`cases?unit=${COMMUNE}&closedFrom=2026-01-09T00:00:00Z`)).toEqual(['H-2']);
    expect(await list(`cases?unit=${COMMUNE}&closedTo=2026-01-09T00:00:00Z`)).toEqual([]);
    for (const wrong of ['at=2026-01-07T00:00:00Z&sort=state', 'changed=late', 'changedFrom=0']) {
      expect((await admin.get(`/api/v1/cases?unit=${COMMUNE}&${wrong}`)).status).toBe(400);
    }
    const { text } = await admin.get(`/api/v1/${then.replace('cases', 'cases/export')}&columns=id`);
    const lines = cellsOf(text).map((cells) => cells.join(' '));
    expect(lines.some((line) => line.startsWith('Tình hình tại thời điểm 07/01/2026 07:00'))).toBe(
      true,
    );
    expect(lines.slice(-3)).toEqual(["'=1+1", 'H-2', 'H-1']);
  });

  it('events: oldest first too, of a type, of a source', async () => {
    const of = `events?unit=${COMMUNE}`;
    expect(await list(of)).toEqual(['e3', 'e2', 'e1']);
    expect(await list(`${of}&sort=at`)).toEqual(['e1', 'e2', 'e3']);
    expect(await list(`${of}&type=assist.visit&sort=at`)).toEqual(['e2', 'e3']);
    expect(await list(`${of}&source=${COMMUNE}.nuoc`)).toEqual([]);
    expect(await list(`${of}&q=e2`)).toEqual(['e2']);
    const first = (await admin.get(`/api/v1/${of}&sort=at&limit=2&count=1`)).json;
    expect(first['total']).toEqual({ count: 3, more: false });
    expect(await list(`${of}&sort=at&cursor=${String(first['next'])}`)).toEqual(['e3']);
  });

  it('sources: found by a part of their name, sorted, page by page', async () => {
    const of = `sources?unit=${COMMUNE}`;
    expect(await list(`${of}&q=nướ`)).toEqual(['nuoc']);
    expect(await list(`${of}&q=%25`)).toEqual([]);
    expect(await list(`${of}&sort=-key`)).toEqual(['nuoc', 'motcua']);
    const { json } = await admin.get(`/api/v1/${of}&sort=name&limit=1&count=1`);
    expect([json.items[0]?.id, json['total']]).toEqual(['motcua', { count: 2, more: false }]);
    expect(await list(`${of}&sort=name&cursor=${String(json['next'])}`)).toEqual(['nuoc']);
  });

  it('readings: newest first', async () => {
    const span = 'from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z';
    const path = `/api/v1/sources/${COMMUNE}.nuoc/readings?${span}&sort=-at&limit=2`;
    const { json } = await admin.get(path);
    expect(json.items.map(({ value }) => value)).toEqual([1.5, 1]);
    const rest = await admin.get(`${path}&cursor=${String(json['next'])}`);
    expect(rest.json.items.map(({ value }) => value)).toEqual([0.5]);
  });
});

describe('a list as a file', () => {
  it('CSV: says what it is, by whom and how many; nothing in it is run', async () => {
    const { text, headers } = await admin.get(
      `/api/v1/cases/export?unit=${COMMUNE}&sort=openedAt&open=1&columns=id,state,standing,openedAt,unit`,
    );
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="ho-so-06211-\d{4}-\d\d-\d\d\.csv"$/,
    );
    const cells = cellsOf(text);
    expect(cells.filter(([name]) => name !== 'Thời điểm')).toEqual([
      ['Danh sách', 'Hồ sơ, vụ việc'],
      ['Đơn vị', 'Đồng Đăng', COMMUNE],
      ['Còn mở', 'có'],
      ['Sắp theo', 'Mở lúc ↑'],
      ['Người xuất', 'admin'],
      ['Số dòng', '2'],
      ['Số', 'Trạng thái', 'Thời hạn', 'Mở lúc', 'Mã đơn vị', 'Đơn vị'],
      // 01:05:09 in Greenwich is 08:05:09 in Vietnam
      ['H-1', 'đang xử lý', 'quá hạn', '05/01/2026 08:05:09', COMMUNE, 'Đồng Đăng'],
      ["'=1+1", 'đang xử lý', 'không có hạn', '07/01/2026 07:00:00', COMMUNE, 'Đồng Đăng'],
    ]);
    expect(await audited('export')).toContainEqual({
      target: 'cases',
      after: expect.objectContaining({ format: 'csv', open: true, rows: 2 }) as Body,
    });
    const ended = await until('its end is written down', async () =>
      (await audited('export.end')).find(({ target }) => target === 'cases'),
    );
    expect(ended.after).toEqual({ format: 'csv', rows: 2, whole: true });
  });

  it('XLSX: numbers are numbers, moments are moments of clocks in Vietnam', async () => {
    const workbook = async (path: string) => {
      const answer = await fetch(`${api.url}/api/v1/${path}`, { headers: admin.cookies() });
      expect(answer.headers.get('content-type')).toContain('spreadsheetml');
      const book = await readXlsx(new Uint8Array(await answer.arrayBuffer()));
      return book.sheets[0]!.rows;
    };
    const events = await workbook(`events/export?unit=${COMMUNE}&sort=at&format=xlsx&lang=en`);
    const heading = events.findIndex((row) => row.includes('Amount'));
    const [first] = events.slice(heading + 1);
    expect(first?.[events[heading]!.indexOf('Amount')]).toBe(-1234.5);
    expect(first?.[0]).toEqual(new Date('2026-01-05T08:00:00Z'));
    const sources = await workbook(`sources/list/export?unit=${COMMUNE}&format=xlsx`);
    expect(sources.flat()).toContain(`'=HYPERLINK("x")`);
    const span = 'from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z';
    const readings = await workbook(`sources/${COMMUNE}.nuoc/readings/export?${span}&format=xlsx`);
    expect(readings.slice(-3).map((row) => row[2])).toEqual([0.5, 1, 1.5]);
    const evidence = await workbook(
      `units/${COMMUNE}/kpis/dossiers-overdue/evidence/export?format=xlsx`,
    );
    expect(evidence.flat()).toContain('dossiers-overdue');
  });

  it('is refused who may not see the list', async () => {
    const technician = await api.signIn('ky-thuat', 'bon-nam-sau-tam');
    expect((await technician.get('/api/v1/cases/export')).status).toBe(403);
    expect((await technician.get('/api/v1/sources/list/export')).status).toBe(200);
    expect((await technician.get(`/api/v1/cases/export?unit=${NEIGHBOUR}`)).status).toBe(403);
    expect((await admin.get('/api/v1/cases/export?columns=id,name')).status).toBe(400);
  });

  it(`of ${MANY} rows is never whole in memory, and begins before its end is read`, async () => {
    const started = Date.now();
    const answer = await fetch(`${api.url}/api/v1/cases/export?unit=${NEIGHBOUR}`, {
      headers: admin.cookies(),
    });
    global.gc?.();
    const before = process.memoryUsage().heapUsed;
    let lines = 0;
    let most = 0;
    let firstMs = 0;
    for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) {
      firstMs ||= Date.now() - started;
      lines += part.reduce((sum, byte) => sum + (byte === 10 ? 1 : 0), 0);
      most = Math.max(most, process.memoryUsage().heapUsed - before);
    }
    const wholeMs = Date.now() - started;
    expect(lines).toBeGreaterThan(MANY);
    expect(firstMs).toBeLessThan(wholeMs / 2);
    expect(most / 1_048_576).toBeLessThan(HEAP_MB);
  }, 120_000);

  it('ends when its reader goes away; only so many are written at once', async () => {
    const begin = async (): Promise<AbortController> => {
      const control = new AbortController();
      const answer = await fetch(`${api.url}/api/v1/cases/export?unit=${NEIGHBOUR}`, {
        headers: admin.cookies(),
        signal: control.signal,
      });
      expect(answer.status).toBe(200);
      return control;
    };
    const readers = [await begin(), await begin()];
    const third = await admin.get('/api/v1/cases/export');
    expect([third.status, third.json.code]).toEqual([429, 'throttled']);
    expect(third.headers.get('retry-after')).toBe('15');
    for (const reader of readers) reader.abort();
    const again = await until('a place is free', async () => {
      const answer = await admin.get(`/api/v1/cases/export?unit=${COMMUNE}`);
      return answer.status === 200 ? answer : undefined;
    });
    expect(again.text).toContain('H-1');
    const ends = await audited('export.end');
    const cut = ends.filter(({ after }) => after['whole'] === false);
    expect(cut).toHaveLength(2);
    expect(cut.every(({ after }) => Number(after['rows']) < MANY)).toBe(true);
  });
});

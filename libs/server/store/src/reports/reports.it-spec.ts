import { createHash } from 'node:crypto';
import {
  BUILT_IN_KPIS,
  KpiBook,
  asOfMs,
  buildReport,
  reportSpan,
  type ReportSpan,
} from '@nhip-xa/domain';
import { SYSTEM_AUTHOR, type Author, type NewReport } from '@nhip-xa/ports';
import { openDatabase, type OpenedDatabase } from '../../test/opened-database';
import { PgReports } from './pg-reports';
import { PgReportReader } from './report-reader';

const [PROVINCE, COMMUNE] = ['20', '06211'] as const;
const DAY = reportSpan('day', '2026-11-25');
const MADE_MS = Date.parse('2026-11-26T07:00:00+07:00');
const STAFF: Author = { who: 'hoa', role: 'province-staff', via: null };
const BOOK = new KpiBook(BUILT_IN_KPIS);

let opened: OpenedDatabase;
let reader: PgReportReader;
let reports: PgReports;
let nowMs = MADE_MS;

const sql = (text: string, values: unknown[] = []): Promise<unknown[]> =>
  opened.dataSource.query(text, values);

/** A value of a KPI as history keeps it, at a local time. */
const history = (kpi: string, at: string, value: number | null, status: string, more = '') =>
  sql(
    `INSERT INTO kpi_history (unit, kpi, at, value, status, since, reporting, expected, version, corrected)
     VALUES ($1, $2, $3, $4, $5, $3, 1, 1, 1, $6)`,
    [COMMUNE, kpi, `${at}+07:00`, value, status, more === 'corrected'],
  );

const dossier = (id: string, columns: Record<string, string>) => {
  const names = Object.keys(columns);
  return sql(
    `INSERT INTO cases (unit, kind, id, ts, statements, updated_at, attributes, ${names.join(', ')})
     VALUES ($1, 'dossier', $2, now(), 1, '2026-11-26T06:00:00+07:00', '{"procedureName": "Khai sinh"}',
       ${names.map((_, n) => `$${n + 3}`).join(', ')})`,
    [COMMUNE, id, ...Object.values(columns).map((local) => `${local}+07:00`)],
  );
};

async function contentsOf(span: ReportSpan = DAY, unit: string = COMMUNE) {
  const facts = await reader.read(
    unit,
    span,
    asOfMs(span, nowMs),
    BUILT_IN_KPIS.map(({ code }) => code),
  );
  if (!facts) throw new Error('no such unit');
  return buildReport({ facts, span, book: BOOK, madeMs: nowMs });
}

async function newReport(over: Partial<NewReport> = {}, span = DAY): Promise<NewReport> {
  const contents = await contentsOf(span);
  const text = JSON.stringify(contents);
  const hash = createHash('sha256').update(text, 'utf8').digest('hex');
  return { contents, text, hash, of: span.of, edition: 1, lang: 'vi', scheduled: false, ...over };
}

/** Its id, also where it was kept before. */
async function kept(made: NewReport): Promise<string> {
  const done = await reports.keep(made, STAFF);
  if (done !== 'exists') return done.id;
  const { items } = await reports.list({ unit: COMMUNE, from: made.of, to: made.of }, { limit: 1 });
  return items[0]?.id ?? '';
}

beforeAll(async () => {
  opened = await openDatabase();
  reports = new PgReports(opened.database, () => nowMs);
  reader = new PgReportReader(opened.database, (code) => Promise.resolve(BOOK.one(code)));
  await sql(`INSERT INTO units (code, level, parent, path, name_vi) VALUES
    ('20', 'province', 'VN', '{VN,20}', 'Lạng Sơn'),
    ('06211', 'commune', '20', '{VN,20,06211}', 'Đồng Đăng')`);
}, 60_000);
afterAll(() => opened?.close());
beforeEach(async () => {
  nowMs = MADE_MS;
  await sql('TRUNCATE kpi_history, cases, alerts, presence_changes, value_entries CASCADE');
});

describe('what a report is built of', () => {
  const overdue = async (span?: ReportSpan) =>
    (await contentsOf(span)).kpis.find(({ kpi }) => kpi === 'dossiers-overdue');

  it('is the value of the last moment of the day, and of the day before', async () => {
    await history('dossiers-overdue', '2026-11-24T23:00:00', 9, 'warning');
    await history('dossiers-overdue', '2026-11-25T06:00:00', 14, 'critical');
    await history('dossiers-overdue', '2026-11-25T18:00:00', 12, 'critical');
    // midnight itself is the next day's
    await history('dossiers-overdue', '2026-11-26T00:00:00', 0, 'good');
    expect(await overdue()).toMatchObject({
      value: 12,
      status: 'critical',
      before: 9,
      difference: 3,
      // 9 stood until 06:00, then 14, then 12
      min: 9,
      max: 14,
      // 6 of 24 hours warning, 18 critical
      shares: { good: 0, warning: 0.25, critical: 0.75, stale: 0, none: 0 },
    });
  });

  it('counts what stood at midnight for no least and greatest where it went at once', async () => {
    await history('local-commerce', '2026-11-24T23:00:00', 9_000_000, 'good');
    await history('local-commerce', '2026-11-25T00:00:00.2', 0, 'good');
    await history('local-commerce', '2026-11-25T12:00:00', 400, 'good');
    const commerce = (await contentsOf()).kpis.find(({ kpi }) => kpi === 'local-commerce');
    expect(commerce).toMatchObject({ value: 400, before: 9_000_000, min: 0, max: 400 });
  });

  it('has no value of what nothing was known of, and no zero', async () => {
    await history('dossiers-overdue', '2026-11-25T12:00:00', 3, 'good');
    expect(await overdue()).toMatchObject({
      before: null,
      difference: null,
      shares: { good: 0.5, none: 0.5 },
    });
  });

  it('counts cases of the day between local midnights, and what was open at its end', async () => {
    // opened and closed on the day, an hour late
    await dossier('a', {
      opened_at: '2026-11-25T00:00:00',
      open_from: '2026-11-25T00:00:00',
      due_at: '2026-11-25T10:00:00',
      effective_due_at: '2026-11-25T10:00:00',
      closed_at: '2026-11-25T11:00:00',
      open_to: '2026-11-25T11:00:00',
    });
    // of the day before, overdue at the end of the day, closed the morning after
    await dossier('b', {
      opened_at: '2026-11-24T23:59:59.999',
      open_from: '2026-11-24T23:59:59.999',
      due_at: '2026-11-25T10:00:00',
      effective_due_at: '2026-11-25T10:00:00',
      closed_at: '2026-11-26T05:00:00',
      open_to: '2026-11-26T05:00:00',
    });
    // of the day before and in time, withdrawn the morning after: it ended, but was not closed
    await dossier('d', {
      opened_at: '2026-11-24T10:00:00',
      open_from: '2026-11-24T10:00:00',
      open_to: '2026-11-26T06:00:00',
    });
    // withdrawn before the end of the day
    await dossier('e', {
      opened_at: '2026-11-24T10:00:00',
      open_from: '2026-11-24T10:00:00',
      open_to: '2026-11-25T06:00:00',
    });
    // came after midnight: of another report
    await dossier('c', { opened_at: '2026-11-26T00:00:00', open_from: '2026-11-26T00:00:00' });
    const { cases, procedures } = await contentsOf();
    expect(cases).toEqual([{ kind: 'dossier', came: 1, closed: 1, late: 1, open: 2, overdue: 1 }]);
    expect(procedures).toMatchObject([{ procedure: 'Khai sinh', overdue: 1, late: 1 }]);
  });

  it('of a leap day is that day, and of a quarter the whole of it', async () => {
    await history('dossiers-overdue', '2028-02-28T12:00:00', 1, 'good');
    await history('dossiers-overdue', '2028-02-29T12:00:00', 2, 'good');
    nowMs = Date.parse('2028-04-02T08:00:00+07:00');
    expect(await overdue(reportSpan('day', '2028-02-29'))).toMatchObject({ value: 2, before: 1 });
    expect(await overdue(reportSpan('day', '2028-03-01'))).toMatchObject({ value: 2, before: 2 });
    const quarter = await overdue(reportSpan('quarter', '2028-02-29'));
    expect(quarter).toMatchObject({ value: 2, before: null, min: 1, max: 2 });
  });

  it('tells alerts of the day as they stood at its end', async () => {
    await sql(
      `INSERT INTO alerts (unit, kpi, status, worst, opened_at, changed_at, closed_at, acknowledged_at, acknowledged_by)
       VALUES ($1, 'flood-level', 'critical', 'critical', '2026-11-25T08:00:00+07:00', now(),
           '2026-11-26T06:00:00+07:00', '2026-11-25T09:00:00+07:00', 'chu-tich'),
         ($1, 'vn-aqi', 'warning', 'warning', '2026-11-20T08:00:00+07:00', now(),
           '2026-11-25T12:00:00+07:00', NULL, NULL)`,
      [COMMUNE],
    );
    expect((await contentsOf()).alerts).toMatchObject({
      began: 1,
      ended: 1,
      acknowledged: 1,
      items: [
        { kpi: 'flood-level', closedAt: null, acknowledgedBy: 'chu-tich' },
        { kpi: 'vn-aqi', closedAt: '2026-11-25T05:00:00.000Z', acknowledgedBy: null },
      ],
    });
  });

  it('tells how long a source was silent, and how many reported at the end', async () => {
    const [{ id }] = (await sql(
      `INSERT INTO sources (key, unit, local_id, kind, name, secret_hash, created_at)
       VALUES ('06211.water', $1, 'water', 'device', 'Trạm', '', '2026-01-01') RETURNING id`,
      [COMMUNE],
    )) as [{ id: number }];
    await sql(
      `INSERT INTO presence_changes (source_id, at, state) VALUES
        ($1, '2026-11-24T20:00:00+07:00', 'offline'), ($1, '2026-11-25T02:00:00+07:00', 'online'),
        ($1, '2026-11-25T23:00:00+07:00', 'offline')`,
      [id],
    );
    const { sources, silences } = await contentsOf();
    expect(sources).toEqual({ reporting: 0, expected: 1 });
    // two hours after midnight and one before it, less a millisecond
    expect(silences.items).toEqual([
      {
        key: '06211.water',
        name: 'Trạm',
        unitName: { vi: 'Đồng Đăng', en: 'Đồng Đăng' },
        seconds: 3 * 3_600,
        since: '2026-11-25T16:00:00.000Z',
        silent: true,
      },
    ]);
  });

  it('of a province ranks its communes', async () => {
    await history('dossiers-overdue', '2026-11-25T12:00:00', 30, 'critical');
    const { units } = await contentsOf(DAY, PROVINCE);
    expect(units).toMatchObject([{ unit: COMMUNE, counts: { critical: 1 } }]);
  });
});

describe('a kept report', () => {
  it('stays as it was when a fact comes late, which is known by comparing', async () => {
    await history('dossiers-overdue', '2026-11-25T12:00:00', 12, 'critical');
    const made = await newReport({ edition: 1 });
    const id = await kept(made);
    await sql(`UPDATE kpi_history SET value = 13, corrected = true`);
    const found = await reports.one(id);
    expect(found?.contents).toEqual(made.contents);
    expect(found?.hash).toBe(made.hash);
    const values = await reader.valuesAt(
      COMMUNE,
      ['dossiers-overdue'],
      Date.parse(made.contents.asOf),
    );
    expect(values.get('dossiers-overdue')).toBe(13);
  });

  it.each([
    `UPDATE reports SET critical = 0`,
    `UPDATE reports SET contents = '{}'`,
    `DELETE FROM reports`,
    `UPDATE report_comments SET said = 'khác'`,
    `DELETE FROM report_comments`,
  ])('cannot be changed in the database either: %s', async (statement) => {
    const span = reportSpan('day', '2026-11-20');
    const id = await kept(await newReport({}, span));
    await reports.comment(id, 'đã xem', { username: 'an', name: 'An' }, STAFF);
    await expect(sql(statement)).rejects.toThrow(/kept as they were/);
  });

  it('whose hash is another than its contents have is not taken', async () => {
    const other = await newReport({ hash: 'ab'.repeat(32) }, reportSpan('day', '2026-11-19'));
    await expect(reports.keep(other, STAFF)).rejects.toThrow();
  });

  it('is made once for each edition, and by a schedule once for each period', async () => {
    const span = reportSpan('week', '2026-11-16');
    const first = await newReport({ scheduled: true }, span);
    const twice = await Promise.all([
      reports.keep(first, SYSTEM_AUTHOR),
      reports.keep(first, SYSTEM_AUTHOR),
    ]);
    expect(twice.filter((one) => one === 'exists')).toHaveLength(1);
    expect(await reports.keep({ ...first, edition: 2 }, SYSTEM_AUTHOR)).toBe('exists');
    expect(await reports.keep({ ...first, edition: 2, scheduled: false }, STAFF)).not.toBe(
      'exists',
    );
    expect(await reports.editions(COMMUNE, 'week', span.of)).toMatchObject({ newest: 2 });
  });

  it('is listed newest period first, page by page', async () => {
    for (const day of ['2026-10-01', '2026-10-02', '2026-10-03']) {
      await reports.keep(await newReport({}, reportSpan('day', day)), STAFF);
    }
    const filter = {
      unit: COMMUNE,
      period: 'day',
      from: '2026-10-01',
      to: '2026-10-03',
    } as const;
    const first = await reports.list(filter, { limit: 2 });
    expect(first.items.map(({ of }) => of)).toEqual(['2026-10-03', '2026-10-02']);
    const second = await reports.list(filter, { limit: 2, cursor: first.next ?? '' });
    expect(second.items.map(({ of }) => of)).toEqual(['2026-10-01']);
    expect(second.next).toBeNull();
  });

  it('lets only the writer strike a comment out, once, and keeps its words', async () => {
    const id = await kept(await newReport({}, reportSpan('day', '2026-10-05')));
    const said = await reports.comment(id, 'nhầm', { username: 'lan', name: 'Lan' }, STAFF);
    const comment = typeof said === 'object' ? said.id : '';
    const lan: Author = { ...STAFF, who: 'lan' };
    expect(await reports.strike(id, comment, STAFF)).toBe('foreign');
    expect(await reports.strike(id, comment, lan)).toBe('struck');
    expect(await reports.strike(id, comment, lan)).toBe('over');
    expect((await reports.one(id))?.comments).toMatchObject([
      { text: 'nhầm', struckAt: new Date(nowMs).toISOString() },
    ]);
  });
});

import { REPORT_LIMITS, type Report } from '@nhip-xa/contract';
import type { Caller } from './caller';
import { ADMIN_PASSWORD, startApi, type RunningApi } from './running-api';

const UNIT = '20194';
const HISTORY = `INSERT INTO kpi_history (unit, kpi, at, value, status, since, reporting, expected, version)
  VALUES ($1, 'dossiers-overdue', $2, $3, 'critical', $2, 1, 1, 1)`;

let api: RunningApi;
let admin: Caller;
let staff: Caller;
let chairman: Caller;

beforeAll(async () => {
  api = await startApi();
  admin = await api.signIn('admin', ADMIN_PASSWORD);
  const unit = (code: string, level: string, parent: string) =>
    admin.post('/api/v1/units', { code, level, parent, name: { vi: code } });
  await unit('48', 'province', 'VN');
  await unit(UNIT, 'commune', '48');
  staff = await user('hoa', 'province-staff', '48');
  chairman = await user('chu-tich', 'chairman', UNIT);
  await api.database(HISTORY, [UNIT, '2026-01-10T12:00:00+07:00', 12]);
}, 60_000);
afterAll(() => api.stop());

async function user(username: string, role: string, unit: string): Promise<Caller> {
  const password = 'bon-nam-sau-tam';
  await admin.post('/api/v1/users', { username, password, displayName: username, role, unit });
  return api.signIn(username, password);
}

const make = (caller: Caller, of: string, period = 'day') =>
  caller.post('/api/v1/reports', { unit: UNIT, period, of });
const asReport = (json: object): Report => json as Report;
const overdue = ({ contents }: Report) =>
  contents.kpis.find(({ kpi }) => kpi === 'dossiers-overdue')?.value;

describe('reports', () => {
  it('are made, kept as they were, and say when something is known otherwise', async () => {
    const answer = await make(staff, '2026-01-10');
    expect(answer.status).toBe(201);
    const first = asReport(answer.json);
    expect(first).toMatchObject({ edition: 1, complete: true, madeBy: 'hoa', newer: [] });
    expect(overdue(first)).toBe(12);
    // a fact comes late
    await api.database(HISTORY, [UNIT, '2026-01-10T18:00:00+07:00', 13]);
    const again = asReport((await chairman.get(`/api/v1/reports/${first.id}`)).json);
    expect(overdue(again)).toBe(12);
    expect(again.hash).toBe(first.hash);
    expect(again.newer).toEqual([{ kpi: 'dossiers-overdue', was: 12, is: 13 }]);
    const second = asReport((await make(staff, '2026-01-10')).json);
    expect(second).toMatchObject({ edition: 2, newer: [] });
    expect(second.contents.corrections).toMatchObject([{ was: 12, is: 13 }]);
    expect(second.editions.map(({ edition }) => edition)).toEqual([2, 1]);
  });

  it('of a period are those of any of its days, and none of one that has not begun', async () => {
    expect((await make(staff, '2026-01-15', 'month')).json).toMatchObject({ of: '2026-01-01' });
    const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    expect((await make(staff, tomorrow)).status).toBe(400);
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    expect((await make(staff, today, 'quarter')).json).toMatchObject({ complete: false });
  });

  it('are made by whoever may, and read and commented on by the commune', async () => {
    expect((await make(chairman, '2026-01-10')).status).toBe(403);
    const { items } = (await chairman.get(`/api/v1/reports?unit=${UNIT}&period=month`)).json;
    expect(items).toMatchObject([{ period: 'month', of: '2026-01-01', comments: 0 }]);
  });

  it('take comments as plain text, up to their length, from people only', async () => {
    const { id } = (await make(staff, '2026-01-11')).json;
    const path = `/api/v1/reports/${id}/comments`;
    const said = await chairman.post(path, { text: ' <img src=x onerror=alert(1)> ' });
    expect(said).toMatchObject({
      status: 201,
      json: { by: 'chu-tich', text: '<img src=x onerror=alert(1)>', struckAt: null },
    });
    const most = REPORT_LIMITS.commentCharacters;
    expect((await chairman.post(path, { text: 'á'.repeat(most) })).status).toBe(201);
    for (const text of ['', '   ', 'á'.repeat(most + 1), 'a\u0000b', 'a\u001bb']) {
      expect((await chairman.post(path, { text })).status).toBe(400);
    }
    const token = (await chairman.post('/api/v1/tokens', { name: 'máy' })).json.token;
    expect((await api.anonymous.bearer(token).post(path, { text: 'x' })).status).toBe(403);
  });

  it('let a comment be struck out by its writer alone, and keep it', async () => {
    const { id } = (await make(staff, '2026-01-12')).json;
    const { id: comment } = (
      await chairman.post(`/api/v1/reports/${id}/comments`, { text: 'nhầm' })
    ).json;
    const path = `/api/v1/reports/${id}/comments/${comment}`;
    expect((await admin.delete(path)).status).toBe(403);
    expect((await chairman.delete(path)).status).toBe(204);
    expect((await chairman.delete(path)).status).toBe(409);
    const { comments } = asReport((await staff.get(`/api/v1/reports/${id}`)).json);
    expect(comments).toMatchObject([{ text: 'nhầm', struckAt: expect.any(String) }]);
  });

  it('are files of both kinds, and nothing else', async () => {
    const { id } = (await make(staff, '2026-01-13')).json;
    const file = (query: string) => chairman.get(`/api/v1/reports/${id}/file?${query}`);
    const sheet = await file('format=xlsx&lang=en');
    expect(sheet.status).toBe(200);
    expect(sheet.headers.get('content-disposition')).toBe(
      `attachment; filename="bao-cao-${UNIT}-day-2026-01-13-ban-1.xlsx"`,
    );
    const paper = await file('format=pdf');
    expect(paper.headers.get('content-type')).toBe('application/pdf');
    expect(paper.text.startsWith('%PDF-')).toBe(true);
    expect((await file('format=docx')).status).toBe(400);
  }, 60_000);

  it('are made by schedules, which are changed and removed', async () => {
    const body = { unit: UNIT, period: 'day', at: '07:00' };
    const set = await staff.post('/api/v1/report-schedules', body);
    expect(set).toMatchObject({ status: 201, json: { at: '07:00', enabled: true } });
    expect((await staff.post('/api/v1/report-schedules', body)).status).toBe(409);
    expect((await staff.post('/api/v1/report-schedules', { ...body, at: '24:00' })).status).toBe(
      400,
    );
    expect((await chairman.post('/api/v1/report-schedules', body)).status).toBe(403);
    const path = `/api/v1/report-schedules/${set.json.id}`;
    expect((await staff.patch(path, { enabled: false })).json).toMatchObject({ nextAt: null });
    expect((await chairman.get(`/api/v1/report-schedules?unit=${UNIT}`)).json.items).toHaveLength(
      1,
    );
    expect((await staff.delete(path)).status).toBe(204);
    const { items } = (await admin.get(`/api/v1/audit?unit=${UNIT}`)).json;
    expect(items.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'report.make',
        'report.comment',
        'report.strike',
        'report-schedule.create',
        'report-schedule.change',
        'report-schedule.remove',
      ]),
    );
  });
});

import type { Alert, AuditEntry } from '@nhip-xa/contract';
import { ACKNOWLEDGEMENT_CHARACTERS, UNATTENDED_HEADER } from '@nhip-xa/contract';
import type { Caller } from './caller';
import { ADMIN_PASSWORD, startApi, type RunningApi } from './running-api';

const UNIT = '20194';
const NEIGHBOUR = '20195';

let api: RunningApi;
let admin: Caller;
let chairman: Caller;
let officer: Caller;

beforeAll(async () => {
  api = await startApi();
  admin = await api.signIn('admin', ADMIN_PASSWORD);
  const unit = (code: string, level: string, parent: string) =>
    admin.post('/api/v1/units', { code, level, parent, name: { vi: code } });
  await unit('48', 'province', 'VN');
  await unit(UNIT, 'commune', '48');
  await unit(NEIGHBOUR, 'commune', '48');
  chairman = await user('chu-tich', 'chairman');
  officer = await user('can-bo', 'officer');
}, 60_000);
afterAll(() => api.stop());

async function user(username: string, role: string): Promise<Caller> {
  const password = 'bon-nam-sau-tam';
  const body = { username, password, displayName: username, role, unit: UNIT };
  await admin.post('/api/v1/users', body);
  return api.signIn(username, password);
}

/** The alert of a KPI that turned; its newest. */
async function opened(unit = UNIT, kpi = 'flood-level'): Promise<Alert> {
  const values = [unit, kpi];
  await api.database('UPDATE alerts SET closed_at = now() WHERE closed_at IS NULL AND unit = $1', [
    unit,
  ]);
  await api.database(
    `INSERT INTO kpi_values (unit, kpi, value, status, since, at, reporting, expected, version)
     VALUES ($1, $2, 2, 'critical', now(), now(), 1, 1, 1) ON CONFLICT DO NOTHING`,
    values,
  );
  await api.store.alerts.settle([{ unit, kpi }], Date.now());
  const [alert] = await listed(admin, `?unit=${unit}&open=1`);
  return alert as Alert;
}

const listed = async (caller: Caller, query = ''): Promise<Alert[]> =>
  (await caller.get(`/api/v1/alerts${query}`)).json.items as unknown as Alert[];
const acknowledge = (caller: Caller, { id }: Pick<Alert, 'id'>, word: unknown = 'Đã biết') =>
  caller.post(`/api/v1/alerts/${id}/acknowledge`, { word });

describe('alerts', () => {
  it('are listed with what their KPI is now, to whoever reads KPIs there', async () => {
    const alert = await opened();
    expect(alert).toMatchObject({
      unit: UNIT,
      kpi: 'flood-level',
      status: 'critical',
      value: 2,
      now: { value: 2, status: 'critical' },
      closedAt: null,
      acknowledgedAt: null,
    });
    expect(await listed(officer, '?open=true')).toEqual([alert]);
    expect(await listed(officer, '?open=true&kpi=cameras-online')).toEqual([]);
    expect((await officer.get(`/api/v1/alerts?unit=${NEIGHBOUR}`)).status).toBe(404);
    expect((await officer.get('/api/v1/alerts?open=perhaps')).status).toBe(400);
    expect((await officer.get('/api/v1/alerts?cursor=x')).status).toBe(400);
  });

  it('are acknowledged by the chairman with a word, once', async () => {
    const alert = await opened();
    const answer = await acknowledge(chairman, alert, '  Đã cử người ra kiểm tra  ');
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({
      id: alert.id,
      acknowledgedBy: 'chu-tich',
      word: 'Đã cử người ra kiểm tra',
    });
    const again = await acknowledge(admin, alert);
    expect([again.status, again.json.code]).toEqual([409, 'already-acknowledged']);
    const { items } = (await admin.get(`/api/v1/audit?unit=${UNIT}`)).json;
    const [entry] = items as unknown as AuditEntry[];
    expect(entry).toMatchObject({
      who: 'chu-tich',
      action: 'alert.acknowledge',
      target: `flood-level ${alert.id}`,
      after: 'Đã cử người ra kiểm tra',
    });
  });

  it('that are over are not acknowledged any more', async () => {
    const alert = await opened();
    await opened();
    const answer = await acknowledge(chairman, alert);
    expect([answer.status, answer.json.code]).toEqual([409, 'already-over']);
  });

  it('need a word, of a length that is read', async () => {
    const alert = await opened();
    for (const word of ['', '   ', 'x'.repeat(ACKNOWLEDGEMENT_CHARACTERS + 1), 'a\0b', 7, null]) {
      expect((await acknowledge(chairman, alert, word)).status).toBe(400);
    }
    const longest = 'x'.repeat(ACKNOWLEDGEMENT_CHARACTERS);
    expect((await acknowledge(chairman, alert, longest)).status).toBe(200);
  });

  it('are acknowledged by a person, never by a program, nor by an officer', async () => {
    const alert = await opened();
    const { token } = (await chairman.post('/api/v1/tokens', { name: 't' })).json;
    expect((await acknowledge(api.anonymous.bearer(token), alert)).status).toBe(403);
    expect((await acknowledge(officer, alert)).status).toBe(403);
    expect(await listed(admin, `?unit=${UNIT}&open=1`)).toEqual([alert]);
  });

  it('of a neighbour do not exist', async () => {
    const alert = await opened(NEIGHBOUR);
    const foreign = await acknowledge(chairman, alert);
    const nowhere = await acknowledge(chairman, { id: '2000000000' });
    expect([foreign.status, foreign.text]).toEqual([404, nowhere.text]);
    expect((await acknowledge(chairman, { id: 'x' })).status).toBe(404);
  });
});

describe('who uses the system', () => {
  it('is told of each request that is let in, unless a page asks by itself', async () => {
    api.seen.length = 0;
    await chairman.get('/api/v1/auth/me');
    await chairman.get('/api/v1/alerts');
    await chairman.with({ [UNATTENDED_HEADER]: '1' }).get('/api/v1/alerts');
    await chairman.get(`/api/v1/alerts?unit=${NEIGHBOUR}`);
    await officer.get('/api/v1/audit');
    await api.anonymous.get('/health/live');
    expect(api.seen.map((one) => one.kind === 'user' && one.username)).toEqual([
      'chu-tich',
      'chu-tich',
    ]);
  });
});

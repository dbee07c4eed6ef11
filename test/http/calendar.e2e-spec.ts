import { LIMITS } from '@nhip-xa/contract';
import type { Answer, Caller } from './caller';
import { ADMIN_PASSWORD, startApi, type RunningApi } from './running-api';

const [PROVINCE, UNIT] = ['48', '20194'] as const;

let api: RunningApi;
let admin: Caller;

beforeAll(async () => {
  api = await startApi();
  admin = await api.signIn('admin', ADMIN_PASSWORD);
  const unit = (code: string, level: string, parent: string) =>
    admin.post('/api/v1/units', { code, level, parent, name: { vi: code } });
  await unit(PROVINCE, 'province', 'VN');
  await unit(UNIT, 'commune', PROVINCE);
}, 60_000);
afterAll(() => api.stop());

const put = (path: string, body: object): Promise<Answer> =>
  admin.send('PUT', `/api/v1${path}`, body);
const faults = ({ status, json }: Answer): [number, string[]] => [
  status,
  ((json['errors'] ?? []) as { path: string }[]).map(({ path }) => path),
];

describe('days', () => {
  const days = (...list: object[]) => put('/calendar/days', { unit: UNIT, days: list });

  it('are set, told to every process, and shown with who set them', async () => {
    expect((await days({ day: '2027-03-27', set: 'off', name: 'Lễ hội' })).status).toBe(204);
    expect(api.changes.at(-1)).toEqual({ what: 'calendar', unit: UNIT });
    const { json } = await admin.get(`/api/v1/calendar?unit=${UNIT}&year=2027`);
    expect(json['days']).toMatchObject([
      { unit: UNIT, day: '2027-03-27', working: false, name: 'Lễ hội', inForce: true, by: 'admin' },
    ]);
  });

  it('are those of the present year unless it says otherwise', async () => {
    const { json } = await admin.get(`/api/v1/calendar?unit=${UNIT}`);
    const present = new Date(Date.now() + 7 * 3_600_000).getUTCFullYear();
    expect(json['year']).toBe(present);
  });

  it('are real days, each once, at most a year of them', async () => {
    expect(faults(await days({ day: '2027-02-30', set: 'off' }))).toEqual([400, ['days.0.day']]);
    const day = { day: '2027-03-27', set: 'off' };
    expect(faults(await days(day, day))).toEqual([400, ['days']]);
    const many = Array.from({ length: LIMITS.calendarDaysAtOnce + 1 }, (_, index) => ({
      day: new Date(Date.UTC(2027, 0, 1 + index)).toISOString().slice(0, 10),
      set: 'off',
    }));
    expect(faults(await days(...many))).toEqual([400, ['days']]);
  });

  it.each([LIMITS.calendarYearLeast - 1, LIMITS.calendarYearMost + 1, 'x'])(
    'of the year %s are not to be had',
    async (year) => {
      const { status } = await admin.get(`/api/v1/calendar?unit=${UNIT}&year=${year}`);
      expect(status).toBe(400);
    },
  );
});

describe('office hours', () => {
  const span = (from: string, to: string) => ({ from, to });
  const hours = (...workday: object[]) =>
    put('/calendar/office-hours', {
      unit: UNIT,
      from: '2027-01-01',
      hours: { workday, saturday: [] },
    });

  it('are spans in order that do not overlap', async () => {
    expect((await hours(span('07:30', '11:30'), span('13:00', '17:00'))).status).toBe(204);
    for (const wrong of [
      [span('11:30', '07:30')],
      [span('07:30', '11:30'), span('11:00', '17:00')],
      [span('13:00', '17:00'), span('07:30', '11:30')],
      [span('07:30', '24:00')],
      [],
      Array.from({ length: LIMITS.officeSpans + 1 }, (_, n) => span(`0${n}:00`, `0${n}:30`)),
    ]) {
      expect([wrong, (await hours(...wrong)).status]).toEqual([wrong, 400]);
    }
  });
});

describe('deadline policies', () => {
  const policy = (over: object) => put('/deadline-policies', { unit: PROVINCE, ...over });
  const resolve = { amount: 10, unit: 'workingDays' };

  it('are set, listed with those above, and taken away', async () => {
    const { status, json } = await policy({ channel: 'app', severity: 'urgent', resolve });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      unit: PROVINCE,
      channel: 'app',
      severity: 'urgent',
      intake: null,
    });
    const list = async () =>
      (await admin.get(`/api/v1/deadline-policies?unit=${UNIT}`)).json.items.map(
        ({ unit }) => unit,
      );
    expect(await list()).toEqual([PROVINCE, 'VN']);
    const path = `/api/v1/deadline-policies?unit=${PROVINCE}&channel=app&severity=urgent`;
    expect((await admin.delete(path)).status).toBe(204);
    expect((await admin.delete(path)).status).toBe(404);
    expect(await list()).toEqual(['VN']);
  });

  it('say something, in amounts that can be meant, of the nation or a province', async () => {
    expect((await policy({})).status).toBe(400);
    expect((await policy({ resolve: { ...resolve, amount: -1 } })).status).toBe(400);
    const most = LIMITS.policyAmountMost;
    expect((await policy({ resolve: { ...resolve, amount: most + 1 } })).status).toBe(400);
    expect((await policy({ resolve: { ...resolve, unit: 'weeks' } })).status).toBe(400);
    expect((await policy({ resolve, severity: 'terrible' })).status).toBe(400);
    expect((await policy({ resolve, kind: 'dossier' })).status).toBe(400);
    expect(faults(await policy({ resolve, unit: UNIT }))).toEqual([400, ['unit']]);
  });
});

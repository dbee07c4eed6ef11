import type { AuditEntry, MaintenanceWindow, Source } from '@nhip-xa/contract';
import { LIMITS } from '@nhip-xa/contract';
import { ADMIN_PASSWORD, startApi, type RunningApi } from './running-api';
import type { Answer, Caller } from './caller';

const UNIT = '20194';
const PATH = `/api/v1/sources/${UNIT}.camera-1/maintenance`;
const HOUR_MS = 3_600_000;

let api: RunningApi;
let admin: Caller;

beforeAll(async () => {
  api = await startApi();
  admin = await api.signIn('admin', ADMIN_PASSWORD);
  const unit = (code: string, level: string, parent: string) =>
    admin.post('/api/v1/units', { code, level, parent, name: { vi: code } });
  await unit('48', 'province', 'VN');
  await unit('01', 'province', 'VN');
  await unit(UNIT, 'commune', '48');
  await unit('20195', 'commune', '48');
  const source = (id: string, kind: string, of: string, more = {}) =>
    admin.post('/api/v1/sources', { id, kind, unit: of, name: id, ...more });
  await source('camera-1', 'camera', UNIT);
  await source('gw', 'gateway', UNIT);
  await source('gw', 'gateway', '48');
  await source('gw', 'gateway', '20195');
  await source('gw', 'gateway', '01');
}, 60_000);
afterAll(() => api.stop());

/** A moment so many milliseconds from the server's now. */
const moment = (ms: number): string => new Date(Date.now() + ms).toISOString();
const set = (from: number, to: number, why = 'thay nguồn'): Promise<Answer> =>
  admin.post(PATH, { from: moment(from), to: moment(to), why });
const windowOf = ({ json }: Answer): MaintenanceWindow => json as unknown as MaintenanceWindow;
const now = async (): Promise<Source['maintenance']> =>
  ((await admin.get(`/api/v1/sources/${UNIT}.camera-1`)).json as unknown as Source).maintenance;
const fieldsOf = ({ json }: Answer): string[] =>
  (json['errors'] as { path: string }[]).map(({ path }) => path);

describe('a maintenance window', () => {
  it('is set with its reason, listed, shown on the source, and ended', async () => {
    const answer = await set(-60_000, HOUR_MS);
    expect(answer.status).toBe(201);
    const made = windowOf(answer);
    expect(made).toMatchObject({ why: 'thay nguồn', by: 'admin' });
    expect(await now()).toEqual(made);
    expect((await admin.get(PATH)).json.items).toEqual([made]);
    expect(api.changes.at(-1)).toMatchObject({ what: 'maintenance', unit: UNIT });

    expect((await admin.delete(`${PATH}/${made.id}`)).status).toBe(204);
    expect(await now()).toBeNull();
    // it stays as what it was: the past is reckoned by it
    const [kept] = (await admin.get(PATH)).json.items as unknown as MaintenanceWindow[];
    expect(kept).toMatchObject({ id: made.id, from: made.from });
    expect(Date.parse(kept?.to ?? '')).toBeLessThanOrEqual(Date.now());
    const again = await admin.delete(`${PATH}/${made.id}`);
    expect([again.status, again.json.code]).toEqual([409, 'already-over']);
  });

  it('that has not begun is taken back as if it had never been', async () => {
    const { id } = windowOf(await set(HOUR_MS, 2 * HOUR_MS));
    expect(await now()).toBeNull();
    expect((await admin.delete(`${PATH}/${id}`)).status).toBe(204);
    const { items } = (await admin.get(PATH)).json;
    expect(items.map((item) => item.id)).not.toContain(id);
    expect((await admin.delete(`${PATH}/${id}`)).status).toBe(404);
  });

  it('is written down with who, before and after', async () => {
    const made = windowOf(await set(0, HOUR_MS, 'sửa cột'));
    await admin.delete(`${PATH}/${made.id}`);
    const { items } = (await admin.get(`/api/v1/audit?unit=${UNIT}`)).json;
    const [ended, began] = items as unknown as AuditEntry[];
    expect(began).toMatchObject({
      who: 'admin',
      action: 'source.maintenance',
      target: `source ${UNIT}.camera-1`,
      after: made,
    });
    expect(ended).toMatchObject({ action: 'source.maintenance-end', before: made });
  });

  it.each([
    ['that ends as it begins', 0, 0, ['to']],
    ['that ends before it begins', HOUR_MS, 0, ['to']],
    ['that is over', -2 * HOUR_MS, -HOUR_MS, ['to']],
    [
      'that began too long ago',
      -(LIMITS.maintenanceBackHours * HOUR_MS + 60_000),
      HOUR_MS,
      ['from'],
    ],
    ['that lasts too long', 0, LIMITS.maintenanceDays * 24 * HOUR_MS + 60_000, ['to']],
    [
      'that begins too far ahead',
      LIMITS.maintenanceAheadDays * 24 * HOUR_MS + 60_000,
      LIMITS.maintenanceAheadDays * 24 * HOUR_MS + HOUR_MS,
      ['from'],
    ],
  ])('%s is refused, with the field', async (_, from, to, fields) => {
    const answer = await set(from, to);
    expect([answer.status, fieldsOf(answer)]).toEqual([400, fields]);
  });

  it('of the longest length, begun as long ago as may be, is taken', async () => {
    const from = -(LIMITS.maintenanceBackHours * HOUR_MS - 60_000);
    const answer = await set(from, from + LIMITS.maintenanceDays * 24 * HOUR_MS);
    expect(answer.status).toBe(201);
    await admin.delete(`${PATH}/${windowOf(answer).id}`);
  });

  it('needs a reason and times with a zone', async () => {
    expect((await set(0, HOUR_MS, '  ')).status).toBe(400);
    const zoneless = { from: '2026-11-20T08:00:00', to: '2026-11-20T09:00:00', why: 'x' };
    expect((await admin.post(PATH, zoneless)).status).toBe(400);
  });

  it('is one of so many that a source may have ahead of it', async () => {
    const made: string[] = [];
    for (let n = 0; n < LIMITS.maintenanceWindows; n += 1) {
      made.push(windowOf(await set(HOUR_MS * (n + 1), HOUR_MS * (n + 2))).id);
    }
    const surplus = await set(HOUR_MS, 2 * HOUR_MS);
    expect([surplus.status, fieldsOf(surplus)]).toEqual([400, ['from']]);
    for (const id of made) await admin.delete(`${PATH}/${id}`);
    expect((await set(HOUR_MS, 2 * HOUR_MS)).status).toBe(201);
  });

  it('is shown no longer than it lasts', async () => {
    const made = windowOf(await set(-1_000, HOUR_MS));
    await api.database(
      `UPDATE maintenance_windows SET to_at = now() - interval '1 ms' WHERE id = $1`,
      [Number(made.id)],
    );
    expect(await now()).toBeNull();
  });
});

describe('a gateway', () => {
  let counter = 0;
  const device = (gateway: string, more = {}): Promise<Answer> =>
    admin.post('/api/v1/sources', {
      id: `d${counter++}`,
      kind: 'device',
      unit: UNIT,
      name: 'D',
      gateway,
      ...more,
    });

  it.each([
    ['of its own unit', `${UNIT}.gw`, 201],
    ['of its province', '48.gw', 201],
    ['of a neighbour', '20195.gw', 400],
    ['of another province', '01.gw', 400],
    ['that does not exist', `${UNIT}.nobody`, 400],
    ['that is no gateway', `${UNIT}.camera-1`, 400],
  ])('%s: %s → %d', async (_, gateway, status) => {
    const answer = await device(gateway);
    expect(answer.status).toBe(status);
    if (status === 400) expect(fieldsOf(answer)).toEqual(['gateway']);
  });

  it('speaks for no gateway, from the beginning or later', async () => {
    const made = await device(`48.gw`, { kind: 'gateway' });
    expect([made.status, fieldsOf(made)]).toEqual([400, ['gateway']]);
    const changed = await admin.patch(`/api/v1/sources/${UNIT}.gw`, { gateway: '48.gw' });
    expect([changed.status, fieldsOf(changed)]).toEqual([400, ['gateway']]);
  });

  it('is changed under the same rules, and taken away', async () => {
    const path = `/api/v1/sources/${UNIT}.camera-1`;
    expect((await admin.patch(path, { gateway: '20195.gw' })).status).toBe(400);
    expect((await admin.patch(path, { gateway: `${UNIT}.gw` })).json['gateway']).toBe(`${UNIT}.gw`);
    expect(api.changes.at(-1)).toMatchObject({ what: 'source', key: `${UNIT}.camera-1` });
    const { items } = (await admin.get(`/api/v1/sources?gateway=${UNIT}.gw`)).json;
    expect(items.map(({ key }) => key)).toContain(`${UNIT}.camera-1`);
    expect(items.map((item) => item['gateway'])).toEqual(items.map(() => `${UNIT}.gw`));
    expect((await admin.patch(path, { gateway: null })).json['gateway']).toBeNull();
  });

  it('is not known to who does not reach its unit', async () => {
    await admin.post('/api/v1/users', {
      username: 'kt-hai-chau',
      password: 'bon-nam-sau-tam',
      displayName: 'KT',
      role: 'technician',
      unit: UNIT,
    });
    const technician = await api.signIn('kt-hai-chau', 'bon-nam-sau-tam');
    const asked = (gateway: string) =>
      technician.patch(`/api/v1/sources/${UNIT}.camera-1`, { gateway });
    const [above, nowhere] = [await asked('48.gw'), await asked('48.nobody')];
    expect([above.status, above.text]).toEqual([400, nowhere.text]);
  });
});

describe('flags', () => {
  it('are shown with when and how often, for a day after they were last noted', async () => {
    await api.database(
      `UPDATE sources SET flags = jsonb_build_object(
         'clock-wrong', jsonb_build_object('at', now() - interval '23 hours 59 minutes', 'n', 7),
         'lossy-text', jsonb_build_object('at', now() - interval '24 hours 1 minute', 'n', 9))
       WHERE key = $1`,
      [`${UNIT}.camera-1`],
    );
    const seen = (await admin.get(`/api/v1/sources/${UNIT}.camera-1`)).json as unknown as Source;
    expect(seen.flags).toEqual(['clock-wrong']);
    expect(seen.flagged).toEqual([{ flag: 'clock-wrong', at: expect.any(String), n: 7 }]);
  });
});

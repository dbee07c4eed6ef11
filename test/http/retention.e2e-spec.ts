import { LIMITS, type AuditEntry } from '@nhip-xa/contract';
import { ADMIN_PASSWORD, startApi, type RunningApi } from './running-api';
import type { Answer, Caller } from './caller';

const PATH = '/api/v1/retention';

let api: RunningApi;
let admin: Caller;

beforeAll(async () => {
  api = await startApi();
  admin = await api.signIn('admin', ADMIN_PASSWORD);
}, 60_000);
afterAll(() => api.stop());

const put = (metric: string, rawDays: unknown): Promise<Answer> =>
  admin.send('PUT', `${PATH}/${metric}`, { rawDays });
/** What waits for the night is told beside it, and is tested with the other things that are kept. */
const listed = async (): Promise<unknown> =>
  (await admin.get(PATH)).json.items.map(({ metric, rawDays }) => ({ metric, rawDays }));
const USUAL = { metric: '*', rawDays: LIMITS.rawDaysUsual };

describe('how long readings are kept', () => {
  it('is as usual until somebody says otherwise, for one metric or every other', async () => {
    expect(await listed()).toEqual([USUAL]);
    expect((await put('water_level', 3_650)).json).toEqual({
      metric: 'water_level',
      rawDays: 3_650,
    });
    await put('noise', 60);
    await put('noise', 61);
    expect((await put('*', 100)).status).toBe(200);
    expect(await listed()).toEqual([
      { metric: '*', rawDays: 100 },
      { metric: 'noise', rawDays: 61 },
      { metric: 'water_level', rawDays: 3_650 },
    ]);
    for (const metric of ['*', 'noise', 'water_level']) {
      expect((await admin.delete(`${PATH}/${metric}`)).status).toBe(204);
    }
    // what was kept for longer is listed until the night in which it goes
    const leaving = { metric: 'water_level', rawDays: LIMITS.rawDaysUsual };
    expect(await listed()).toEqual([USUAL, leaving]);
    await api.database(`UPDATE keeping_pending SET until = now()`);
    expect(await listed()).toEqual([USUAL]);
    expect((await admin.delete(`${PATH}/noise`)).status).toBe(404);
  });

  it.each([
    ['rain', LIMITS.rawDaysLeast - 1],
    ['rain', LIMITS.rawDaysMost + 1],
    ['rain', 50.5],
    ['rain', '50'],
    ['Rain', 50],
    ['a%20b', 50],
  ])('is refused of %s with %p days', async (metric, days) => {
    expect((await put(metric, days)).status).toBe(400);
    expect(await listed()).toEqual([USUAL]);
  });

  it('is written down with who, before and after', async () => {
    await put('depth', 50);
    await put('depth', 70);
    await admin.delete(`${PATH}/depth`);
    const { items } = (await admin.get('/api/v1/audit?unit=VN&limit=3')).json;
    const target = 'retention depth';
    const [fifty, seventy] = [50, 70].map((rawDays) => ({ metric: 'depth', rawDays }));
    expect(items as unknown as AuditEntry[]).toMatchObject([
      { who: 'admin', action: 'retention.remove', target, before: seventy, after: null },
      { who: 'admin', action: 'retention.set', target, before: fifty, after: seventy },
      { who: 'admin', action: 'retention.set', target, before: null, after: fifty },
    ]);
  });
});

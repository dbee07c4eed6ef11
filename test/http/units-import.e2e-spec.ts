import type {
  AuditEntry,
  DemonstrationAnswer,
  ImportedUnits,
  UnitHoldings,
} from '@nhip-xa/contract';
import type { Answer, Caller } from './caller';
import { ADMIN_PASSWORD, startApi, type RunningApi } from './running-api';

const PATH = '/api/v1/units';
const PASSWORD = 'bon-nam-sau-tam';
const HEADER = 'code;name;kind;parent;population';

let api: RunningApi;
let admin: Caller;
/** Looks after Đà Nẵng. */
let province: Caller;

beforeAll(async () => {
  api = await startApi();
  admin = await api.signIn('admin', ADMIN_PASSWORD);
  await made({ code: '48', level: 'province', parent: 'VN', name: { vi: 'Đà Nẵng' } });
  await made({ code: '01', level: 'province', parent: 'VN', name: { vi: 'Hà Nội' } });
  await made({ code: '00004', level: 'commune', parent: '01', name: { vi: 'Ba Đình' } });
  province = await user('lan', 'admin', '48');
}, 60_000);
afterAll(() => api.stop());

async function made(unit: object): Promise<void> {
  expect((await admin.post(PATH, unit)).status).toBe(201);
}
async function user(username: string, role: string, unit: string): Promise<Caller> {
  const body = { username, password: PASSWORD, displayName: username, role, unit };
  expect((await admin.post('/api/v1/users', body)).status).toBe(201);
  return api.signIn(username, PASSWORD);
}
const send = (caller: Caller, lines: readonly string[], query = ''): Promise<Answer> =>
  caller
    .with({ 'content-type': 'text/csv; charset=utf-8' })
    .send('POST', `${PATH}/import${query}`, `\ufeff${[HEADER, ...lines].join('\r\n')}\r\n`);
const reportOf = ({ status, text, json }: Answer): ImportedUnits => {
  if (status !== 200) throw new Error(`${status} ${text}`);
  return json as unknown as ImportedUnits;
};
const said = ({ lines }: ImportedUnits): string[] =>
  lines.map(({ line, code, outcome, errors }) =>
    [line, code, outcome, ...errors.map((one) => `${one.column}:${one.code}`)].join(' '),
  );
const audit = async (unit: string): Promise<AuditEntry[]> =>
  (await admin.get(`/api/v1/audit?unit=${unit}`)).json.items as unknown as AuditEntry[];
const holdings = async (caller: Caller, query: string): Promise<UnitHoldings[]> =>
  (await caller.get(`${PATH}/holdings${query}`)).json.items as unknown as UnitHoldings[];

describe('a file of units', () => {
  it('is told what it would do, and nothing is written', async () => {
    const before = await audit('VN');
    const report = reportOf(
      await send(admin, ['20194;Hải Châu;phường;48;', '20195;;phường;48;'], '?dryRun=1'),
    );
    expect(report).toMatchObject({ dryRun: true, total: 2, added: 1, changed: 0, same: 0, bad: 1 });
    expect(said(report)).toEqual(['2 20194 new', '3 20195 bad name:missing']);
    expect((await admin.get(`${PATH}/20194`)).status).toBe(404);
    expect(await audit('VN')).toEqual(before);
  });

  it('is written whole or not at all, with every error told', async () => {
    const refused = await send(admin, [
      '20194;Hải Châu;phường;48;',
      '4;Ba Đình;phường;1;',
      'x;X;;;',
    ]);
    expect(refused.status).toBe(400);
    expect(refused.json).toMatchObject({
      code: 'bad-request',
      errors: [
        { path: 'line 3 code', code: 'exists' },
        { path: 'line 4 code', code: 'bad-code' },
      ],
    });
    expect((await admin.get(`${PATH}/20194`)).status).toBe(404);
  });

  it('makes units at every level, each written down, and told once', async () => {
    api.changes.length = 0;
    // the zero of Điện Biên's and Mường Phăng's codes was taken by a spreadsheet
    const report = reportOf(
      await send(admin, [
        '20194-1;Tổ 1;;;',
        '20194;Hải Châu;phường;48;131.500',
        '3;Thử;tỉnh;;',
        '3127;Mường Phăng;xã;3;',
      ]),
    );
    expect(said(report)).toEqual(['2 20194-1 new', '3 20194 new', '4 03 new', '5 03127 new']);
    expect(report.lines.map(({ restored }) => restored)).toEqual([false, false, true, true]);
    const { json } = await admin.get(`${PATH}/20194-1`);
    expect(json).toMatchObject({ level: 'village', parent: '20194', simulated: false });
    expect((await admin.get(`${PATH}/20194`)).json).toMatchObject({ population: 131_500 });
    expect(
      (await audit('20194')).map(({ action, target }) => `${action} ${target}`).sort(),
    ).toEqual(['unit.import unit 20194', 'unit.import unit 20194-1']);
    expect(api.changes).toEqual([{ what: 'unit', unit: 'VN' }]);
  });

  it('passes over what stands, or changes it, as it is told', async () => {
    const lines = ['20194;Hải Châu;phường;48;140000', '20195;Hòa Vang;xã;48;'];
    expect((await send(admin, lines.slice(0, 1))).json.code).toBe('exists');
    expect(said(reportOf(await send(admin, lines, '?existing=skip')))).toEqual([
      '2 20194 same',
      '3 20195 new',
    ]);
    expect((await admin.get(`${PATH}/20194`)).json).toMatchObject({ population: 131_500 });
    expect(said(reportOf(await send(admin, lines, '?existing=update')))).toEqual([
      '2 20194 changed',
      '3 20195 same',
    ]);
    expect((await admin.get(`${PATH}/20194`)).json).toMatchObject({
      population: 140_000,
      name: { vi: 'Hải Châu' },
      parent: '48',
    });
    const [entry] = await audit('20194');
    expect(entry).toMatchObject({
      action: 'unit.import',
      before: { population: 131_500 },
      after: { population: 140_000 },
    });
  });

  it('knows nothing of other provinces', async () => {
    const report = reportOf(
      await send(province, ['00005;X;xã;01;', '00004;Y;xã;48;', '21000;Z;xã;48;'], '?dryRun=1'),
    );
    expect(said(report)).toEqual([
      '2 00005 bad parent:unknown-parent',
      '3 00004 bad code:taken',
      '4 21000 new',
    ]);
    expect((await send(await user('hoa', 'technician', '48'), [])).status).toBe(403);
  });
});

it('a list that names no parent lies where it is said to lie', async () => {
  const report = reportOf(await send(admin, ['197;Xã thử;;;'], '?dryRun=1&parent=48'));
  expect(said(report)).toEqual(['2 00197 new']);
  const village = reportOf(await send(province, ['20194-7;Tổ 7;;;'], '?dryRun=1&parent=48'));
  expect(said(village)).toEqual(['2 20194-7 new']);
});

describe('what hangs on units', () => {
  it('is counted with all that lies below', async () => {
    const source = (unit: string) =>
      admin.post('/api/v1/sources', { id: 'a', kind: 'device', unit, name: 'A' });
    await source('20194');
    await source('48');
    await admin.post('/api/v1/displays', { unit: '20194', name: 'Sảnh' });
    const counts = (items: readonly UnitHoldings[]) =>
      items.map(({ code, below, sources, users, displays }) =>
        [code, below, sources, users, displays].join(' '),
      );
    // Đà Nẵng: two communes, two sources, lan and hoa, one wall
    expect(counts(await holdings(admin, ''))).toEqual(['01 1 0 0 0', '03 1 0 0 0', '48 2 2 2 1']);
    expect(counts(await holdings(admin, '?parent=48'))).toEqual(['20194 1 1 0 1', '20195 0 0 0 0']);
    expect(counts(await holdings(province, ''))).toEqual(['20194 1 1 0 1', '20195 0 0 0 0']);
  });

  it.each([
    ['?q=hai+chau', ['20194']],
    ['?q=Hải+Châu', ['20194']],
    ['?q=2019', ['20194', '20194-1', '20195']],
    ['?q=2019&level=village', ['20194-1']],
    ['?q=100%25', []],
    ['?q=ba+dinh', ['00004']],
    ['?level=commune&simulated=0', ['00004', '03127', '20194', '20195']],
    ['?simulated=1', []],
  ])('are found: %s', async (query, expected) => {
    expect((await holdings(admin, query)).map(({ code }) => code)).toEqual(expected);
  });

  it('are found only where one looks after them', async () => {
    expect(await holdings(province, '?q=ba+dinh')).toEqual([]);
    expect((await province.get(`${PATH}/holdings?parent=01`)).status).toBe(404);
  });

  it('come page by page', async () => {
    const first = await admin.get(`${PATH}/holdings?limit=2`);
    expect(first.json.items.map(({ code }) => code)).toEqual(['01', '03']);
    const second = await admin.get(`${PATH}/holdings?limit=2&cursor=${String(first.json['next'])}`);
    expect(second.json.items.map(({ code }) => code)).toEqual(['48']);
  });
});

describe('the demonstration', () => {
  const look = async (): Promise<DemonstrationAnswer> =>
    (await admin.get('/api/v1/demonstration')).json as unknown as DemonstrationAnswer;

  it('is nobody’s but the installation’s administrator’s', async () => {
    expect((await province.get('/api/v1/demonstration')).status).toBe(403);
    expect((await province.delete('/api/v1/demonstration')).status).toBe(403);
    expect(await look()).toMatchObject({ state: 'none', communes: 0, users: [], removal: null });
  });

  it('does not become real, nor does what is real become it, by halves', async () => {
    await made({
      ...{ code: '20', level: 'province', parent: 'VN' },
      name: { vi: 'Lạng Sơn' },
      simulated: true,
    });
    await made({ code: '06184', level: 'commune', parent: '20', name: { vi: 'Đồng Đăng' } });
    expect((await admin.patch(`${PATH}/06184`, { simulated: false })).status).toBe(400);
    expect((await admin.patch(`${PATH}/48`, { simulated: true })).status).toBe(400);
    expect(await holdings(admin, '?simulated=1')).toMatchObject([{ code: '20', simulated: true }]);
  });

  it('is not removed from under people', async () => {
    await user('minh', 'officer', '06184');
    const refused = await admin.delete('/api/v1/demonstration');
    expect(refused.status).toBe(409);
    expect(refused.json).toMatchObject({
      code: 'holds-people',
      errors: [{ path: 'minh', message: 'minh (06184)' }],
    });
    expect(await look()).toMatchObject({
      state: 'there',
      communes: 1,
      users: [{ username: 'minh' }],
    });
    expect((await admin.patch('/api/v1/users/minh', { unit: '20194' })).status).toBe(200);
  });

  it('goes as one, and nothing else does', async () => {
    const removed = await admin.delete('/api/v1/demonstration');
    expect(removed.status).toBe(202);
    expect(removed.json).toMatchObject({ state: 'removed', communes: 0 });
    expect((await admin.get(`${PATH}/06184`)).status).toBe(404);
    expect((await admin.get(`${PATH}/20194`)).status).toBe(200);
    const actions = (await audit('VN')).slice(0, 2).map(({ action, who }) => `${action} ${who}`);
    expect(actions).toEqual(['demonstration.removed admin', 'demonstration.remove admin']);
    // asked again it has nothing to do
    expect((await admin.delete('/api/v1/demonstration')).json).toMatchObject({ state: 'removed' });
  });
});

import type { ImportReport, ValueEntry, ValueSummary } from '@nhip-xa/contract';
import { LIMITS, VALUE_LEDGER_LIMITS } from '@nhip-xa/contract';
import type { Answer, Caller } from './caller';
import { ADMIN_PASSWORD, startApi, type RunningApi } from './running-api';

const PROVINCE = '48';
const UNIT = '20194';
const NEIGHBOUR = '20195';
const PATH = '/api/v1/value-ledger';
const PASSWORD = 'bon-nam-sau-tam';

let api: RunningApi;
let admin: Caller;
let officer: Caller;
let commune = 20_300;

beforeAll(async () => {
  api = await startApi();
  admin = await api.signIn('admin', ADMIN_PASSWORD);
  await unit(PROVINCE, 'province', 'VN');
  await unit(UNIT, 'commune', PROVINCE);
  await unit(NEIGHBOUR, 'commune', PROVINCE);
  officer = await user('lan', 'officer');
}, 60_000);
afterAll(() => api.stop());

const unit = (code: string, level: string, parent: string): Promise<Answer> =>
  admin.post('/api/v1/units', { code, level, parent, name: { vi: `Xã ${code}` } });
async function user(username: string, role: string, of = UNIT): Promise<Caller> {
  const body = { username, password: PASSWORD, displayName: username, role, unit: of };
  expect((await admin.post('/api/v1/users', body)).status).toBe(201);
  return api.signIn(username, PASSWORD);
}
/** A commune that no other test has. */
async function fresh(): Promise<string> {
  const code = String((commune += 1));
  await unit(code, 'commune', PROVINCE);
  return code;
}

const cost = (over: object = {}): object => ({
  side: 'cost',
  unit: UNIT,
  at: '2026-03-31',
  amount: 2_000_000,
  class: 'rent',
  ...over,
});
const value = (over: object = {}): object => ({
  side: 'value',
  unit: UNIT,
  at: '2026-03-31',
  amount: 5_000_000,
  class: 'labour',
  basis: 'estimated',
  hours: 40,
  ...over,
});

const send = (caller: Caller, of: string, file: string, dryRun = false): Promise<Answer> =>
  caller
    .with({ 'content-type': 'text/csv; charset=utf-8' })
    .send('POST', `${PATH}/import?unit=${of}${dryRun ? '&dryRun=1' : ''}`, file);
const reportOf = ({ status, text, json }: Answer): ImportReport => {
  if (status !== 200) throw new Error(`${status} ${text}`);
  return json as unknown as ImportReport;
};
const entries = async (of: string, more = ''): Promise<ValueEntry[]> =>
  (await admin.get(`${PATH}?unit=${of}${more}`)).json.items as unknown as ValueEntry[];
const summary = async (of: string, more = ''): Promise<ValueSummary> =>
  (await admin.get(`${PATH}/summary?unit=${of}${more}`)).json as unknown as ValueSummary;
const problemsOf = ({ errors }: ImportReport): string[] =>
  errors.map(({ line, column, code }) => `${line} ${column ?? '-'} ${code}`);

describe('an entry by form', () => {
  it('is made, shown with who made it, and written down', async () => {
    const answer = await officer.post(PATH, value({ note: 'Bớt nhập hai lần' }));
    expect(answer.status).toBe(201);
    const made = answer.json as unknown as ValueEntry;
    expect(made).toMatchObject({
      unit: UNIT,
      side: 'value',
      at: '2026-03-31',
      amount: 5_000_000,
      class: 'labour',
      hours: 40,
      basis: 'estimated',
      note: 'Bớt nhập hai lần',
      by: 'lan',
      via: 'form',
      source: null,
      struck: null,
    });
    expect(await entries(UNIT)).toEqual([made]);
    const { json } = await admin.get(`/api/v1/audit?unit=${UNIT}&who=lan`);
    expect(json.items[0]).toMatchObject({ action: 'value.write', after: { amount: 5_000_000 } });
    // it is an event like any other
    const events = await admin.get(`/api/v1/events?unit=${UNIT}&type=value.entry`);
    expect(events.json.items).toMatchObject([{ id: made.id, amount: 5_000_000 }]);
  });

  it('is made once, however often it is sent', async () => {
    const body = cost({ unit: await fresh(), id: 'lan-mot' });
    const answers = [await officer.post(PATH, body), await admin.post(PATH, body)];
    expect(answers[0]?.status).toBe(404);
    expect([answers[1]?.status, (await admin.post(PATH, body)).status]).toEqual([201, 409]);
  });

  it.each([
    ['of a province', cost({ unit: PROVINCE })],
    ['to come', cost({ at: '2999-01-01' })],
    ['before anything was digital', cost({ at: '2014-12-31' })],
    ['of nothing', cost({ amount: 0 })],
    ['of too much', cost({ amount: VALUE_LEDGER_LIMITS.amountMost + 1 })],
    ['of another class', cost({ class: 'labour' })],
    ['without a basis', value({ basis: undefined })],
    ['of a cost with hours', cost({ hours: 3 })],
    ['of no day', cost({ at: '2026-02-30' })],
  ])('%s is refused', async (_, body) => {
    const { status, json } = await admin.post(PATH, body);
    expect([status, json.code]).toEqual([400, 'bad-request']);
  });
});

describe('who may', () => {
  it.each([
    ['chairman', 403],
    ['technician', 403],
    ['province-staff', 201],
    ['officer', 201],
  ])('a %s is answered %i', async (role, status) => {
    const caller = await user(`of-${role}`, role);
    const body = cost({ id: `by ${role}`, at: '2025-01-01' });
    expect((await caller.post(PATH, body)).status).toBe(status);
    const file = 'at,side,amount,class\n2025-01-02,cost,1,rent\n';
    expect((await send(caller, UNIT, file, true)).status).toBe(status === 201 ? 200 : 403);
    const reads = role === 'technician' ? 403 : 200;
    for (const path of ['', '/summary', '/export']) {
      expect((await caller.get(`${PATH}${path}?unit=${UNIT}`)).status).toBe(reads);
      expect((await caller.get(`${PATH}${path}?unit=${NEIGHBOUR}`)).status).toBe(
        reads === 403 ? 403 : 404,
      );
    }
  });
});

describe('a file', () => {
  const HEADER = 'Ngày;Bên;Số tiền;Nhóm;Giờ;Căn cứ;Ghi chú';

  it('is entered as Vietnamese write it, told beforehand what it would do', async () => {
    const of = await fresh();
    const file = [
      `\ufeff${HEADER}`,
      '15/01/2026;giá trị;1.234.567,5;lao động;12,5;đo được;"Một cửa; hai lần ký"',
      '31/03/2026;giá trị;2.000.000;giá trị mới;;giả định;',
      '01/04/2026;chi phí;1234567.5;thuê;;;Thuê máy chủ',
      '15/01/2026;giá trị;1.234.567,5;lao động;12,5;đo được;"Một cửa; hai lần ký"',
    ].join('\r\n');
    const dry = reportOf(await send(admin, of, file, true));
    // 1 234 567,5 + 2 000 000 = 3 234 567,5; the fourth line is the first once more
    expect(dry).toMatchObject({
      dryRun: true,
      lines: 4,
      added: 3,
      repeated: 1,
      struck: 0,
      value: 3_234_567.5,
      cost: 1_234_567.5,
      errors: [],
    });
    expect(dry.preview[0]).toMatchObject({
      line: 2,
      outcome: 'new',
      unit: of,
      hours: 12.5,
      note: 'Một cửa; hai lần ký',
    });
    expect(await entries(of)).toEqual([]);
    expect(await summary(of, '&period=year')).toMatchObject({ net: 0, ratio: null });

    expect(reportOf(await send(admin, of, file))).toEqual({ ...dry, dryRun: false });
    expect(await summary(of, '&period=year&at=2026-06-01T00:00:00%2B07:00')).toMatchObject({
      value: { total: 3_234_567.5, entries: 2, hours: 12.5 },
      cost: { total: 1_234_567.5, entries: 1 },
      net: 2_000_000,
    });
    expect((await entries(of)).map(({ via, by }) => `${via} ${by}`)).toEqual(
      Array(3).fill('csv admin'),
    );
    // once more: nothing is new
    expect(reportOf(await send(admin, of, file))).toMatchObject({ added: 0, repeated: 4 });
    expect((await entries(of)).length).toBe(3);
  });

  it('with a wrong line is not entered at all, and every wrong line is named', async () => {
    const of = await fresh();
    const file = [
      HEADER,
      '15/01/2026;giá trị;1.000.000;lao động;;đo được;',
      '15/01/2026;giá trị;150.000;lao động;;đo được;',
      '31/02/2026;lãi;1.000.000;lao động;;đo được;',
      '15/01/2026;chi phí;1.000.000;thuê;3;;',
    ].join('\n');
    const expected = [
      '3 amount ambiguous-number',
      '4 side unknown-side',
      '4 at bad-date',
      '5 hours not-of-a-cost',
    ];
    const dry = reportOf(await send(admin, of, file, true));
    expect(problemsOf(dry)).toEqual(expected);
    expect(dry).toMatchObject({ lines: 4, added: 1 });
    const refused = await send(admin, of, file);
    expect(refused.status).toBe(400);
    expect(refused.json['errors']).toEqual([
      { path: 'line 3 amount', message: 'ambiguous-number: 150.000' },
      { path: 'line 4 side', message: 'unknown-side: lãi' },
      { path: 'line 4 at', message: 'bad-date: 31/02/2026' },
      { path: 'line 5 hours', message: 'not-of-a-cost: 3' },
    ]);
    expect(await entries(of)).toEqual([]);
  });

  it.each([
    ['', '0 - empty'],
    ['at,side,amount,class\n', '0 - empty'],
    ['at,side,amount,class,họ tên\n2026-01-01,cost,1,rent,x\n', '1 - unknown-column'],
    ['at,side,amount,class\n2026-01-01,cost,"1,rent\n', '0 - bad-csv'],
    ['at,side,amount,class,note\n2026-01-01,cost,1,rent,\ufffd\n', '0 - not-utf8'],
    [
      `at,side,amount,class\n${'2026-01-01,cost,1,rent\n'.repeat(VALUE_LEDGER_LIMITS.csvLines + 1)}`,
      '0 - too-many-lines',
    ],
  ])('that cannot be read as a whole says why (%#)', async (file, problem) => {
    expect(problemsOf(reportOf(await send(admin, UNIT, file, true)))).toEqual([problem]);
    expect((await send(admin, UNIT, file)).status).toBe(400);
  });

  it('larger than a request may be is refused', async () => {
    const { status } = await send(admin, UNIT, 'x'.repeat(LIMITS.requestBytes + 1), true);
    expect(status).toBe(413);
  });

  it('tells entries apart by their ids, and refuses one that stands for something else', async () => {
    const of = await fresh();
    const line = (id: string, amount: number) => `${id},2026-01-05,cost,${amount},rent`;
    const file = (...lines: string[]) => ['id,at,side,amount,class', ...lines].join('\n');
    expect(reportOf(await send(admin, of, file(line('a', 7), line('b', 7))))).toMatchObject({
      added: 2,
      cost: 14,
    });
    const other = file(line('a', 8), line('c', 1));
    expect(problemsOf(reportOf(await send(admin, of, other, true)))).toEqual(['2 id id-taken']);
    expect((await send(admin, of, other)).status).toBe(400);
    expect((await summary(of, '&period=year&at=2026-06-01T00:00:00Z')).cost.total).toBe(14);
  });

  it('of a province names the commune of each line, as a spreadsheet leaves it', async () => {
    const [first, second] = [await fresh(), await fresh()];
    await unit('00004', 'commune', PROVINCE);
    const file = (...units: string[]) =>
      ['xã,at,side,amount,class', ...units.map((of) => `${of},2026-01-05,cost,5,rent`)].join('\n');
    expect(problemsOf(reportOf(await send(admin, PROVINCE, file('99999', ''), true)))).toEqual([
      '2 unit unknown-unit',
      '3 unit missing',
    ]);
    expect(problemsOf(reportOf(await send(officer, UNIT, file(first), true)))).toEqual([
      '2 unit unknown-unit',
    ]);
    const report = reportOf(await send(admin, PROVINCE, file(first, second, '4')));
    expect(report).toMatchObject({ added: 3, cost: 15 });
    expect(await entries('00004')).toHaveLength(1);
  });
});

describe('an exported file', () => {
  it('opens in a Vietnamese spreadsheet, holds no formula, and comes back as repeats', async () => {
    const of = await fresh();
    await admin.post(PATH, value({ unit: of, amount: 1234567.5, note: '=1+1' }));
    await admin.post(PATH, cost({ unit: of, amount: 1.125, note: '@SUM(A1);"x"', id: '-1+1' }));
    await admin.post(PATH, cost({ unit: of, note: '+84 là mã nước' }));
    const answer = await admin.get(`${PATH}/export?unit=${of}`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="gia-tri-${of}-\\d{4}-\\d\\d-\\d\\d\\.csv"$`),
    );
    const bytes = await fetch(`${api.url}${PATH}/export?unit=${of}`, {
      headers: (admin as unknown as { headers: Record<string, string> }).headers,
    }).then((response) => response.arrayBuffer());
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    expect(text.startsWith('\ufeffMã;Mã xã;Ngày;Bên;Số tiền;')).toBe(true);
    const cells = text.split(/[;\r\n]/).map((cell) => cell.replace(/^"/, ''));
    expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
    expect(text).toContain(`'=1+1`);
    expect(text).toContain(';1234567,5;lao động;40;ước tính;');
    expect(text).toContain(`'-1+1;${of};2026-03-31;chi phí;1,1250;thuê;`);
    // what was written is what is read: nothing is entered a second time
    expect(reportOf(await send(admin, of, text))).toMatchObject({ added: 0, repeated: 3 });
    const english = await admin.get(`${PATH}/export?unit=${of}&lang=en&side=value`);
    expect(english.text).toContain(';value;1234567,5;labour;40;estimated;');
    expect(english.text.trim().split('\r\n')).toHaveLength(2);
  });
});

describe('an entry that is struck out', () => {
  it('needs a reason, counts no more, and is told with who and why', async () => {
    const of = await fresh();
    await admin.post(PATH, value({ unit: of, id: 'a/b' }));
    await admin.post(PATH, value({ unit: of, id: 'c', amount: 1_000_000 }));
    const path = `${PATH}/${encodeURIComponent('a/b')}?unit=${of}`;
    expect((await admin.delete(path)).status).toBe(400);
    expect((await officer.delete(`${path}&why=x`)).status).toBe(404);
    expect((await admin.delete(`${path}&why=${encodeURIComponent('nhập nhầm xã')}`)).status).toBe(
      204,
    );
    expect((await admin.delete(`${path}&why=x`)).json.code).toBe('already-over');
    const at = '&period=quarter&at=2026-02-01T00:00:00Z';
    expect((await summary(of, at)).value).toMatchObject({ total: 1_000_000, entries: 1 });
    expect((await entries(of)).map(({ id }) => id)).toEqual(['c']);
    const [struck] = (await entries(of, '&struck=1')).filter(({ id }) => id === 'a/b');
    expect(struck?.struck).toMatchObject({ by: 'admin', why: 'nhập nhầm xã' });
  });

  it('is never one that a source sent', async () => {
    const of = await fresh();
    await admin.post('/api/v1/sources', { id: 'erp', kind: 'service', unit: of, name: 'ERP' });
    await api.database(
      `INSERT INTO events (unit, source_id, id, type, at, amount, received_at)
       SELECT $1, id, 'may', 'cost.entry', '2026-03-01Z', 9, now() FROM sources WHERE key = $2`,
      [of, `${of}.erp`],
    );
    expect((await admin.delete(`${PATH}/may?unit=${of}&why=x`)).status).toBe(404);
    expect(await entries(of)).toMatchObject([{ via: 'mqtt', by: null, source: `${of}.erp` }]);
    // nor is it typed when its line comes back in a file
    const { text } = await admin.get(`${PATH}/export?unit=${of}`);
    expect(reportOf(await send(admin, of, text))).toMatchObject({ added: 0, repeated: 1 });
  });
});

describe('the source that people type into', () => {
  it('is no source that one could see, change, or connect as', async () => {
    const of = await fresh();
    await admin.post(PATH, cost({ unit: of }));
    const key = `${of}._so-gia-tri`;
    const { json } = await admin.get(`/api/v1/sources?unit=${of}`);
    expect(json.items).toEqual([]);
    for (const answer of [
      await admin.get(`/api/v1/sources/${key}`),
      await admin.patch(`/api/v1/sources/${key}`, { name: 'x' }),
      await admin.post(`/api/v1/sources/${key}/credential`),
      await admin.delete(`/api/v1/sources/${key}`),
    ]) {
      expect(answer.status).toBe(404);
    }
    const body = { id: '_so-gia-tri', kind: 'service', unit: of, name: 'x' };
    expect((await admin.post('/api/v1/sources', body)).status).toBe(400);
    await api.store.directory.load();
    expect(api.store.directory.find(key)).toBeUndefined();
    expect(await entries(of)).toHaveLength(1);
  });
});

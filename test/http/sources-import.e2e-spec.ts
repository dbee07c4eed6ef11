import {
  SOURCE_FILE_LIMITS,
  type AuditEntry,
  type ImportedSources,
  type Source,
} from '@nhip-xa/contract';
import { BrokerUnavailable } from '@nhip-xa/ports';
import type { Answer, Caller } from './caller';
import { ADMIN_PASSWORD, startApi, type RunningApi } from './running-api';

const PROVINCE = '48';
const UNIT = '20194';
const NEIGHBOUR = '20195';
const ELSEWHERE = '00004';
const PATH = '/api/v1/sources';
const PASSWORD = 'bon-nam-sau-tam';
const HEADER = 'unit;id;kind;name;gateway;lat;lon;heartbeatSeconds';

let api: RunningApi;
let admin: Caller;
let own: Caller;

beforeAll(async () => {
  api = await startApi();
  admin = await api.signIn('admin', ADMIN_PASSWORD);
  const unit = (code: string, level: string, parent: string): Promise<Answer> =>
    admin.post('/api/v1/units', { code, level, parent, name: { vi: `Xã ${code}` } });
  await unit(PROVINCE, 'province', 'VN');
  await unit('01', 'province', 'VN');
  await unit(UNIT, 'commune', PROVINCE);
  await unit(NEIGHBOUR, 'commune', PROVINCE);
  await unit(ELSEWHERE, 'commune', '01');
  own = await user('lan', 'admin', UNIT);
}, 60_000);
afterAll(() => api.stop());

async function user(username: string, role: string, unit: string): Promise<Caller> {
  const body = { username, password: PASSWORD, displayName: username, role, unit };
  expect((await admin.post('/api/v1/users', body)).status).toBe(201);
  return api.signIn(username, PASSWORD);
}

const send = (caller: Caller, lines: readonly string[], query = ''): Promise<Answer> =>
  caller
    .with({ 'content-type': 'text/csv; charset=utf-8' })
    .send('POST', `${PATH}/import${query}`, `${[HEADER, ...lines].join('\r\n')}\r\n`);
const reportOf = ({ status, text, json }: Answer): ImportedSources => {
  if (status !== 200) throw new Error(`${status} ${text}`);
  return json as unknown as ImportedSources;
};
const dryRun = async (caller: Caller, ...lines: string[]): Promise<ImportedSources> =>
  reportOf(await send(caller, lines, '?dryRun=1'));
const problemsOf = ({ lines }: ImportedSources): string[] =>
  lines.flatMap(({ line, errors }) =>
    errors.map(({ column, code }) => `${line} ${column ?? '-'} ${code}`),
  );
const sources = async (unit: string): Promise<Source[]> =>
  (await admin.get(`${PATH}?unit=${unit}`)).json.items as unknown as Source[];
const keys = async (unit: string): Promise<string[]> => (await sources(unit)).map(({ key }) => key);
const audit = async (unit: string): Promise<AuditEntry[]> =>
  (await admin.get(`/api/v1/audit?unit=${unit}`)).json.items as unknown as AuditEntry[];

describe('a file of sources', () => {
  it('is told what it would do, and nothing is written', async () => {
    const before = await audit('VN');
    const report = await dryRun(admin, `${UNIT};dry-1;camera;Cổng chợ;;;;`, `;;;Chợ;;;;`);
    expect(report).toMatchObject({
      ...{ dryRun: true, total: 2, added: 1, known: 0, bad: 1 },
      ...{ errors: [], credentials: [], withoutAccount: [] },
    });
    expect(report.lines).toMatchObject([
      { line: 2, key: `${UNIT}.dry-1`, name: 'Cổng chợ', outcome: 'new', errors: [] },
      { line: 3, key: null, name: 'Chợ', outcome: 'bad' },
    ]);
    expect(problemsOf(report)).toEqual(['3 unit missing', '3 id missing', '3 kind missing']);
    expect(report.lines[1]?.errors[0]).toEqual({
      ...{ column: 'unit', code: 'missing', title: 'has to be filled', text: '' },
    });
    expect(await keys(UNIT)).toEqual([]);
    expect(await audit('VN')).toEqual(before);
  });

  it('is registered as by form: each with its own password, written down, and known at once', async () => {
    const before = api.changes.length;
    const lines = [
      `${UNIT};cam-1;camera;Cổng chợ;${UNIT}.gw-1;16,05;108.2;300`,
      `${UNIT};gw-1;gateway;Tủ kỹ thuật;;;;`,
      `${PROVINCE};portal;service;Cổng dịch vụ công;;;;`,
    ];
    const report = reportOf(await send(admin, lines));
    expect(report).toMatchObject({ dryRun: false, total: 3, added: 3, bad: 0, withoutAccount: [] });
    const [first, second] = report.credentials;
    expect(first).toEqual({
      ...{ key: `${UNIT}.cam-1`, clientId: `${UNIT}.cam-1`, username: `${UNIT}.cam-1` },
      ...{ password: expect.stringMatching(/^[\w][\w-]{42}$/) as string, port: 1883 },
    });
    expect(new Set(report.credentials.map(({ password }) => password)).size).toBe(3);
    const secret = (text = ''): Uint8Array => Buffer.from(text);
    const { directory } = api.store;
    expect(
      await directory.authenticate(`${UNIT}.cam-1`, secret(first?.password), Date.now()),
    ).toBeDefined();
    expect(
      await directory.authenticate(`${UNIT}.cam-1`, secret(second?.password), Date.now()),
    ).toBeUndefined();
    expect(api.changes.slice(before)).toEqual([
      { what: 'sources', keys: [`${UNIT}.cam-1`, `${UNIT}.gw-1`, `${PROVINCE}.portal`] },
    ]);
    const [camera] = await sources(UNIT);
    expect(camera).toMatchObject({
      ...{ key: `${UNIT}.cam-1`, kind: 'camera', name: 'Cổng chợ', gateway: `${UNIT}.gw-1` },
      ...{ lat: 16.05, lon: 108.2, heartbeatSeconds: 300, state: 'offline', feeds: null },
    });
    const { heartbeatSeconds } = (await admin.get(`${PATH}/${UNIT}.gw-1`)).json;
    expect(heartbeatSeconds).toBe(60);
    const entries = (await audit(UNIT)).filter(({ action }) => action === 'source.import');
    expect(entries.map(({ target, unit, who, before: was }) => [target, unit, who, was])).toEqual([
      [`source ${UNIT}.gw-1`, UNIT, 'admin', null],
      [`source ${UNIT}.cam-1`, UNIT, 'admin', null],
    ]);
    expect(JSON.stringify(entries)).not.toContain(first?.password);
  });

  it('with one wrong line is not written at all, and every error is told', async () => {
    const lines = [`${NEIGHBOUR};ok-1;camera;Tốt;;;;`, `${NEIGHBOUR};OK;robot;Xấu;;91;1;0`];
    const answer = await send(admin, lines);
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ code: 'bad-request', detail: 'nothing was written' });
    expect(answer.json['errors']).toEqual([
      { path: 'line 3 id', message: expect.stringMatching(/: OK$/) as string, code: 'bad-id' },
      { path: 'line 3 kind', message: 'not a kind of source: robot', code: 'unknown-kind' },
      { path: 'line 3 lat', message: 'outside of what is allowed: 91', code: 'out-of-range' },
      {
        path: 'line 3 heartbeatSeconds',
        message: expect.any(String) as string,
        code: 'out-of-range',
      },
    ]);
    expect(await keys(NEIGHBOUR)).toEqual([]);
  });

  it('with a wrong header tells so as a whole', async () => {
    const answer = await admin
      .with({ 'content-type': 'text/csv' })
      .send('POST', `${PATH}/import`, 'unit,id,tên\n20194,a,b\n');
    expect(answer.status).toBe(400);
    expect(
      (answer.json['errors'] as { path: string; code: string }[]).map((each) => [
        each.path,
        each.code,
      ]),
    ).toEqual([
      ['file', 'unknown-column'],
      ['file kind', 'missing-column'],
      ['file name', 'missing-column'],
    ]);
  });
});

describe('a line', () => {
  it('of another unit is told the same as one of no unit at all', async () => {
    const told = async (unit: string): Promise<string> => {
      const [line] = (await dryRun(own, `${unit};x;camera;X;;;;`)).lines;
      return JSON.stringify(line).replaceAll(unit, 'U');
    };
    const nowhere = await told('99999');
    expect(nowhere).toContain('unknown-unit');
    for (const unit of [NEIGHBOUR, PROVINCE, ELSEWHERE, 'VN'])
      expect(await told(unit)).toBe(nowhere);
    const answer = await send(own, [`${NEIGHBOUR};x;camera;X;;;;`]);
    expect(answer.status).toBe(400);
    expect(await keys(NEIGHBOUR)).toEqual([]);
  });

  it('belongs to a commune or a province', async () => {
    expect(problemsOf(await dryRun(admin, 'VN;x;camera;X;;;;'))).toEqual(['2 unit wrong-level']);
  });

  it('is told with all its errors, those that only the others show too', async () => {
    const report = await dryRun(
      admin,
      `${UNIT};twice;camera;A;;;;`,
      `${UNIT};twice;camera;B;;;;`,
      `99999;Xấu;camera;C;;1;;x`,
    );
    expect(problemsOf(report)).toEqual([
      '3 id repeated-key',
      '4 heartbeatSeconds bad-number',
      '4 lon half-a-place',
      '4 id bad-id',
      '4 unit unknown-unit',
    ]);
    expect(report).toMatchObject({ total: 3, added: 1, bad: 2 });
  });

  it('stands behind a gateway that is registered or comes in the file, before or after it', async () => {
    const gateway = { id: 'gw-up', kind: 'gateway', unit: PROVINCE, name: 'Tủ tỉnh' };
    await admin.post(PATH, gateway);
    await admin.post(PATH, { ...gateway, id: 'gw-aside', unit: NEIGHBOUR });
    const behind = (key: string, kind = 'device', at = key): string =>
      `${UNIT};b-${at.replace('.', '-')};${kind};B;${key};;;`;
    const report = await dryRun(
      admin,
      behind(`${UNIT}.gw-new`),
      `${UNIT};gw-new;gateway;Mới;;;;`,
      behind(`${PROVINCE}.gw-up`),
      behind(`${NEIGHBOUR}.gw-aside`),
      behind(`${UNIT}.nobody`),
      behind(`${UNIT}.b-48-gw-up`, 'device', 'camera'),
      behind(`${PROVINCE}.gw-up`, 'gateway', 'gateway'),
    );
    expect(problemsOf(report)).toEqual([
      '5 gateway gateway-elsewhere',
      '6 gateway not-a-gateway',
      '7 gateway not-a-gateway',
      '8 gateway gateway-of-a-gateway',
    ]);
    // one that is not the caller's is none
    expect(problemsOf(await dryRun(own, behind(`${PROVINCE}.gw-up`)))).toEqual([
      '2 gateway not-a-gateway',
    ]);
  });

  it('whose key stands already is an error, or passed over where that is asked for', async () => {
    const line = `${UNIT};cam-1;camera;Tên khác;;;;`;
    expect(problemsOf(await dryRun(admin, line))).toEqual(['2 id exists']);
    const refused = await send(admin, [line]);
    expect([refused.status, refused.json.code]).toEqual([409, 'exists']);
    const lines = [line, `${UNIT};cam-2;camera;Mới;;;;`];
    const report = reportOf(await send(admin, lines, '?existing=skip'));
    expect(report).toMatchObject({ total: 2, added: 1, known: 1, bad: 0 });
    expect(report.credentials.map(({ key }) => key)).toEqual([`${UNIT}.cam-2`]);
    const [camera] = await sources(UNIT);
    expect(camera?.name).toBe('Cổng chợ');
  });

  it('takes the key of a source that was removed', async () => {
    await admin.post(PATH, { id: 'gone', kind: 'camera', unit: UNIT, name: 'Cũ' });
    await admin.delete(`${PATH}/${UNIT}.gone`);
    expect(reportOf(await send(admin, [`${UNIT};gone;camera;Mới;;;;`])).added).toBe(1);
  });
});

describe('who may', () => {
  it('is whoever registers sources; others are told so before the file is read', async () => {
    const chairman = await user('chu-tich', 'chairman', UNIT);
    const technician = await user('ky-thuat', 'technician', UNIT);
    const line = `${UNIT};tech-1;camera;X;;;;`;
    expect((await send(chairman, [line])).status).toBe(403);
    expect((await send(api.anonymous, [line])).status).toBe(401);
    expect((await send(technician, [line])).status).toBe(200);
    const huge = 'x'.repeat(SOURCE_FILE_LIMITS.bytes);
    expect((await send(chairman, [huge])).status).toBe(403);
    expect((await send(technician, [huge])).json).toMatchObject({ status: 413, code: 'too-large' });
  });

  it('sends a file and nothing else', async () => {
    const answer = await admin.post(`${PATH}/import`, {});
    expect([answer.status, answer.json.code]).toEqual([415, 'not-json']);
    const csv = admin.with({ 'content-type': 'text/csv' });
    expect((await csv.send('POST', `${PATH}/import`)).status).toBe(400);
    expect((await csv.send('POST', `${PATH}/import?existing=wipe`, HEADER)).status).toBe(400);
  });
});

it('answers the passwords as a file for a provisioning tool, shown once', async () => {
  const tool = admin.with({ accept: 'text/csv' });
  const answer = await send(tool, [`${UNIT};tool-1;device;T;;;;`, `${UNIT};tool-2;device;T;;;;`]);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const [head, first, , end] = answer.text.split('\r\n');
  expect([head, end]).toEqual(['key,clientId,username,password,mqttUrl', '']);
  const [key = '', clientId, username, password = '', mqttUrl] = first?.split(',') ?? [];
  expect([key, clientId, username]).toEqual(Array(3).fill(`${UNIT}.tool-1`));
  expect(mqttUrl).toBe('mqtt://127.0.0.1:1883');
  expect(
    await api.store.directory.authenticate(key, Buffer.from(password), Date.now()),
  ).toBeDefined();
});

describe('the export', () => {
  it('is the file that makes the same sources elsewhere, without passwords', async () => {
    const rich = {
      ...{ id: 'rich', kind: 'device', unit: ELSEWHERE, name: '=Trạm; "Đo"', village: '00004-1' },
      ...{ lat: 21.853, lon: 106.75, heartbeatSeconds: 90, feeds: ['reading:rain', 'event'] },
      ...{ limits: { itemsPerSecond: 1.5, burst: 20 } },
      attributes: { floodLevels: [2.5, 3, 4], model: '007', on: true },
    };
    await admin.post(PATH, rich);
    await admin.post(PATH, { id: 'plain', kind: 'link', unit: ELSEWHERE, name: 'Đường truyền' });
    const answer = await admin.get(`${PATH}/export?unit=01`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toMatch(
      /filename="nguon-01-\d{4}-\d\d-\d\d\.csv"/,
    );
    expect(answer.text).toMatch(/^(\ufeff)?unit;id;kind;name;/);
    const before = await sources(ELSEWHERE);
    for (const { key } of before) await admin.delete(`${PATH}/${key}`);
    const imported = await admin
      .with({ 'content-type': 'text/csv' })
      .send('POST', `${PATH}/import`, answer.text);
    expect(reportOf(imported)).toMatchObject({ added: 2, bad: 0 });
    const timeless = ({ createdAt, ...rest }: Source): object => [typeof createdAt, rest];
    expect((await sources(ELSEWHERE)).map(timeless)).toEqual(before.map(timeless));
  });

  it('is of the kind, the state and the units that are asked for', async () => {
    const lines = async (caller: Caller, query: string): Promise<string[]> =>
      (await caller.get(`${PATH}/export${query}`)).text.trimEnd().split('\r\n').slice(1);
    expect(await lines(admin, `?unit=${ELSEWHERE}&kind=link`)).toHaveLength(1);
    expect(await lines(admin, `?unit=${ELSEWHERE}&state=online`)).toEqual([]);
    const all = await lines(own, '');
    expect(all.length).toBeGreaterThan(3);
    expect(all.filter((line) => !line.startsWith(`${UNIT};`))).toEqual([]);
    expect((await own.get(`${PATH}/export?unit=${NEIGHBOUR}`)).status).toBe(404);
  });
});

it('takes more lines than go into one statement', async () => {
  const lines = Array.from(
    { length: 1_001 },
    (_, n) => `${NEIGHBOUR};many-${n};device;Đo ${n};;;;`,
  );
  const report = reportOf(await send(admin, lines));
  expect([report.added, report.credentials.length]).toEqual([1_001, 1_001]);
  expect((await keys(NEIGHBOUR)).length).toBeGreaterThan(99);
});

describe('an external broker', () => {
  it('is told of every account, gateways first; what it does not take is named', async () => {
    const granted: string[] = [];
    api.broker.grant = (key, _secret, gateway) => {
      if (key.endsWith('-x')) return Promise.reject(new BrokerUnavailable('no'));
      granted.push(`${key} ${gateway ?? ''}`.trim());
      return Promise.resolve();
    };
    const lines = [
      `${UNIT};acc-1;device;A;${UNIT}.acc-gw;;;`,
      `${UNIT};acc-x;device;A;;;;`,
      `${UNIT};acc-gw;gateway;G;;;;`,
    ];
    const report = reportOf(await send(admin, lines));
    expect(granted).toEqual([`${UNIT}.acc-gw`, `${UNIT}.acc-1 ${UNIT}.acc-gw`]);
    expect(report.withoutAccount).toEqual([`${UNIT}.acc-x`]);
    expect(report.credentials).toHaveLength(3);
  });

  it('that is away is not asked for each of them', async () => {
    let asked = 0;
    api.broker.grant = () => {
      asked += 1;
      return Promise.reject(new BrokerUnavailable('away'));
    };
    const lines = Array.from({ length: 40 }, (_, n) => `${UNIT};away-${n};device;A;;;;`);
    expect(reportOf(await send(admin, lines)).withoutAccount).toHaveLength(40);
    // those that are asked for at once, and then no more
    expect(asked).toBe(16);
  });
});

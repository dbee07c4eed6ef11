import type { KpiDefinition, KpiPreview } from '@nhip-xa/contract';
import { BUILT_IN_KPIS } from '@nhip-xa/domain';
import { ADMIN_PASSWORD, startApi, type RunningApi } from './running-api';
import type { Answer, Caller } from './caller';

/** Definitions of KPIs over HTTP: what is refused, what is kept, what is tried. */

const COMMUNE = '20194';
const NEIGHBOUR = '20195';
const PASSWORD = 'bon-nam-sau-tam';

let api: RunningApi;
let admin: Caller;
let staff: Caller;

beforeAll(async () => {
  api = await startApi();
  admin = await api.signIn('admin', ADMIN_PASSWORD);
  await unit('48', 'province', 'VN');
  await unit(COMMUNE, 'commune', '48');
  await unit(NEIGHBOUR, 'commune', '48');
  staff = await user('staff', 'province-staff', '48');
}, 60_000);
afterAll(() => api.stop());

const unit = (code: string, level: string, parent: string): Promise<Answer> =>
  admin.post('/api/v1/units', { code, level, parent, name: { vi: code } });

async function user(username: string, role: string, of: string): Promise<Caller> {
  const body = { username, password: PASSWORD, displayName: username, role, unit: of };
  expect((await admin.post('/api/v1/users', body)).status).toBe(201);
  return api.signIn(username, PASSWORD);
}

let taken = 0;
const newCode = (): string => `kpi-${(taken += 1)}`;

const lamps = { attributes: { type: 'street-lamp' } };
const works = { ...lamps, online: true };
const device = { fact: 'source', kinds: ['device'], aggregate: 'count' };

/** The share of street lamps that work, as a person defines it. */
const share = (code: string, more: object = {}) => ({
  code,
  label: 'HT-20',
  domain: 'infrastructure',
  name: { vi: 'Tỷ lệ đèn đường sáng', en: 'Street lamps that work' },
  uom: '%',
  better: 'higher',
  target: '≥ 95',
  targetValue: 95,
  warning: { '<': 95 },
  critical: { '<': 80 },
  window: 'now',
  rollUp: 'ratio',
  measure: {
    numerator: [{ ...device, where: works }],
    denominator: [{ ...device, where: lamps }],
    factor: 100,
  },
  ...more,
});

const formula = (code: string, text: string, parts: Record<string, string>) =>
  share(code, { rollUp: 'formula', measure: { formula: text, parts } });

const post = (body: unknown): Promise<Answer> => admin.post('/api/v1/kpis', body);
const put = (body: { code: string; [more: string]: unknown }): Promise<Answer> =>
  admin.put(`/api/v1/kpis/${body.code}`, body);
const faultsOf = ({ json }: Answer): unknown[] =>
  (json['errors'] as { code?: string; path: string }[]).map(({ code }) => code);
const definition = ({ json }: Answer): KpiDefinition => json as unknown as KpiDefinition;

async function made(body: { code: string; [more: string]: unknown }): Promise<KpiDefinition> {
  const answer = await post(body);
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  return definition(answer);
}

describe('the list', () => {
  it('has what came with the product, on, in its order', async () => {
    const { json } = await admin.get('/api/v1/kpis?enabled=true');
    expect(json.items.slice(0, 10).map(({ code }) => code)).toEqual(
      BUILT_IN_KPIS.filter(({ enabled }) => enabled)
        .slice(0, 10)
        .map(({ code }) => code),
    );
    expect(json.items[0]).toMatchObject({ builtIn: true, enabled: true });
  });

  it('tells those that are switched off apart', async () => {
    const code = newCode();
    await made({ ...share(code), enabled: false });
    const codes = async (query: string) =>
      (await admin.get(`/api/v1/kpis${query}`)).json.items.map((one) => one.code);
    expect(await codes('?enabled=false')).toContain(code);
    expect(await codes('?enabled=true')).not.toContain(code);
    expect(await codes('')).toContain(code);
  });
});

describe('a new definition', () => {
  it('is kept with words and formula told from its measure, and a value for every unit', async () => {
    const code = newCode();
    const kept = await made(share(code));
    expect(kept).toMatchObject({ version: 1, builtIn: false, enabled: true });
    expect(kept.words).toEqual({
      vi: 'Số thiết bị, trực tuyến, loại thiết bị: street-lamp trên số thiết bị, loại thiết bị: street-lamp',
      en: 'Number of devices, online, kind of device: street-lamp out of number of devices, kind of device: street-lamp',
    });
    expect(kept.formula).toBe(
      '100 * count(source device: online, type = street-lamp) / count(source device: type = street-lamp)',
    );
    const values = await admin.get(`/api/v1/units/${COMMUNE}/kpis`);
    expect(values.json.items.map((value) => value['kpi'])).toContain(code);
    expect(api.changes).toContainEqual({ what: 'kpis', kpis: [code] });
  });

  it('is refused a second time, and by whoever may not', async () => {
    const code = newCode();
    await made(share(code));
    expect((await post(share(code))).status).toBe(409);
    expect((await staff.post('/api/v1/kpis', share(newCode()))).status).toBe(403);
    const part = await user('part', 'admin', '48');
    const refused = await part.post('/api/v1/kpis', share(newCode()));
    expect([refused.status, refused.json.code]).toEqual([403, 'forbidden']);
  });

  it.each([
    ['window-too-long', { window: 'P400D' }],
    ['window-too-long', { window: 'PT9000H' }],
    ['roll-up-unfit', { rollUp: 'sum' }],
    ['roll-up-unfit', { rollUp: 'formula' }],
    ['roll-up-unfit', { measure: { numerator: [device] } }],
    ['growth-unfit', { warning: { growthBelow: 0 } }],
    [
      'value-missing',
      { measure: { numerator: [{ ...device, aggregate: 'mean' }] }, rollUp: 'max' },
    ],
    [
      'fresh-for-missing',
      {
        rollUp: 'max',
        measure: {
          numerator: [
            { fact: 'reading', metric: 'water_level', perSource: 'last', aggregate: 'max' },
          ],
        },
      },
    ],
    [
      'side-not-additive',
      {
        rollUp: 'max',
        freshFor: 60,
        measure: {
          numerator: [
            { fact: 'reading', metric: 'pm25', perSource: 'last', aggregate: 'mean' },
            { fact: 'reading', metric: 'pm10', perSource: 'last', aggregate: 'mean' },
          ],
        },
      },
    ],
    ['factor-unfit', { rollUp: 'sum', measure: { numerator: [device], factor: 100 } }],
    [
      'multiplier-too-large',
      { rollUp: 'sum', measure: { numerator: [{ ...device, times: 1e300 }] } },
    ],
    [
      'kind-unknown',
      {
        rollUp: 'sum',
        measure: { numerator: [{ fact: 'case', kind: 'ho-so', aggregate: 'count' }] },
      },
    ],
    [
      'state-unknown',
      {
        rollUp: 'sum',
        measure: {
          numerator: [
            { fact: 'case', kind: 'dossier', aggregate: 'count', where: { state: 'lost' } },
          ],
        },
      },
    ],
    ['code-reserved', { code: 'facts' }],
  ])('is refused as %s: %j', async (code, more) => {
    const answer = await post(share(newCode(), more));
    expect([answer.status, answer.json.code]).toEqual([400, 'kpi-refused']);
    expect(faultsOf(answer)).toContain(code);
  });

  it('names the kinds that there are', async () => {
    const term = { fact: 'case', kind: 'ho-so', aggregate: 'count' };
    const answer = await post(share(newCode(), { rollUp: 'sum', measure: { numerator: [term] } }));
    expect(answer.text).toContain('dossier, document, task');
  });

  it('is refused where the planner expects more than one may cost, which the preview shows', async () => {
    const code = newCode();
    api.tooCostly.add(code);
    const answer = await post(share(code));
    expect([answer.status, faultsOf(answer)]).toEqual([400, ['too-costly']]);
    const tried = await admin.post('/api/v1/kpis/preview', {
      definition: share(code),
      unit: COMMUNE,
    });
    expect(tried.json).toMatchObject({
      value: null,
      status: 'none',
      evidence: null,
      cost: { allowed: false, limit: 2_000_000, estimated: 2_000_001 },
    });
  });
});

describe('formulas', () => {
  it('speak of known KPIs only, in a known language', async () => {
    const unknown = await post(formula(newCode(), 'a + 1', { a: 'nowhere' }));
    expect(faultsOf(unknown)).toEqual(['part-unknown']);
    const strange = await post(formula(newCode(), 'import("fs")', { a: 'flood-level' }));
    expect(faultsOf(strange)).toEqual(['formula-unreadable']);
    await made(formula(newCode(), 'max(a, b) / 2', { a: 'services-online', b: 'devices-online' }));
  });

  it('go round in no circle, near or far, nor by a later edit', async () => {
    const [a, b, c] = [newCode(), newCode(), newCode()];
    expect(faultsOf(await post(formula(a, 'x', { x: a })))).toEqual(['cycle']);
    await made(share(a));
    await made(formula(b, 'x + 1', { x: a }));
    await made(formula(c, 'x + 1', { x: b }));
    const later = await put(formula(a, 'x', { x: c }));
    expect([later.status, faultsOf(later)]).toEqual([400, ['cycle']]);
    expect(later.text).toContain(`${a} → ${c} → ${b} → ${a}`);
  });

  it('go round in no circle when two are changed at once', async () => {
    const [a, b] = [newCode(), newCode()];
    await made(share(a));
    await made(share(b));
    const both = await Promise.all([
      put(formula(a, 'x', { x: b })),
      put(formula(b, 'x', { x: a })),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    const refused = both.find(({ status }) => status === 400) as Answer;
    expect(faultsOf(refused)).toEqual(['cycle']);
  });

  it('keep what they speak of', async () => {
    const [part, over] = [newCode(), newCode()];
    await made(share(part));
    await made(formula(over, 'x', { x: part }));
    const gone = await admin.delete(`/api/v1/kpis/${part}`);
    expect([gone.status, gone.json.code, gone.json['kpis']]).toEqual([409, 'spoken-of', [over]]);
    const off = await put({ ...share(part), enabled: false });
    expect([off.status, faultsOf(off)]).toEqual([400, ['spoken-of']]);
    expect((await admin.delete(`/api/v1/kpis/${over}`)).status).toBe(204);
    expect((await admin.delete(`/api/v1/kpis/${part}`)).status).toBe(204);
    expect((await admin.get(`/api/v1/kpis/${part}`)).status).toBe(404);
  });
});

describe('versions', () => {
  it('stay, and say whose they are', async () => {
    const before = definition(await admin.get('/api/v1/kpis/cameras-online'));
    const changed = await put({ ...before, target: '≥ 90', targetValue: 90 });
    expect([changed.status, definition(changed).version]).toEqual([200, before.version + 1]);
    const versions = await admin.get('/api/v1/kpis/cameras-online/versions');
    expect(versions.json.items).toMatchObject([
      { by: 'admin', current: true, definition: { version: before.version + 1, target: '≥ 90' } },
      { by: null, current: false, definition: { version: before.version, target: '≥ 98' } },
    ]);
    const old = await admin.get(`/api/v1/kpis/cameras-online?version=${before.version}`);
    expect(definition(old)).toMatchObject({ target: '≥ 98', version: before.version });
    // restored: the original text as a further version
    const restored = definition(await put(definition(old)));
    expect(restored).toMatchObject({ target: '≥ 98', version: before.version + 2 });
  });

  it('are not made by switching on or off, nor by saying the same again', async () => {
    const code = newCode();
    const { version } = await made(share(code));
    const off = definition(await put({ ...share(code), enabled: false }));
    expect(off).toMatchObject({ enabled: false, version });
    expect(definition(await put(share(code)))).toMatchObject({ enabled: true, version });
    const { json } = await admin.get(`/api/v1/kpis/${code}/versions`);
    expect(json.items).toHaveLength(1);
  });

  it('of what came with the product can be switched off, not removed', async () => {
    const gone = await admin.delete('/api/v1/kpis/flood-level');
    expect([gone.status, gone.json.code]).toEqual([409, 'built-in']);
    const flood = definition(await admin.get('/api/v1/kpis/flood-level'));
    expect(definition(await put({ ...flood, enabled: false }))).toMatchObject({ enabled: false });
    const values = await admin.get(`/api/v1/units/${COMMUNE}/kpis`);
    expect(values.json.items.map((value) => value['kpi'])).not.toContain('flood-level');
    await put({ ...flood, enabled: true });
  });

  it('are in the audit with what was before and after', async () => {
    const code = newCode();
    await made(share(code));
    await put(share(code, { uom: 'phần trăm' }));
    await admin.delete(`/api/v1/kpis/${code}`);
    const { json } = await admin.get('/api/v1/audit?unit=VN');
    const own = json.items.filter((entry) => entry['target'] === `kpi ${code}`);
    expect(own).toMatchObject([
      { action: 'kpi.remove', before: { uom: 'phần trăm' }, after: null },
      { action: 'kpi.change', before: { uom: '%' }, after: { uom: 'phần trăm', version: 2 } },
      { action: 'kpi.create', before: null, after: { uom: '%', version: 1 }, who: 'admin' },
    ]);
  });
});

describe('a target', () => {
  const path = (of: string) => `/api/v1/units/${of}/kpis/devices-online/target`;

  it('holds for one unit alone, with who, when and why', async () => {
    const set = await staff.put(path(COMMUNE), {
      target: '≥ 99',
      targetValue: 99,
      warning: { '<': 99 },
      owner: 'Phòng Kinh tế',
      why: 'xã điểm chuyển đổi số',
    });
    expect([set.status, set.json]).toEqual([
      200,
      expect.objectContaining({
        target: '≥ 99',
        critical: { '<': 85 },
        own: ['target', 'targetValue', 'warning', 'owner'],
        by: 'staff',
        why: 'xã điểm chuyển đổi số',
      }),
    ]);
    const values = await staff.get(`/api/v1/units/${COMMUNE}/kpis`);
    const value = values.json.items.find((one) => one['kpi'] === 'devices-online');
    expect(value).toMatchObject({ owner: 'Phòng Kinh tế' });
    expect((await staff.get(path(NEIGHBOUR))).json).toMatchObject({ target: '≥ 97', own: [] });
  });

  it('is the definition again where it is null', async () => {
    await staff.put(path(COMMUNE), { target: '≥ 99', owner: 'A', why: 'đầu năm' });
    const restored = await staff.put(path(COMMUNE), {
      target: null,
      targetValue: null,
      warning: null,
      owner: null,
      why: 'hết đợt',
    });
    expect(restored.json).toMatchObject({ target: '≥ 97', owner: '', own: [], by: null });
  });

  it('is not set without a reason, nor by whoever may not', async () => {
    expect((await staff.put(path(COMMUNE), { target: '1' })).status).toBe(400);
    const chairman = await user('chairman', 'chairman', COMMUNE);
    const refused = await chairman.put(path(COMMUNE), { target: '1', why: 'vì muốn' });
    expect(refused.status).toBe(403);
    expect((await staff.put(path('01'), { target: '1', why: 'vì muốn' })).status).toBe(404);
  });
});

describe('a preview', () => {
  const preview = (body: object, caller = admin): Promise<Answer> =>
    caller.post('/api/v1/kpis/preview', { unit: COMMUNE, ...body });

  it('reckons what is not kept, with its evidence and cost, and changes nothing', async () => {
    for (const [id, type] of [
      ['den-1', 'street-lamp'],
      ['den-2', 'street-lamp'],
      ['den-3', 'street-lamp'],
      ['tram', 'rain-gauge'],
    ]) {
      const attributes = { type };
      const source = { id, kind: 'device', unit: COMMUNE, name: id, attributes };
      expect((await admin.post('/api/v1/sources', source)).status).toBe(201);
    }
    await api.database(
      `UPDATE presence SET state = 'online', heard_at = now() WHERE source_id IN (
         SELECT id FROM sources WHERE key IN ($1, $2, $3))`,
      [`${COMMUNE}.den-1`, `${COMMUNE}.den-2`, `${COMMUNE}.tram`],
    );
    const code = newCode();
    const answer = await preview({ definition: share(code) });
    // two of three lamps are online, 66.7 %: under the critical 80; the rain gauge is no lamp
    expect(answer.json).toMatchObject({
      value: (100 * 2) / 3,
      numerator: 2,
      denominator: 3,
      status: 'critical',
      cost: { allowed: true, units: 2 },
      words: { en: expect.stringContaining('street-lamp') as string },
    });
    const shown = answer.json as unknown as KpiPreview;
    expect(shown.evidence?.items).toMatchObject([
      { kind: 'presence', source: `${COMMUNE}.den-1` },
      { kind: 'presence', source: `${COMMUNE}.den-2` },
    ]);
    expect((await admin.get(`/api/v1/kpis/${code}`)).status).toBe(404);
    // the province is the sum of its communes, of which one has lamps
    const above = await preview({ definition: share(code), unit: '48' });
    expect(above.json).toMatchObject({ numerator: 2, denominator: 3 });
  });

  it('tries the past day by day', async () => {
    const to = new Date();
    const from = new Date(to.getTime() - 3 * 86_400_000);
    const span = { from: from.toISOString(), to: to.toISOString() };
    const { json } = await preview({ definition: share(newCode()), ...span });
    const { series } = json as unknown as KpiPreview;
    // three days back touch four local days
    expect(series).toHaveLength(4);
    const long = { from: new Date(0).toISOString(), to: to.toISOString() };
    expect((await preview({ definition: share(newCode()), ...long })).status).toBe(400);
  });

  it('is refused for what cannot be kept either', async () => {
    const answer = await preview({ definition: share(newCode(), { rollUp: 'sum' }) });
    expect([answer.status, faultsOf(answer)]).toEqual([400, ['roll-up-unfit']]);
    expect((await preview({ definition: share(newCode()) }, staff)).status).toBe(403);
  });

  it('is asked for so often and no more', async () => {
    const busy = await user('busy', 'admin', COMMUNE);
    const answers: number[] = [];
    for (let turn = 0; turn <= 60; turn += 1) {
      answers.push((await preview({ definition: { code: 'x' } }, busy)).status);
    }
    expect(answers).not.toContain(429);
    const asked = await Promise.all(
      Array.from({ length: 61 }, () => preview({ definition: share('kpi-busy') }, busy)),
    );
    expect(asked.filter(({ status }) => status === 429)).toHaveLength(1);
    api.forward(60_000);
    expect((await preview({ definition: share('kpi-busy') }, busy)).status).toBe(200);
  });
});

describe('what is no definition', () => {
  const EVIL = [`'; DROP TABLE units; --`, `$1`, `«0»`, `"x"`, `\\'`, `%s`, `{{7*7}}`];

  it.each(EVIL)('cannot reach the database through a text: %s', async (evil) => {
    const term = {
      fact: 'case',
      kind: 'dossier',
      aggregate: 'count',
      where: {
        category: evil,
        severity: [evil],
        attributes: { channel: evil, fee: [evil], note: { not: evil } },
      },
    };
    const saved = {
      fact: 'case',
      kind: 'dossier',
      aggregate: 'sum',
      value: { setting: evil, by: 'procedure', otherwise: 1 },
    };
    const code = newCode();
    const body = share(code, {
      label: evil.slice(0, 20),
      name: { vi: evil, en: evil },
      uom: evil,
      target: evil,
      basis: evil,
      words: { vi: evil, en: evil },
      formula: evil,
      rollUp: 'ratio',
      measure: { numerator: [term], denominator: [saved], factor: 100 },
    });
    expect((await made(body)).name.vi).toBe(evil);
    const tried = await admin.post('/api/v1/kpis/preview', { definition: body, unit: COMMUNE });
    expect(tried.status).toBe(200);
    expect((await admin.get('/api/v1/units/VN')).status).toBe(200);
    await admin.delete(`/api/v1/kpis/${code}`);
  });

  it.each([
    { kind: `dossier' OR 1=1`, fact: 'case', aggregate: 'count' },
    { fact: 'event', type: `trade.order'`, aggregate: 'count' },
    { fact: 'reading', metric: `x; --`, perSource: 'last', aggregate: 'sum' },
    { ...device, kinds: [`camera'`] },
    { ...device, where: { attributes: { [`a' OR '1`]: 'x' } } },
    { ...device, where: { sql: 'true' } },
    { fact: 'case', kind: 'dossier', aggregate: { distinct: `a)::text` } },
    { fact: 'case', kind: 'dossier', aggregate: { groups: { by: [`a'`], atLeast: 2 } } },
    { fact: 'case', kind: 'dossier', aggregate: { percentile: '50); DROP' } },
    { fact: 'system', what: 'users' },
  ])('is refused by its form: %j', async (term) => {
    const answer = await post(share(newCode(), { rollUp: 'sum', measure: { numerator: [term] } }));
    expect([answer.status, answer.json.code]).toEqual([400, 'bad-request']);
  });
});

describe('numbers that KPIs look up, and those of a wall', () => {
  it('are set as a whole, and written down', async () => {
    const values = { '1.004873': 2.5, '2.000815': 1 };
    const set = await admin.put('/api/v1/kpi-settings/hours-saved', { values });
    expect([set.status, set.json]).toEqual([200, { values }]);
    const less = { values: { '1.004873': 3 } };
    await admin.put('/api/v1/kpi-settings/hours-saved', less);
    expect((await admin.get('/api/v1/kpi-settings/hours-saved')).json).toEqual(less);
    expect((await admin.get('/api/v1/kpi-settings/others')).status).toBe(404);
    expect((await staff.put('/api/v1/kpi-settings/hours-saved', less)).status).toBe(403);
    const { json } = await admin.get('/api/v1/audit?unit=VN');
    expect(json.items[0]).toMatchObject({
      action: 'kpi-setting.change',
      before: { values },
      after: less,
    });
  });

  it('are the usual ten until a unit chooses others', async () => {
    const path = `/api/v1/units/${COMMUNE}/wall`;
    const usual = (await staff.get(path)).json as unknown as { kpis: string[]; chosen: boolean };
    expect([usual.chosen, usual.kpis[0], usual.kpis.length]).toEqual([
      false,
      'dossiers-overdue',
      10,
    ]);
    const kpis = ['flood-level', 'cameras-online'];
    expect((await admin.put(path, { kpis })).json).toEqual({ kpis, chosen: true });
    expect((await admin.put(path, { kpis: ['nowhere'] })).status).toBe(400);
    expect((await staff.put(path, { kpis })).status).toBe(403);
    expect((await admin.put(path, { kpis: null })).json).toMatchObject({ chosen: false });
  });

  it('are what exists, for whoever defines', async () => {
    const { json } = await admin.get(`/api/v1/kpis/facts?unit=${COMMUNE}`);
    const sources = json['sources'] as { kind: string; attributes: unknown[] }[];
    expect(sources.find(({ kind }) => kind === 'device')).toMatchObject({
      count: 4,
      attributes: [{ name: 'type', values: ['street-lamp', 'rain-gauge'] }],
    });
    const neighbour = await admin.get(`/api/v1/kpis/facts?unit=${NEIGHBOUR}`);
    expect(neighbour.text).not.toContain('street-lamp');
    expect((await staff.get('/api/v1/kpis/facts')).status).toBe(403);
  });
});

describe('two who change one definition', () => {
  it('the first is kept, the second is told that it is no longer the newest', async () => {
    const code = newCode();
    expect((await post(share(code))).status).toBe(201);
    const first = await put({ ...share(code, { target: '≥ 96', targetValue: 96 }), replaces: 1 });
    expect([first.status, first.json['version']]).toEqual([200, 2]);
    const second = await put({ ...share(code, { target: '≥ 97', targetValue: 97 }), replaces: 1 });
    expect([second.status, second.json.code]).toEqual([409, 'overtaken']);
    const { json } = await admin.get(`/api/v1/kpis/${code}`);
    expect([json['version'], json['targetValue']]).toEqual([2, 96]);
    const again = await put({ ...share(code, { target: '≥ 97', targetValue: 97 }), replaces: 2 });
    expect([again.status, again.json['version']]).toEqual([200, 3]);
  });
});

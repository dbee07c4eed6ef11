import { LIMITS, type AuditEntry, type Credential, type Source } from '@nhip-xa/contract';
import { BrokerUnavailable, NO_BROKER_ACCOUNTS } from '@nhip-xa/ports';
import type { Answer, Caller } from './caller';
import { ADMIN_PASSWORD, startApi, type RunningApi } from './running-api';

const UNIT = '20194';
const NEIGHBOUR = '20195';
const SOURCES = '/api/v1/sources';
const DAY_SECONDS = 86_400;

let api: RunningApi;
let admin: Caller;

async function townOf(running: RunningApi): Promise<Caller> {
  const caller = await running.signIn('admin', ADMIN_PASSWORD);
  const unit = (code: string, level: string, parent: string) =>
    caller.post('/api/v1/units', { code, level, parent, name: { vi: code } });
  await unit('48', 'province', 'VN');
  await unit(UNIT, 'commune', '48');
  await unit(NEIGHBOUR, 'commune', '48');
  return caller;
}

const made = async (caller: Caller, id: string, unit = UNIT): Promise<Credential> => {
  const body = { id, kind: 'device', unit, name: id };
  return (await caller.post(SOURCES, body)).json['credential'] as Credential;
};
const sourceOf = async (key: string): Promise<Source> =>
  (await admin.get(`${SOURCES}/${key}`)).json as unknown as Source;
const passwordOf = ({ json }: Answer): string => String(json['password']);
const fieldsOf = ({ json }: Answer): string[] =>
  (json['errors'] as { path: string }[]).map(({ path }) => path);

/** Whether a password works so many seconds from now, for a process that has just read it all. */
async function works(key: string, password: string, afterSeconds = 0): Promise<boolean> {
  const { directory } = api.store;
  await directory.load();
  const nowMs = Date.now() + afterSeconds * 1_000;
  return (await directory.authenticate(key, Buffer.from(password), nowMs)) !== undefined;
}

beforeAll(async () => {
  api = await startApi();
  admin = await townOf(api);
}, 60_000);
afterAll(() => api.stop());

describe('a new password', () => {
  it('ends the one before at once, with and without saying so', async () => {
    const first = await made(admin, 'at-once');
    const key = first.username;
    for (const body of [undefined, {}, { graceSeconds: 0 }]) {
      const before = await admin.post(`${SOURCES}/${key}/credential`, body);
      const after = await admin.post(`${SOURCES}/${key}/credential`, body);
      expect([before.status, after.status]).toEqual([201, 201]);
      expect(await works(key, passwordOf(before))).toBe(false);
      expect(await works(key, passwordOf(after))).toBe(true);
      expect(api.changes.at(-1)).toEqual({ what: 'source-cut', unit: UNIT, key });
    }
    expect(await sourceOf(key)).toMatchObject({ previousSecretUntil: null });
  });

  it('works beside the one before for as long as was asked, which the source says', async () => {
    const first = await made(admin, 'graced');
    const key = first.username;
    const fromMs = Date.now();
    const renewed = await admin.post(`${SOURCES}/${key}/credential`, { graceSeconds: DAY_SECONDS });
    expect(api.changes.at(-1)).toEqual({ what: 'source-secret', unit: UNIT, key });
    const until = Date.parse((await sourceOf(key)).previousSecretUntil ?? '');
    expect(until).toBeGreaterThanOrEqual(fromMs + DAY_SECONDS * 1_000);
    expect(until).toBeLessThanOrEqual(Date.now() + DAY_SECONDS * 1_000);
    expect(await works(key, first.password)).toBe(true);
    expect(await works(key, passwordOf(renewed))).toBe(true);
    expect(await works(key, first.password, DAY_SECONDS)).toBe(false);
    expect(await works(key, passwordOf(renewed), DAY_SECONDS)).toBe(true);
  });

  it('shows when it was used, and lets the one before be ended', async () => {
    const first = await made(admin, 'ended');
    const key = first.username;
    const path = `${SOURCES}/${key}/credential`;
    const renewed = await admin.post(path, { graceSeconds: 3_600 });
    expect(await sourceOf(key)).toMatchObject({ newSecretUsedAt: null });
    await works(key, passwordOf(renewed));
    await api.store.door.tell();
    expect((await sourceOf(key)).newSecretUsedAt).not.toBeNull();

    expect((await admin.delete(`${path}/previous`)).status).toBe(204);
    expect(api.changes.at(-1)).toEqual({ what: 'source-secret', unit: UNIT, key });
    expect(await works(key, first.password)).toBe(false);
    expect(await works(key, passwordOf(renewed))).toBe(true);
    expect(await sourceOf(key)).toMatchObject({ previousSecretUntil: null, newSecretUsedAt: null });
    // there is none any more
    expect((await admin.delete(`${path}/previous`)).status).toBe(404);
    const { json } = await admin.get('/api/v1/audit?limit=2');
    const entries = json.items as unknown as AuditEntry[];
    expect(entries.map(({ action, target }) => [action, target])).toEqual([
      ['source.credential-end', `source ${key}`],
      ['source.credential', `source ${key}`],
    ]);
  });

  it('lets the one before work for a month at most', async () => {
    const { username: key } = await made(admin, 'too-long');
    for (const graceSeconds of [LIMITS.graceSecondsMost + 1, -1, 1.5, '60']) {
      const answer = await admin.post(`${SOURCES}/${key}/credential`, { graceSeconds });
      expect([answer.status, fieldsOf(answer)]).toEqual([400, ['graceSeconds']]);
    }
    const longest = { graceSeconds: LIMITS.graceSecondsMost };
    expect((await admin.post(`${SOURCES}/${key}/credential`, longest)).status).toBe(201);
  });
});

describe('new passwords of many', () => {
  const renew = (body: object, as = admin): Promise<Answer> =>
    as.post(`${SOURCES}/credentials`, body);
  const given = ({ json }: Answer): Credential[] => json.items as unknown as Credential[];

  it('come for a unit and all below it, each once, and work', async () => {
    await made(admin, 'many', NEIGHBOUR);
    await made(admin, 'more', NEIGHBOUR);
    const answer = await renew({ unit: NEIGHBOUR, graceSeconds: 60 });
    expect(answer.status).toBe(201);
    expect(answer.json['failed']).toEqual([]);
    const keys = given(answer).map(({ username }) => username);
    expect(keys).toEqual([`${NEIGHBOUR}.many`, `${NEIGHBOUR}.more`]);
    for (const { username, password } of given(answer)) {
      expect(await works(username, password)).toBe(true);
    }
    const audit = await admin.get(`/api/v1/audit?unit=${NEIGHBOUR}`);
    expect(audit.text).not.toContain(given(answer)[0]?.password);
    const actions = (audit.json.items as unknown as AuditEntry[]).map(({ action }) => action);
    expect(actions.filter((action) => action === 'source.credential')).toHaveLength(2);
  });

  it('come for those that are named, all or none', async () => {
    const one = await made(admin, 'named');
    const absent = await renew({ keys: [one.username, `${UNIT}.nobody`], graceSeconds: 0 });
    expect(absent.status).toBe(404);
    expect(await works(one.username, one.password)).toBe(true);
    const answer = await renew({ keys: [one.username], graceSeconds: 0 });
    expect(given(answer)).toHaveLength(1);
    expect(await works(one.username, one.password)).toBe(false);
  });

  it('do not come for a source that the caller may not reach, and then for none', async () => {
    const own = await made(admin, 'own');
    const foreign = await made(admin, 'foreign', NEIGHBOUR);
    const password = 'bon-nam-sau-tam';
    const user = { username: 'tech', displayName: 'T', role: 'technician', unit: UNIT, password };
    await admin.post('/api/v1/users', user);
    const technician = await api.signIn('tech', password);
    const keys = [own.username, foreign.username];
    const refused = await renew({ keys, graceSeconds: 0 }, technician);
    expect(refused.status).toBe(404);
    expect(await works(own.username, own.password)).toBe(true);
    expect((await renew({ unit: '48', graceSeconds: 0 }, technician)).status).toBe(404);
  });

  it.each<[string, object]>([
    ['neither a unit nor keys', { graceSeconds: 0 }],
    ['both', { unit: UNIT, keys: [`${UNIT}.own`], graceSeconds: 0 }],
    ['no grace, not even none', { unit: UNIT }],
    ['one source twice', { keys: [`${UNIT}.own`, `${UNIT}.own`], graceSeconds: 0 }],
    [
      'more than one list can show',
      {
        keys: Array.from({ length: LIMITS.credentialsAtOnce + 1 }, (_, n) => `${UNIT}.s${n}`),
        graceSeconds: 0,
      },
    ],
  ])('are not asked for with %s', async (_, body) => {
    expect((await renew(body)).status).toBe(400);
  });

  it('are refused for a unit with more sources than one list can show', async () => {
    await api.database(
      `INSERT INTO sources (key, unit, local_id, kind, name, secret_hash)
       SELECT '48.s' || n, '48', 's' || n, 'device', 's', '\\x00' FROM generate_series(1, $1) n`,
      [LIMITS.credentialsAtOnce + 1],
    );
    const answer = await renew({ unit: '48', graceSeconds: 0 });
    expect([answer.status, fieldsOf(answer)]).toEqual([400, ['unit']]);
  });
});

describe('at a broker that knows one password of a source', () => {
  let external: RunningApi;
  let caller: Caller;
  const unwilling = new Set<string>();

  beforeAll(async () => {
    external = await startApi({
      brokerAccounts: {
        ...NO_BROKER_ACCOUNTS,
        takesTwoSecrets: false,
        grant: (key) =>
          unwilling.has(key) ? Promise.reject(new BrokerUnavailable('away')) : Promise.resolve(),
      },
    });
    caller = await townOf(external);
  }, 60_000);
  afterAll(() => external.stop());

  it('a grace is refused in words, and nothing is changed', async () => {
    const { username: key } = await made(caller, 'one');
    const answer = await caller.post(`${SOURCES}/${key}/credential`, { graceSeconds: 60 });
    expect([answer.status, fieldsOf(answer)]).toEqual([400, ['graceSeconds']]);
    expect(answer.text).toContain('external broker');
    const audit = await caller.get('/api/v1/audit?limit=1');
    expect(audit.json.items[0]).toMatchObject({ action: 'source.create' });
    expect((await caller.post(`${SOURCES}/${key}/credential`)).status).toBe(201);
  });

  it('of many it is said which it did not take', async () => {
    const keys = [await made(caller, 'a'), await made(caller, 'b')].map((one) => one.username);
    unwilling.add(keys[0] as string);
    const { status, json } = await caller.post(`${SOURCES}/credentials`, { keys, graceSeconds: 0 });
    expect(status).toBe(201);
    expect((json.items as unknown as Credential[]).map((one) => one.username)).toEqual([keys[1]]);
    expect(json['failed']).toEqual([{ key: keys[0], detail: 'away' }]);
  });
});

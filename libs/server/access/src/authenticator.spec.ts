import type { Pass, PassStore, Principal, Standing } from '@nhip-xa/ports';
import { PassAuthenticator } from './authenticator';
import { ACCESS_LIMITS } from './limits';
import { hashOfToken } from './pass-tokens';

const BEGAN = 1_700_000_000_000;

const session = (over: Partial<Extract<Standing, { kind: 'user' }>> = {}): Standing => ({
  kind: 'user',
  id: '1',
  username: 'hoa',
  displayName: 'Hoa',
  role: 'officer',
  unit: '20194',
  createdAtMs: BEGAN,
  lastSeenAtMs: BEGAN,
  ...over,
});

const token = (over: Partial<Extract<Standing, { kind: 'token' }>> = {}): Standing => ({
  kind: 'token',
  id: '2',
  name: 'máy',
  role: 'officer',
  unit: '20194',
  unitPath: ['VN', '48', '20194'],
  maker: 'hoa',
  makerRole: 'officer',
  makerUnit: '48',
  lastSeenAtMs: null,
  expiresAtMs: null,
  ...over,
});

const wall = (createdAtMs: number | null): Standing => ({
  kind: 'display',
  id: '3',
  name: 'Sảnh',
  unit: '48',
  createdAtMs,
  lastSeenAtMs: null,
});

/** Passes by kind and token. */
class Passes implements PassStore {
  readonly asked: Pass['kind'][] = [];
  touched = 0;
  constructor(readonly rows: Record<string, Standing>) {}

  find(pass: Pass): Promise<Standing | undefined> {
    this.asked.push(pass.kind);
    const hit = Object.entries(this.rows).find(
      ([key]) =>
        key.startsWith(`${pass.kind} `) &&
        Buffer.from(hashOfToken(key.slice(pass.kind.length + 1))).equals(Buffer.from(pass.hash)),
    );
    return Promise.resolve(hit?.[1]);
  }
  standing(): Promise<Standing[]> {
    return Promise.resolve(Object.values(this.rows));
  }
  touch(): Promise<void> {
    this.touched += 1;
    return Promise.resolve();
  }
}

const at = (rows: Record<string, Standing>, laterMs: number) => {
  const passes = new Passes(rows);
  return { passes, authenticator: new PassAuthenticator(passes, () => BEGAN + laterMs) };
};
const cookies = { cookieHeader: 'other=1; nhipxa_session=s; nhipxa_display=d' };

it('knows a session by its cookie', async () => {
  const { authenticator } = at({ 'session s': session() }, 1_000);
  await expect(authenticator.authenticate(cookies)).resolves.toEqual({
    kind: 'user',
    id: '1',
    username: 'hoa',
    displayName: 'Hoa',
    role: 'officer',
    unit: '20194',
  });
});

it('lets a session end when it was left alone, and in any case after a week', async () => {
  const idle = ACCESS_LIMITS.sessionIdleMs;
  const rows = { 'session s': session() };
  await expect(at(rows, idle - 1).authenticator.authenticate(cookies)).resolves.toBeDefined();
  await expect(at(rows, idle).authenticator.authenticate(cookies)).resolves.toBeUndefined();
  const week = ACCESS_LIMITS.sessionAbsoluteMs;
  const busy = { 'session s': session({ lastSeenAtMs: BEGAN + week - 1 }) };
  await expect(at(busy, week).authenticator.authenticate(cookies)).resolves.toBeUndefined();
});

it('falls back to the wall when the session is over', async () => {
  const rows = { 'session s': session(), 'display-session d': wall(BEGAN) };
  await expect(
    at(rows, ACCESS_LIMITS.sessionIdleMs).authenticator.authenticate(cookies),
  ).resolves.toMatchObject({ kind: 'display', unit: '48' });
});

it('does not look at cookies beside a token', async () => {
  const { authenticator, passes } = at({ 'session s': session() }, 0);
  await expect(
    authenticator.authenticate({ ...cookies, bearer: 'nxt_wrong' }),
  ).resolves.toBeUndefined();
  expect(passes.asked).toEqual(['token']);
});

it('takes a token of a display for what it is', async () => {
  const { authenticator } = at({ 'display nxd_x': wall(null) }, 0);
  await expect(authenticator.authenticate({ bearer: 'nxd_x' })).resolves.toMatchObject({
    kind: 'display',
  });
});

it.each<[string, Parameters<typeof token>[0], boolean]>([
  ['as its maker stands', {}, true],
  ['whose maker lost the role', { makerRole: 'technician' }, false],
  ['whose maker moved away', { makerUnit: '01' }, false],
  ['whose maker sits below it', { makerUnit: '20194-1' }, false],
])('judges a token %s', async (_, over, known) => {
  const { authenticator } = at({ 'token nxt_x': token(over) }, 0);
  const principal = await authenticator.authenticate({ bearer: 'nxt_x' });
  expect(principal !== undefined).toBe(known);
});

it('notes the use of a pass at most once a minute', async () => {
  const early = at({ 'session s': session() }, ACCESS_LIMITS.touchEveryMs - 1);
  await early.authenticator.authenticate(cookies);
  expect(early.passes.touched).toBe(0);
  const later = at({ 'session s': session() }, ACCESS_LIMITS.touchEveryMs);
  await later.authenticator.authenticate(cookies);
  expect(later.passes.touched).toBe(1);
});

it('refreshes in order, with what stands now and undefined for what is gone', async () => {
  const { authenticator } = at(
    { 'session s': session({ role: 'technician' }), 'display d': wall(null) },
    0,
  );
  const gone = { kind: 'token', id: '9', name: '', maker: '', role: 'admin', unit: 'VN' } as const;
  const known: Principal[] = [
    { kind: 'display', id: '3', name: '', role: 'display', unit: '01' },
    gone,
    { kind: 'user', id: '1', username: 'hoa', displayName: '', role: 'admin', unit: 'VN' },
  ];
  await expect(authenticator.refresh(known)).resolves.toMatchObject([
    { kind: 'display', unit: '48' },
    undefined,
    { kind: 'user', role: 'technician', unit: '20194' },
  ]);
  await expect(authenticator.refresh([])).resolves.toEqual([]);
});

it('finds out once who asks, for all who ask with the same pass at the same time', async () => {
  const rows = { 'display nxd_wall': wall(null) };
  const passes = new Passes(rows);
  const authenticator = new PassAuthenticator(passes, () => BEGAN);
  const asked = Array.from({ length: 50 }, () =>
    authenticator.authenticate({ bearer: 'nxd_wall' }),
  );
  const found = await Promise.all(asked);
  expect(found.every((principal) => principal?.id === '3')).toBe(true);
  expect([passes.asked.length, passes.touched]).toEqual([1, 1]);
  await authenticator.authenticate({ bearer: 'nxd_wall' });
  expect(passes.asked).toHaveLength(2);
});

it('asks about a wrong token once, and after many different ones about none for a while', async () => {
  const { authenticator, passes } = at({ 'token nxt_mine': token() }, 0);
  const address = '113.160.1.1';
  const { free } = ACCESS_LIMITS.tokenBackOff;
  for (let n = 0; n < 5; n += 1) {
    await expect(authenticator.authenticate({ bearer: 'nxt_0', address })).resolves.toBeUndefined();
  }
  expect(passes.asked).toHaveLength(1);
  for (let n = 1; n <= free; n += 1)
    await authenticator.authenticate({ bearer: `nxt_${n}`, address });
  await expect(authenticator.authenticate({ bearer: 'nxt_new', address })).rejects.toMatchObject({
    name: 'WrongTooOften',
    retryAfterSeconds: 1,
  });
  expect(passes.asked).toHaveLength(1 + free);
  // from elsewhere the right one is let in; from then on it is from here too
  await expect(
    authenticator.authenticate({ bearer: 'nxt_mine', address: '113.160.1.2' }),
  ).resolves.toMatchObject({ kind: 'token' });
  await expect(authenticator.authenticate({ bearer: 'nxt_mine', address })).resolves.toBeDefined();
});

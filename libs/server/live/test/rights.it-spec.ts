import type { Happening } from '@nhip-xa/ports';
import { display, kpiValue, later, person } from '@nhip-xa/testing';
import { LiveServer } from './live-server';

/** What the contract promises: a lost right ends within 5 s. */
const PROMISED_MS = 5_000;
const happening = (act: Happening['act'], kind: string): Happening => ({
  at: later(0),
  kind,
  words: { vi: 'Việc vừa xảy ra', en: 'Something happened' },
  href: '',
  act,
});

describe('rights while connected', () => {
  let server: LiveServer;

  beforeEach(async () => {
    server = await LiveServer.start();
  });
  afterEach(() => server.stop());

  const change = (unit: string) =>
    server.publisher.kpiChanged(unit, [kpiValue({ unit, kpi: 'flood-level' })]);

  it('closes the connection of a session that ended, within the promise', async () => {
    const client = await server.client();
    const other = await server.client({ token: 'province' });
    server.authenticator.remove('chairman');
    await client.until('the end', ({ ended }) => ended, PROMISED_MS);
    expect(client.ended).toBe('io server disconnect');
    expect(other.ended).toBeUndefined();
    expect(server.counted.open).toBe(1);
  });

  it('closes it at once when it is told of a change', async () => {
    const client = await server.client();
    server.authenticator.remove('chairman');
    await server.changes.emit({ what: 'access' });
    await client.until('the end', ({ ended }) => ended, 1_000);
  });

  it('ends what a moved user may no longer see, and keeps the rest', async () => {
    const client = await server.client({ token: 'province' });
    await client.watch({ units: ['46', '19753', '19754'] });
    server.authenticator.admit('province', person('19754', { id: 'user-46' }));
    const reaching = () => {
      change('19753');
      change('46');
      change('19754');
      const last = client.kpi.slice(-3).map(({ unit }) => unit);
      return last.length === 3 && last.every((unit) => unit === '19754');
    };
    await client.until('only its own unit', reaching, PROMISED_MS);
    expect(client.kpi.map(({ seq }) => seq)).toEqual(client.kpi.map((_, index) => index + 1));
    expect(await client.watch({ units: ['19753'] })).toEqual({ ok: false, code: 'not-found' });
    expect(client.ended).toBeUndefined();
  });

  it.each(['before', 'after'])(
    'ends the watching of a unit that left the subtree: the gate knows %s the telling',
    async (knows) => {
      const client = await server.client({ token: 'province' });
      await client.watch({ units: ['19753', '19754'] });
      const asked = server.authenticator.refreshes;
      if (knows === 'before') server.gate.parents.set('19753', '48');
      await server.changes.emit({ what: 'unit', unit: '19753' });
      await client.until('the asking', () => server.authenticator.refreshes > asked);
      await client.watch({ units: ['19754'] });
      server.gate.parents.set('19753', '48');
      const left = () => {
        change('19753');
        change('19754');
        return (
          client.kpi.slice(-2).length === 2 && client.kpi.slice(-2).every((m) => m.unit === '19754')
        );
      };
      await client.until('only the other unit', left, PROMISED_MS);
    },
  );

  it('does not answer a watch with what was lost while its snapshot was read', async () => {
    const client = await server.client({ token: 'province' });
    server.values.set(kpiValue({ unit: '19753', kpi: 'flood-level' }));
    const release = server.values.hold();
    const answer = client.watch({ units: ['19753'] });
    await client.until('the reading', () => server.values.readings === 1);
    server.authenticator.admit('province', person('19754', { id: 'user-46' }));
    const asked = server.authenticator.refreshes;
    await server.changes.emit({ what: 'access' });
    await client.until('the asking', () => server.authenticator.refreshes > asked);
    release();
    expect(await answer).toEqual({ ok: false, code: 'not-found' });
  });

  it('keeps the connections while rights cannot be asked for, but begins no watch', async () => {
    const client = await server.client();
    await client.watch({ units: ['19753'] });
    server.authenticator.failure = new Error('the database is away');
    await server.changes.emit({ what: 'access' });
    const refused = async () => {
      const answer = await client.watch({ units: ['19753'] });
      return !answer.ok && answer.code === 'unavailable';
    };
    await client.until('the refusal', refused);
    change('19753');
    await client.until('a message', ({ kpi }) => kpi.length > 0);
    server.authenticator.failure = undefined;
    const taken = async () => (await client.watch({ units: ['19753'] })).ok;
    await client.until('a watch', taken, PROMISED_MS);
  });

  it('lets a display reach its own unit only', async () => {
    server.authenticator.admit('wall', display('19753'));
    const wall = await server.client({ token: 'wall' });
    expect(await wall.watch({ units: ['19753'] })).toMatchObject({ ok: true });
    for (const unit of ['19754', '46', 'VN', '99']) {
      expect(await wall.watch({ units: [unit] })).toEqual({ ok: false, code: 'not-found' });
    }
    server.authenticator.remove('wall');
    await wall.until('the end', ({ ended }) => ended, PROMISED_MS);
  });

  it('sends ticker and presence by the acts that the role may do', async () => {
    server.gate.denied.set('technician', ['case.read']).set('display', ['presence.read']);
    server.authenticator.admit('technician', person('19753', { id: 't', role: 'technician' }));
    server.authenticator.admit('wall', display('19753'));
    const [one, two, three] = [
      happening('case.read', 'case'),
      happening('kpi.read', 'kpi'),
      happening('presence.read', 'presence'),
    ];
    server.ticker.happenings.set('19753', [one, two, three]);
    const technician = await server.client({ token: 'technician' });
    const wall = await server.client({ token: 'wall' });
    for (const each of [technician, wall]) {
      await each.watch({ units: ['19753'] });
      await each.until('what happened last', ({ ticker }) => ticker.length === 1);
    }
    const presence = { source: '19753.river', state: 'offline', at: later(0) } as const;
    server.publisher.presenceChanged('19753', [presence]);
    server.publisher.happened('19753', [one, three]);
    server.publisher.storageChanged('waiting');
    for (const each of [technician, wall]) {
      await each.until('the last word', ({ server: words }) => words.at(-1)?.storage === 'waiting');
    }
    const kinds = technician.ticker.map(({ items }) => items.map(({ kind }) => kind));
    expect(kinds).toEqual([['kpi', 'presence'], ['presence']]);
    expect(technician.ticker[0]?.items[0]).not.toHaveProperty('act');
    expect(technician.presence).toEqual([{ unit: '19753', changes: [presence] }]);
    expect(wall.ticker.map(({ items }) => items.map(({ kind }) => kind))).toEqual([
      ['case', 'kpi'],
      ['case'],
    ]);
    expect(wall.presence).toEqual([]);
  });
});

import { until } from '@nhip-xa/testing';
import { openDatabase, type OpenedDatabase } from '../../test/opened-database';
import { NotifyWire } from './notify-wire';
import { PeerSession } from './peer-session';
import { PgLeadership } from './pg-leadership';

let opened: OpenedDatabase;
let stops: (() => Promise<void>)[];

beforeAll(async () => {
  opened = await openDatabase();
});
afterAll(() => opened.close());
beforeEach(() => (stops = []));
afterEach(async () => {
  for (const stop of stops) await stop();
});

async function processOf(id: string) {
  const troubles: unknown[] = [];
  const session = new PeerSession(opened.database.connection, (error) => troubles.push(error));
  const leadership = new PgLeadership(session);
  const wire = new NotifyWire(session, id);
  const texts: string[] = [];
  const reopened: number[] = [];
  let gained = 0;
  wire.onText((text) => texts.push(text));
  wire.onReopened(() => reopened.push(1));
  leadership.onGained(() => (gained += 1));
  await session.start();
  stops.push(() => session.stop());
  return { session, leadership, wire, texts, reopened, troubles, gained: () => gained };
}

/** Ends sessions of processes as the server does with one that stands still. */
const endSessions = (): Promise<unknown> =>
  opened.dataSource.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'nhip-xa process' AND datname = current_database()`,
  );

describe('leading', () => {
  it('is for one at a time, and goes on to the next when it ends', async () => {
    const [a, b] = [await processOf('a'), await processOf('b')];
    expect([await a.leadership.leads(), await b.leadership.leads()]).toEqual([true, false]);
    expect([await a.leadership.leads(), await b.leadership.leads()]).toEqual([true, false]);
    await a.session.stop();
    await until('the other leads', () => b.leadership.leads());
    expect([a.gained(), b.gained()]).toEqual([1, 1]);
    expect(await a.leadership.leads()).toBe(false);
  });

  it('ends with the session, before any work is done', async () => {
    const a = await processOf('a');
    expect(await a.leadership.leads()).toBe(true);
    await endSessions();
    expect(await a.leadership.leads()).toBe(false);
    const b = await processOf('b');
    expect(await b.leadership.leads()).toBe(true);
    await until('its session is there again', () => a.session.isOpen);
    expect(await a.leadership.leads()).toBe(false);
  });

  it('a session that says nothing is ended by the server', async () => {
    const [row] = await (
      await processOf('a')
    ).session.query<{ limit: string }>(`SELECT current_setting('idle_session_timeout') AS limit`);
    expect(row?.limit).toBe('5s');
  });
});

describe('texts', () => {
  it('come to the others in order, however long, and not to oneself', async () => {
    const [a, b] = [await processOf('a'), await processOf('b')];
    const long = 'Đồng Đăng 😀 "\\" '.repeat(5_000);
    const given = ['', 'x', long, 'ế'.repeat(2_500), '"'.repeat(2_501), 'y'];
    for (const text of given) await a.wire.send(text);
    await until('all came', () => b.texts.length === given.length);
    expect(b.texts).toEqual(given);
    expect(a.texts).toEqual([]);
  });

  it('of two that send long ones at once are not mixed', async () => {
    const [a, b, c] = [await processOf('a'), await processOf('b'), await processOf('c')];
    const longA = 'a'.repeat(50_000);
    const longB = 'b'.repeat(50_000);
    await Promise.all([a.wire.send(longA), b.wire.send(longB)]);
    await until('both came', () => c.texts.length === 2);
    expect([...c.texts].sort()).toEqual([longA, longB]);
  });

  it('come again after a loss, which is told', async () => {
    const [a, b] = [await processOf('a'), await processOf('b')];
    await endSessions();
    await until('told', () => a.reopened.length > 0 && b.reopened.length > 0);
    expect([a.wire.isOpen, b.wire.isOpen]).toEqual([true, true]);
    await a.wire.send('again');
    await until('it came', () => b.texts.includes('again'));
    expect(a.troubles.length).toBeGreaterThan(0);
  });

  it('cannot be sent while the session is gone, and that is said', async () => {
    const a = await processOf('a');
    await a.session.stop();
    await expect(a.wire.send('x')).rejects.toThrow('session');
  });
});

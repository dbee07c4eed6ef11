import type { WatchAnswer, WatchRequest } from '@nhip-xa/contract';
import { kpiValue } from '@nhip-xa/testing';
import { LiveClient, WATCHED_ON_MS, type LiveSocket } from './live-client';
import { TELL_EVERY_MS } from './paced-state';

jest.useFakeTimers();

type Handler = (...values: never[]) => void;

/** A socket whose other end is the test. */
class FakeSocket {
  connected = false;
  readonly handlers = new Map<string, Handler>();
  readonly watches: { request: WatchRequest; answer: (e: null, a: WatchAnswer) => void }[] = [];
  readonly sent: unknown[] = [];
  readonly io = { engine: { on: () => undefined } };
  on(name: string, handler: Handler): void {
    this.handlers.set(name, handler);
  }
  onAny(): void {
    // Only the watchdog listens to everything.
  }
  connect(): void {
    this.connected = true;
    this.tell('connect');
  }
  disconnect(): void {
    this.connected = false;
    this.tell('disconnect');
  }
  timeout(): this {
    return this;
  }
  emit(name: string, payload: never, answer?: never): void {
    if (name === 'watch') this.watches.push({ request: payload, answer: answer as never });
    else this.sent.push([name, payload]);
  }
  tell(name: string, ...values: unknown[]): void {
    this.handlers.get(name)?.(...(values as never[]));
  }
}

function opened() {
  const socket = new FakeSocket();
  const client = new LiveClient({
    socket: socket as unknown as LiveSocket,
    probe: () => Promise.resolve(true),
    chance: () => 1,
  });
  const release = client.watch({ units: ['06190'] });
  client.open();
  const answer = (seq: number): void =>
    socket.watches.at(-1)?.answer(null, { ok: true, snapshot: [], seq });
  return { socket, client, release, answer };
}

describe('the live client', () => {
  it('watches once connected, and again after each reconnection', () => {
    const { socket, client } = opened();
    expect(socket.watches).toHaveLength(1);
    socket.connected = false;
    socket.tell('disconnect');
    expect(client.getState().connection).toBe('reconnecting');
    jest.advanceTimersByTime(500);
    expect(client.getState().connection).toBe('connected');
    expect(socket.watches).toHaveLength(2);
    client.close();
  });

  it('asks for the whole again when a message is missing', () => {
    const { socket, client, answer } = opened();
    answer(3);
    socket.tell('kpi', { unit: '06190', values: [], seq: 4 });
    expect(socket.watches).toHaveLength(1);
    socket.tell('kpi', { unit: '06190', values: [], seq: 6 });
    expect(socket.watches).toHaveLength(2);
    client.close();
  });

  it('knows of a change that came while the connection was gone', () => {
    const { socket, client } = opened();
    const snapshot = (value: number, seq: number): void =>
      socket.watches.at(-1)?.answer(null, {
        ok: true,
        snapshot: [kpiValue({ unit: '06190', kpi: 'flood-level', value })],
        seq,
      });
    snapshot(3, 1);
    expect(client.changedMs).toBeNull();
    for (const value of [3, 4]) {
      socket.connected = false;
      socket.tell('disconnect');
      jest.advanceTimersByTime(500);
      snapshot(value, 1);
      expect(client.changedMs).toBe(value === 3 ? null : Date.now());
    }
    client.close();
  });

  it('knows a refusal from a lost connection, and tries again all the same', () => {
    const { socket, client } = opened();
    socket.connected = false;
    socket.tell('connect_error', { data: { code: 'unauthenticated' } });
    expect(client.getState().connection).toBe('refused');
    socket.tell('connect_error', { data: { code: 'unavailable' } });
    expect(client.getState().connection).toBe('reconnecting');
    jest.advanceTimersByTime(2_000);
    expect(client.getState().connection).toBe('connected');
    client.close();
  });

  it('knows a server that is there and not ready from one that is gone', () => {
    const { socket, client } = opened();
    expect(client.getState().notReady).toBe(false);
    socket.connected = false;
    socket.tell('disconnect');
    expect(client.getState().notReady).toBe(false);
    socket.tell('connect_error', { data: { code: 'unavailable' } });
    expect(client.getState()).toMatchObject({ connection: 'reconnecting', notReady: true });
    socket.tell('connect_error', new Error('xhr poll error'));
    expect(client.getState().notReady).toBe(false);
    jest.advanceTimersByTime(4_000);
    expect(client.getState()).toMatchObject({ connection: 'connected', notReady: false });
    client.close();
  });

  it('asks again, ever more seldom, for what cannot be told yet', () => {
    const { socket, client } = opened();
    const refuse = (): void =>
      socket.watches.at(-1)?.answer(null, { ok: false, code: 'unavailable' });
    for (const [asked, waitMs] of [500, 1_000, 2_000, 4_000, 8_000, 8_000].entries()) {
      refuse();
      jest.advanceTimersByTime(waitMs - 1);
      expect(socket.watches).toHaveLength(asked + 1);
      jest.advanceTimersByTime(1);
      expect(socket.watches).toHaveLength(asked + 2);
    }
    client.close();
  });

  it('asks once after a reconnection, whatever was to be asked again', () => {
    const { socket, client, answer } = opened();
    socket.watches[0]?.answer(null, { ok: false, code: 'unavailable' });
    socket.tell('connect');
    answer(0);
    jest.advanceTimersByTime(20_000);
    expect(socket.watches).toHaveLength(2);
    client.close();
  });

  it('stops watching a unit that no page shows any more', () => {
    const { socket, client, release } = opened();
    const other = client.watch({ units: ['06190'], kpis: ['a'] });
    release();
    jest.advanceTimersByTime(WATCHED_ON_MS);
    expect(socket.sent).toEqual([]);
    other();
    jest.advanceTimersByTime(WATCHED_ON_MS);
    expect(socket.sent).toEqual([['unwatch', { units: ['06190'] }]]);
    client.close();
  });

  it('asks once for what two parts of a page watch, and goes on watching for the next page', () => {
    const { socket, client, release, answer } = opened();
    const second = client.watch({ units: ['06190'] });
    answer(0);
    second();
    release();
    jest.advanceTimersByTime(WATCHED_ON_MS - 1);
    expect(client.getState().units.has('06190')).toBe(true);
    const next = client.watch({ units: ['06190'] });
    jest.advanceTimersByTime(2 * WATCHED_ON_MS);
    expect(socket.watches).toHaveLength(1);
    expect(socket.sent).toEqual([]);
    next();
    jest.advanceTimersByTime(WATCHED_ON_MS);
    expect(client.getState().units.has('06190')).toBe(false);
    client.close();
  });

  it('asks anew for a unit of which a list has asked for less meanwhile', () => {
    const { socket, client, release } = opened();
    release();
    const list = client.watch({ units: ['06184', '06190'], kpis: ['flood-level'], news: false });
    list();
    client.watch({ units: ['06190'] });
    expect(socket.watches.map(({ request }) => request.kpis)).toEqual([
      undefined,
      ['flood-level'],
      undefined,
    ]);
    // the end of what was left is not that of what is watched now
    jest.advanceTimersByTime(2 * WATCHED_ON_MS);
    expect(socket.sent).toEqual([['unwatch', { units: ['06184', '06190'] }]]);
    client.close();
  });

  it('ends a list of units at once: a connection may watch only so many', () => {
    const { socket, client } = opened();
    client.watch({ units: ['06184', '06187'] })();
    expect(socket.sent).toEqual([['unwatch', { units: ['06184', '06187'] }]]);
    client.close();
  });

  it('tells of what comes in quick succession at once, then together', () => {
    const { socket, client, answer } = opened();
    answer(0);
    jest.advanceTimersByTime(TELL_EVERY_MS);
    const told: (number | null)[] = [];
    client.subscribe(() => told.push(client.getState().seq));
    for (let seq = 1; seq <= 4; seq += 1) socket.tell('kpi', { unit: '06190', values: [], seq });
    expect(told).toEqual([1]);
    expect(client.getState().seq).toBe(1);
    jest.advanceTimersByTime(TELL_EVERY_MS - 1);
    expect(told).toEqual([1]);
    jest.advanceTimersByTime(1);
    expect(told).toEqual([1, 4]);
    client.close();
  });

  it('tells a screen that draws slowly more seldom, so that drawing does not take all of its time', () => {
    const { socket, client, answer } = opened();
    answer(0);
    jest.advanceTimersByTime(TELL_EVERY_MS);
    socket.tell('kpi', { unit: '06190', values: [], seq: 1 });
    jest.advanceTimersByTime(100);
    client.drawn(1);
    socket.tell('kpi', { unit: '06190', values: [], seq: 2 });
    // drawing took 100 ms, so it is ten times as long from one telling to the next
    jest.advanceTimersByTime(899);
    expect(client.getState().seq).toBe(1);
    jest.advanceTimersByTime(1);
    expect(client.getState().seq).toBe(2);
    client.close();
  });

  it('tells at once that the connection is lost, with all that came before', () => {
    const { socket, client, answer } = opened();
    answer(0);
    socket.tell('kpi', { unit: '06190', values: [], seq: 1 });
    socket.connected = false;
    socket.tell('disconnect');
    expect(client.getState()).toMatchObject({ connection: 'reconnecting', seq: 1 });
    client.close();
  });

  it('says that a unit may not be watched', () => {
    const { socket, client } = opened();
    socket.watches[0]?.answer(null, { ok: false, code: 'not-found' });
    expect(client.getState().refused.get('06190')).toBe('not-found');
    client.close();
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StorageState } from '@nhip-xa/contract';
import { StorageUnavailable, type DecodedMessage, type IncomingMessage } from '@nhip-xa/ports';
import { FakeFactStore, RECEIVED_US, decodedReadings, incoming, until } from '@nhip-xa/testing';
import fc from 'fast-check';
import { Intake } from './intake';
import { IN_HAND_MESSAGES, STORE_PATIENCE_MS } from './limits';
import { Spool } from './spool';

const AWAY = new StorageUnavailable('the database is away');
const MIB = 1_048_576;

let folder: string;
let stores: FakeFactStore[] = [];
let intakes: Intake[] = [];
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'nhip-xa-spooling-'))));
afterEach(() => {
  // a test that fails must not go on trying for ever
  for (const store of stores) store.failure = () => undefined;
  for (const intake of intakes) void intake.close().catch(() => undefined);
  stores = [];
  intakes = [];
  rmSync(folder, { recursive: true, force: true });
});

interface Running {
  intake: Intake;
  store: FakeFactStore;
  spool: Spool;
  states: StorageState[];
  errors: string[];
  /** Acknowledged values, in the order of their acknowledgement. */
  done: number[];
  send(...values: number[]): Promise<void>;
}

const valuesOf = ({ payload }: IncomingMessage): number[] =>
  JSON.parse(Buffer.from(payload).toString()) as number[];

let receivedUs = RECEIVED_US;

async function run(
  over: { store?: FakeFactStore; bytesMost?: number; folder?: string } = {},
): Promise<Running> {
  const store = over.store ?? new FakeFactStore();
  const spool = await Spool.open(over.folder ?? folder, over.bytesMost ?? MIB);
  const states: StorageState[] = [];
  const errors: string[] = [];
  const done: number[] = [];
  const intake = new Intake({
    decode: (message) => [decodedReadings(message, valuesOf(message))],
    store,
    spool,
    onStored: () => undefined,
    onStorage: (state) => states.push(state),
    onError: (_, what) => errors.push(what),
  });
  intake.start();
  stores.push(store);
  intakes.push(intake);
  const send = (...values: number[]): Promise<void> => {
    receivedUs += 1_000;
    const message = incoming('telemetry', values, { receivedAtUs: receivedUs });
    return intake.accept(message).then(() => void done.push(...values));
  };
  return { intake, store, spool, states, errors, done, send };
}

const committed = ({ committed: batches }: FakeFactStore): number[] => batches.flatMap(valuesIn);
const valuesIn = (messages: readonly DecodedMessage[]): number[] =>
  messages.flatMap(({ items }) => items.map(({ item }) => ('value' in item ? item.value : NaN)));

const drained = ({ spool, states }: Running): Promise<unknown> =>
  until('the spool is drained', () => spool.isEmpty && states.at(-1) === 'ok');

describe('while the database is away', () => {
  it('messages are acknowledged from the spool, and stored in order when it is back', async () => {
    const running = await run();
    const { store, states, send, done, spool, intake } = running;
    store.failure = () => AWAY;
    await Promise.all([send(1), send(2, 3)]);
    await send(4);
    expect(done).toEqual([1, 2, 3, 4]);
    expect(store.committed).toEqual([]);
    expect(spool.messages).toBe(3);
    expect(intake.standing()).toMatchObject({
      received: 4,
      spool: { state: 'taking', messages: 3 },
    });
    store.failure = () => undefined;
    await drained(running);
    expect(committed(store)).toEqual([1, 2, 3, 4]);
    expect(states).toEqual(['spooling', 'ok']);
    await send(5);
    expect(committed(store)).toEqual([1, 2, 3, 4, 5]);
    expect(intake.standing()).toMatchObject({ received: 5, spool: { state: 'idle', since: null } });
    await intake.close();
  });

  it('nothing is written past what is still in the spool', async () => {
    const running = await run();
    const { store, send, intake } = running;
    store.failure = () => AWAY;
    await send(1);
    let back = false;
    // back for the drain, whose first batch takes a while
    const release = store.hold();
    store.failure = () => undefined;
    const later = [send(2), send(3)].map((sent) => sent.then(() => back));
    // both are acknowledged from the spool while the first is still on its way into the database
    expect(await Promise.all(later)).toEqual([false, false]);
    expect(store.committed).toEqual([]);
    back = true;
    release();
    await drained(running);
    expect(committed(store)).toEqual([1, 2, 3]);
    await intake.close();
  });

  it('a database that does not answer is not waited for longer than its patience', async () => {
    const running = await run();
    const { store, send, intake } = running;
    const release = store.hold();
    const beganMs = performance.now();
    await send(1);
    expect(performance.now() - beganMs).toBeGreaterThanOrEqual(STORE_PATIENCE_MS - 50);
    release();
    await drained(running);
    // the attempt that was given up on got through after all, and counts
    expect(committed(store)).toEqual([1]);
    await intake.close();
  });

  it('a commit whose answer was lost is not repeated', async () => {
    const running = await run();
    const { store, send, done, intake } = running;
    let lost = 0;
    store.lostAnswer = () => (lost++ === 0 ? AWAY : undefined);
    await Promise.all([send(1), send(2)]);
    await send(3);
    await drained(running);
    expect(done).toEqual([1, 2, 3]);
    expect(committed(store)).toEqual([1, 2, 3]);
    await intake.close();
  });
});

it('whoever waits for the drain goes on when the database is gone again', async () => {
  const running = await run({ bytesMost: 64 * MIB });
  const { store, send, intake } = running;
  store.failure = () => AWAY;
  // more than may be taken for what is drained at once
  const many = Array.from({ length: IN_HAND_MESSAGES + 10_000 }, (_, n) => n);
  await Promise.all(many.map((n) => send(n)));
  let told = 0;
  intake.onRoom(() => (told += 1));
  // one batch gets through, and then the database is away again
  let attempts = 0;
  store.failure = (messages) => (messages.length === 0 || attempts++ === 0 ? undefined : AWAY);
  await until('some of it is drained', () => store.committed.length > 0);
  await until('the drain has failed', () => attempts > 1);
  const before = told;
  await until('nobody is held any more', () => !intake.isFull);
  await send(-1);
  expect(told).toBeGreaterThanOrEqual(before);
  expect(intake.standing().spool.state).toBe('taking');
  store.failure = () => undefined;
  await drained(running);
  expect(committed(store)).toHaveLength(many.length + 1);
  await intake.close();
}, 30_000);

it('a database that stands still while it is drained counts as away', async () => {
  const running = await run();
  const { store, send, intake } = running;
  store.failure = () => AWAY;
  await Promise.all([send(1), send(2)]);
  store.failure = () => undefined;
  const release = store.hold();
  await until('the drain is at it', () => store.asked > 0);
  await send(3);
  release();
  await drained(running);
  expect(committed(store)).toEqual([1, 2, 3]);
  await intake.close();
});

it('comes to its end although messages never stop coming', async () => {
  const running = await run();
  const { store, states, send, intake } = running;
  store.failure = () => AWAY;
  let going = true;
  let sent = 0;
  const source = async (): Promise<void> => {
    while (going) await send(sent++);
  };
  const sources = [1, 2, 3, 4].map(source);
  await until('it spools', () => states.includes('spooling'));
  const release = store.hold();
  store.failure = () => undefined;
  // each message follows the acknowledgement of the one before; the first drain takes its time
  await until('more came meanwhile', () => running.done.length > 20);
  release();
  await until('it is drained', () => states.at(-1) === 'ok');
  going = false;
  await Promise.all(sources);
  await intake.close();
  expect(committed(store).sort((a, b) => a - b)).toEqual(Array.from({ length: sent }, (_, n) => n));
});

describe('a spool that is full', () => {
  it('withholds acknowledgements until there is room, and loses nothing', async () => {
    const running = await run({ bytesMost: 1_500 });
    const { store, states, send, done, intake } = running;
    store.failure = () => AWAY;
    await send(1);
    const waiting = [2, 3, 4].map((n) => send(...Array.from({ length: 200 }, () => n)));
    await until('it says so', () => states.includes('waiting'));
    expect(done).toEqual([1]);
    expect(intake.standing().spool.state).toBe('full');
    expect(intake.inHand).toBe(3);
    store.failure = () => undefined;
    await Promise.all(waiting);
    await drained(running);
    const expected = [1, ...[2, 3, 4].flatMap((n) => Array.from({ length: 200 }, () => n))];
    expect(committed(store)).toEqual(expected);
    await intake.close();
  });
});

describe('a restart', () => {
  it('drains what the run before left, before anything new is written', async () => {
    const first = await run();
    first.store.failure = () => AWAY;
    await Promise.all([first.send(1), first.send(2)]);
    await first.intake.close();

    first.store.failure = () => undefined;
    const second = await run({ store: first.store });
    expect(second.states).toEqual(['spooling']);
    await second.send(3);
    await drained(second);
    expect(committed(second.store)).toEqual([1, 2, 3]);
    await second.intake.close();
  });

  it('does not store again what the run before had stored and not yet forgotten', async () => {
    const first = await run();
    const { store } = first;
    store.failure = () => AWAY;
    await Promise.all([first.send(1), first.send(2)]);
    // stored, and killed before the spool was told
    first.spool.removeUpTo = () => new Promise(() => undefined);
    store.failure = () => undefined;
    await until('it is stored', () => committed(store).length === 2);
    await first.spool.close();

    const second = await run({ store });
    await drained(second);
    await second.send(3);
    expect(committed(store)).toEqual([1, 2, 3]);
    await second.intake.close();
  });

  it('a stop while the database is away keeps what had been taken', async () => {
    const first = await run();
    first.store.failure = () => AWAY;
    const sent = [first.send(1), first.send(2)];
    await first.intake.close();
    await Promise.all(sent);
    expect(first.done).toEqual([1, 2]);
    first.store.failure = () => undefined;
    const second = await run({ store: first.store });
    await drained(second);
    expect(committed(second.store)).toEqual([1, 2]);
    await second.intake.close();
  });
});

/** What happens to the database while a message is sent. */
const weather = fc.constantFrom('fine', 'away', 'answer lost', 'refuses the first');

it('stores everything exactly once and in order, whatever the database does', async () => {
  let n = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(weather, { minLength: 1, maxLength: 12 }), async (days) => {
      const running = await run({ folder: join(folder, String(n++)) });
      const { store, intake, send, spool } = running;
      const sent: Promise<void>[] = [];
      for (const [value, day] of days.entries()) {
        let first = true;
        store.failure = () => {
          const fails = day === 'away' || (day === 'refuses the first' && first);
          first = false;
          return fails ? AWAY : undefined;
        };
        store.lostAnswer = () => (day === 'answer lost' && value % 2 === 0 ? AWAY : undefined);
        sent.push(send(value));
        if (value % 3 === 0) await sent.at(-1);
        const { units, received } = intake.standing();
        const under = [...units.values()].reduce((sum, { inHand }) => sum + inHand, 0);
        expect(received).toBe(value + 1);
        expect(under).toBeLessThanOrEqual(received);
      }
      store.failure = () => undefined;
      store.lostAnswer = () => undefined;
      await Promise.all(sent);
      await until('the spool is drained', () => spool.isEmpty);
      expect(committed(store)).toEqual(days.map((_, value) => value));
      await intake.close();
    }),
    { numRuns: 15 },
  );
}, 60_000);

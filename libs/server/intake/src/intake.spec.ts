import {
  DataRefused,
  StorageUnavailable,
  type DecodedMessage,
  type DecodedParts,
  type IncomingMessage,
  type StoredBatch,
} from '@nhip-xa/ports';
import { FakeFactStore, RECEIVED_US, decodedReadings, incoming, until } from '@nhip-xa/testing';
import fc from 'fast-check';
import { Intake, IntakeClosed } from './intake';
import { BATCH_ITEMS, BEHIND_ITEMS, IN_HAND_BYTES, IN_HAND_MESSAGES } from './limits';

const AWAY = new StorageUnavailable('the database is away');
/** A value that the database of these tests will never take. */
const POISON = 666;

interface Running {
  intake: Intake;
  store: FakeFactStore;
  told: StoredBatch[];
  storage: string[];
  errors: string[];
  /** Hands over a message of these readings; its place in `done` says whether it was acknowledged. */
  send(...values: number[]): Promise<void>;
  done: boolean[];
}

let receivedUs = RECEIVED_US;
const nextUs = (): number => (receivedUs += 1_000);

function run(over: { onStored?: (batch: StoredBatch) => void } = {}): Running {
  const store = new FakeFactStore();
  const told: StoredBatch[] = [];
  const storage: string[] = [];
  const errors: string[] = [];
  const done: boolean[] = [];
  const intake = new Intake({
    decode: (message) => [decodedReadings(message, valuesOf(message))],
    store,
    onStored: over.onStored ?? ((batch) => told.push(batch)),
    onStorage: (state) => storage.push(state),
    onError: (_, what) => errors.push(what),
  });
  const send = (...values: number[]): Promise<void> => {
    const place = done.push(false) - 1;
    return intake
      .accept(incoming('telemetry', values, { receivedAtUs: nextUs() }))
      .then(() => void (done[place] = true));
  };
  return { intake, store, told, storage, errors, send, done };
}

const valuesOf = ({ payload }: IncomingMessage): number[] =>
  JSON.parse(Buffer.from(payload).toString()) as number[];

const valuesIn = (messages: readonly DecodedMessage[]): number[] =>
  messages.flatMap(({ items }) => items.map(({ item }) => ('value' in item ? item.value : NaN)));
const committedValues = (store: FakeFactStore): number[] => store.committed.flatMap(valuesIn);
const rejectedIn = (store: FakeFactStore) =>
  store.committed.flat().flatMap(({ rejected }) => rejected);

/** As PostgreSQL does: one value that cannot be stored refuses all that came with it. */
const refusePoison = (messages: readonly DecodedMessage[]): Error | undefined =>
  valuesIn(messages).includes(POISON) ? new DataRefused('numeric overflow') : undefined;

describe('gathering', () => {
  it('writes in one batch what comes within a moment', async () => {
    const { store, send } = run();
    await Promise.all([send(1), send(2, 3), send(4)]);
    expect(store.committed.map(valuesIn)).toEqual([[1, 2, 3, 4]]);
  });

  it('gathers what comes while a batch is being written for the next one', async () => {
    const { store, send } = run();
    const release = store.hold();
    const first = send(1);
    await until('the first batch is tried', () => store.tried.length === 1);
    const others = [send(2), send(3)];
    release();
    await Promise.all([first, ...others]);
    expect(store.committed.map(valuesIn)).toEqual([[1], [2, 3]]);
  });

  it('divides a flood into batches, in the order of its coming', async () => {
    const { store, send } = run();
    const size = BATCH_ITEMS / 2;
    const flood = [0, 1, 2, 3, 4].map((n) => send(...Array.from({ length: size }, () => n)));
    await Promise.all(flood);
    const sizes = store.committed.map((batch) => valuesIn(batch).length);
    expect(sizes).toEqual([2 * size, 2 * size, size]);
    const numbers = committedValues(store);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  });

  it('notes that a publisher was heard before anything is stored', () => {
    const { store, send } = run();
    void send(1);
    expect(store.heard).toHaveLength(1);
    expect(store.tried).toHaveLength(0);
  });

  it('writes messages that hold nothing, too: they are acknowledged like others', async () => {
    const { send, done } = run();
    await send();
    expect(done).toEqual([true]);
  });
});

describe('a batch that is sent right behind another', () => {
  const values = (count: number, value: number): number[] =>
    Array.from({ length: count }, () => value);

  /** The first batch is on its way, and enough waits for the next one to be sent behind it. */
  async function twoOnTheirWay(): Promise<
    Running & { release: () => void; sent: Promise<void>[] }
  > {
    const running = run();
    const { store, send } = running;
    await send(0);
    const release = store.hold();
    const sent = [send(1)];
    await until('the first is tried', () => store.tried.length === 2);
    sent.push(send(...values(BEHIND_ITEMS, 2)));
    await until('the second is tried behind it', () => store.tried.length === 3);
    return { ...running, release, sent };
  }
  const kinds = (store: FakeFactStore): number[] => [...new Set(committedValues(store))];

  it('is stored behind it, and acknowledged', async () => {
    const { store, release, sent, done } = await twoOnTheirWay();
    release();
    await Promise.all(sent);
    expect(kinds(store)).toEqual([0, 1, 2]);
    expect(store.committed).toHaveLength(3);
    expect(done).toEqual([true, true, true]);
  });

  it('is never stored in its place: when the first fails both are tried again, in order', async () => {
    const { store, release, sent, errors } = await twoOnTheirWay();
    let failures = 0;
    store.failure = (messages) =>
      valuesIn(messages).includes(1) && failures++ === 0 ? AWAY : undefined;
    release();
    await Promise.all(sent);
    expect(kinds(store)).toEqual([0, 1, 2]);
    expect(committedValues(store)).toHaveLength(2 + BEHIND_ITEMS);
    expect(errors).toHaveLength(1);
  });

  it('is divided like any other when the database will never take some of it', async () => {
    const running = run();
    const { store, send } = running;
    store.failure = refusePoison;
    await send(0);
    const release = store.hold();
    const sent = [send(1)];
    await until('the first is tried', () => store.tried.length === 2);
    sent.push(send(...values(BEHIND_ITEMS, 2), POISON));
    await until('the second is tried behind it', () => store.tried.length === 3);
    release();
    await Promise.all(sent);
    expect(kinds(store)).toEqual([0, 1, 2]);
    expect(rejectedIn(store)).toHaveLength(1);
  });
});

describe('the acknowledgement', () => {
  it('comes after the commit, never before', async () => {
    const { store, send, done, intake } = run();
    const release = store.hold();
    const sent = [send(1), send(2)];
    await until('a batch is tried', () => store.tried.length === 1);
    expect(done).toEqual([false, false]);
    expect(intake.inHand).toBe(2);
    release();
    await Promise.all(sent);
    expect(store.committed).toHaveLength(1);
    expect(intake.inHand).toBe(0);
  });

  it('and the news come after the commit', async () => {
    const { store, told, send } = run();
    const release = store.hold();
    const sent = send(1);
    await until('a batch is tried', () => store.tried.length === 1);
    expect(told).toEqual([]);
    release();
    await sent;
    expect(told.map(({ counts }) => counts.stored)).toEqual([1]);
  });

  it('does not depend on what listeners make of the news', async () => {
    const { store, errors, send } = run({
      onStored: () => {
        throw new Error('a listener broke');
      },
    });
    await send(1);
    expect(store.committed).toHaveLength(1);
    expect(errors).toEqual(['telling of a stored batch']);
  });
});

describe('while the database is away', () => {
  it('messages wait, and are stored and acknowledged once when it is back', async () => {
    const { store, storage, errors, send, done } = run();
    store.failure = () => AWAY;
    const sent = [send(1), send(2)];
    await until('it was tried twice', () => store.tried.length + store.asked >= 2);
    expect(done).toEqual([false, false]);
    expect(storage).toEqual(['waiting']);
    store.failure = () => undefined;
    await Promise.all(sent);
    expect(committedValues(store)).toEqual([1, 2]);
    expect(storage).toEqual(['waiting', 'ok']);
    // said once, not at each attempt
    expect(errors).toEqual(['storing a batch; it is spooled or tried again']);
  });

  it('an error of our own is no reason to acknowledge', async () => {
    const { store, send, done } = run();
    store.failure = () => new TypeError('undefined is not a function');
    const sent = send(1);
    await until('it was tried twice', () => store.tried.length + store.asked >= 2);
    expect(done).toEqual([false]);
    store.failure = () => undefined;
    await sent;
    expect(committedValues(store)).toEqual([1]);
  });
});

describe('what the database will never take', () => {
  it('is rejected alone, and its neighbours are stored', async () => {
    const { store, send, done } = run();
    store.failure = refusePoison;
    await Promise.all([send(1, 2), send(3, POISON, 4, 5), send(6)]);
    expect(done).toEqual([true, true, true]);
    expect(committedValues(store).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(rejectedIn(store)).toMatchObject([
      { reason: 'storage-refused', detail: 'numeric overflow' },
    ]);
  });

  it('is kept as it was decoded', async () => {
    const { store, send } = run();
    store.failure = refusePoison;
    await send(POISON);
    const [row] = rejectedIn(store);
    expect(JSON.parse(Buffer.from(row?.bytes ?? []).toString())).toMatchObject({
      fact: 'reading',
      value: POISON,
    });
    expect(row?.size).toBe(row?.bytes.byteLength);
  });

  it('leaves each item stored or rejected exactly once, wherever it lies', async () => {
    const messages = fc.array(
      fc.array(fc.oneof({ weight: 4, arbitrary: fc.nat(99) }, fc.constant(POISON)), {
        maxLength: 6,
      }),
      { minLength: 1, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(messages, async (sent) => {
        const { store, send } = run();
        store.failure = refusePoison;
        await Promise.all(sent.map((values) => send(...values)));
        const sound = sent.flat().filter((value) => value !== POISON);
        expect(committedValues(store)).toEqual(sound);
        expect(rejectedIn(store)).toHaveLength(sent.flat().length - sound.length);
      }),
      { numRuns: 40 },
    );
  });

  it('does not store its neighbours again when the database goes away in between', async () => {
    const { store, send } = run();
    let attempts = 0;
    store.failure = (messages) => {
      attempts += 1;
      // the halves of the batch: the first is stored, then the database is away for a while
      if (attempts === 3 || attempts === 4) return AWAY;
      return refusePoison(messages);
    };
    await Promise.all([send(1), send(2), send(3), send(POISON)]);
    expect(committedValues(store)).toEqual([1, 2, 3]);
    expect(rejectedIn(store)).toHaveLength(1);
  });

  it('is tried again when no item is to blame, and nothing is acknowledged', async () => {
    const { store, send, done, intake } = run();
    store.failure = () => new DataRefused('not even an empty message');
    void send();
    await until('it was tried twice', () => store.tried.length + store.asked >= 2);
    expect(done).toEqual([false]);
    store.failure = () => undefined;
    await intake.close();
  });
});

describe('moments of receipt', () => {
  /** Each value of these tests' messages is taken for an item without a time of its own. */
  const undated = (message: IncomingMessage): DecodedParts => {
    const decoded = decodedReadings(message, valuesOf(message));
    return [{ ...decoded, items: decoded.items.map((item) => ({ ...item, undated: true })) }];
  };

  it('are never given twice, however close messages follow each other', async () => {
    const store = new FakeFactStore();
    const nothing = (): void => undefined;
    const listeners = { onStored: nothing, onStorage: nothing, onError: nothing };
    const intake = new Intake({ decode: undated, store, ...listeners });
    // three messages within three microseconds, of three items each
    await Promise.all(
      [1, 2, 3].map((n) =>
        intake.accept(incoming('telemetry', [1, 2, 3], { receivedAtUs: RECEIVED_US + n })),
      ),
    );
    const moments = store.committed
      .flat()
      .flatMap(({ items }) => items.map(({ item }) => ('atUs' in item ? item.atUs : 0)));
    expect(new Set(moments).size).toBe(9);
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
  });
});

describe('what is in hand', () => {
  it('is bounded in messages: whoever reads is told to stop, and when to go on', async () => {
    const { intake, store, send } = run();
    let told = 0;
    intake.onRoom(() => (told += 1));
    const release = store.hold();
    const sent = Array.from({ length: IN_HAND_MESSAGES - 1 }, (_, n) => send(n));
    expect(intake.isFull).toBe(false);
    sent.push(send(0));
    expect(intake.isFull).toBe(true);
    expect(told).toBe(0);
    release();
    await Promise.all(sent);
    expect(intake.isFull).toBe(false);
    expect(intake.inHand).toBe(0);
    // once, not at each batch
    expect(told).toBe(1);
  });

  it('is bounded in bytes, too', async () => {
    const { intake, store } = run();
    const release = store.hold();
    const payload = Buffer.from(`[${' '.repeat(IN_HAND_BYTES / 8)}]`);
    const sent = Array.from({ length: 8 }, () =>
      intake.accept(incoming('telemetry', payload, { receivedAtUs: nextUs() })),
    );
    expect(intake.isFull).toBe(true);
    release();
    await Promise.all(sent);
    expect(intake.isFull).toBe(false);
  });

  it('is counted by unit until it is durable', async () => {
    const { intake, store, send } = run();
    const release = store.hold();
    const sent = [send(1, 2), send(3)];
    expect([...intake.standing().units]).toEqual([['20194', { spooled: 0, inHand: 3 }]]);
    release();
    await Promise.all(sent);
    expect(intake.standing()).toMatchObject({ received: 3, spool: { state: 'none' } });
    expect([...intake.standing().units]).toEqual([]);
  });
});

describe('closing', () => {
  it('takes nothing more, and commits and acknowledges what was taken', async () => {
    const { intake, store, send, done } = run();
    void send(1);
    void send(2);
    await intake.close();
    expect(committedValues(store)).toEqual([1, 2]);
    await until('both are acknowledged', () => done.every(Boolean));
    await expect(send(3)).rejects.toThrow(IntakeClosed);
  });

  it('waits for the batch under way and for what came after it', async () => {
    const { intake, store, send } = run();
    const release = store.hold();
    void send(1);
    await until('a batch is tried', () => store.tried.length === 1);
    void send(2);
    const closed = intake.close();
    release();
    await closed;
    expect(committedValues(store)).toEqual([1, 2]);
  });

  it('does not wait for a database that is away, nor acknowledge', async () => {
    const { intake, store, send, done } = run();
    store.failure = () => AWAY;
    void send(1);
    await until('it was tried', () => store.tried.length >= 1);
    await intake.close();
    const { length } = store.tried;
    expect(done).toEqual([false]);
    expect(intake.inHand).toBeGreaterThanOrEqual(0);
    // and leaves no timer behind that would try a closed database
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(store.tried).toHaveLength(length);
  });

  it('gives up when the database goes away just then', async () => {
    const { intake, store, send, done } = run();
    const release = store.hold();
    void send(1);
    await until('a batch is tried', () => store.tried.length === 1);
    void send(2);
    store.failure = () => AWAY;
    const closed = intake.close();
    release();
    await closed;
    expect(store.committed).toEqual([]);
    expect(done).toEqual([false, false]);
  });
});

describe('a decoder that breaks on a message', () => {
  it('rejects that message whole, acknowledges it, and stores its neighbours', async () => {
    const store = new FakeFactStore();
    const errors: string[] = [];
    const intake = new Intake({
      decode: (message) => {
        const values = valuesOf(message);
        if (values.includes(POISON)) throw new TypeError('cannot read properties of undefined');
        return [decodedReadings(message, values)];
      },
      store,
      onStored: () => undefined,
      onStorage: () => undefined,
      onError: (_, what) => errors.push(what),
    });
    const sent = [[1], [POISON], [2]].map((values) =>
      intake.accept(incoming('telemetry', values, { receivedAtUs: nextUs() })),
    );
    await Promise.all(sent);
    expect(committedValues(store)).toEqual([1, 2]);
    const bytes = Buffer.from(JSON.stringify([POISON]));
    expect(rejectedIn(store)).toEqual([
      { reason: 'decoder-failed', detail: 'TypeError', bytes, size: bytes.length },
    ]);
    expect(errors).toEqual(['decoding a message; it is kept among the rejected']);
  });
});

describe('a message that tells of several sources', () => {
  it('is stored as one, and counted for the units of those it tells of', async () => {
    const store = new FakeFactStore();
    const nothing = (): void => undefined;
    const standings: [string, number][][] = [];
    const intake: Intake = new Intake({
      decode: (message) => {
        const [first = [], second = []] = JSON.parse(String(message.payload)) as number[][];
        const behind = { ...message.publisher, id: 2, key: '20195.kho', unit: '20195' };
        return [
          decodedReadings(message, first),
          decodedReadings({ ...message, publisher: behind, via: message.publisher }, second),
        ];
      },
      store,
      onStored: () =>
        standings.push([...intake.standing().units].map(([unit, { inHand }]) => [unit, inHand])),
      onStorage: nothing,
      onError: nothing,
    });
    const own = incoming('telemetry', []).publisher.unit;
    await intake.accept(incoming('telemetry', [[1], [2, 3]], { receivedAtUs: nextUs() }));
    expect(committedValues(store)).toEqual([1, 2, 3]);
    expect(standings).toEqual([
      [
        [own, 1],
        ['20195', 2],
      ],
    ]);
    expect(intake.standing().units.size).toBe(0);
    expect(intake.standing().received).toBe(3);
  });
});

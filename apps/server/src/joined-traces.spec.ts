import { TRACE_LIMITS, type Trace, type TracedMessage } from '@nhip-xa/contract';
import type { ProcessMessage } from '@nhip-xa/ports';
import { JoinedTraces } from './joined-traces';

const KEY = '06211.gauge-1';
const message = (id: string, second: number, bytes: string | null = null): TracedMessage => ({
  ...{ id, at: `2026-11-26T03:00:${String(second).padStart(2, '0')}Z`, topic: 't', qos: 1 },
  ...{ retained: false, dup: false, will: false, via: null, size: 1, bytes, hidden: null },
  ...{ masked: false, taken: 1, facts: [], refused: 0, refusals: [] },
});

/** Processes that hear each other at once; the one that asks waits until the test says so. */
function processes(...kept: Omit<Trace, 'key'>[]) {
  const listeners: ((message: ProcessMessage) => void)[] = [];
  const sent: ProcessMessage[] = [];
  const waiting: (() => void)[] = [];
  const all = kept.map((own, at) => {
    const bus = {
      onMessage: (listener: (message: ProcessMessage) => void) => void listeners.push(listener),
      publish: (message: ProcessMessage) => {
        sent.push(message);
        listeners.filter((_none, other) => other !== at).forEach((listener) => listener(message));
      },
    };
    return new JoinedTraces({
      own: { of: (key) => ({ key, ...own }) },
      bus,
      store: { processes: { hasOthers: kept.length > 1 } },
      after: (_milliseconds, done) => void waiting.push(done),
    });
  });
  const ask = (at: number): Promise<Trace> | undefined => {
    const answer = all[at]?.of(KEY);
    waiting.shift()?.();
    return answer;
  };
  return { ask, sent };
}

it('joins what came to each process, the newest first', async () => {
  const { ask } = processes(
    { here: true, items: [message('a2', 5), message('a1', 1)] },
    { here: true, items: [message('b1', 3)] },
  );
  expect((await ask(0))?.items.map(({ id }) => id)).toEqual(['a2', 'b1', 'a1']);
});

it('asks for a process that takes nothing in', async () => {
  const { ask, sent } = processes(
    { here: false, items: [] },
    { here: true, items: [message('b1', 3)] },
  );
  expect(await ask(0)).toMatchObject({ key: KEY, here: true, items: [{ id: 'b1' }] });
  // and has nothing to answer itself
  await ask(1);
  expect(sent.map(({ what }) => what)).toEqual(['trace-asked', 'trace', 'trace-asked']);
});

it('asks nobody where there is nobody', async () => {
  const { ask, sent } = processes({ here: false, items: [] });
  expect(await ask(0)).toEqual({ key: KEY, here: false, items: [] });
  expect(sent).toEqual([]);
});

it('gives no more than one process would', async () => {
  const many = Array.from({ length: TRACE_LIMITS.messagesWatched }, (_none, at) =>
    message(`m${at}`, 59 - (at % 60)),
  );
  const { ask } = processes({ here: true, items: many }, { here: true, items: many });
  expect((await ask(0))?.items).toHaveLength(TRACE_LIMITS.messagesWatched);
});

it('sends payloads within bounds, those of the newest messages', async () => {
  const half = 'A'.repeat(TRACE_LIMITS.sentCharacters / 2);
  const items = [message('n', 9, half), message('m', 8, half), message('o', 7, 'AA==')];
  const { ask } = processes({ here: false, items: [] }, { here: true, items });
  const answered = (await ask(0))?.items.map(({ bytes, hidden }) => [bytes?.length, hidden]);
  expect(answered).toEqual([
    [half.length, null],
    [half.length, null],
    [undefined, 'too-large'],
  ]);
});

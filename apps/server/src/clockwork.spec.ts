import { createLogger } from '@nhip-xa/platform';
import { FakeLeadership } from '@nhip-xa/testing';
import { Clockwork, type ClockworkParts } from './clockwork';
import { StorageHealth } from './storage-health';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** A clock over parts that only count. */
function clock() {
  const leadership = new FakeLeadership();
  const counted = {
    told: 0,
    ticks: 0,
    judged: 0,
    ages: 0,
    fresh: 0,
    maintained: 0,
    thinned: 0,
    all: 0,
    again: 0,
    reported: 0,
  };
  let present = ['a', 'b'];
  const work = (name: keyof typeof counted) => () => {
    counted[name] += 1;
    return Promise.resolve();
  };
  const pipeline = {
    kpis: { tick: work('ticks'), markAll: work('all') },
    tellHeard: work('told'),
    judgeSilence: work('judged'),
    tellFresh: work('ages'),
    tellFreshness: work('fresh'),
    alerting: { look: () => Promise.resolve() },
  };
  const store = {
    door: { tell: () => Promise.resolve() },
    leadership,
    processes: {
      present: () => Promise.resolve(present),
      hasOthers: true,
      tellAbout: () => Promise.resolve(),
    },
    maintenance: { run: work('maintained'), thinMinutes: work('thinned'), stop: () => undefined },
    listenAgain: work('again'),
    probe: () => Promise.resolve(),
    tryPartitionsAgain: () => undefined,
    retelling: { run: () => Promise.resolve() },
  };
  const fellows = { lookForThemselves: () => Promise.resolve() };
  const health = new StorageHealth();
  const parts = {
    pipeline,
    fellows,
    store,
    bus: { others: () => undefined },
    frames: { makeWaiting: () => Promise.resolve() },
    own: { flush: () => Promise.resolve() },
    about: () => Promise.resolve(undefined),
    health,
    reports: { runSchedules: work('reported') },
    logger: createLogger({ level: 'silent' }),
  };
  const clockwork = new Clockwork(parts as unknown as ClockworkParts);
  clockwork.start();
  return {
    leadership,
    counted,
    health,
    leaves: (id: string) => (present = present.filter((one) => one !== id)),
    stop: () => clockwork.stop(),
  };
}
const passing = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms);

it('who does not lead tells what it heard, and does nothing else', async () => {
  const { counted, stop } = clock();
  await passing(11_000);
  expect(counted.told).toBeGreaterThan(20);
  expect(counted.ages).toBeGreaterThan(5);
  expect(counted).toMatchObject({
    ticks: 0,
    judged: 0,
    fresh: 0,
    maintained: 0,
    reported: 0,
    all: 0,
    again: 0,
  });
  await stop();
});

it('who leads does the timed work, from its first moment to its last', async () => {
  const { counted, leadership, stop } = clock();
  leadership.become(true);
  // what the one before it left unreckoned
  expect(counted.all).toBe(1);
  await passing(11_000);
  expect(counted.ticks).toBeGreaterThan(40);
  expect(counted.judged).toBeGreaterThan(20);
  expect(counted.fresh).toBe(1);
  leadership.become(false);
  const { ticks, judged } = counted;
  await passing(11_000);
  expect(counted).toMatchObject({ ticks, judged });
  await stop();
});

it('who leads reckons everything when another process is gone', async () => {
  const { counted, leadership, leaves, stop } = clock();
  leadership.become(true);
  await passing(1_000);
  expect(counted.all).toBe(1);
  leaves('b');
  await passing(1_000);
  expect(counted.all).toBe(2);
  await passing(5_000);
  expect(counted.all).toBe(2);
  await stop();
});

it('after it stood still it hears anew before it tells', async () => {
  const { counted, stop } = clock();
  await passing(1_000);
  const { now } = performance;
  const spy = jest
    .spyOn(performance, 'now')
    .mockImplementation(() => now.call(performance) + 4_000);
  await passing(500);
  spy.mockRestore();
  expect(counted.again).toBe(1);
  await stop();
});

it('while devices may be held back it hears anew each time it tells', async () => {
  const { counted, health, stop } = clock();
  await passing(1_000);
  expect(counted.again).toBe(0);
  health.tell('intake', 'spooling');
  await passing(2_000);
  const { again } = counted;
  expect(again).toBeGreaterThanOrEqual(4);
  health.tell('intake', 'ok');
  await passing(2_000);
  // once more for the end of it
  expect(counted.again).toBeLessThanOrEqual(again + 1);
  await stop();
});

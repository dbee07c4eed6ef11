import { sourceOf } from '@nhip-xa/testing';
import type { UnitLimits } from '@nhip-xa/contract';
import { RATE_LOOK_AGAIN_MS } from '../limits';
import { DebtBucket } from './debt-bucket';
import { RateLimiter } from './rate-limiter';
import { Turns } from './turns';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());
const nowMs = (): number => performance.now();

describe('a bucket of 10 a second, 3 at once', () => {
  const limits = { itemsPerSecond: 10, burst: 3 };

  it('lets 3 through at once, then one every 100 ms', () => {
    const bucket = new DebtBucket(limits, nowMs);
    for (let n = 0; n < 3; n += 1) {
      expect(bucket.delayMs).toBe(0);
      bucket.charge(1);
    }
    expect(bucket.delayMs).toBe(100);
    jest.advanceTimersByTime(100);
    expect(bucket.delayMs).toBe(0);
  });

  it('lets a message larger than the burst through, and then takes its time', () => {
    const bucket = new DebtBucket(limits, nowMs);
    bucket.charge(23);
    expect(bucket.delayMs).toBe(2_100);
  });

  it('never saves up more than 3', () => {
    const bucket = new DebtBucket(limits, nowMs);
    jest.advanceTimersByTime(3_600_000);
    bucket.charge(3);
    expect(bucket.delayMs).toBe(100);
  });
});

describe('the turns of a connection', () => {
  let buckets: DebtBucket[];
  let waited: number;
  let free: number;
  let passed: string[];
  let turns: Turns;

  beforeEach(() => {
    buckets = [];
    waited = 0;
    free = 0;
    passed = [];
    turns = new Turns(
      () => buckets,
      () => (waited += 1),
      () => (free += 1),
    );
  });

  const take = (name: string, items = 1): void =>
    turns.take(
      () => items,
      (inTime) => passed.push(inTime ? name : `not ${name}`),
    );

  it('come at once without a limit, and nothing is counted', () => {
    const count = jest.fn(() => 1);
    turns.take(count, () => passed.push('a'));
    expect(passed).toEqual(['a']);
    expect(count).not.toHaveBeenCalled();
  });

  it('come in their order and at the rate', () => {
    buckets = [new DebtBucket({ itemsPerSecond: 10, burst: 1 }, nowMs)];
    for (const name of ['a', 'b', 'c']) take(name);
    expect(passed).toEqual(['a']);
    expect(turns.areWaiting).toBe(true);
    expect(waited).toBe(2);
    jest.advanceTimersByTime(100);
    expect(passed).toEqual(['a', 'b']);
    expect(free).toBe(0);
    jest.advanceTimersByTime(100);
    expect(passed).toEqual(['a', 'b', 'c']);
    expect(free).toBe(1);
  });

  it('come by the slower of two limits', () => {
    buckets = [10, 2].map((itemsPerSecond) => new DebtBucket({ itemsPerSecond, burst: 1 }, nowMs));
    take('a');
    take('b');
    jest.advanceTimersByTime(499);
    expect(passed).toEqual(['a']);
    jest.advanceTimersByTime(1);
    expect(passed).toEqual(['a', 'b']);
  });

  it('come soon after a limit was lifted', () => {
    buckets = [new DebtBucket({ itemsPerSecond: 0.001, burst: 1 }, nowMs)];
    take('a');
    take('b');
    buckets = [];
    jest.advanceTimersByTime(RATE_LOOK_AGAIN_MS);
    expect(passed).toEqual(['a', 'b']);
  });

  it('do not come any more when the connection ended', () => {
    buckets = [new DebtBucket({ itemsPerSecond: 1, burst: 1 }, nowMs)];
    take('a');
    take('b');
    turns.end();
    jest.advanceTimersByTime(10_000);
    expect(passed).toEqual(['a', 'not b']);
    expect(turns.areWaiting).toBe(false);
  });
});

describe('the limits that bind a source', () => {
  const unitLimits = new Map<string, UnitLimits>();
  const limiter = new RateLimiter(
    { limitsOfUnit: (unit) => unitLimits.get(unit) ?? null },
    () => 0,
  );
  const slow = { itemsPerSecond: 1, burst: 1 };

  it('are its own and those of its unit', () => {
    expect(limiter.bucketsOf(sourceOf())).toEqual([]);
    expect(limiter.bucketsOf(sourceOf({ limits: slow }))).toMatchObject([{ limits: slow }]);
    unitLimits.set('20194', { connections: 3 });
    expect(limiter.bucketsOf(sourceOf())).toEqual([]);
    unitLimits.set('20194', { itemsPerSecond: 5, burst: 6 });
    expect(limiter.bucketsOf(sourceOf({ limits: slow }))).toHaveLength(2);
  });

  it('are the same over its connections, shared by its unit, and new when they were changed', () => {
    const [own, ofUnit] = limiter.bucketsOf(sourceOf({ limits: slow }));
    expect(limiter.bucketsOf(sourceOf({ limits: { ...slow } }))).toEqual([own, ofUnit]);
    expect(limiter.bucketsOf(sourceOf({ key: '20194.other' }))[0]).toBe(ofUnit);
    const [changed] = limiter.bucketsOf(sourceOf({ limits: { ...slow, burst: 2 } }));
    expect(changed).not.toBe(own);
  });
});

import { BackOffs } from './back-offs';

const RULE = { free: 2, firstMs: 1_000, longestMs: 5_000, forgetMs: 60_000, most: 3 };

/** The wait after each of so many wrong ones, each at the very end of the wait before. */
function waits(count: number): number[] {
  const backOffs = new BackOffs(RULE);
  const all: number[] = [];
  for (let nowMs = 0; all.length < count; nowMs += all.at(-1) ?? 0) {
    backOffs.wrong('a', nowMs);
    all.push(backOffs.waitMs('a', nowMs));
  }
  return all;
}

it('two are free, then each wait is twice the one before, up to the longest', () => {
  // 1 s, 2 s, 4 s; 8 s would be beyond the longest
  expect(waits(7)).toEqual([0, 0, 1_000, 2_000, 4_000, 5_000, 5_000]);
});

it('a wait ends by time alone, to the millisecond, and concerns nobody else', () => {
  const backOffs = new BackOffs(RULE);
  for (let n = 0; n < 3; n += 1) backOffs.wrong('a', 0);
  expect([999, 1_000].map((nowMs) => backOffs.waitMs('a', nowMs))).toEqual([1, 0]);
  expect(backOffs.waitMs('b', 0)).toBe(0);
});

it('who was right begins anew, and so does who was wrong long ago', () => {
  const backOffs = new BackOffs(RULE);
  for (let n = 0; n < 3; n += 1) backOffs.wrong('a', 0);
  backOffs.forget('a');
  backOffs.wrong('a', 0);
  expect(backOffs.waitMs('a', 0)).toBe(0);
  for (let n = 0; n < 2; n += 1) backOffs.wrong('a', 0);
  // its wait was over at 1,000: forgotten a minute after that
  backOffs.wrong('a', 61_000);
  expect(backOffs.waitMs('a', 61_000)).toBe(0);
});

it('gives those who are told to be suspicious nothing free', () => {
  const backOffs = new BackOffs(RULE);
  backOffs.wrong('a', 0, 0);
  expect(backOffs.waitMs('a', 0)).toBe(1_000);
});

it('remembers a bounded number, those who were wrong last', () => {
  const backOffs = new BackOffs(RULE);
  for (const who of ['a', 'b', 'a', 'c', 'd']) backOffs.wrong(who, 0, 0);
  expect(backOffs.size).toBe(3);
  expect(['a', 'b', 'c', 'd'].map((who) => backOffs.waitMs(who, 0) > 0)).toEqual([
    true,
    false,
    true,
    true,
  ]);
});

it('forgets all of one name at once', () => {
  const backOffs = new BackOffs(RULE);
  for (const who of ['x 1', 'x 2', 'y 1']) backOffs.wrong(who, 0, 0);
  backOffs.forgetThose('x ');
  expect(['x 1', 'x 2', 'y 1'].map((who) => backOffs.waitMs(who, 0))).toEqual([0, 0, 1_000]);
});

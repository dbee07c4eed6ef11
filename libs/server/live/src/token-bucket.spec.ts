import { TokenBucket } from './token-bucket';

describe('a bucket of 10 a second, 3 at once', () => {
  let nowMs = 0;
  const bucket = () => new TokenBucket(10, 3, () => nowMs);
  const taken = (from: TokenBucket, times: number) =>
    Array.from({ length: times }, () => from.take()).filter(Boolean).length;

  it('lets 3 through at once, then one every 100 ms', () => {
    const full = bucket();
    expect(taken(full, 5)).toBe(3);
    nowMs += 99;
    expect(full.take()).toBe(false);
    nowMs += 1;
    expect(taken(full, 2)).toBe(1);
  });

  it('never holds more than 3', () => {
    const full = bucket();
    nowMs += 3_600_000;
    expect(taken(full, 10)).toBe(3);
  });
});

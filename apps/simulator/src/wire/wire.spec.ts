import { fullJitter } from './backoff';
import { gateOf } from './gate';

describe('the back-off', () => {
  it('doubles its bound up to half a minute and waits anything below it', () => {
    const longest = fullJitter(() => 0.999_999);
    const waits = Array.from({ length: 7 }, () => longest.nextMs());
    expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
    longest.reset();
    expect(longest.nextMs()).toBe(2_000);
    expect(fullJitter(() => 0).nextMs()).toBe(0);
  });
});

describe('the gate', () => {
  it('lets in no more than its width, everyone in the end, and survives a fault', async () => {
    const gate = gateOf(3);
    let [inside, most, done] = [0, 0, 0];
    const act = async (index: number): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setTimeout(resolve, 1));
      inside -= 1;
      done += 1;
      if (index === 4) throw new Error('one fails');
    };
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => gate.pass(() => act(index))),
    );
    expect([most, done]).toEqual([3, 20]);
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  });
});

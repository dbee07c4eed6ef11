import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Figures } from './figures';
import { Latencies } from './latencies';

const root = join(__dirname, '..', '..');

describe('the benchmark', () => {
  it('finds every acknowledged reading in the database, each once', async () => {
    const options = ['--seconds', '2', '--devices', '20', '--rate', '200', '--json'];
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(root, 'tools/bench.mjs'), ...options],
      { maxBuffer: 1 << 24 },
    );
    const { saturated, steady, comparison, bytes } = JSON.parse(stdout) as Figures;
    expect(saturated.load.unacknowledged + steady.load.unacknowledged).toBe(0);
    expect(comparison.acknowledgedMessages).toBeGreaterThan(400);
    expect(comparison).toEqual({
      acknowledgedMessages: comparison.acknowledgedMessages,
      acknowledgedReadings: comparison.acknowledgedMessages * 3,
      missing: 0,
      twice: 0,
      unacknowledged: 0,
      rolledUp: comparison.acknowledgedMessages * 3,
    });
    expect(bytes.readings).toBe(comparison.acknowledgedReadings);
    expect(steady.screen.lost).toBe(0);
    expect(steady.screen.publishToSocket.n).toBeGreaterThan(0);
  });

  it('tells quantiles to a tenth of a millisecond', () => {
    const latencies = new Latencies();
    // 1, 2, … 100 ms: half of them are at most 50, 99 of them at most 99
    for (let milliseconds = 1; milliseconds <= 100; milliseconds += 1) latencies.add(milliseconds);
    const { n, p50, p99, most } = latencies.summary();
    expect({ n, most }).toEqual({ n: 100, most: 100 });
    expect(p50).toBeCloseTo(50.1);
    expect(p99).toBeCloseTo(99.1);
  });
});

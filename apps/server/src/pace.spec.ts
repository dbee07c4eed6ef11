import { Pace } from './pace';

let nowMs = 0;
let pace: Pace;
beforeEach(() => {
  nowMs = 1_000_000;
  pace = new Pace(() => nowMs);
});

it('has no rate before there is something to compare with', () => {
  expect(pace.itemsPerSecond).toBeNull();
  pace.sample(5);
  expect(pace.itemsPerSecond).toBeNull();
});

it('tells items a second over the last minute', () => {
  // 0 items at 0 s, then 100 every 10 s: 10 a second; what was before the minute is forgotten
  for (let seconds = 0; seconds <= 120; seconds += 10) {
    pace.sample(seconds < 60 ? 0 : (seconds - 50) * 10);
    nowMs += 10_000;
  }
  // from 100 at 60 s to 700 at 120 s
  expect(pace.itemsPerSecond).toBe(10);
});

it('tells the slowest evaluation of the last minute', () => {
  expect(pace.slowestEvaluationMs).toBeNull();
  pace.evaluated(900);
  nowMs += 500;
  pace.evaluated(300);
  nowMs += 30_000;
  pace.evaluated(20);
  expect(pace.slowestEvaluationMs).toBe(900);
  nowMs += 30_000;
  expect(pace.slowestEvaluationMs).toBe(20);
  nowMs += 60_000;
  expect(pace.slowestEvaluationMs).toBeNull();
});

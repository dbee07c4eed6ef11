import { systemClock } from './clock';

test('microseconds increase with every answer and stay near the time', () => {
  const answers = Array.from({ length: 5_000 }, () => systemClock.nowUs());
  expect(answers.every((us, index) => index === 0 || us > (answers[index - 1] ?? us))).toBe(true);
  expect(Math.abs(systemClock.nowUs() / 1000 - systemClock.nowMs())).toBeLessThan(1_000);
});

test('they go on increasing when the system clock is set back', () => {
  const before = systemClock.nowUs();
  jest.spyOn(Date, 'now').mockReturnValue(before / 1000 - 3_600_000);
  expect(systemClock.nowUs()).toBe(before + 1);
  jest.restoreAllMocks();
});

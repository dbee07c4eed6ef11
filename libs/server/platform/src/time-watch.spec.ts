import { LEAP_MS, STOOD_STILL_MS, TimeWatch } from './time-watch';

const HOUR_MS = 3_600_000;

/** Clocks that a test moves: the wall's, and the one that nobody can set. */
function clocks() {
  const now = { wall: 1_800_000_000_000, steady: 5_000 };
  const watch = new TimeWatch(
    () => now.wall,
    () => now.steady,
  );
  const pass = (ms: number): void => {
    now.wall += ms;
    now.steady += ms;
  };
  return { now, watch, pass };
}

it('time that passes is no leap', () => {
  const { watch, pass } = clocks();
  for (let look = 0; look < 100; look += 1) {
    pass(500);
    expect(watch.leapt()).toBe(false);
  }
});

it.each([HOUR_MS, -HOUR_MS, LEAP_MS + 1, -LEAP_MS - 1])(
  'a clock that is set by %i ms is one, once',
  (setMs) => {
    const { now, watch, pass } = clocks();
    pass(500);
    now.wall += setMs;
    expect(watch.leapt()).toBe(true);
    pass(500);
    expect(watch.leapt()).toBe(false);
  },
);

it('a clock that is nudged by less is none', () => {
  const { now, watch } = clocks();
  now.wall += LEAP_MS;
  expect(watch.leapt()).toBe(false);
});

it('a process that stood still leapt, although its clocks agree', () => {
  const { watch, pass } = clocks();
  pass(STOOD_STILL_MS + 1);
  expect(watch.leapt()).toBe(true);
  pass(500);
  expect(watch.leapt()).toBe(false);
});

import { isBelowTarget } from './met-target';

it.each([
  // at least 80 wanted, a warning below 60: 67.7 is within its limits and no target met
  ['higher', 80, 'good', 67.7, true],
  ['higher', 80, 'good', 80, false],
  ['lower', 0, 'good', 2, true],
  ['lower', 0, 'good', 0, false],
  // what is bad says so itself, and what is not known says nothing
  ['higher', 80, 'warning', 50, false],
  ['higher', 80, 'stale', 50, false],
  ['higher', 80, 'good', null, false],
  ['higher', null, 'good', 3, false],
  ['range', 65, 'good', 50, false],
] as const)('wanted %s %s, %s at %s: %s', (better, targetValue, status, value, below) => {
  expect(isBelowTarget({ better, targetValue }, { status, value })).toBe(below);
});

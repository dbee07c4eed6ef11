import { areComparable } from './comparable';

it.each([
  // of 12 communes one is missing: 11 ≥ 10.8
  [12, 12, 11, 12, true],
  // two are missing: 10 < 10.8
  [12, 12, 10, 12, false],
  // the past of three is reckoned so far, and of no other anything is known
  [12, 12, 3, 3, false],
  [3, 3, 12, 12, false],
  [0, 12, 0, 12, true],
  // typed by a person
  [0, 0, 2, 2, true],
  [1, 1, 0, 1, false],
])('%i of %i against %i of %i', (reporting, expected, before, expectedBefore, comparable) => {
  const then = { reporting: before, expected: expectedBefore };
  expect(areComparable({ reporting, expected }, then)).toBe(comparable);
});

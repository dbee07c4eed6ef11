import { PastProgress, type Late } from './past-progress';

const late = (...units: [string, number][]): Late => new Map([['dossiers-online', new Map(units)]]);
const NONE: Late = new Map();

it('tells which communes are not done, from the earliest moment of each, and which are', () => {
  const progress = new PastProgress();
  const [first, second] = [late(['a', 50], ['b', 20]), late(['c', 10])];
  progress.begin(first);
  progress.begin(second);
  expect(progress.standing(late(['a', 30]))).toEqual({ from: { a: 30, b: 20, c: 10 }, done: [] });
  progress.end(first, true);
  // of a there is news that came meanwhile
  expect(progress.standing(late(['a', 30]))).toEqual({ from: { a: 30, c: 10 }, done: ['b'] });
  progress.end(second, true);
  expect(progress.standing(NONE)).toEqual({ from: {}, done: [] });
});

it('does not call done what failed, and counts the next work from its own beginning', () => {
  const progress = new PastProgress();
  const [failed, next] = [late(['a', 50]), late(['b', 20])];
  progress.begin(failed);
  progress.end(failed, false);
  expect(progress.standing(late(['a', 50]))).toEqual({ from: { a: 50 }, done: [] });
  progress.begin(next);
  progress.end(next, true);
  expect(progress.standing(NONE).done).toEqual([]);
  expect(progress.standing(late(['c', 5])).done).toEqual([]);
});

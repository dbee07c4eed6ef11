import { seldom } from './seldom';

test('each subject is told of once in its time', () => {
  const told: string[] = [];
  let nowMs = 0;
  const tell = seldom<string>(
    60_000,
    (details) => told.push(details),
    () => nowMs,
  );
  tell('a', 'a1');
  tell('b', 'b1');
  nowMs = 59_999;
  tell('a', 'a2');
  nowMs = 60_000;
  tell('a', 'a3');
  expect(told).toEqual(['a1', 'b1', 'a3']);
});

test('what is remembered is bounded, and the oldest may be told of again', () => {
  const told: string[] = [];
  const tell = seldom<string>(
    60_000,
    (details) => told.push(details),
    () => 0,
  );
  for (let n = 0; n <= 1_000; n++) tell(`s-${n}`, 'once');
  tell('s-1000', 'again');
  tell('s-0', 'again');
  expect(told.filter((details) => details === 'again')).toHaveLength(1);
});

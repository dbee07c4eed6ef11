import { heldOrder } from './held-order';

interface Row {
  key: string;
  value: number;
}
const row = (key: string, value = 0): Row => ({ key, value });
const keyOf = ({ key }: Row): string => key;
const held = (before: Row[] | null, now: Row[], known?: Row[]) =>
  heldOrder(before, now, keyOf, known);

it('shows what there is while nobody has it under the cursor', () => {
  const rows = [row('b'), row('a')];
  expect(held(null, rows)).toEqual({ shown: rows, news: 0, moved: false });
});

it('keeps the order and counts what came, with each row as it is now', () => {
  const before = [row('a', 1), row('b', 2)];
  const now = [row('c', 9), row('b', 7), row('a', 1)];
  expect(held(before, now)).toEqual({
    shown: [row('a', 1), row('b', 7)],
    news: 1,
    moved: true,
  });
});

it('is not moved by what comes before, between or behind', () => {
  const before = [row('a'), row('b')];
  const now = [row('x'), row('a'), row('y'), row('b'), row('z')];
  expect(held(before, now)).toMatchObject({ news: 3, moved: false });
  expect(held(before, before)).toMatchObject({ news: 0, moved: false });
});

it('shows a row that is gone as it was, or as it is where it belongs now', () => {
  const before = [row('a', 1), row('b', 2)];
  expect(held(before, [row('b', 2)])).toEqual({
    shown: [row('a', 1), row('b', 2)],
    news: 0,
    moved: true,
  });
  expect(held(before, [row('b', 2)], [row('a', 5), row('b', 2)]).shown[0]).toEqual(row('a', 5));
});

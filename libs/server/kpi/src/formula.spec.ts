import { BadFormula, readFormula } from './formula';

const reckon = (text: string, parts: Record<string, number> = { a: 6, b: 4 }) =>
  readFormula(text, Object.keys(parts))(parts);

it.each([
  ['a + b * 2', 14],
  ['(a + b) / 2', 5],
  ['-a', -6],
  ['min(a, b) + max(a, b)', 10],
  ['a > b ? 100 : 0', 100],
  ['100 * a / (a + b)', 60],
  ['round(a / b)', 2],
])('%s is %d', (text, value) => {
  expect(reckon(text)).toBe(value);
});

it('comes to nothing where it comes to no number', () => {
  expect(reckon('a / (b - 4)')).toBeUndefined();
  expect(reckon('0 / (b - 4)')).toBeUndefined();
});

it('comes to nothing, and stops nobody, where a function refuses the numbers', () => {
  expect(reckon('round(a, b / 8)')).toBeUndefined();
  expect(reckon('floor(a, -b)')).toBeUndefined();
});

it.each([
  'a =3',
  'import("fs")',
  'a.constructor',
  '[a, b]',
  'f(x) = x',
  '"text"',
  'a; b',
  '5!',
  'c + 1',
  'min + 1',
  'cross(a, b)',
  'min()',
  'abs(a, b)',
  'round(a, b, 1)',
  'a ^ 99999',
  '1e400',
  'a +',
  '',
])('refuses %s', (text) => {
  expect(() => readFormula(text, ['a', 'b'])).toThrow(BadFormula);
});

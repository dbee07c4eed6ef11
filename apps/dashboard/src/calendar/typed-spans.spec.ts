import { typedSpans } from './typed-spans';

it.each([
  [
    '7:30-11:30, 13h30–17h00',
    [
      ['07:30', '11:30'],
      ['13:30', '17:00'],
    ],
  ],
  ['08:00 - 12:00', [['08:00', '12:00']]],
  ['', []],
])('reads %j', (text, expected) => {
  expect(typedSpans(text)?.map(({ from, to }) => [from, to])).toEqual(expected);
});

it.each(['7-11', '7:30', 'sáng', '7:30-11:30 13:30-17:00'])('cannot read %j', (text) => {
  expect(typedSpans(text)).toBeNull();
});

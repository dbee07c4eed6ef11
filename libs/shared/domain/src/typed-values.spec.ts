import { readTypedDay, readTypedNumber, writeTypedNumber } from './typed-values';

describe('a number as it is typed', () => {
  it.each([
    ['1234567', 1234567],
    ['1234567.5', 1234567.5],
    ['1234567,5', 1234567.5],
    ['1.234.567', 1234567],
    ['1.234.567,5', 1234567.5],
    ['1,234,567', 1234567],
    ['1,234,567.5', 1234567.5],
    ['1.234,5', 1234.5],
    ['1 234 567', 1234567],
    ['1\u00a0234\u00a0567,25', 1234567.25],
    // four digits before the sign are no group of thousands
    ['1234,567', 1234.567],
    ['0,125', 0.125],
    ['0.5', 0.5],
    ['12,50', 12.5],
    ['-1.234.567', -1234567],
    [' 42 ', 42],
  ])('%s', (text, value) => {
    expect(readTypedNumber(text)).toEqual({ value });
  });

  // a hundred and fifty thousand in Hà Nội, a hundred and fifty in London
  it.each(['150.000', '1,234', '1.234', '-12.345'])('%s is not guessed', (text) => {
    expect(readTypedNumber(text)).toEqual({ problem: 'ambiguous-number' });
  });

  it.each(['', 'abc', '1.23.456', '1.2345.678', '1,23,456', '1.234,567,8', '1e9', 'NaN', '12 34'])(
    '"%s" is none',
    (text) => {
      expect(readTypedNumber(text)).toEqual({ problem: 'bad-number' });
    },
  );

  it.each([0, 5, 1234567.5, 1.234, 999.125, 1234.567, -12.345, 1e15])(
    '%d is read back as it was written',
    (value) => {
      expect(readTypedNumber(writeTypedNumber(value))).toEqual({ value });
    },
  );
});

describe('a day as it is typed', () => {
  it.each([
    ['20/11/2026', '2026-11-20'],
    ['1/2/2026', '2026-02-01'],
    ['2026-11-20', '2026-11-20'],
    [' 29/02/2028 ', '2028-02-29'],
  ])('%s', (text, value) => {
    expect(readTypedDay(text)).toEqual({ value });
  });

  it.each(['31/02/2026', '29/02/2026', '11/20/2026', '20/11/26', '2026-13-01', '20-11-2026', ''])(
    '"%s" is none',
    (text) => {
      expect(readTypedDay(text)).toEqual({ problem: 'bad-date' });
    },
  );
});

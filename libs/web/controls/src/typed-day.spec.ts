import { typedDay } from './typed-day';

it.each([
  ['20/11/2026', '2026-11-20'],
  // day first: not the 11th of December
  ['12/11/2026', '2026-11-12'],
  ['1/2/2026', '2026-02-01'],
  ['29/02/2028', '2028-02-29'],
  ['29/02/2027', null],
  ['31/13/2026', null],
  ['20/11', null],
  ['hôm qua', null],
])('%s is %s', (text, day) => expect(typedDay(text)).toBe(day));

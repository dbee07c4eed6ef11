import { windowDates } from './window-words';

const NOW = Date.parse('2026-11-27T11:00:00+07:00');

it.each([
  ['P30D', 'trong 30 ngày, 29/10–27/11/2026'],
  ['P90D', 'trong 90 ngày, 30/08–27/11/2026'],
  ['today', 'hôm nay, 27/11/2026'],
  ['month', 'trong tháng, 01/11–27/11/2026'],
  ['year', 'trong năm, 01/01–27/11/2026'],
  ['PT24H', 'trong 24 giờ'],
  ['now', ''],
])('tells the window %s with its days', (window, words) => {
  expect(windowDates(window, NOW, 'vi')).toBe(words);
});

it('names both years where they are two', () => {
  const newYear = Date.parse('2027-01-02T00:30:00+07:00');
  expect(windowDates('P30D', newYear, 'en')).toBe('in 30 days, 04/12/2026–02/01/2027');
});

import { isoDay, proposeYear, type ListedHoliday } from '@nhip-xa/domain';
import { listedHolidays } from './listed-holidays';

const dayOf = (year: number, is: ListedHoliday['is']): string =>
  listedHolidays(year)
    .filter((one) => one.is === is)
    .map(({ day }) => isoDay(day).slice(5))
    .join();

/** [domain 4.3] by the algorithm of Hồ Ngọc Đức at UTC+7; in 2030 China's Tết is on 3 February. */
it.each([
  [2025, '01-29', '04-07'],
  [2026, '02-17', '04-26'],
  [2027, '02-06', '04-16'],
  [2028, '01-26', '04-04'],
  [2029, '02-13', '04-23'],
  [2030, '02-02', '04-12'],
])('%d has Tết on %s and Giỗ Tổ on %s', (year, tet, hungKings) => {
  expect([dayOf(year, 'tet'), dayOf(year, 'hung-kings')]).toEqual([tet, hungKings]);
});

it('finds each of the six once a year, to the end of the calendars', () => {
  for (let year = 2015; year <= 2100; year += 5) {
    expect([year, listedHolidays(year).map(({ is }) => is)]).toEqual([
      year,
      ['new-year', 'tet', 'hung-kings', 'reunification', 'labour', 'national'],
    ]);
  }
});

it('the days of 2026 are those that were announced, less the swaps', () => {
  const off = proposeYear(2026, listedHolidays(2026)).filter(({ disabled }) => !disabled);
  expect(off.map(({ day }) => isoDay(day).slice(5))).toEqual([
    ...['01-01', '02-16', '02-17', '02-18', '02-19', '02-20', '04-26', '04-27', '04-30', '05-01'],
    ...['09-01', '09-02'],
  ]);
});

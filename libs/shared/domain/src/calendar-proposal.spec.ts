import { YEAR_2026 } from '../test/statements';
import { isWeekend } from './calendar';
import { proposeYear, type ListedHoliday } from './calendar-proposal';
import { dayOfIso, isoDay } from './time';

/** The holidays of a year, whose Tết and Giỗ Tổ are told [domain 4.3]. */
const listed = (year: number, tet: string, hungKings: string): ListedHoliday[] => [
  { is: 'new-year', day: dayOfIso(`${year}-01-01`) },
  { is: 'tet', day: dayOfIso(`${year}-${tet}`) },
  { is: 'hung-kings', day: dayOfIso(`${year}-${hungKings}`) },
  { is: 'reunification', day: dayOfIso(`${year}-04-30`) },
  { is: 'labour', day: dayOfIso(`${year}-05-01`) },
  { is: 'national', day: dayOfIso(`${year}-09-02`) },
];
const offDays = (year: number, tet: string, hungKings: string): string[] =>
  proposeYear(year, listed(year, tet, hungKings))
    .filter(({ working, disabled }) => !working && !disabled)
    .map(({ day }) => isoDay(day).slice(5));

it('gives 2026 as it was announced, less its two swaps', () => {
  const swapped = ['2026-01-02', '2026-08-31'].map(dayOfIso);
  const announced = [...YEAR_2026.exceptions]
    .filter(([day, working]) => !working && !swapped.includes(day))
    .map(([day]) => isoDay(day).slice(5));
  const proposed = offDays(2026, '02-17', '04-26');
  expect(proposed.filter((day) => !isWeekend(dayOfIso(`2026-${day}`)))).toEqual(announced);
  // Giỗ Tổ itself, a Sunday
  expect(proposed).toContain('04-26');
});

it('makes good what falls on a weekly day off, on the next working day', () => {
  // 2027: Tết Sat 6/2, hence 5–9/2, Saturday and Sunday made good on Wed 10 and Thu 11;
  // 1/5 is a Saturday, made good on Mon 3/5
  expect(offDays(2027, '02-06', '04-16')).toEqual([
    ...['01-01', '02-05', '02-06', '02-07', '02-08', '02-09', '02-10', '02-11', '04-16'],
    ...['04-30', '05-01', '05-03', '09-01', '09-02'],
  ]);
});

it.each([
  [2024, '02-10', '04-18', ['09-02', '09-03']], // 2/9 a Monday
  [2026, '02-17', '04-26', ['09-01', '09-02']], // a Wednesday
  [2028, '01-26', '04-04', ['09-01', '09-02', '09-04']], // a Saturday, made good on the Monday
  [2029, '02-13', '04-23', ['09-02', '09-03', '09-04']], // a Sunday, made good on the Tuesday
])('%d has a second National Day beside the first', (year, tet, hungKings, expected) => {
  expect(offDays(year, tet, hungKings).filter((day) => day.startsWith('09'))).toEqual(expected);
});

it('never proposes that a day is worked in exchange', () => {
  for (const year of [2026, 2027, 2028, 2029, 2030]) {
    expect(proposeYear(year, listed(year, '02-06', '04-16')).some(({ working }) => working)).toBe(
      false,
    );
  }
});

it('holds the Culture Day ready, switched off and with a word of warning', () => {
  const day = (year: number) =>
    proposeYear(year, []).find((one) => one.day === dayOfIso(`${year}-11-24`));
  expect(day(2026)).toMatchObject({ disabled: true, working: false });
  expect(day(2026)?.note).toContain('chưa xác minh');
  expect(day(2025)).toBeUndefined();
});

import { dayOfIso, type ListedHoliday } from '@nhip-xa/domain';
import Holidays from 'date-holidays';

/** The rules of the library's list that are paid holidays, by the day that they name. */
const KINDS: ReadonlyMap<string, ListedHoliday['is']> = new Map([
  ['01-01', 'new-year'],
  ['vietnamese 1-0-1', 'tet'],
  ['vietnamese 3-0-10', 'hung-kings'],
  ['04-30', 'reunification'],
  ['05-01', 'labour'],
  ['09-02', 'national'],
]);

/**
 * On which days the paid holidays of a year fall, by Vietnam's own lunar calendar: in 2030 its Tết
 * is a day before the Chinese [domain 4.3].
 */
export function listedHolidays(year: number): ListedHoliday[] {
  return new Holidays('VN', { types: ['public'] }).getHolidays(year).flatMap(({ rule, date }) => {
    const is = KINDS.get(rule);
    return is ? [{ is, day: dayOfIso(date.slice(0, 10)) }] : [];
  });
}

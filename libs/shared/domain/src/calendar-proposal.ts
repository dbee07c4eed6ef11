import { isWeekend } from './calendar';
import { dayOfIso, weekday } from './time';

/** A holiday as a list of them knows it: what it is, and its local day in a year. */
export interface ListedHoliday {
  is: 'new-year' | 'tet' | 'hung-kings' | 'reunification' | 'labour' | 'national';
  day: number;
}

/** A day as it is proposed for the calendar; it counts only when a person has confirmed it. */
export interface ProposedDay {
  day: number;
  working: boolean;
  name: string;
  /** Known, but not in force unless a person switches it on. */
  disabled?: true;
  /** What whoever decides should know. */
  note?: string;
}

const NAMES: Readonly<Record<ListedHoliday['is'], string>> = {
  'new-year': 'Tết Dương lịch',
  tet: 'Tết Nguyên đán',
  'hung-kings': 'Giỗ Tổ Hùng Vương',
  reunification: 'Ngày Chiến thắng',
  labour: 'Quốc tế Lao động',
  national: 'Quốc khánh',
};

/** The first year for which 24/11 was announced as a holiday. */
const CULTURE_DAY_SINCE = 2026;

/**
 * The days off of a year as the law has them [Labour Code 2019, art. 112; domain 4.3], from the days
 * on which its holidays fall. Swaps of working days are never among them: the Prime Minister decides
 * on those each year, and a person enters them.
 */
export function proposeYear(year: number, listed: readonly ListedHoliday[]): ProposedDay[] {
  const holidays = new Map<number, string>();
  for (const { is, day } of listed) {
    for (const each of daysOff(is, day)) if (!holidays.has(each)) holidays.set(each, NAMES[is]);
  }
  const off = [...holidays].sort(([a], [b]) => a - b);
  const taken = new Set(holidays.keys());
  // [Labour Code 111.3] a holiday on a weekly day off is made good on the next working day
  for (const [day, name] of [...off]) {
    if (!isWeekend(day)) continue;
    let next = day + 1;
    while (isWeekend(next) || taken.has(next)) next += 1;
    taken.add(next);
    off.push([next, `Nghỉ bù ${name}`]);
  }
  const days = off.map(([day, name]): ProposedDay => ({ day, working: false, name }));
  return [...days, ...cultureDay(year)].sort((a, b) => a.day - b.day);
}

function daysOff(is: ListedHoliday['is'], day: number): number[] {
  // five days: the last of the old year and four of the new, as in 2026
  if (is === 'tet') return [-1, 0, 1, 2, 3].map((offset) => day + offset);
  // two days: 2/9 and the day before, unless only the day after can make the weekend longer
  if (is === 'national') return weekday(day) <= 1 ? [day, day + 1] : [day - 1, day];
  return [day];
}

const CULTURE_NOTE = {
  vi:
    'Nghị quyết 80 của Bộ Chính trị coi đây là ngày nghỉ; chưa xác minh được Bộ luật Lao động đã sửa hay chưa. ' +
    'Chỉ bật khi đã có thông báo lịch nghỉ chính thức.',
  en:
    'Resolution 80 of the Politburo makes it a day off; whether the Labour Code was amended could not be confirmed. ' +
    'Switch it on only when the official holiday schedule says so.',
};

/** A note as it is read: what came with the product in the reader's language, what people wrote as it is. */
export const calendarNote = (note: string | null, language: 'vi' | 'en'): string =>
  note === CULTURE_NOTE.vi ? CULTURE_NOTE[language] : (note ?? '');

/** [domain 4.3] whether the law was amended by then is not known: a person decides. */
function cultureDay(year: number): ProposedDay[] {
  if (year < CULTURE_DAY_SINCE) return [];
  const day = dayOfIso(`${year}-11-24`);
  return [
    { day, working: false, name: 'Ngày Văn hóa Việt Nam', disabled: true, note: CULTURE_NOTE.vi },
  ];
}

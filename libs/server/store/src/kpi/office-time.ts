import {
  isWorkingDay,
  isoDay,
  localDay,
  startOfLocalDay,
  HOUR_MS,
  type Calendar,
} from '@nhip-xa/domain';
import type { OfficeTime } from './terms/term-query';

/** [contract 2] office hours close at 17:00 unless set. */
const CLOSE_MS = 17 * HOUR_MS;
/** No calendar has a hundred days off in a row. */
const SEARCH_DAYS = 100;

/** Office time where every unit keeps the same calendar. */
export const officeTimeOf = (calendar: () => Calendar): OfficeTime => ({
  closeOfNextWorkingDay: (_unit, atMs) => {
    const today = localDay(atMs);
    for (let day = today + 1; day < today + SEARCH_DAYS; day += 1) {
      if (isWorkingDay(calendar(), day)) return startOfLocalDay(day) + CLOSE_MS;
    }
    return startOfLocalDay(today + 1) + CLOSE_MS;
  },
  workingDays: (_unit, { fromMs, toMs }) => {
    const days: string[] = [];
    for (let day = localDay(fromMs); startOfLocalDay(day) < toMs; day += 1) {
      if (isWorkingDay(calendar(), day)) days.push(isoDay(day));
    }
    return days;
  },
});

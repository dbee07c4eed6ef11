import {
  closeOfNextWorkingDay,
  isWorkingDay,
  isoDay,
  localDay,
  startOfLocalDay,
  type DeadlineRules,
} from '@nhip-xa/domain';
import type { OfficeTime } from './terms/term-query';

/** Office time by the calendar of each unit, as the rules have it at each use. */
export const officeTimeOf = (rules: () => DeadlineRules): OfficeTime => ({
  closeOfNextWorkingDay: (unit, atMs) => closeOfNextWorkingDay(rules().calendars.of(unit), atMs),
  workingDays: (unit, { fromMs, toMs }) => {
    const calendar = rules().calendars.of(unit);
    const days: string[] = [];
    for (let day = localDay(fromMs); startOfLocalDay(day) < toMs; day += 1) {
      if (isWorkingDay(calendar, day)) days.push(isoDay(day));
    }
    return days;
  },
});

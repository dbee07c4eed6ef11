import { CalendarBook } from './calendar-book';
import { PolicyBook } from './deadline-policies';

/** What deadlines are reckoned with: every unit's calendar, and what each allows. */
export interface DeadlineRules {
  calendars: CalendarBook;
  policies: PolicyBook;
}

/** Plain weeks, usual hours, no policy. */
export const PLAIN_RULES: DeadlineRules = {
  calendars: new CalendarBook(),
  policies: new PolicyBook(),
};

import type { CaseFields, CaseStatement, Calendar, Pause } from '../src/index';
import { dayOfIso } from '../src/index';

/** Microseconds of a local moment of November 2026: `at('20 08:30')` is the 20th at 08:30 +07:00. */
export const at = (dayAndTime: string): number => {
  const [day, time = '00:00'] = dayAndTime.split(' ') as [string, string?];
  return Date.parse(`2026-11-${day.padStart(2, '0')}T${time}:00+07:00`) * 1000;
};

/** What a source said of a case at a moment. */
export const said = (
  ts: number,
  state: string | null,
  fields: CaseFields = {},
  byPerson = false,
): CaseStatement => ({ ts, state, fields, byPerson });

export const pause = (
  from: number,
  to: number | null,
  why: Pause['why'] = 'supplement',
): Pause => ({
  from,
  to,
  why,
});

export const ONE_HOUR_US = 3_600_000_000;

/** Monday to Friday, no exceptions. */
export const PLAIN_WEEKS: Calendar = { exceptions: new Map() };

/** The days off and the worked Saturdays of 2026, as the government announced them [domain 4.3]. */
export const YEAR_2026: Calendar = {
  exceptions: new Map(
    [
      ...['01-01', '01-02', '02-16', '02-17', '02-18', '02-19', '02-20', '04-27', '04-30', '05-01'],
      ...['08-31', '09-01', '09-02'],
    ]
      .map((day): [number, boolean] => [dayOfIso(`2026-${day}`), false])
      .concat([
        [dayOfIso('2026-01-10'), true],
        [dayOfIso('2026-08-22'), true],
      ]),
  ),
};

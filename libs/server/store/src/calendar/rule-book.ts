import {
  CalendarBook,
  PLAIN_RULES,
  PolicyBook,
  dayOfIso,
  msOfClock,
  type DeadlinePolicy,
  type DeadlineRules,
  type OfficeHours,
  type OwnCalendar,
} from '@nhip-xa/domain';
import type { Database } from '../database/database';
import type { ClockSpan } from './calendar.entities';

interface DayRow {
  unit: string;
  day: string;
  working: boolean;
}

interface HoursRow {
  unit: string;
  from_day: string;
  workday: ClockSpan[];
  saturday: ClockSpan[];
}

/** The rules that deadlines are reckoned with, in memory: each fold of a case asks for them. */
export class RuleBook {
  private loaded: DeadlineRules = PLAIN_RULES;

  constructor(private readonly database: Database) {}

  readonly rules = (): DeadlineRules => this.loaded;

  async load(): Promise<void> {
    const [days, hours, policies, parents] = await Promise.all([
      // what nobody has confirmed does not count
      this.read<DayRow>(
        `SELECT unit, to_char(day, 'YYYY-MM-DD') AS day, working FROM calendar_days
         WHERE state = 'confirmed'`,
      ),
      this.read<HoursRow>(
        `SELECT unit, to_char(from_day, 'YYYY-MM-DD') AS from_day, workday, saturday
         FROM office_hours ORDER BY office_hours.from_day`,
      ),
      this.read<DeadlinePolicy>(
        `SELECT unit, kind, nullif(channel, '') AS channel, nullif(severity, '') AS severity,
           intake, resolve FROM deadline_policies`,
      ),
      this.read<{ code: string; parent: string }>(
        'SELECT code, parent FROM units WHERE parent IS NOT NULL',
      ),
    ]);
    const above = new Map(parents.map(({ code, parent }) => [code, parent]));
    this.loaded = {
      calendars: new CalendarBook(ownCalendars(days, hours), above),
      policies: new PolicyBook(policies, above),
    };
  }

  private read<Row extends object>(text: string): Promise<Row[]> {
    return this.database.query<Row>('read', { text });
  }
}

function ownCalendars(
  days: readonly DayRow[],
  hours: readonly HoursRow[],
): Map<string, OwnCalendar> {
  const own = new Map<string, { exceptions: Map<number, boolean>; hours: OfficeHours[] }>();
  const of = (unit: string) => {
    const known = own.get(unit) ?? { exceptions: new Map<number, boolean>(), hours: [] };
    own.set(unit, known);
    return known;
  };
  for (const { unit, day, working } of days) of(unit).exceptions.set(dayOfIso(day), working);
  for (const row of hours) of(row.unit).hours.push(officeHoursOf(row));
  return own;
}

const officeHoursOf = ({ from_day, workday, saturday }: HoursRow): OfficeHours => ({
  fromDay: dayOfIso(from_day),
  workday: workday.map(spanOf),
  saturday: saturday.map(spanOf),
});

const spanOf = ({ from, to }: ClockSpan) => ({ fromMs: msOfClock(from), toMs: msOfClock(to) });

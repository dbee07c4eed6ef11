import { Controller } from '@nestjs/common';
import {
  LIMITS,
  calendarOfYear,
  calendarYear,
  calendarYearNumber,
  changedDays,
  setCalendarDays,
  setOfficeHours,
  unitCode,
  type CalendarOfYear,
  type CalendarYear,
  type ChangedDays,
  type SetCalendarDays,
  type SetOfficeHours,
} from '@nhip-xa/contract';
import { isoDay, localDay } from '@nhip-xa/domain';
import { authorOf, type CalendarStore, type ConfigChanges, type Principal } from '@nhip-xa/ports';
import { z } from 'zod';
import { Caller, FromBody, FromQuery, InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { badField, notFound } from '../problem';

const yearQuery = z.strictObject({
  unit: unitCode.optional(),
  /** The present one unless it says otherwise. */
  year: calendarYearNumber.optional(),
});

@Controller('api/v1/calendar')
export class CalendarController {
  constructor(
    @Port('calendars') private readonly calendars: CalendarStore,
    @Port('changes') private readonly changes: ConfigChanges,
    @Port('now') private readonly now: () => number,
  ) {}

  @Route('get', '', {
    summary: 'Days off, days worked in exchange and office hours of a unit, as they hold there',
    needs: 'calendar.read',
    scope: { query: 'unit' },
    query: yearQuery,
    answer: calendarYear,
  })
  async year(
    @InUnit() unit: string,
    @FromQuery() { year }: z.infer<typeof yearQuery>,
  ): Promise<CalendarYear> {
    const present = Number(isoDay(localDay(this.now())).slice(0, 4));
    const found = await this.calendars.year(unit, year ?? present);
    if (!found) throw notFound();
    return found;
  }

  @Route('put', 'days', {
    summary: 'Set days of a unit: off, worked, or as the unit above has them',
    needs: 'calendar.write',
    scope: { body: 'unit' },
    body: setCalendarDays,
    status: 204,
  })
  async setDays(@Caller() caller: Principal, @FromBody() body: SetCalendarDays): Promise<void> {
    const twice = body.days.find(
      ({ day }, at) => body.days.findIndex((one) => one.day === day) < at,
    );
    if (twice) throw badField('days', `${twice.day} stands there twice`);
    await this.calendars.setDays(body.unit, body.days, authorOf(caller));
    await this.follow(body.unit);
  }

  @Route('post', 'proposals', {
    summary: 'Propose the days off of a year as the law has them; they count once confirmed',
    needs: 'calendar.write',
    scope: { body: 'unit' },
    body: calendarOfYear,
    answer: changedDays,
  })
  async propose(
    @Caller() caller: Principal,
    @FromBody() { unit, year }: CalendarOfYear,
  ): Promise<ChangedDays> {
    return { days: await this.calendars.propose(unit, year, authorOf(caller)) };
  }

  @Route('post', 'confirm', {
    summary: 'Put the proposed days of a year in force',
    needs: 'calendar.write',
    scope: { body: 'unit' },
    body: calendarOfYear,
    answer: changedDays,
  })
  async confirm(
    @Caller() caller: Principal,
    @FromBody() { unit, year }: CalendarOfYear,
  ): Promise<ChangedDays> {
    const days = await this.calendars.confirm(unit, year, authorOf(caller));
    if (days > 0) await this.follow(unit);
    return { days };
  }

  @Route('put', 'office-hours', {
    summary: 'Set the office hours of a unit from a day on, or take such an entry away',
    needs: 'calendar.write',
    scope: { body: 'unit' },
    body: setOfficeHours,
    status: 204,
  })
  async setHours(
    @Caller() caller: Principal,
    @FromBody() { unit, from, hours }: SetOfficeHours,
  ): Promise<void> {
    const set = await this.calendars.setHours(unit, from, hours, authorOf(caller));
    if (set === 'too-many') {
      throw badField('from', `at most ${LIMITS.officeHoursPerUnit} entries of one unit`);
    }
    await this.follow(unit);
  }

  private follow(unit: string): Promise<void> {
    return this.changes.emit({ what: 'calendar', unit });
  }
}

import { LIMITS, type CalendarYear, type SetCalendarDays, type WeekHours } from '@nhip-xa/contract';
import { proposeYear, isoDay } from '@nhip-xa/domain';
import type { Author, CalendarStore } from '@nhip-xa/ports';
import { Between, In, type EntityManager } from 'typeorm';
import { writeDown } from '../config/audit';
import type { ConfigDatabase } from '../config/config-database';
import { CalendarDayRow, OfficeHoursRow } from './calendar.entities';
import { shownYear } from './calendar-year';
import { listedHolidays } from './listed-holidays';
import type { RuleChanges } from './rule-changes';

const DAY_KEY = ['unit', 'day'];
const inYear = (year: number) => Between(`${year}-01-01`, `${year}-12-31`);

/** Working days and office hours by unit. */
export class CalendarRepository implements CalendarStore {
  constructor(
    private readonly database: ConfigDatabase,
    private readonly changes: RuleChanges,
    private readonly nowMs: () => number,
  ) {}

  year(unit: string, year: number): Promise<CalendarYear | undefined> {
    return this.database.read((manager) => shownYear(manager, unit, year, this.nowMs()));
  }

  setDays(unit: string, days: SetCalendarDays['days'], author: Author): Promise<void> {
    return this.changes.make(unit, async (manager) => {
      const where = { unit, day: In(days.map(({ day }) => day)) };
      const before = await lockedDays(manager, where);
      const known = new Map(before.map((row) => [row.day, row]));
      await manager.delete(CalendarDayRow, where);
      const rows = days.flatMap(({ day, set, name }): NewDay[] => {
        if (set === 'none') return [];
        const called =
          name ?? known.get(day)?.name ?? (set === 'off' ? 'Ngày nghỉ' : 'Ngày làm việc');
        return [newDay(unit, { day, working: set === 'working', name: called }, author)];
      });
      await manager.upsert(CalendarDayRow, rows, DAY_KEY);
      await writeDown(manager, author, note('calendar.days', unit, before, rows));
      return { result: undefined, changed: true };
    });
  }

  propose(unit: string, year: number, author: Author): Promise<number> {
    const proposed = proposeYear(year, listedHolidays(year));
    return this.database.change(async (manager) => {
      const before = await lockedDays(manager, { unit, day: inYear(year) });
      const settled = new Set(
        before.filter(({ state }) => state !== 'proposed').map(({ day }) => day),
      );
      const rows = proposed
        .map((one) => ({ ...one, day: isoDay(one.day) }))
        .filter(({ day }) => !settled.has(day))
        .map(({ disabled, note: why, ...day }) => ({
          ...newDay(unit, day, author),
          state: disabled ? ('disabled' as const) : ('proposed' as const),
          note: why ?? null,
        }));
      await manager.delete(CalendarDayRow, { unit, day: inYear(year), state: 'proposed' });
      await manager.upsert(CalendarDayRow, rows, DAY_KEY);
      await writeDown(manager, author, note('calendar.propose', unit, undefined, rows));
      return rows.filter(({ state }) => state === 'proposed').length;
    });
  }

  confirm(unit: string, year: number, author: Author): Promise<number> {
    return this.changes.make(unit, async (manager) => {
      const where = { unit, day: inYear(year), state: 'proposed' as const };
      const rows = await lockedDays(manager, where);
      if (rows.length === 0) return { result: 0, changed: false };
      const confirmed = { state: 'confirmed' as const, setBy: author.who, setAt: new Date() };
      await manager.update(CalendarDayRow, where, confirmed);
      const days = rows.map(({ day }) => day);
      await writeDown(manager, author, note('calendar.confirm', unit, undefined, { year, days }));
      return { result: rows.length, changed: true };
    });
  }

  setHours(
    unit: string,
    fromDay: string,
    hours: WeekHours | null,
    author: Author,
  ): Promise<'set' | 'too-many'> {
    return this.changes.make(unit, async (manager) => {
      const before = await manager.findOneBy(OfficeHoursRow, { unit, fromDay });
      const count = await manager.countBy(OfficeHoursRow, { unit });
      if (hours && !before && count >= LIMITS.officeHoursPerUnit) {
        return { result: 'too-many' as const, changed: false };
      }
      await manager.delete(OfficeHoursRow, { unit, fromDay });
      if (hours)
        await manager.insert(OfficeHoursRow, { unit, fromDay, ...hours, setBy: author.who });
      const after = hours && { from: fromDay, ...hours };
      await writeDown(manager, author, note('calendar.hours', unit, before, after));
      return { result: 'set' as const, changed: true };
    });
  }
}

type NewDay = Omit<CalendarDayRow, 'setAt'>;

const newDay = (
  unit: string,
  day: Pick<CalendarDayRow, 'day' | 'working' | 'name'>,
  author: Author,
): NewDay => ({
  unit,
  day: day.day,
  working: day.working,
  name: day.name,
  state: 'confirmed',
  note: null,
  setBy: author.who,
});

const lockedDays = (manager: EntityManager, where: object): Promise<CalendarDayRow[]> =>
  manager.find(CalendarDayRow, {
    where,
    order: { day: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });

const note = (action: string, unit: string, before: unknown, after: unknown) => ({
  action,
  unit,
  target: `calendar ${unit}`,
  before,
  after,
});

import type { CalendarDay, CalendarYear, WeekHours } from '@nhip-xa/contract';
import { USUAL_HOURS, clockOfMs, isoDay, localDay } from '@nhip-xa/domain';
import { In, type EntityManager } from 'typeorm';
import { UnitRow } from '../config/unit.entity';
import { CalendarDayRow, OfficeHoursRow } from './calendar.entities';

/** A year as a unit has it: its own rows and those of the units above it. */
export async function shownYear(
  manager: EntityManager,
  unit: string,
  year: number,
  nowMs: number,
): Promise<CalendarYear | undefined> {
  const found = await manager.findOneBy(UnitRow, { code: unit });
  if (!found) return undefined;
  const { path } = found;
  const days = await manager
    .createQueryBuilder(CalendarDayRow, 'd')
    .where({ unit: In(path) })
    .andWhere('extract(year FROM d.day) = :year', { year })
    .orderBy('d.day')
    .addOrderBy('array_position(:path::text[], d.unit)')
    .setParameter('path', path)
    .getMany();
  const hours = await manager
    .createQueryBuilder(OfficeHoursRow, 'h')
    .where({ unit: In(path) })
    .orderBy('array_position(:path::text[], h.unit)')
    .addOrderBy('h.from_day')
    .setParameter('path', path)
    .getMany();
  return {
    unit,
    year,
    days: shownDays(days),
    hoursToday: hoursOf(hours, path, isoDay(localDay(nowMs))),
    officeHours: hours.map(({ fromDay, setBy, setAt, ...entry }) => ({
      ...entry,
      from: fromDay,
      by: setBy,
      at: setAt.toISOString(),
    })),
  };
}

/** Of the confirmed rows of a day that of the nearest unit is in force; rows are from the top down. */
function shownDays(rows: readonly CalendarDayRow[]): CalendarDay[] {
  const ruling = new Map<string, CalendarDayRow>();
  for (const row of rows) if (row.state === 'confirmed') ruling.set(row.day, row);
  return rows.map((row) => ({
    unit: row.unit,
    day: row.day,
    working: row.working,
    name: row.name,
    state: row.state,
    note: row.note,
    inForce: ruling.get(row.day) === row,
    by: row.setBy,
    at: row.setAt.toISOString(),
  }));
}

/** The nearest unit that has set hours by that day; the usual ones where none has. */
function hoursOf(rows: readonly OfficeHoursRow[], path: readonly string[], day: string): WeekHours {
  for (const unit of [...path].reverse()) {
    const set = rows.findLast((row) => row.unit === unit && row.fromDay <= day);
    if (set) return { workday: set.workday, saturday: set.saturday };
  }
  const workday = USUAL_HOURS.workday.map(({ fromMs, toMs }) => ({
    from: clockOfMs(fromMs),
    to: clockOfMs(toMs),
  }));
  return { workday, saturday: [] };
}

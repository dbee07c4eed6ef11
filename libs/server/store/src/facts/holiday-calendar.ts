import { dayOfIso, type Calendar } from '@nhip-xa/domain';
import type { Database } from '../database/database';

/** The calendar table: days off, and Saturdays worked in exchange. */
export async function loadCalendar(database: Database): Promise<Calendar> {
  const rows = await database.query<{ day: string; working: boolean }>('read', {
    text: `SELECT to_char(day, 'YYYY-MM-DD') AS day, working FROM holidays`,
  });
  return { exceptions: new Map(rows.map(({ day, working }) => [dayOfIso(day), working])) };
}

import type {
  CreateReportSchedule,
  PatchReportSchedule,
  ReportLanguage,
  ReportPeriod,
} from '@nhip-xa/contract';
import { isoOfMs, minutesOf } from '@nhip-xa/domain';
import type { Author, ReportScheduleStore, StoredSchedule } from '@nhip-xa/ports';
import { writeDownStatement } from '../config/audit';
import type { Database, SqlValue } from '../database/database';

interface Row {
  id: string;
  unit: string;
  period: ReportPeriod;
  at_minute: number;
  lang: ReportLanguage;
  enabled: boolean;
  made_by: string;
  since: Date;
}

const ID = /^[1-9]\d{0,17}$/;

/** When reports are made by themselves. */
export class PgReportSchedules implements ReportScheduleStore {
  constructor(
    private readonly database: Database,
    private readonly nowMs: () => number,
  ) {}

  list(unit: string): Promise<StoredSchedule[]> {
    return this.where('unit = $1', [unit]);
  }

  async one(id: string): Promise<StoredSchedule | undefined> {
    return ID.test(id) ? (await this.where('id = $1::bigint', [id]))[0] : undefined;
  }

  enabled(): Promise<StoredSchedule[]> {
    return this.where(
      `enabled AND NOT EXISTS (SELECT FROM units u WHERE u.code = unit AND u.valid_to < $1::date)`,
      [isoOfMs(this.nowMs()).slice(0, 10)],
    );
  }

  private async where(condition: string, values: SqlValue[]): Promise<StoredSchedule[]> {
    const rows = await this.database.query<Row>('read', {
      text: `SELECT * FROM report_schedules WHERE ${condition}
        ORDER BY unit, array_position(ARRAY['day', 'week', 'month', 'quarter'], period)`,
      values,
    });
    return rows.map(scheduleOf);
  }

  async create(given: CreateReportSchedule, author: Author): Promise<StoredSchedule | 'exists'> {
    const { unit, period, at, lang, enabled } = given;
    return this.database.transaction('read', async (session) => {
      const [row] = await session.query<Row>({
        text: `INSERT INTO report_schedules (unit, period, at_minute, lang, enabled, made_by, since)
          VALUES ($1, $2, $3, $4, $5, $6, $7::timestamptz) ON CONFLICT DO NOTHING RETURNING *`,
        values: [unit, period, minutesOf(at), lang, enabled, author.who, isoOfMs(this.nowMs())],
      });
      if (!row) return 'exists';
      const target = `report-schedule ${period}`;
      const note = { action: 'report-schedule.create', unit, target, after: given };
      await session.query(writeDownStatement(author, note));
      return scheduleOf(row);
    });
  }

  async patch(
    id: string,
    changes: PatchReportSchedule,
    author: Author,
  ): Promise<StoredSchedule | undefined> {
    const { at, lang, enabled } = changes;
    return this.database.transaction('read', async (session) => {
      const [before] = await session.query<Row>({
        text: 'SELECT * FROM report_schedules WHERE id = $1::bigint FOR UPDATE',
        values: [id],
      });
      if (!before) return undefined;
      const [row] = await session.query<Row>({
        // what fell due while it was switched off stays unmade
        text: `UPDATE report_schedules SET at_minute = coalesce($2::int, at_minute),
            lang = coalesce($3, lang), enabled = coalesce($4::boolean, enabled),
            since = CASE WHEN $4::boolean AND NOT enabled THEN $5::timestamptz ELSE since END
          WHERE id = $1::bigint RETURNING *`,
        values: [
          id,
          at === undefined ? null : minutesOf(at),
          lang ?? null,
          enabled ?? null,
          isoOfMs(this.nowMs()),
        ],
      });
      const target = `report-schedule ${before.period}`;
      const was = scheduleOf(before);
      const note = { action: 'report-schedule.change', unit: before.unit, target };
      await session.query(writeDownStatement(author, { ...note, before: was, after: changes }));
      return scheduleOf(row as Row);
    });
  }

  async remove(id: string, author: Author): Promise<boolean> {
    return this.database.transaction('read', async (session) => {
      const [row] = await session.query<Row>({
        text: 'DELETE FROM report_schedules WHERE id = $1::bigint RETURNING *',
        values: [id],
      });
      if (!row) return false;
      const target = `report-schedule ${row.period}`;
      const note = { action: 'report-schedule.remove', unit: row.unit, target };
      await session.query(writeDownStatement(author, { ...note, before: scheduleOf(row) }));
      return true;
    });
  }

  async made(
    unit: string,
    period: ReportPeriod,
    days: readonly string[],
  ): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ of: string }>('read', {
      text: `SELECT of::text AS of FROM reports
             WHERE unit = $1 AND period = $2 AND of = ANY($3::date[]) AND scheduled`,
      values: [unit, period, days],
    });
    return new Set(rows.map(({ of }) => of));
  }
}

const two = (part: number): string => String(part).padStart(2, '0');

const scheduleOf = (row: Row): StoredSchedule => ({
  id: row.id,
  unit: row.unit,
  period: row.period,
  at: `${two(Math.floor(row.at_minute / 60))}:${two(row.at_minute % 60)}`,
  lang: row.lang,
  enabled: row.enabled,
  madeBy: row.made_by,
  sinceMs: row.since.getTime(),
});

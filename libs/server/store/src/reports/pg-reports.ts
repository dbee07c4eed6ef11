import {
  REPORT_LIMITS,
  type Page,
  type ReportComment,
  type ReportContents,
  type ReportHead,
  type ReportLanguage,
  type ReportPeriod,
} from '@nhip-xa/contract';
import { isoOfMs } from '@nhip-xa/domain';
import {
  SYSTEM_AUTHOR,
  type Author,
  type Editions,
  type KeptReport,
  type MadeReport,
  type NewReport,
  type PageRequest,
  type ReportFilter,
  type ReportStore,
} from '@nhip-xa/ports';
import { writeDownStatement } from '../config/audit';
import type { Database, Session, SqlValue } from '../database/database';
import { pageOf, readCursor } from '../read/paging';

interface HeadRow {
  /** A bigint, as text. */
  id: string;
  unit: string;
  period: ReportPeriod;
  of: string;
  edition: number;
  lang: ReportLanguage;
  made_at: Date;
  made_by: string;
  scheduled: boolean;
  hash: string;
  critical: number;
  warning: number;
  span: Pick<ReportContents, 'from' | 'to' | 'asOf' | 'complete'>;
  comments: number;
}

const HEAD = `r.id, r.unit, r.period, r.of::text AS of, r.edition, r.lang, r.made_at, r.made_by,
  r.scheduled, r.hash, r.critical, r.warning,
  json_build_object('from', r.contents -> 'from', 'to', r.contents -> 'to',
    'asOf', r.contents -> 'asOf', 'complete', r.contents -> 'complete') AS span,
  (SELECT count(*)::int FROM report_comments c WHERE c.report = r.id) AS comments`;

/** What is no number of a report is no report. */
const ID = /^[1-9]\d{0,17}$/;

/** Reports, kept to the byte. */
export class PgReports implements ReportStore {
  constructor(
    private readonly database: Database,
    private readonly nowMs: () => number,
  ) {}

  async keep(report: NewReport, author: Author): Promise<MadeReport | 'exists'> {
    const { contents, text, hash, of, edition, lang, scheduled } = report;
    const count = (status: string): number =>
      contents.kpis.filter((kpi) => kpi.status === status).length;
    const { unit, period } = { unit: contents.unit.code, period: contents.period };
    return this.database.transaction('read', async (session) => {
      const [row] = await session.query<{ id: string }>({
        text: `INSERT INTO reports (unit, period, of, edition, lang, made_at, made_by, scheduled,
            contents, hash, critical, warning)
          VALUES ($1, $2, $3::date, $4, $5, $6::timestamptz, $7, $8, $9::json, $10, $11, $12)
          ON CONFLICT DO NOTHING RETURNING id`,
        values: [
          ...[unit, period, of, edition, lang, contents.madeAt, author.who, scheduled],
          ...[text, hash, count('critical'), count('warning')],
        ],
      });
      if (!row) return 'exists';
      const { id } = row;
      const after = { period, of, edition, hash, scheduled };
      const note = { action: 'report.make', unit, target: `report ${id}`, after };
      await session.query(writeDownStatement(author, note));
      return { id };
    });
  }

  async list(filter: ReportFilter, page: PageRequest): Promise<Page<ReportHead>> {
    const after = readCursor(page.cursor, ['string', 'number']);
    const values: SqlValue[] = [filter.unit];
    const conditions = ['r.unit = $1'];
    const add = (condition: (place: string) => string, value: SqlValue | undefined): void => {
      if (value !== undefined) conditions.push(condition(`$${values.push(value)}`));
    };
    add((place) => `r.period = ${place}`, filter.period);
    add((place) => `r.of >= ${place}::date`, filter.from);
    add((place) => `r.of <= ${place}::date`, filter.to);
    if (after) {
      const [of, id] = [values.push(after[0] as string), values.push(after[1] as number)];
      conditions.push(`(r.of, r.id) < ($${of}::text::date, $${id}::bigint)`);
    }
    const rows = await this.database.query<HeadRow>('read', {
      text: `SELECT ${HEAD} FROM reports r WHERE ${conditions.join(' AND ')}
        ORDER BY r.of DESC, r.id DESC LIMIT ${page.limit + 1}`,
      values,
    });
    return pageOf(rows, page, headOf, ({ of, id }) => [of, Number(id)]);
  }

  async one(id: string): Promise<KeptReport | undefined> {
    if (!ID.test(id)) return undefined;
    return this.database.connected('read', async (session) => {
      const [row] = await session.query<HeadRow & { contents: ReportContents }>({
        name: 'one-report',
        text: `SELECT ${HEAD}, r.contents FROM reports r WHERE r.id = $1::bigint`,
        values: [id],
      });
      if (!row) return undefined;
      const { unit, period, of, contents } = row;
      const comments = await commentsOf(session, id);
      const editions = await session.query<{ id: string; edition: number; made_at: Date }>({
        text: `SELECT id, edition, made_at FROM reports
               WHERE unit = $1 AND period = $2 AND of = $3::date ORDER BY edition DESC`,
        values: [unit, period, of],
      });
      return {
        ...headOf(row),
        contents,
        comments,
        editions: editions.map(({ made_at: at, ...edition }) => ({
          ...edition,
          madeAt: at.toISOString(),
        })),
      };
    });
  }

  async unitOf(id: string): Promise<string | undefined> {
    if (!ID.test(id)) return undefined;
    const [row] = await this.database.query<{ unit: string }>('read', {
      text: 'SELECT unit FROM reports WHERE id = $1::bigint',
      values: [id],
    });
    return row?.unit;
  }

  async editions(unit: string, period: ReportPeriod, of: string): Promise<Editions> {
    const [row] = await this.database.query<{ edition: number; contents: ReportContents }>('read', {
      text: `SELECT edition, contents FROM reports WHERE unit = $1 AND period = $2 AND of = $3::date
             ORDER BY edition DESC LIMIT 1`,
      values: [unit, period, of],
    });
    return { newest: row?.edition ?? 0, previous: row?.contents };
  }

  async comment(
    id: string,
    text: string,
    by: { username: string; name: string },
    author: Author,
  ): Promise<ReportComment | 'too-many' | undefined> {
    const unit = await this.unitOf(id);
    if (unit === undefined) return undefined;
    return this.database.transaction('read', async (session) => {
      const [row] = await session.query<CommentRow>({
        text: `INSERT INTO report_comments (report, said_by, said_by_name, said_at, said)
          SELECT $1::bigint, $2, $3, $4::timestamptz, $5
          WHERE (SELECT count(*) FROM report_comments WHERE report = $1::bigint) < $6
          RETURNING *`,
        values: [id, by.username, by.name, isoOfMs(this.nowMs()), text, REPORT_LIMITS.comments],
      });
      if (!row) return 'too-many';
      const note = { action: 'report.comment', unit, target: `report ${id}`, after: { text } };
      await session.query(writeDownStatement(author, note));
      return commentOf(row);
    });
  }

  async strike(
    id: string,
    comment: string,
    author: Author,
  ): Promise<'struck' | 'foreign' | 'over' | undefined> {
    const unit = await this.unitOf(id);
    if (unit === undefined || !ID.test(comment)) return undefined;
    return this.database.transaction('read', async (session) => {
      const [row] = await session.query<CommentRow>({
        text: 'SELECT * FROM report_comments WHERE report = $1::bigint AND id = $2::bigint FOR UPDATE',
        values: [id, comment],
      });
      if (!row) return undefined;
      if (row.said_by !== author.who) return 'foreign';
      if (row.struck_at) return 'over';
      await session.query({
        text: 'UPDATE report_comments SET struck_at = $2::timestamptz WHERE id = $1::bigint',
        values: [comment, isoOfMs(this.nowMs())],
      });
      const target = `report ${id} comment ${comment}`;
      const note = { action: 'report.strike', unit, target, before: { text: row.said } };
      await session.query(writeDownStatement(author, note));
      return 'struck';
    });
  }
}

const headOf = (row: HeadRow): ReportHead => ({
  id: row.id,
  unit: row.unit,
  period: row.period,
  of: row.of,
  edition: row.edition,
  ...row.span,
  lang: row.lang,
  madeAt: row.made_at.toISOString(),
  madeBy: row.made_by === SYSTEM_AUTHOR.who ? null : row.made_by,
  hash: row.hash,
  comments: row.comments,
  critical: row.critical,
  warning: row.warning,
});

interface CommentRow {
  id: string;
  said_by: string;
  said_by_name: string;
  said_at: Date;
  said: string;
  struck_at: Date | null;
}

const commentOf = (row: CommentRow): ReportComment => ({
  id: row.id,
  by: row.said_by,
  name: row.said_by_name,
  at: row.said_at.toISOString(),
  text: row.said,
  struckAt: row.struck_at?.toISOString() ?? null,
});

async function commentsOf(session: Session, report: string): Promise<ReportComment[]> {
  const rows = await session.query<CommentRow>({
    text: 'SELECT * FROM report_comments WHERE report = $1::bigint ORDER BY id',
    values: [report],
  });
  return rows.map(commentOf);
}

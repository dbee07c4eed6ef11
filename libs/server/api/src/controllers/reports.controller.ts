import { Controller, Param, Req, StreamableFile } from '@nestjs/common';
import {
  REPORT_FORMATS,
  REPORT_LANGUAGES,
  REPORT_PERIODS,
  commentRequest,
  listOf,
  makeReport,
  report as reportSchema,
  reportComment,
  reportHead,
  type MakeReport,
  type Page,
  type Report,
  type ReportComment,
  type ReportFormat,
  type ReportHead,
} from '@nhip-xa/contract';
import { isoDay, localDay, reportFileName, reportSpan } from '@nhip-xa/domain';
import {
  FilesBusy,
  authorOf,
  type Gate,
  type Principal,
  type ReportFiles,
  type ReportMaking,
  type ReportStore,
} from '@nhip-xa/ports';
import type { Request } from 'express';
import { z } from 'zod';
import { Caller, FromBody, FromQuery, InUnit } from '../asked';
import { Route } from '../endpoint';
import { Port } from '../ports';
import { HttpProblem, badField, notFound } from '../problem';
import { ofUnit, page } from '../queries';

const reportsQuery = page.extend({
  ...ofUnit,
  period: z.enum(REPORT_PERIODS).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
const fileQuery = z.strictObject({
  format: z.enum(REPORT_FORMATS),
  /** The report's own unless said otherwise. */
  lang: z.enum(REPORT_LANGUAGES).optional(),
});

const MEDIA: Record<ReportFormat, string> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Reports of a unit: made once, kept as they were, commented on. */
@Controller('api/v1/reports')
export class ReportsController {
  constructor(
    @Port('reports') private readonly reports: ReportStore,
    @Port('reportMaker') private readonly maker: ReportMaking,
    @Port('reportFiles') private readonly files: ReportFiles,
    @Port('gate') private readonly gate: Gate,
    @Port('now') private readonly now: () => number,
  ) {}

  @Route('get', '', {
    summary: 'Kept reports of a unit, newest period first',
    needs: 'report.read',
    scope: { query: 'unit' },
    query: reportsQuery,
    answer: listOf(reportHead),
  })
  list(
    @InUnit() unit: string,
    @FromQuery() { period, from, to, cursor, limit }: z.infer<typeof reportsQuery>,
  ): Promise<Page<ReportHead>> {
    return this.reports.list({ unit, period, from, to }, { cursor, limit });
  }

  @Route('post', '', {
    summary: "Make the report of a unit's day, week, month or quarter; one more is a new edition",
    needs: 'report.write',
    scope: { body: 'unit' },
    body: makeReport,
    answer: reportSchema,
    status: 201,
  })
  async make(@Caller() caller: Principal, @FromBody() body: MakeReport): Promise<Report> {
    if (reportSpan(body.period, body.of).of > isoDay(localDay(this.now()))) {
      throw badField('of', 'a period that has not begun');
    }
    const made = await this.maker.make(body, authorOf(caller));
    if (made === undefined) throw notFound();
    if (made === 'too-many') throw new HttpProblem('too-many');
    return this.found(caller, made.id);
  }

  @Route('get', ':id', {
    summary: 'A report as it was made, what is said of it, and what is known otherwise by now',
    needs: 'report.read',
    scope: 'handler',
    answer: reportSchema,
  })
  one(@Caller() caller: Principal, @Param('id') id: string): Promise<Report> {
    return this.found(caller, id);
  }

  @Route('get', ':id/file', {
    summary: 'A report as PDF or XLSX, from the same numbers',
    needs: 'report.read',
    scope: 'handler',
    query: fileQuery,
    media: Object.values(MEDIA),
  })
  async file(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @FromQuery() { format, lang }: z.infer<typeof fileQuery>,
    @Req() request: Request,
  ): Promise<StreamableFile> {
    const report = await this.kept(caller, id);
    const asked = { report, format, lang: lang ?? report.lang, origin: originOf(request) };
    const bytes = await this.files.file(asked).catch((error: unknown) => {
      if (error instanceof FilesBusy) {
        throw new HttpProblem('throttled', { headers: { 'Retry-After': '5' } });
      }
      throw error;
    });
    return new StreamableFile(bytes, {
      type: MEDIA[format],
      disposition: `attachment; filename="${reportFileName(report, format)}"`,
      length: bytes.byteLength,
    });
  }

  @Route('post', ':id/comments', {
    summary: "A person's comment on a report; it is never changed",
    needs: 'report.comment',
    scope: 'handler',
    body: commentRequest,
    answer: reportComment,
    status: 201,
  })
  async comment(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @FromBody() { text }: z.infer<typeof commentRequest>,
  ): Promise<ReportComment> {
    await this.mustReach(caller, id);
    // a program has nothing to say of a report
    if (caller.kind !== 'user') throw new HttpProblem('forbidden');
    const by = { username: caller.username, name: caller.displayName };
    const made = await this.reports.comment(id, text, by, authorOf(caller));
    if (made === undefined) throw notFound();
    if (made === 'too-many') throw new HttpProblem('too-many');
    return made;
  }

  @Route('delete', ':id/comments/:comment', {
    summary: "Strike out one's own comment; it stays readable with a mark",
    needs: 'report.comment',
    scope: 'handler',
    status: 204,
  })
  async strike(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Param('comment') comment: string,
  ): Promise<void> {
    await this.mustReach(caller, id);
    if (caller.kind !== 'user') throw new HttpProblem('forbidden');
    const struck = await this.reports.strike(id, comment, authorOf(caller));
    if (struck === undefined) throw notFound();
    if (struck === 'foreign') throw new HttpProblem('forbidden');
    if (struck === 'over') throw new HttpProblem('already-over');
  }

  private async found(caller: Principal, id: string): Promise<Report> {
    const kept = await this.kept(caller, id);
    return { ...kept, newer: await this.maker.newer(kept) };
  }

  private async kept(caller: Principal, id: string) {
    const kept = await this.reports.one(id);
    if (!kept || !(await this.gate.mayReach(caller, kept.unit))) throw notFound();
    return kept;
  }

  private async mustReach(caller: Principal, id: string): Promise<void> {
    const unit = await this.reports.unitOf(id);
    if (unit === undefined || !(await this.gate.mayReach(caller, unit))) throw notFound();
  }
}

/** A host as browsers write it, a port behind it where there is one. */
const HOST = /^[a-z0-9.-]{1,253}(:\d{1,5})?$|^\[[0-9a-f:]+\](:\d{1,5})?$/i;

/** Where links of a file lead: where the request came to; nowhere else than this server's pages. */
function originOf(request: Request): string {
  const { host = '' } = request.headers;
  return HOST.test(host) ? `${request.protocol}://${host}` : '';
}

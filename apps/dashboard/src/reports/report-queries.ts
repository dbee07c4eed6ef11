import '../api/zod-settings';
import {
  REPORT_PERIODS,
  listOf,
  report,
  reportHead,
  reportSchedule,
  type CreateReportSchedule,
  type PatchReportSchedule,
  type Report,
  type ReportFormat,
  type ReportLanguage,
  type ReportPeriod,
  type Role,
} from '@nhip-xa/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { ask, part, query } from '../api/http';
import { read } from '../api/queries';

/** Reports of one page of the list. */
const REPORT_ROWS = 30;
/** A report of a whole country reads long; the server gives up before. */
const MAKING_MS = 60_000;

/** [contract 3] who makes reports and schedules, and who has a word on them. */
const MAKING: ReadonlySet<Role> = new Set(['admin', 'province-staff']);
export const mayMakeReports = (role: Role): boolean => MAKING.has(role);
export const mayReadReports = (role: Role): boolean => role !== 'technician';

/** The period that an address names; undefined: all of them. */
export const reportPeriodOf = (name: string | undefined): ReportPeriod | undefined =>
  REPORT_PERIODS.find((period) => period === name);

export const reportsQuery = (unit: string, period: ReportPeriod | undefined) =>
  infiniteQueryOptions({
    queryKey: ['reports', unit, period],
    queryFn: async ({ signal, pageParam }) => {
      const asked = query({ unit, period, cursor: pageParam, limit: REPORT_ROWS });
      return listOf(reportHead).parse(await ask(`/reports${asked}`, { signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: ['report', id],
    queryFn: ({ signal }) => read(`/reports/${part(id)}`, report, signal),
  });

export const schedulesQuery = (unit: string) =>
  queryOptions({
    queryKey: ['report-schedules', unit],
    queryFn: ({ signal }) =>
      read(`/report-schedules${query({ unit })}`, listOf(reportSchedule), signal),
  });

export interface ReportBody {
  unit: string;
  period: ReportPeriod;
  of: string;
  lang: ReportLanguage;
}

export const makeReport = async (body: ReportBody): Promise<Report> =>
  report.parse(await ask('/reports', { method: 'POST', body, limitMs: MAKING_MS }));

export const sayOf = (id: string, text: string): Promise<unknown> =>
  ask(`/reports/${part(id)}/comments`, { method: 'POST', body: { text } });

export const strikeOut = (id: string, comment: string): Promise<unknown> =>
  ask(`/reports/${part(id)}/comments/${part(comment)}`, { method: 'DELETE' });

export const makeSchedule = (body: CreateReportSchedule): Promise<unknown> =>
  ask('/report-schedules', { method: 'POST', body });

export const changeSchedule = (id: string, body: PatchReportSchedule): Promise<unknown> =>
  ask(`/report-schedules/${part(id)}`, { method: 'PATCH', body });

export const removeSchedule = (id: string): Promise<unknown> =>
  ask(`/report-schedules/${part(id)}`, { method: 'DELETE' });

export const reportFile = (id: string, format: ReportFormat, lang: ReportLanguage): string =>
  `/reports/${part(id)}/file${query({ format, lang })}`;

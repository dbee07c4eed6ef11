import {
  REPORT_PERIODS,
  type CreateReportSchedule,
  type PatchReportSchedule,
  type Report,
  type ReportFormat,
  type ReportLanguage,
  type ReportPeriod,
  type Role,
} from '@nhip-xa/contract';
import { addressOf, type ApiAddress } from '@nhip-xa/web-api';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, within } from '../api/http';
import { answered } from '../api/answered';

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
    queryFn: ({ signal, pageParam }) => {
      const query = { unit, period, cursor: pageParam, limit: REPORT_ROWS };
      return answered(api.GET('/api/v1/reports', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: ['report', id],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/v1/reports/{id}', { params: { path: { id } }, signal })),
  });

export const schedulesQuery = (unit: string) =>
  queryOptions({
    queryKey: ['report-schedules', unit],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/v1/report-schedules', { params: { query: { unit } }, signal })),
  });

export interface ReportBody {
  unit: string;
  period: ReportPeriod;
  of: string;
  lang: ReportLanguage;
}

export const makeReport = (body: ReportBody): Promise<Report> =>
  answered(api.POST('/api/v1/reports', { body, ...within(MAKING_MS) }));

export const sayOf = (id: string, text: string): Promise<unknown> =>
  api.POST('/api/v1/reports/{id}/comments', { params: { path: { id } }, body: { text } });

export const strikeOut = (id: string, comment: string): Promise<unknown> =>
  api.DELETE('/api/v1/reports/{id}/comments/{comment}', { params: { path: { id, comment } } });

export const makeSchedule = (body: CreateReportSchedule): Promise<unknown> =>
  api.POST('/api/v1/report-schedules', { body });

export const changeSchedule = (id: string, body: PatchReportSchedule): Promise<unknown> =>
  api.PATCH('/api/v1/report-schedules/{id}', { params: { path: { id } }, body });

export const removeSchedule = (id: string): Promise<unknown> =>
  api.DELETE('/api/v1/report-schedules/{id}', { params: { path: { id } } });

export const reportFile = (id: string, format: ReportFormat, lang: ReportLanguage): ApiAddress =>
  addressOf('/api/v1/reports/{id}/file', { path: { id }, query: { format, lang } });

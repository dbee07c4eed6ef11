import type {
  CreateReportSchedule,
  MakeReport,
  Page,
  PatchReportSchedule,
  Report,
  ReportComment,
  ReportContents,
  ReportFormat,
  ReportHead,
  ReportLanguage,
  ReportPeriod,
  ReportSchedule,
} from '@nhip-xa/contract';
import type { ReportFacts, ReportSpan } from '@nhip-xa/domain';
import type { Author, PageRequest } from './config-store';

/** What reports are built of. */
export interface ReportReader {
  /**
   * What is stored of a unit and a period, as of a moment in it; undefined where there is no such unit.
   * @param kpis whose values are told
   */
  read(
    unit: string,
    span: ReportSpan,
    asOfMs: number,
    kpis: readonly string[],
  ): Promise<ReportFacts | undefined>;
  /** The values of these KPIs that stood at a moment, as history has them now. */
  valuesAt(
    unit: string,
    kpis: readonly string[],
    atMs: number,
  ): Promise<ReadonlyMap<string, number | null>>;
}

/** A report that is to be kept. */
export interface NewReport {
  contents: ReportContents;
  /** As they are kept, and the SHA-256 of that text. */
  text: string;
  hash: string;
  of: string;
  edition: number;
  lang: ReportLanguage;
  scheduled: boolean;
}

/** What a report is found by once it is kept. */
export interface MadeReport {
  id: string;
}

export interface ReportFilter {
  unit: string;
  period?: ReportPeriod | undefined;
  /** First days of periods, both included. */
  from?: string | undefined;
  to?: string | undefined;
}

/** A report as it is kept; what it is compared with now is not. */
export type KeptReport = Omit<Report, 'newer'>;

/** The newest edition of a period, and whether a schedule made one of them. */
export interface Editions {
  newest: number;
  previous: ReportContents | undefined;
}

/** Reports as they were made. None is ever changed or removed. */
export interface ReportStore {
  /** `exists`: another has made that edition, or a schedule that period. */
  keep(report: NewReport, author: Author): Promise<MadeReport | 'exists'>;
  /** Newest period first, in it the newest edition. */
  list(filter: ReportFilter, page: PageRequest): Promise<Page<ReportHead>>;
  one(id: string): Promise<KeptReport | undefined>;
  /** The unit of a report. */
  unitOf(id: string): Promise<string | undefined>;
  editions(unit: string, period: ReportPeriod, of: string): Promise<Editions>;
  comment(
    id: string,
    text: string,
    by: { username: string; name: string },
    author: Author,
  ): Promise<ReportComment | 'too-many' | undefined>;
  /** `foreign`: somebody else wrote it; `over`: it was struck out before. */
  strike(
    id: string,
    comment: string,
    author: Author,
  ): Promise<'struck' | 'foreign' | 'over' | undefined>;
}

/** A schedule, and since when it makes what is due. */
export type StoredSchedule = Omit<ReportSchedule, 'nextAt'> & { sinceMs: number };

export interface ReportScheduleStore {
  /** Of one unit. */
  list(unit: string): Promise<StoredSchedule[]>;
  one(id: string): Promise<StoredSchedule | undefined>;
  create(given: CreateReportSchedule, author: Author): Promise<StoredSchedule | 'exists'>;
  patch(
    id: string,
    changes: PatchReportSchedule,
    author: Author,
  ): Promise<StoredSchedule | undefined>;
  remove(id: string, author: Author): Promise<boolean>;
  /** All that are switched on, of units that are there. */
  enabled(): Promise<StoredSchedule[]>;
  /** First days of the periods of a unit that a schedule has made. */
  made(unit: string, period: ReportPeriod, days: readonly string[]): Promise<ReadonlySet<string>>;
}

/** Makes reports, for people and by the clock. */
export interface ReportMaking {
  /** Undefined where there is no such unit. */
  make(asked: MakeReport, author: Author): Promise<MadeReport | 'too-many' | undefined>;
  /** KPIs whose value of the report's moment is another by now. */
  newer(report: KeptReport): Promise<Report['newer']>;
}

/** Makes files of reports, away from the thread that takes messages in. */
export interface ReportFiles {
  /** @throws FilesBusy */
  file(asked: ReportFileAsked): Promise<Uint8Array>;
}

/** All that a file is made of: plain data, which another thread can be given. */
export interface ReportFileAsked {
  report: KeptReport;
  format: ReportFormat;
  lang: ReportLanguage;
  /** Where links lead to, such as `https://ioc.example.vn`. */
  origin: string;
}

/** Too many files wait already. */
export class FilesBusy extends Error {
  override readonly name = 'FilesBusy';

  constructor() {
    super('too many files are being made');
  }
}

import { createHash } from 'node:crypto';
import {
  REPORT_LIMITS,
  type MakeReport,
  type Report,
  type ReportContents,
} from '@nhip-xa/contract';
import {
  asOfMs,
  buildReport,
  dueReports,
  reportSpan,
  type KpiBook,
  type ReportSpan,
} from '@nhip-xa/domain';
import {
  SYSTEM_AUTHOR,
  type Author,
  type KeptReport,
  type MadeReport,
  type PastWorkReader,
  type ReportMaking,
  type ReportReader,
  type ReportScheduleStore,
  type ReportStore,
  type StoredSchedule,
} from '@nhip-xa/ports';

export interface ReportMakerParts {
  reader: ReportReader;
  reports: ReportStore;
  /** What of the past is still to be reckoned. */
  past: PastWorkReader;
  schedules: ReportScheduleStore;
  /** The definitions as they stand. */
  book: () => KpiBook;
  nowMs: () => number;
  /** Told of a report that a schedule could not make; it is tried again. */
  failed: (error: unknown, schedule: StoredSchedule) => void;
}

/** How often an edition is begun again because somebody else made it meanwhile. */
const TRIES = 3;

/** Makes reports of what is stored and keeps them: for people, and by the clock. */
export class ReportMaker implements ReportMaking {
  constructor(private readonly parts: ReportMakerParts) {}

  async make(asked: MakeReport, author: Author): Promise<MadeReport | 'too-many' | undefined> {
    const span = reportSpan(asked.period, asked.of);
    for (let tried = 0; tried < TRIES; tried += 1) {
      const made = await this.edition(span, asked, { author, scheduled: false });
      if (made !== 'exists') return made;
    }
    return 'too-many';
  }

  /**
   * Makes what schedules want by now; for whoever leads. Two that do it at once make each report once:
   * what a schedule has made of a period stands in the table.
   */
  async runSchedules(): Promise<void> {
    for (const schedule of await this.parts.schedules.enabled()) {
      await this.run(schedule).catch((error: unknown) => this.parts.failed(error, schedule));
    }
  }

  private async run(schedule: StoredSchedule): Promise<void> {
    const { unit, period, lang } = schedule;
    const due = dueReports(schedule, this.parts.nowMs());
    if (due.length === 0) return;
    const days = due.map(({ of }) => of);
    const made = await this.parts.schedules.made(unit, period, days);
    for (const span of due.filter(({ of }) => !made.has(of))) {
      await this.edition(span, { unit, lang }, { author: SYSTEM_AUTHOR, scheduled: true });
    }
  }

  private async edition(
    span: ReportSpan,
    { unit, lang }: Pick<MakeReport, 'unit' | 'lang'>,
    { author, scheduled }: { author: Author; scheduled: boolean },
  ): Promise<MadeReport | 'exists' | 'too-many' | undefined> {
    const { reports, reader, past, book, nowMs } = this.parts;
    const { period, of } = span;
    const { newest, previous } = await reports.editions(unit, period, of);
    if (newest >= REPORT_LIMITS.editions) return 'too-many';
    const madeMs = nowMs();
    const kpis = book().enabled.map(({ code }) => code);
    // before the numbers are read: what is done meanwhile is done in vain, never told too soon
    const history = await past.of(unit);
    const facts = await reader.read(unit, span, asOfMs(span, madeMs), kpis);
    if (!facts) return undefined;
    const contents = buildReport({ facts, span, book: book(), madeMs, previous, history });
    const edition = newest + 1;
    return reports.keep({ contents, ...kept(contents), of, edition, lang, scheduled }, author);
  }

  async newer({ contents }: KeptReport): Promise<Report['newer']> {
    // history is by the minute: the moment of a period that was not over may be told otherwise later
    if (!contents.complete) return [];
    const { code } = contents.unit;
    const kpis = contents.kpis.map(({ kpi }) => kpi);
    const values = await this.parts.reader.valuesAt(code, kpis, Date.parse(contents.asOf));
    return contents.kpis.flatMap(({ kpi, value: was }) => {
      const is = values.get(kpi);
      // what history has nothing of any more says nothing
      return is === undefined || is === was ? [] : [{ kpi, was, is }];
    });
  }
}

/** Contents as they are kept, and the hash of that text. */
function kept(contents: ReportContents): { text: string; hash: string } {
  const text = JSON.stringify(contents);
  return { text, hash: createHash('sha256').update(text, 'utf8').digest('hex') };
}

import type {
  ReportContents,
  ReportFormat,
  ReportHead,
  ReportLanguage,
  ReportPeriod,
} from '@nhip-xa/contract';
import { DAY_MS, isoDay, localDay } from '../time';
import { dayText, figure, momentText } from './cells';
import { REPORT_WORDS, filled } from './words';

interface Spanned {
  period: ReportPeriod;
  from: string;
  to: string;
  complete: boolean;
}

/** `tháng 11/2026`, `tuần từ 23/11/2026 đến 29/11/2026 (đến hiện tại)`. */
export function periodText(
  { period, from, to, complete }: Spanned,
  language: ReportLanguage,
): string {
  const words = REPORT_WORDS[language];
  const first = isoDay(localDay(Date.parse(from)));
  const [year = '', month = '1'] = first.split('-');
  const text = filled(words.periods[period], {
    day: dayText(first),
    last: dayText(isoDay(localDay(Date.parse(to) - DAY_MS))),
    month: Number(month),
    quarter: Math.ceil(Number(month) / 3),
    year,
  });
  return complete ? text : `${text} (${words.toDate})`;
}

export const reportTitle = (spanned: Spanned, language: ReportLanguage): string =>
  filled(REPORT_WORDS[language].title, { period: periodText(spanned, language) });

/** Who made it, when and which edition it is; the rest stands in its contents. */
export type Made = Pick<ReportHead, 'edition' | 'madeBy' | 'hash'>;

export interface HeadLine {
  name: string;
  text: string;
}

/** What has to be known before any number is read. */
export function headLines(
  contents: ReportContents,
  made: Made,
  language: ReportLanguage,
): HeadLine[] {
  const { head } = REPORT_WORDS[language];
  const { unit, sources, asOf, madeAt } = contents;
  const simulated = unit.simulated ? ` (${head.simulated})` : '';
  return [
    { name: head.unit, text: `${unit.name[language]} – ${unit.code}${simulated}` },
    { name: head.period, text: periodText(contents, language) },
    { name: head.asOf, text: momentText(asOf) },
    { name: head.madeAt, text: momentText(madeAt) },
    { name: head.madeBy, text: made.madeBy ?? head.schedule },
    { name: head.edition, text: String(made.edition) },
    { name: head.sources, text: coverageText(sources, language) },
    { name: head.stale, text: staleText(contents, language) },
    ...unfinishedLine(contents, language),
  ];
}

const unfinishedLine = ({ unfinished }: ReportContents, language: ReportLanguage): HeadLine[] => {
  if (!unfinished) return [];
  const { head } = REPORT_WORDS[language];
  const { done, communes } = unfinished;
  return [{ name: head.unfinished, text: filled(head.unfinishedHow, { done, communes }) }];
};

const coverageText = (
  { reporting, expected }: ReportContents['sources'],
  language: ReportLanguage,
): string => {
  const { head } = REPORT_WORDS[language];
  if (expected === 0) return head.sourcesNone;
  return filled(head.sourcesCount, {
    reporting: figure(reporting, language),
    expected: figure(expected, language),
  });
};

function staleText({ kpis }: ReportContents, language: ReportLanguage): string {
  const { head } = REPORT_WORDS[language];
  const stale = kpis.filter(({ status }) => status === 'stale');
  if (stale.length === 0) return head.staleNone;
  const names = stale.map(({ name }) => name[language]).join('; ');
  return filled(head.staleCount, { count: stale.length, names });
}

/** `bao-cao-06211-month-2026-11-01-ban-2.pdf`. */
export const reportFileName = (
  { unit, period, of, edition }: Pick<ReportHead, 'unit' | 'period' | 'of' | 'edition'>,
  format: ReportFormat,
): string => `bao-cao-${unit}-${period}-${of}-ban-${edition}.${format}`;

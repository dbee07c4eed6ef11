import type { KpiStatus, ReportLanguage } from '@nhip-xa/contract';
import { LOCAL_OFFSET_MS } from '../time';
import { unitWordOf } from '../uom-words';
import { REPORT_WORDS } from './words';

/** What stands in a cell: kept apart from how it is written, so that a spreadsheet gets numbers and dates. */
export type ReportCell =
  | { is: 'text'; text: string }
  | { is: 'number'; number: number | null; uom: string; href?: string }
  /** Of what it is now and was before, so that people who subtract what they read come to the same. */
  | { is: 'difference'; now: number | null; before: number | null; uom: string }
  | { is: 'range'; least: number | null; most: number | null; uom: string }
  | { is: 'moment'; at: string | null; none?: string }
  | { is: 'duration'; seconds: number }
  | { is: 'status'; status: KpiStatus; belowTarget?: boolean | undefined }
  | { is: 'shares'; shares: Readonly<Record<KpiStatus, number>> };

/** What stands where there is no number. Never a zero. */
export const NO_FIGURE = '--';

const LOCALES: Record<ReportLanguage, string> = { vi: 'vi-VN', en: 'en-GB' };
const FORMATS = new Map<string, Intl.NumberFormat>();

/** `1.234,5` in Vietnamese, `1,234.5` in English. */
export function figure(value: number, language: ReportLanguage, decimals = 1): string {
  const key = `${language} ${decimals}`;
  const format =
    FORMATS.get(key) ??
    new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: decimals });
  FORMATS.set(key, format);
  return format.format(value === 0 ? 0 : value);
}

/** Almost all is not all: 99.96 is written as 99,9 and never as 100; 0.04 as 0,1 and never as 0. */
const careful = (value: number): number =>
  value < 100 && value >= 99.95 ? 99.9 : value > 0 && value < 0.05 ? 0.1 : value;

/** A number with its unit; money to the đồng, as an official paper has it. */
export function quantity(value: number | null, uom: string, language: ReportLanguage): string {
  if (value === null) return NO_FIGURE;
  const text = figure(shownValue(value, uom), language);
  const unit = unitWordOf(text, uom, language);
  return unit === '' ? text : `${text} ${unit}`;
}

/** A number as exact as it is written. */
function shownValue(value: number, uom: string): number {
  const scale = uom === 'VND' ? 1 : 10;
  const shown = uom.startsWith('%') ? careful(value) : value;
  return (Math.sign(shown) * Math.round(Math.abs(shown) * scale)) / scale;
}

/** A change: `+3`, `−1,2 điểm %`, `0`. */
function differenceText(
  { now, before, uom }: Extract<ReportCell, { is: 'difference' }>,
  language: ReportLanguage,
): string {
  if (now === null || before === null) return NO_FIGURE;
  const value = shownValue(now, uom) - shownValue(before, uom);
  const size = figure(Math.abs(value), language);
  const sign = size === '0' ? '' : value < 0 ? '−' : '+';
  const points = uom.startsWith('%') ? ` ${REPORT_WORDS[language].points}` : '';
  return `${sign}${size}${points}`;
}

/** `20/11/2026 08:05`, in Vietnam. */
export function momentText(at: string | number): string {
  const ms = typeof at === 'number' ? at : Date.parse(at);
  const [day = '', time = ''] = new Date(ms + LOCAL_OFFSET_MS).toISOString().split('T');
  return `${dayText(day)} ${time.slice(0, 5)}`;
}

/** `20/11/2026` of `2026-11-20`. */
export const dayText = (day: string): string => day.split('-').reverse().join('/');

/** The two largest parts of a duration: `2 ngày 3 giờ`, `45 phút`. */
export function durationText(seconds: number, language: ReportLanguage): string {
  const words = REPORT_WORDS[language].durations;
  const minutes = Math.floor(seconds / 60);
  const parts: [number, string][] = [
    [Math.floor(minutes / 1_440), words.days],
    [Math.floor((minutes % 1_440) / 60), words.hours],
    [minutes % 60, words.minutes],
  ];
  const first = parts.findIndex(([amount]) => amount > 0);
  if (first < 0) return words.less;
  return parts
    .slice(first, first + 2)
    .flatMap(([amount, word]) => (amount > 0 ? [`${amount} ${word}`] : []))
    .join(' ');
}

/** A share of the time; what is there is never written as 0, and what is not all never as 100. */
const shareText = (share: number, language: ReportLanguage): string =>
  `${figure(careful(share * 100), language)} %`;

const SHOWN: readonly KpiStatus[] = ['good', 'warning', 'critical', 'stale', 'none'];

/** A cell as it is read, in a page as on paper. */
export function cellText(cell: ReportCell, language: ReportLanguage): string {
  const words = REPORT_WORDS[language];
  switch (cell.is) {
    case 'text':
      return cell.text;
    case 'number':
      return quantity(cell.number, cell.uom, language);
    case 'difference':
      return differenceText(cell, language);
    case 'range':
      return rangeText(cell, language);
    case 'moment':
      return cell.at === null ? (cell.none ?? NO_FIGURE) : momentText(cell.at);
    case 'duration':
      return durationText(cell.seconds, language);
    case 'status':
      return statusText(cell, language);
    case 'shares':
      return SHOWN.filter((status) => cell.shares[status] > 0)
        .map((status) => `${words.status[status]} ${shareText(cell.shares[status], language)}`)
        .join(', ');
  }
}

/** What is good meets its target, lies within its limits, or is all right where that is not known. */
function statusText(
  { status, belowTarget }: Extract<ReportCell, { is: 'status' }>,
  language: ReportLanguage,
): string {
  const words = REPORT_WORDS[language];
  if (status !== 'good' || belowTarget === undefined) return words.status[status];
  return belowTarget ? words.within : words.met;
}

function rangeText(
  { least, most, uom }: Extract<ReportCell, { is: 'range' }>,
  language: ReportLanguage,
): string {
  if (least === null || most === null) return NO_FIGURE;
  const decimals = uom === 'VND' ? 0 : 1;
  const [from, to] = [least, most].map((end) => figure(end, language, decimals));
  return from === to ? quantity(least, uom, language) : `${from} – ${to}`;
}

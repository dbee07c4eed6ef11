import { unitWord, unitWordOf } from '@nhip-xa/domain';
import type { Language } from '../i18n/language';

/** A number as people read it: the figure, and the word or sign beside it. */
export interface Shown {
  text: string;
  unit: string;
}

const LOCALES: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };
/** What stands where there is no number. Never a zero. */
export const NO_NUMBER = '--';

/**
 * `1.234,5` in Vietnamese, `1,234.5` in English.
 * @param least decimals that stand there though they are noughts
 */
export function formatNumber(value: number, language: Language, decimals = 1, least = 0): string {
  return formatOf(language, decimals, least)
    .format(value === 0 ? 0 : value)
    .replace('-', '−');
}

/** To make one costs as much as a hundred numbers written with it. */
const FORMATS = new Map<string, Intl.NumberFormat>();

function formatOf(language: Language, decimals: number, least: number): Intl.NumberFormat {
  const key = `${language} ${decimals} ${least}`;
  const known = FORMATS.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(LOCALES[language], {
    minimumFractionDigits: least,
    maximumFractionDigits: decimals,
  });
  FORMATS.set(key, made);
  return made;
}

const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** A size on disk: `512 MiB`, `3,4 GiB`. What is there is never shown as 0. */
export function formatBytes(bytes: number, language: Language): string {
  const power = bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10);
  const step = Math.min(power, BYTE_UNITS.length - 1);
  return `${formatNumber(bytes / 1024 ** step, language)} ${BYTE_UNITS[step] ?? 'B'}`;
}

const MONEY: Record<Language, readonly [billion: string, million: string, one: string]> = {
  vi: ['tỷ ₫', 'triệu ₫', '₫'],
  en: ['bn ₫', 'm ₫', '₫'],
};

/**
 * A KPI's value with its unit: percent, money in millions, levels out of their highest.
 * @param least decimals of a percentage that stand there though they are noughts
 */
export function formatValue(
  value: number | null,
  uom: string,
  language: Language,
  least = 0,
): Shown {
  const unit = unitWord(uom, language);
  if (value === null) return { text: NO_NUMBER, unit: '' };
  if (uom === 'VND') return formatMoney(value, language);
  if (uom.startsWith('%')) return { text: formatPercent(value, language, least), unit };
  const text = formatNumber(value, language);
  return { text, unit: unitWordOf(text, uom, language) };
}

/** Almost all is not all: 99.96 is shown as 99,9 and never as 100; 0.04 as 0,1 and never as 0. */
function formatPercent(value: number, language: Language, least: number): string {
  if (value < 100 && value >= 99.95) return formatNumber(99.9, language);
  if (value > 0 && value < 0.05) return formatNumber(0.1, language);
  return formatNumber(value, language, 1, least);
}

function formatMoney(value: number, language: Language): Shown {
  const [billion, million, one] = MONEY[language];
  const size = Math.abs(value);
  if (size >= 1e9) return { text: formatNumber(value / 1e9, language, 2), unit: billion };
  if (size >= 1e6) return { text: formatNumber(value / 1e6, language), unit: million };
  return { text: formatNumber(value, language, 0), unit: one };
}

/** The change against a day ago: `+3`, `−1,2 điểm %`, or null where there is none to tell. */
export function formatTrend(trend: number | null, uom: string, language: Language): string | null {
  if (trend === null) return null;
  const percent = uom.startsWith('%');
  const shown = formatValue(Math.abs(trend), percent ? '' : uom, language);
  if (shown.text === '0') return null;
  const points = language === 'vi' ? 'điểm %' : shown.text === '1' ? 'point' : 'points';
  const unit = percent ? ` ${points}` : uom === 'VND' ? ` ${shown.unit}` : '';
  return `${trend < 0 ? '−' : '+'}${shown.text}${unit}`;
}

/** A difference that stands by itself, with its unit: `+3 hồ sơ`, `−1,2 điểm %`; what is the same is 0. */
export function formatDifference(difference: number, uom: string, language: Language): string {
  const change = formatTrend(difference, uom, language);
  if (change === null) return formatNumber(0, language);
  if (uom.startsWith('%') || uom === 'VND') return change;
  const unit = unitWordOf(change.slice(1), uom, language);
  // a step on a scale is not itself out of the highest
  return unit.startsWith('/') ? change : `${change} ${unit}`.trim();
}

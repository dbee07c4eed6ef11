import { DAY_MS, HOUR_MS, LOCAL_OFFSET_MS, localDay } from '@nhip-xa/domain';
import type { Language } from '../i18n/texts';

const two = (number: number): string => String(number).padStart(2, '0');

/** A moment of the wire in milliseconds; NaN when it is none. */
export const momentMs = (moment: string): number => Date.parse(moment);

/** `08:05` in Vietnam, whatever the zone of the browser. */
export function timeOfDay(ms: number): string {
  const local = new Date(ms + LOCAL_OFFSET_MS);
  return `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
}

/** `20/11/2026` in Vietnam. */
export function date(ms: number): string {
  const local = new Date(ms + LOCAL_OFFSET_MS);
  return `${two(local.getUTCDate())}/${two(local.getUTCMonth() + 1)}/${local.getUTCFullYear()}`;
}

/** `20/11/2026 08:05`. */
export const dateTime = (ms: number): string => `${date(ms)} ${timeOfDay(ms)}`;

/** `20/11/2026 08:05:09`, for tables of facts. */
export const dateTimeSeconds = (ms: number): string =>
  `${dateTime(ms)}:${two(new Date(ms).getUTCSeconds())}`;

/** A moment as people say it today: `07:40`, `hôm qua 16:05`, `18/11 16:05`, `18/11/2025 16:05`. */
export function spokenMoment(ms: number, nowMs: number, language: Language): string {
  const time = timeOfDay(ms);
  const days = localDay(nowMs) - localDay(ms);
  if (days === 0) return time;
  if (days === 1) return `${language === 'vi' ? 'hôm qua' : 'yesterday'} ${time}`;
  const day = date(ms);
  const sameYear = day.slice(6) === date(nowMs).slice(6);
  return `${sameYear ? day.slice(0, 5) : day} ${time}`;
}

/** The same where there is no room for a year and a time: of another year its day alone, `18/11/2025`. */
export const shortMoment = (ms: number, nowMs: number, language: Language): string =>
  date(ms).slice(6) === date(nowMs).slice(6) || localDay(nowMs) - localDay(ms) === 1
    ? spokenMoment(ms, nowMs, language)
    : date(ms);

const TYPED = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))? +(\d{1,2})[:h](\d{2})$/;

/**
 * A moment in Vietnam as people type it, `20/11/2026 08:05` or `20/11 8h05` of this year, in
 * milliseconds; null when it is none.
 */
export function typedMoment(text: string, nowMs: number): number | null {
  const parts = TYPED.exec(text.trim());
  if (!parts) return null;
  const [, day, month, year = date(nowMs).slice(6), hour, minute] = parts;
  const iso = `${year}-${two(Number(month))}-${two(Number(day))}T${two(Number(hour))}:${minute}:00Z`;
  const ms = Date.parse(iso);
  // 31/02 would be read as a day of March
  if (Number.isNaN(ms) || new Date(ms).getUTCDate() !== Number(day)) return null;
  return ms - LOCAL_OFFSET_MS;
}

const AGES: Record<Language, { now: string; units: readonly [string, string, string, string] }> = {
  vi: { now: 'vừa xong', units: ['giây trước', 'phút trước', 'giờ trước', 'ngày trước'] },
  en: { now: 'just now', units: ['s ago', 'min ago', 'h ago', 'd ago'] },
};
/** Younger than this is `now`: below it a counting second only distracts. */
const JUST_NOW_MS = 5_000;

/** `vừa xong`, `12 giây trước`, `3 phút trước`, `2 giờ trước`, `4 ngày trước`. */
export function ageWords(ms: number, nowMs: number, language: Language): string {
  const { now, units } = AGES[language];
  const age = Math.max(0, nowMs - ms);
  if (age < JUST_NOW_MS) return now;
  if (age < 60_000) return `${Math.floor(age / 1000)} ${units[0]}`;
  if (age < HOUR_MS) return `${Math.floor(age / 60_000)} ${units[1]}`;
  if (age < DAY_MS) return `${Math.floor(age / HOUR_MS)} ${units[2]}`;
  return `${Math.floor(age / DAY_MS)} ${units[3]}`;
}

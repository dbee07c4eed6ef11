import { dayOfIso, isoDay } from '@nhip-xa/domain';

const TYPED = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/** A day as people type it, `20/11/2026`, as `2026-11-20`; null when it is none. */
export function typedDay(text: string): string | null {
  const [, day = '', month = '', year = ''] = TYPED.exec(text.trim()) ?? [];
  if (year === '') return null;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const number = dayOfIso(iso);
  // 31/02 would be read as a day of March
  return Number.isNaN(number) || isoDay(number) !== iso ? null : iso;
}

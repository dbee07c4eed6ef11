import type { Language } from '../i18n/texts';
import { formatNumber, type Shown } from './number';

const WORDS: Record<Language, readonly [billion: string, million: string, one: string]> = {
  vi: ['tỷ đồng', 'triệu đồng', 'đồng'],
  en: ['billion đồng', 'million đồng', 'đồng'],
};

/** An amount as it is said, for where there is room for words: `12,4 triệu đồng`, `−1,25 tỷ đồng`. */
export function moneyWords(amount: number, language: Language): Shown {
  const [billion, million, one] = WORDS[language];
  const sign = amount < 0 ? '−' : '';
  const size = Math.abs(amount);
  // what would be rounded to a thousand of a unit is said in the next
  if (size >= 999.95e6)
    return { text: sign + formatNumber(size / 1e9, language, 2), unit: billion };
  if (size >= 999_999.5) return { text: sign + formatNumber(size / 1e6, language), unit: million };
  const text = formatNumber(size, language, 0);
  return { text: text === '0' ? text : sign + text, unit: one };
}

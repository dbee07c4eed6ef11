import { formatNumber, type Texts } from '@nhip-xa/web-ui';

/** What an item counts as, in words: nothing where it is itself, once; a sum of money says its amount already. */
export function countedWords(
  counted: number | null | undefined,
  { t, language }: Pick<Texts, 't' | 'language'>,
  said: number | null = null,
): string {
  if (counted === null || counted === undefined || counted === 1 || counted === said) return '';
  return t('item.counts', { counted: formatNumber(counted, language, 2) });
}

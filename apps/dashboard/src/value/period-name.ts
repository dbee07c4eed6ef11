import type { ValueSummary } from '@nhip-xa/contract';
import type { Translate } from '@nhip-xa/web-ui';
import { quarterOf } from './period';

/** `Quý 4/2026`, `Năm 2026`. */
export function periodName(
  { period, from }: Pick<ValueSummary, 'period' | 'from'>,
  t: Translate,
): string {
  const { n, year } = quarterOf(Date.parse(from));
  return period === 'year' ? t('worth.year', { year }) : t('worth.quarter', { n, year });
}

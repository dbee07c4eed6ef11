import type { Unit } from '@nhip-xa/contract';
import { isoDay, localDay } from '@nhip-xa/domain';
import { useLive } from '@nhip-xa/web-live';
import { useTexts } from '@nhip-xa/web-ui';

/** `2025-07-01` as it is written here. */
export const dayWords = (day: string): string => day.split('-').reverse().join('/');

/** From when until when a unit is valid, and whether that is over. */
export function useValidity({
  validFrom,
  validTo,
  replacedBy,
}: Pick<Unit, 'validFrom' | 'validTo' | 'replacedBy'>): { words: string; hasEnded: boolean } {
  const { t } = useTexts();
  const today = useLive(({ offsetMs }) => isoDay(localDay(Date.now() + offsetMs)));
  const hasEnded = validTo !== null && validTo < today;
  const words = [
    validFrom === null || hasEnded ? '' : t('units.from', { day: dayWords(validFrom) }),
    validTo === null ? '' : t(hasEnded ? 'units.ended' : 'units.ends', { day: dayWords(validTo) }),
    replacedBy === null ? '' : t('units.becomes', { code: replacedBy }),
  ];
  return { words: words.filter((word) => word !== '').join(', '), hasEnded };
}

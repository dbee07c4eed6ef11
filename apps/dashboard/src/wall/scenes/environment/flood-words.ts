import type { SceneData } from '@nhip-xa/contract';
import type { Language, Translate } from '@nhip-xa/web-ui';

export type River = SceneData<'environment'>['rivers'][number];

interface Reader {
  t: Translate;
  language: Language;
}

/** How many alarm levels a gauge's last value reaches, 0 to 3 [QĐ 05/2020]. */
export const alarmLevel = ({ value, levels }: Pick<River, 'value' | 'levels'>): number =>
  value === null ? 0 : levels.filter((level) => value >= level).length;

/** Metres with both centimetres, as bulletins write them: `0,35`. */
export const metres = (value: number, language: Language): string =>
  new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(value);

/** Where the water stands, as bulletins say it: `BĐ2 + 0,35 m`, `dưới BĐ1 0,60 m` [domain 4.11]. */
export function floodWords(
  river: Pick<River, 'value' | 'levels'>,
  { t, language }: Reader,
): string {
  const { value, levels } = river;
  if (value === null) return t('rivers.noValue');
  const [first] = levels;
  if (first === undefined) return t('rivers.metres', { metres: metres(value, language) });
  const level = alarmLevel(river);
  // Binary metres: 9.35 − 9 is not 0.35.
  const cm = Math.round((value - (levels[level - 1] ?? first)) * 100);
  if (level === 0) {
    return cm === 0
      ? t('rivers.justBelow')
      : t('rivers.below', { metres: metres(-cm / 100, language) });
  }
  return cm === 0
    ? t('rivers.at', { level })
    : t('rivers.above', { level, metres: metres(cm / 100, language) });
}

/** `lên 12 cm/giờ`, `xuống 5 cm/giờ`, `đứng nước`; empty where too little was said. */
export function riseWords(risePerHour: number | null, { t }: Reader): string {
  if (risePerHour === null) return '';
  const cm = Math.round(risePerHour * 100);
  if (cm === 0) return t('rivers.steady');
  return cm > 0 ? t('rivers.rising', { cm }) : t('rivers.falling', { cm: -cm });
}

/** How far above the highest level that it reaches, or below the first; of no levels the lowest. */
const margin = (river: River): number => {
  const level = alarmLevel(river);
  const from = river.levels[Math.max(0, level - 1)];
  return river.value === null || from === undefined ? -Infinity : river.value - from;
};

/** What of a gauge comes before what: live floods, silent ones that were in flood, the others. */
const rank = (river: River): number =>
  alarmLevel(river) > 0 ? (river.fresh ? 10 : 5) + alarmLevel(river) : river.fresh ? 1 : 0;

/** Worst first: by alarm level, then by how far above it; of those without, the nearest to the first. */
export const worstRiversFirst = (rivers: readonly River[]): River[] =>
  [...rivers].sort((a, b) => rank(b) - rank(a) || margin(b) - margin(a) || 0);

import type { SceneData } from '@nhip-xa/contract';
import type { Language, TextKey, Translate } from '@nhip-xa/web-ui';
import { beganMoment } from '../../overview/began';

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

/** `vượt BĐ2 từ 06:10`, in short `từ 06:10` where its level stands right above; empty of a river that reaches no level, or says nothing now. */
export function aboveWords(
  river: Pick<River, 'value' | 'levels' | 'fresh'> & Partial<Pick<River, 'above'>>,
  { t, language, nowMs }: Reader & { nowMs: number },
  isShort = false,
): string {
  const { above, fresh } = river;
  if (!above || !fresh) return '';
  const moment = beganMoment(above, nowMs, language);
  if (isShort) return t(above.atLeast ? 'wall.sinceAtLeast' : 'value.since', { moment });
  const level = alarmLevel(river);
  return t(above.atLeast ? 'rivers.aboveAtLeast' : 'rivers.aboveSince', { level, moment });
}

/** What gauges do that have no room: `23 trạm khác: 2 vượt BĐ1, 20 bình thường, 1 mất tín hiệu`. */
export function othersWords(rivers: readonly River[], { t }: Pick<Reader, 't'>): string {
  const live = rivers.filter(({ fresh }) => fresh);
  const states = [
    ...[3, 2, 1].map((level) => {
      const count = live.filter((river) => alarmLevel(river) === level).length;
      return count > 0 ? t('rivers.othersAbove', { count, level }) : '';
    }),
    counted('rivers.othersNormal', live.filter(isNormal).length),
    counted('rivers.othersNoLevels', live.filter(({ levels }) => levels.length === 0).length),
    counted('rivers.othersSilent', rivers.length - live.length),
  ];
  return t('rivers.others', { count: rivers.length, states: states.filter(Boolean).join(', ') });

  function counted(key: TextKey, count: number): string {
    return count > 0 ? t(key, { count }) : '';
  }
}

const isNormal = (river: River): boolean => river.levels.length > 0 && alarmLevel(river) === 0;

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

import type { KpiDefinition } from '@nhip-xa/contract';
import { formatUnit, type Language, type TextKey, type Texts } from '@nhip-xa/web-ui';

// Apart from the definitions themselves, whose schemas the wall's script must not bring along.

/** A target as definitions state it: at least (\u2265), at most (\u2264), below or above a level. */
const BOUND = /^([\u2265\u2264<>])\s*(.+)$/;
const BOUND_WORDS: Readonly<Record<string, TextKey>> = {
  '\u2265': 'target.atLeast',
  '\u2264': 'target.atMost',
  '<': 'target.below',
  '>': 'target.over',
};
const BETWEEN = /^([\d.,]+)\s*-\s*([\d.,]+)$/;
/** Targets that are no level. */
const NO_LEVEL: Readonly<Record<string, TextKey>> = {
  '': 'target.none',
  rising: 'target.rising',
  tăng: 'target.rising',
  giảm: 'target.falling',
  'every village \u2265 1 visit': 'target.everyVillage',
};

/** The target in words with its unit, unless it states one itself: `từ 98 % trở lên`. */
export function targetWords({ target, uom }: Stated, { t, language }: Reader): string {
  const words = NO_LEVEL[target.trim()];
  if (words) return t(words);
  const [, from, to] = BETWEEN.exec(target) ?? [];
  if (from !== undefined && to !== undefined) {
    return t('target.between', { from, level: withUnit(to, uom, language) });
  }
  const [, bound, level = target] = BOUND.exec(target) ?? [];
  // a share or a number for so many people has its unit already
  const whole = level.includes('%') || level.includes('/');
  const shown = whole ? inLanguage(level, language) : withUnit(level, uom, language);
  const key = BOUND_WORDS[bound ?? ''];
  return key === undefined ? shown : t(key, { level: shown });
}

type Stated = Pick<KpiDefinition, 'target' | 'uom'>;
type Reader = Pick<Texts, 't' | 'language'>;

const withUnit = (level: string, uom: string, language: Language): string =>
  `${level} ${formatUnit(uom, language)}`;

const inLanguage = (level: string, language: Language): string =>
  language === 'en'
    ? level.replace('/quý', ' a quarter').replace('/1.000 dân', ' per 1,000 people')
    : level;

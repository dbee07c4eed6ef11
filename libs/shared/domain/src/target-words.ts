import { unitWord } from './uom-words';

type Language = 'vi' | 'en';
type Said = Readonly<Record<Language, (level: string) => string>>;

/** A target as definitions state it: at least (\u2265), at most (\u2264), below or above a level. */
const BOUND = /^([\u2265\u2264<>])\s*(.+)$/;
const BOUNDS: Readonly<Record<string, Said>> = {
  '\u2265': { vi: (level) => `từ ${level} trở lên`, en: (level) => `${level} or more` },
  '\u2264': { vi: (level) => `không quá ${level}`, en: (level) => `at most ${level}` },
  '<': { vi: (level) => `dưới ${level}`, en: (level) => `below ${level}` },
  '>': { vi: (level) => `trên ${level}`, en: (level) => `above ${level}` },
};
const BETWEEN = /^([\d.,]+)\s*-\s*([\d.,]+)$/;
const RISING = { vi: 'tăng dần', en: 'rising' };
/** Targets that are no level. */
const NO_LEVEL: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  '': { vi: 'chưa đặt', en: 'not set' },
  rising: RISING,
  tăng: RISING,
  giảm: { vi: 'giảm dần', en: 'falling' },
  'every village \u2265 1 visit': {
    vi: 'mỗi thôn ít nhất 1 lượt',
    en: 'every village at least once',
  },
};

/** The target in words with its unit, unless it states one itself: `từ 98 % trở lên`. */
export function targetWords(
  { target, uom }: Readonly<{ target: string; uom: string }>,
  language: Language,
): string {
  const words = NO_LEVEL[target.trim()];
  if (words) return words[language];
  const [, from, to] = BETWEEN.exec(target) ?? [];
  if (from !== undefined && to !== undefined) {
    const [least, most] = [inLanguage(from, language), withUnit(to, uom, language)];
    return language === 'en' ? `${least} to ${most}` : `từ ${least} đến ${most}`;
  }
  const [, bound, level = target] = BOUND.exec(target) ?? [];
  // a share or a number for so many people has its unit already
  const whole = level.includes('%') || level.includes('/');
  const shown = whole ? inLanguage(level, language) : withUnit(level, uom, language);
  return BOUNDS[bound ?? '']?.[language](shown) ?? shown;
}

const withUnit = (level: string, uom: string, language: Language): string =>
  `${inLanguage(level, language)} ${unitWord(uom, language)}`.trim();

/** Definitions write numbers as Vietnamese does: `1.000`, `1,2`. */
const inLanguage = (level: string, language: Language): string =>
  language === 'en'
    ? level
        .replace(/\d+(\.\d{3})*(,\d+)?/g, (number) =>
          number.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.')),
        )
        .replace('/quý', ' a quarter')
        .replace('/1,000 dân', ' per 1,000 people')
    : level;

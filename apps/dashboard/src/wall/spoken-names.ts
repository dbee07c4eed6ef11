import type { Language, Texts, Translate } from '@nhip-xa/web-ui';
import { villageNumber } from './scenes/feedback-view';

/** Groups of words for what sources call their cases, by kind of case. */
const WORDS_OF: Readonly<Record<string, readonly string[]>> = {
  bulletin: ['hazard'],
  alarm: ['detected', 'incident', 'hazard'],
  detection: ['detected'],
  incident: ['incident', 'detected', 'hazard'],
};
const ANY = ['subject', 'detected', 'incident', 'hazard'];

/** A name that no person wrote: `flood`, `illegal-dumping`. */
const CODE = /^[a-z]+(?:[-_][a-z]+)*$/;

/** A name as people say it: a code by our words for it, and without any as words at least. */
export function spokenName(name: string, word: Texts['word'], groups: readonly string[]): string {
  if (!CODE.test(name)) return name;
  const known = groups.map((group) => word(group, name)).find((said) => said !== name);
  if (known !== undefined) return known;
  const words = name.replaceAll(/[-_]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a case is called: its category, else its kind. */
export const caseName = (
  { category, kind }: { category: string | null; kind: string },
  word: Texts['word'],
): string => {
  if (category !== null) return spokenName(category, word, WORDS_OF[kind] ?? ANY);
  const said = word('caseKind', kind);
  return said.charAt(0).toUpperCase() + said.slice(1);
};

interface PlaceReader {
  t: Translate;
  word: Texts['word'];
  language: Language;
}

/** KPIs whose places are kinds of hazards rather than anything else of the same name. */
const OF_HAZARDS = ['disaster-risk'];
const GEO = /^geo:(-?[\d.]+),(-?[\d.]+)$/;

/** A place of a decision as the scene has it, in words. */
export function spokenPlace(name: string, kpi: string, { t, word, language }: PlaceReader): string {
  if (name === '') return t('wall.nowhere');
  const [, lat, lon] = GEO.exec(name) ?? [];
  if (lat !== undefined && lon !== undefined) {
    const degrees = (text: string): string => (language === 'vi' ? text.replace('.', ',') : text);
    return t('wall.coordinates', { lat: degrees(lat), lon: degrees(lon) });
  }
  const number = villageNumber(name);
  if (number !== null) return t('feedback.village', { number });
  return spokenName(name, word, OF_HAZARDS.includes(kpi) ? ['hazard'] : ANY);
}

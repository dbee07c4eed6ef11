import { useCallback, useMemo } from 'react';
import i18next, { type FormatterModule, type i18n } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { formatNumber } from '../format/number';
import type { ConsoleTextKey } from './console-texts';
import type { Language } from './language';
import { enKpiNames } from './en-kpi-names';
import { enOneWall } from './en-one-wall';
import { enPages } from './en-pages';
import { enParts } from './en-parts';
import { enUnit } from './en-unit';
import { enWall } from './en-wall';
import { enWords } from './en-words';
import { enScenesPeople } from './en-scenes-people';
import { enScenesPlace } from './en-scenes-place';
import { enMap } from './en-map';
import { viKpiNames } from './vi-kpi-names';
import { viPages } from './vi-pages';
import { viParts } from './vi-parts';
import { viUnit } from './vi-unit';
import { viWall } from './vi-wall';
import { viWords } from './vi-words';
import { viScenesPeople } from './vi-scenes-people';
import { viScenesPlace } from './vi-scenes-place';
import { viMap } from './vi-map';

export { LANGUAGES, type Language } from './language';

const vi = {
  ...viParts,
  ...viPages,
  ...viKpiNames,
  ...viWords,
  ...viUnit,
  ...viMap,
  ...viScenesPlace,
  ...viScenesPeople,
  ...viWall,
};
type FirstTextKey = keyof typeof vi;
/** Every text has a key; English must have each of them or it does not compile. */
export type TextKey = FirstTextKey | ConsoleTextKey;
const en: Record<FirstTextKey, string> = {
  ...enParts,
  ...enPages,
  ...enKpiNames,
  ...enWords,
  ...enUnit,
  ...enMap,
  ...enScenesPlace,
  ...enScenesPeople,
  ...enWall,
};

/** What is filled in. A `count` is a number: by it the text is of one or of many. */
export type TextValues = Readonly<Record<string, string | number>> & { readonly count?: number };

/** A text in the reader's language, its `{{…}}` filled in. */
export type Translate = (key: TextKey, values?: TextValues) => string;

/** A count is written as people read it; what else is filled in stands as it was given. */
const COUNTS: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _, language, options) =>
    typeof value === 'number' && options?.['interpolationkey'] === 'count'
      ? formatNumber(value, language === 'en' ? 'en' : 'vi')
      : (value as string),
};

/** The texts that a wall needs, and a page before it is known to be the console's. */
export function createTexts(language: Language): i18n {
  const instance = i18next.createInstance();
  void instance
    .use(initReactI18next)
    .use(COUNTS)
    .init({
      lng: language,
      fallbackLng: 'vi',
      resources: { vi: { translation: vi }, en: { translation: { ...en, ...enOneWall } } },
      keySeparator: false,
      nsSeparator: false,
      initAsync: false,
      // React escapes what it writes.
      interpolation: { escapeValue: false, alwaysFormat: true },
      react: { useSuspense: false },
    });
  return instance;
}

export interface Texts {
  t: Translate;
  language: Language;
  /** The word for one of an open set (a state, a kind): its own name where there is no word. */
  word: (group: string, name: string) => string;
}

const REMEMBERING = new WeakMap<Translate, Translate>();

/**
 * Looks up a text without anything to fill in once a language: a wall draws hundreds of them a
 * second, and the library goes through all its options for each.
 */
function remembering(translate: Translate): Translate {
  const known = REMEMBERING.get(translate);
  if (known) return known;
  const texts = new Map<TextKey, string>();
  const quick: Translate = (key, values) => {
    if (values) return translate(key, values);
    const text = texts.get(key) ?? translate(key);
    texts.set(key, text);
    return text;
  };
  REMEMBERING.set(translate, quick);
  return quick;
}

/** The texts for a component, in the language of the page. */
export function useTexts(): Texts {
  const { t, i18n: instance } = useTranslation();
  const translate = remembering(t as unknown as Translate);
  const language = instance.language === 'en' ? 'en' : 'vi';
  return useMemo(
    () => ({
      t: translate,
      language,
      word: (group, name) => {
        const key = `${group}.${name}`;
        return instance.exists(key) ? translate(key as TextKey) : name;
      },
    }),
    [translate, language, instance],
  );
}

/** A text in a language of choice, whatever that of the page is. */
export function useTextIn(): (language: Language, key: TextKey) => string {
  const { i18n: instance } = useTranslation();
  return useCallback((language, key) => instance.getFixedT(language)(key), [instance]);
}

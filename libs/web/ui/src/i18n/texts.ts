import { useMemo } from 'react';
import i18next, { type i18n } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { enAdmin } from './en-admin';
import { enAlerts } from './en-alerts';
import { enCalendar } from './en-calendar';
import { enKpiNames } from './en-kpi-names';
import { enKpis } from './en-kpis';
import { enLedger } from './en-ledger';
import { enPages } from './en-pages';
import { enParts } from './en-parts';
import { enSilence } from './en-silence';
import { enSource } from './en-source';
import { enSourceFiles } from './en-source-files';
import { enUnit } from './en-unit';
import { enWall } from './en-wall';
import { enScenesPeople } from './en-scenes-people';
import { enScenesPlace } from './en-scenes-place';
import { enRotation } from './en-rotation';
import { enMap } from './en-map';
import { enMappings } from './en-mappings';
import { enRejected } from './en-rejected';
import { enDisplays } from './en-displays';
import { enLooks } from './en-looks';
import { enWorth } from './en-worth';
import { viAdmin } from './vi-admin';
import { viAlerts } from './vi-alerts';
import { viCalendar } from './vi-calendar';
import { viKpiNames } from './vi-kpi-names';
import { viKpis } from './vi-kpis';
import { viLedger } from './vi-ledger';
import { viPages } from './vi-pages';
import { viParts } from './vi-parts';
import { viSilence } from './vi-silence';
import { viSource } from './vi-source';
import { viSourceFiles } from './vi-source-files';
import { viUnit } from './vi-unit';
import { viWall } from './vi-wall';
import { viScenesPeople } from './vi-scenes-people';
import { viScenesPlace } from './vi-scenes-place';
import { viRotation } from './vi-rotation';
import { viMap } from './vi-map';
import { viMappings } from './vi-mappings';
import { viRejected } from './vi-rejected';
import { viDisplays } from './vi-displays';
import { viLooks } from './vi-looks';
import { viWorth } from './vi-worth';

export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const vi = {
  ...viParts,
  ...viPages,
  ...viAdmin,
  ...viCalendar,
  ...viKpis,
  ...viLedger,
  ...viSilence,
  ...viSource,
  ...viSourceFiles,
  ...viWorth,
  ...viAlerts,
  ...viKpiNames,
  ...viUnit,
  ...viLooks,
  ...viDisplays,
  ...viMap,
  ...viMappings,
  ...viRejected,
  ...viScenesPlace,
  ...viRotation,
  ...viScenesPeople,
  ...viWall,
};
/** Every text has a key; English must have each of them or it does not compile. */
export type TextKey = keyof typeof vi;
const en: Record<TextKey, string> = {
  ...enParts,
  ...enPages,
  ...enAdmin,
  ...enCalendar,
  ...enKpis,
  ...enLedger,
  ...enSilence,
  ...enSource,
  ...enSourceFiles,
  ...enWorth,
  ...enAlerts,
  ...enKpiNames,
  ...enUnit,
  ...enLooks,
  ...enDisplays,
  ...enMap,
  ...enMappings,
  ...enRejected,
  ...enScenesPlace,
  ...enRotation,
  ...enScenesPeople,
  ...enWall,
};

/** A text in the reader's language, its `{{…}}` filled in. */
export type Translate = (
  key: TextKey,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** The texts in both languages, Vietnamese first. */
export function createTexts(language: Language): i18n {
  const instance = i18next.createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'vi',
    resources: { vi: { translation: vi }, en: { translation: en } },
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    // React escapes what it writes.
    interpolation: { escapeValue: false },
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
        return key in vi ? translate(key as TextKey) : name;
      },
    }),
    [translate, language],
  );
}

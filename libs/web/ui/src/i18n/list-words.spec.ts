import { ATTRIBUTE_NAMES, ATTRIBUTE_VALUES, LIST_WORDS } from '@nhip-xa/domain';
import { addConsoleTexts } from './console-texts';
import { LANGUAGES, createTexts } from './texts';

/** Words that pages have of their own: a file must not call the same thing otherwise. */
const OF_PAGES: Readonly<Record<string, string>> = {
  sourceKind: 'sourceKind',
  caseKind: 'caseKind',
  state: 'state',
  severity: 'severity',
  presence: 'source',
  flag: 'flag',
};

describe.each(LANGUAGES)('the words of files in %s', (language) => {
  const texts = createTexts(language);
  addConsoleTexts(texts);
  const at = language === 'en' ? 1 : 0;

  it.each(Object.entries(OF_PAGES))('%s: as pages have them', (group, prefix) => {
    const words = Object.entries(LIST_WORDS[group] ?? {});
    expect(words.length).toBeGreaterThan(1);
    for (const [name, both] of words) expect(both[at]).toBe(texts.t(`${prefix}.${name}`));
  });

  it('attributes in the words of an indicator: as pages have them, within a sentence', () => {
    for (const [name, both] of Object.entries(ATTRIBUTE_NAMES)) {
      if (!texts.exists(`attribute.${name}`)) continue;
      expect(both[at].toLowerCase()).toBe(texts.t(`attribute.${name}`).toLowerCase());
    }
    for (const [name, values] of Object.entries(ATTRIBUTE_VALUES)) {
      for (const [value, both] of Object.entries(values)) {
        expect(both[at]).toBe(texts.t(`attribute.${name}.${value}`));
      }
    }
  });
});

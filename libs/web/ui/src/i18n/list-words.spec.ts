import { LIST_WORDS } from '@nhip-xa/domain';
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
});

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { addConsoleTexts } from './console-texts';
import { LANGUAGES, createTexts } from './texts';

/** Keys of the texts of a language, as often as they stand in its files. */
function keysOf(language: string): string[] {
  const files = readdirSync(__dirname).filter((file) => file.startsWith(`${language}-`));
  return files.flatMap((file) =>
    [...readFileSync(join(__dirname, file), 'utf8').matchAll(/^ {2}(?:'([^']+)'|(\w+)):/gm)].map(
      ([, quoted, plain = '']) => quoted ?? plain,
    ),
  );
}

describe.each(LANGUAGES)('the texts in %s', (language) => {
  const keys = keysOf(language);

  it('have each key once: of two that are spelt alike one would silently be lost', () => {
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it('are all known to the pages', () => {
    const texts = createTexts(language);
    addConsoleTexts(texts);
    const known = texts.getResourceBundle(language, 'translation') as object;
    expect(Object.keys(known).sort()).toEqual([...keys].sort());
  });
});

it('say one of what is one in English', () => {
  const { t } = texts();
  expect(t('compare.turns.worse', { count: 1 })).toBe('indicator worse');
  expect(t('compare.turns.worse', { count: 2 })).toBe('indicators worse');
  expect(t('compare.turns.worse', { count: 0 })).toBe('indicators worse');
  const coverage = (expected: number): string =>
    t('value.sources', { reporting: 1, expected, count: expected });
  expect([coverage(1), coverage(2)]).toEqual(['1/1 source', '1/2 sources']);
});

function texts() {
  const english = createTexts('en');
  addConsoleTexts(english);
  return english;
}

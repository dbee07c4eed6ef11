import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { addConsoleTexts } from './console-texts';
import { LANGUAGES, createTexts, type Language } from './texts';

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

it('write a count as people read it, and nothing else', () => {
  const { t } = texts();
  expect(t('units.written', { count: 1 })).toBe('1 unit written.');
  expect(t('units.written', { count: 1234 })).toBe('1,234 units written.');
  expect(texts('vi').t('units.written', { count: 1234 })).toContain('1.234');
  expect(t('worth.quarter', { n: 4, year: 2026 })).toBe('Quarter 4/2026');
});

it('of a wall say one too, without the texts of the console', () => {
  const { t } = createTexts('en');
  expect(t('place.more', { count: 1 })).toBe('and 1 more place');
  expect(t('place.more', { count: 2 })).toBe('and 2 more places');
});

function texts(language: Language = 'en') {
  const made = createTexts(language);
  addConsoleTexts(made);
  return made;
}

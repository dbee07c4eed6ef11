import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_IN_KPIS } from '@nhip-xa/domain';
import { enAdmin } from '../i18n/en-admin';
import { enPages } from '../i18n/en-pages';
import { enParts } from '../i18n/en-parts';
import { viAdmin } from '../i18n/vi-admin';
import { viPages } from '../i18n/vi-pages';
import { viParts } from '../i18n/vi-parts';
import { charactersOf } from './woff2';

const ROOT = process.cwd();
const fontsCss = readFileSync(join(ROOT, 'libs/web/ui/src/styles/fonts.css'), 'utf8');

/** Weight → the characters that the shipped files of Be Vietnam Pro have glyphs for. */
function shipped(): Map<string, Set<number>> {
  const weights = new Map<string, Set<number>>();
  const files = fontsCss.matchAll(
    /@fontsource\/be-vietnam-pro\/files\/[\w-]+-(\d00)-normal\.woff2/g,
  );
  for (const [file, weight = ''] of files) {
    const known = weights.get(weight) ?? new Set();
    for (const character of charactersOf(readFileSync(join(ROOT, 'node_modules', file)))) {
      known.add(character);
    }
    weights.set(weight, known);
  }
  return weights;
}

const WEIGHTS = shipped();

/** The characters of a text that one of the shipped weights lacks. */
const lacking = (text: string): string[] => [
  ...new Set(
    Array.from(text.normalize('NFC')).filter(
      (sign) =>
        sign >= ' ' && [...WEIGHTS.values()].some((known) => !known.has(sign.codePointAt(0) ?? 0)),
    ),
  ),
];

/** Comments are for those who read the source, in fonts of their own. */
const withoutComments = (source: string): string =>
  source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '');

const SOURCES = ['libs/web', 'apps/dashboard/src'];

/** What may write a text on a page: scripts and styles, not their specs. */
const filesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(tsx?|css)$/.test(file) && !file.includes('.spec.'))
    .map((file) => join(folder, file));

describe('the shipped fonts', () => {
  it('are read from their own tables: letters, no arrows', () => {
    expect([...WEIGHTS.keys()]).toEqual(['400', '600']);
    expect(lacking('Nhịp điều hành của xã, 1.234,5 – “ẤỮẶĐ” · −1 ₫ …')).toEqual([]);
    expect(lacking('\u2191 \u2192 \u2193 \u2265')).toEqual([
      '\u2191',
      '\u2192',
      '\u2193',
      '\u2265',
    ]);
  });

  it.each(Object.entries({ viParts, viPages, viAdmin, enParts, enPages, enAdmin }))(
    'have every character of the texts in %s',
    (_, texts) => {
      const missing = Object.entries(texts).filter(([, text]) => lacking(text).length > 0);
      expect(missing).toEqual([]);
    },
  );

  it('have every character of the components', () => {
    const files = SOURCES.flatMap(filesIn);
    expect(files.length).toBeGreaterThan(50);
    const missing = files.flatMap((file) => {
      const signs = lacking(withoutComments(readFileSync(join(ROOT, file), 'utf8')));
      return signs.length === 0 ? [] : [{ file, signs }];
    });
    expect(missing).toEqual([]);
  });

  it('have every character of the names and units of the built-in KPIs, but for three signs', () => {
    const texts = BUILT_IN_KPIS.flatMap(({ name, uom }) => [name.vi, name.en, uom]);
    // no file of the family has them; the catalogue's names do, and the stand-in draws them
    expect(lacking(texts.join('')).sort()).toEqual(['\u2192', '\u2264', '\u2265']);
  });
});

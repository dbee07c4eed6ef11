import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, filesBelow, read } from './workspace';

const PAGES = [
  'README.md',
  'CHANGELOG.md',
  'apps/simulator/README.md',
  ...filesBelow('docs').filter((file) => file.endsWith('.md')),
];

/** Links and pictures of a page that point into the checkout. */
const linksOf = (page: string): string[] =>
  [...read(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link]) => (link as string).split('#', 1)[0] as string)
    .filter((link) => link !== '' && !/^[a-z]+:/.test(link));

it.each(PAGES)('what %s links to is there', (page) => {
  expect(linksOf(page).filter((link) => !existsSync(join(ROOT, dirname(page), link)))).toEqual([]);
});

import { addConsoleTexts, createTexts } from '@nhip-xa/web-ui';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const WEB = join(__dirname, '../../../../libs/web');
/** What a wall is drawn by; the console's texts are not loaded with it. */
const FOLDERS = [
  __dirname,
  ...['tile', 'status', 'official', 'format', 'qr'].map((part) => join(WEB, 'ui/src', part)),
  ...['map', 'charts', 'live'].map((library) => join(WEB, library, 'src')),
];

const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.spec.'))
    .map((file) => join(folder, file)),
);

const sources = files.map((file) => readFileSync(file, 'utf8'));
const first = createTexts('vi');
const console = createTexts('vi');
addConsoleTexts(console);

/** Texts that only the console has. */
const foreign = Object.keys(console.getResourceBundle('vi', 'translation') as object).filter(
  (key) => !first.exists(key),
);

it('a wall asks only for texts that are loaded with it', () => {
  const asked = new Set(
    sources.flatMap((source) => [...source.matchAll(/'([\w.-]+)'/g)].map(([, text]) => text ?? '')),
  );
  expect(asked.size).toBeGreaterThan(500);
  expect(foreign.filter((key) => asked.has(key))).toEqual([]);
});

it('a wall has all the words of the groups that it looks words up in', () => {
  const groups = new Set(
    sources.flatMap((source) =>
      [...source.matchAll(/word\(\s*'(\w+)'|`([\w.]+)\.\$\{/g)].map(([, a, b]) => a ?? b ?? ''),
    ),
  );
  expect(groups.size).toBeGreaterThan(10);
  expect(foreign.filter((key) => groups.has(key.slice(0, key.lastIndexOf('.'))))).toEqual([]);
});

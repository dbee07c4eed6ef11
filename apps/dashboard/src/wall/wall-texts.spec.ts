import { createTexts } from '@nhip-xa/web-ui';
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

/** Keys that a source asks for by name. */
const asked = (source: string): string[] =>
  [...source.matchAll(/\bt\(\s*'([^']+)'/g)].flatMap(([, key]) => key ?? []);

it('a wall asks only for texts that are loaded with it', () => {
  const texts = createTexts('vi');
  const missing = files.flatMap((file) =>
    asked(readFileSync(file, 'utf8')).filter((key) => !texts.exists(key)),
  );
  expect(files.length).toBeGreaterThan(50);
  expect(missing).toEqual([]);
});

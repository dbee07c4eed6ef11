import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export const ROOT = join(__dirname, '../..');

/** What is not ours or not written by hand. */
const PASSED_OVER = new Set(['node_modules', 'dist', '.nx', 'data', 'coverage', '.git']);

/** The files below a folder of the workspace, as paths from its root with `/`. */
export function filesBelow(folder: string): string[] {
  const entries = readdirSync(join(ROOT, folder), { withFileTypes: true });
  return entries
    .filter(({ name }) => !PASSED_OVER.has(name))
    .flatMap((entry) => {
      const path = relative(ROOT, join(ROOT, folder, entry.name))
        .split(sep)
        .join('/');
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
}

export const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** The project.json files with the tags they carry. */
export function projects(): { folder: string; tags: string[] }[] {
  return [...filesBelow('apps'), ...filesBelow('libs')]
    .filter((file) => file.endsWith('/project.json'))
    .map((file) => ({
      folder: file.replace('/project.json', ''),
      tags: (JSON.parse(read(file)) as { tags?: string[] }).tags ?? [],
    }));
}

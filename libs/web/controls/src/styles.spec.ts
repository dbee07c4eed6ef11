import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const packages = resolve(dirname(require.resolve('@mantine/core')), '..', '..');
const core = join(packages, 'core', 'esm', 'components');
const dates = join(packages, 'dates', 'esm', 'components');

/** The file of a component by its name; undefined for what is none: a hook, a helper. */
const fileOf = (name: string): string | undefined =>
  [core, dates].map((folder) => join(folder, name, `${name}.mjs`)).find(existsSync);

const namesIn = (list: string): string[] => list.split(',').map((name) => name.trim());

/** What a module imports: files of its own package, and components of the other by their names. */
function importsOf(file: string): string[] {
  const code = readFileSync(file, 'utf8');
  const own = [...code.matchAll(/from "(\.[^"]+)"/g)].map(([, path = '']) =>
    join(file, '..', path),
  );
  const others = [...code.matchAll(/import \{([^}]+)\} from "@mantine\/core"/g)]
    .flatMap(([, list = '']) => namesIn(list))
    .flatMap((name) => fileOf(name) ?? []);
  return [...own, ...others];
}

/** The parts with styles of their own that the controls in use are made of. */
function partsInUse(): string[] {
  const list = readFileSync(join(__dirname, 'mantine-parts.ts'), 'utf8');
  const named = [...list.matchAll(/export \{([^}]+)\} from '@mantine\/(?:core|dates)'/g)];
  const files = new Set(
    named.flatMap(([, names = '']) => namesIn(names)).flatMap((name) => fileOf(name) ?? []),
  );
  for (const file of files) for (const imported of importsOf(file)) files.add(imported);
  return [...files].flatMap((file) => /(\w+)\.module\.mjs$/.exec(file)?.[1] ?? []);
}

it('has the styles of all that the controls in use are made of', () => {
  const styles = readFileSync(join(__dirname, 'controls.css'), 'utf8');
  const wanted = partsInUse()
    .map((part) => `@mantine/core/styles/${part}.layer.css`)
    .filter((file) => existsSync(join(packages, '..', file)));
  expect(wanted.length).toBeGreaterThan(10);
  expect(wanted.filter((file) => !styles.includes(file))).toEqual([]);
});

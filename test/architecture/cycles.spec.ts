import { dirname, posix } from 'node:path';
import ts from 'typescript';
import { filesBelow, read } from './workspace';

const { paths } = (
  JSON.parse(read('tsconfig.base.json')) as {
    compilerOptions: { paths: Record<string, string[]> };
  }
).compilerOptions;

type Graph = ReadonlyMap<string, readonly string[]>;

const FILES = new Set(
  [...filesBelow('apps'), ...filesBelow('libs'), ...filesBelow('test')].filter((file) =>
    /\.tsx?$/.test(file),
  ),
);

/** The file an import means; undefined for packages. */
function resolve(from: string, name: string): string | undefined {
  const library = paths[name]?.[0]?.replace('./', '');
  const base = library ?? (name.startsWith('.') ? posix.join(dirname(from), name) : undefined);
  if (base === undefined) return undefined;
  return [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`].find((file) => FILES.has(file));
}

/** Types count too: what cannot be understood alone is knotted, whether or not it runs. */
function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(read(file), true, true);
  return importedFiles
    .map(({ fileName }) => resolve(file, fileName))
    .filter((each): each is string => each !== undefined);
}

/** The first cycle reached from each file that is in one. */
function cycles(graph: Graph): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) found.push([...path.slice(start), file].join(' → '));
    if (start >= 0 || done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}

describe('imports', () => {
  it('make no cycle', () => {
    const graph = new Map([...FILES].map((file) => [file, importsOf(file)]));
    expect(graph.size).toBeGreaterThan(100);
    expect(cycles(graph)).toEqual([]);
  });

  it('would be caught if they did', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['b']],
    ]);
    expect(cycles(graph)).toEqual(['b → c → b']);
  });
});

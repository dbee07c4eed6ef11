import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Puts a table between the two marks of the page.
 * @param name of the marks
 * @throws Error when the page lacks them
 */
export function putIntoPage(path: string, table: string, name = 'bench'): void {
  const page = readFileSync(path, 'utf8');
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${path} lacks ${begin} … ${end}`);
  const head = page.slice(0, from + begin.length);
  writeFileSync(path, `${head}\n\n${table}\n\n${page.slice(to)}`);
}

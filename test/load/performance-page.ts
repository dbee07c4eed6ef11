import { readFileSync, writeFileSync } from 'node:fs';

const BEGIN = '<!-- bench:begin -->';
const END = '<!-- bench:end -->';

/** Puts a table between the two marks of the page. @throws Error when the page lacks them */
export function putIntoPage(path: string, table: string): void {
  const page = readFileSync(path, 'utf8');
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`${path} lacks ${BEGIN} … ${END}`);
  const head = page.slice(0, from + BEGIN.length);
  writeFileSync(path, `${head}\n\n${table}\n\n${page.slice(to)}`);
}

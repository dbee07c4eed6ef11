import { NotRead, type Literal } from './home-assistant-expression';

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?)|'([^'\\]*)'|"([^"\\]*)"|([A-Za-z_]\w*)|(==|!=|<=|>=|[-+*/<>()[\],.|]))/y;

/** A word or sign of a template. */
export interface Token {
  kind: 'number' | 'text' | 'name' | 'sign';
  text: string;
}

/** @throws NotRead: a sign that its expressions do not have */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const form = new RegExp(TOKEN);
  while (text.slice(form.lastIndex).trim() !== '') {
    const from = form.lastIndex;
    const found = form.exec(text);
    if (!found) throw new NotRead(text.slice(from).trim().slice(0, 1));
    const [, number, single, double, name, sign] = found;
    const quoted = single ?? double;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else tokens.push({ kind: 'sign', text: sign ?? '' });
  }
  return tokens;
}

/** Words for values, as its language writes them and as Python does. */
export const LITERALS: ReadonlyMap<string, Literal> = new Map<string, Literal>(
  [['true', true] as const, ['false', false] as const, ['none', null] as const].flatMap(
    ([name, value]) => [
      [name, value] as const,
      [name.slice(0, 1).toUpperCase() + name.slice(1), value] as const,
    ],
  ),
);

import { MARK, type Fact } from './decision-facts';

/** Lines of a width, both in letters. */
export interface Lines {
  letters: number;
  lines: number;
}

/** What has room where lines break between words: a little less as long as it comes to a line too many. */
export function factsIn(
  { letters, lines }: Lines,
  factsOfLetters: (letters: number) => Fact[],
): Fact[] {
  const least = letters / 2;
  let left = letters * lines;
  let facts = factsOfLetters(left);
  for (; linesOf(facts, letters) > lines && left > least; left -= LESS) {
    facts = factsOfLetters(left - LESS);
  }
  facts = facts.map((fact) => loose(fact, letters));
  while (facts.length > 1 && linesOf(facts, letters) > lines) facts = facts.slice(0, -1);
  return facts;
}

/** Whether a text has room, broken between its words. */
export const standsIn = ({ letters, lines }: Lines, text: string): boolean =>
  linesOf([{ text }], letters) <= lines;

/** What is longer than a line must break. */
const loose = (fact: Fact, letters: number): Fact =>
  fact.text.length > letters ? { ...fact, text: fact.text.replaceAll('\u00a0', ' ') } : fact;

/** So many letters less are tried at a time. */
const LESS = 3;
/** Heavy letters are so much broader. */
export const HEAVY = 1.08;

/** An ellipsis is as broad as two letters. */
const lettersOf = (word: string): number => word.length + (word.includes('…') ? 1 : 0);

/** On how many lines of so many letters the facts come to stand. */
function linesOf(facts: readonly Fact[], letters: number): number {
  let [lines, used] = [1, 0];
  for (const [at, { text, taken }] of facts.entries()) {
    const said = at < facts.length - 1 ? `${text};` : text;
    for (const [nth, word] of said.split(' ').entries()) {
      const marked = taken !== undefined && nth === 0 ? MARK : 0;
      const width = lettersOf(word) * (taken === undefined ? 1 : HEAVY) + marked;
      if (used > 0 && used + 1 + width > letters) [lines, used] = [lines + 1, width];
      else used += (used > 0 ? 1 : 0) + width;
    }
  }
  return lines;
}

/**
 * Text as a search compares it. The database folds what it keeps by a function of its own,
 * `search_folded`, which must say the same; a test holds the two together.
 */

/** The marks over, in and under letters, once they stand apart from them. */
const MARKS = /[\u0300-\u036f]/g;
const CAPITALS = /[A-Z]+/g;
/** Whatever else stands between words; letters of other scripts among it: they are not searched. */
const BETWEEN = /[^a-z0-9]+/g;

/** Words without marks, in small letters, one blank between them: `Xã Đồng Đăng` → `xa dong dang`. */
export const foldText = (said: string): string =>
  said
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(/[Đđ]/g, 'd')
    .replace(CAPITALS, (letters) => letters.toLowerCase())
    .replace(BETWEEN, ' ')
    .trim();

/** What people put between the parts of a number, or leave out. */
const BETWEEN_PARTS = /[ ./_-]/g;

/**
 * A number as people type it, with whatever dots and dashes: `H37-2601` → `h372601`. The database
 * does the same where it keeps cases; there are too many of them for more than this.
 */
export const foldNumber = (said: string): string =>
  said.replace(CAPITALS, (letters) => letters.toLowerCase()).replace(BETWEEN_PARTS, '');

/** All that one thing is called, as a search compares it: `| xa dong dang | 06211 |`. */
export const foldNames = (names: readonly string[]): string =>
  `| ${names.map(foldText).join(' | ')} |`;

/** How well names answer what is asked, best first; what is none of these is not found. */
export const SEARCH_RANKS = ['exact', 'begins', 'words', 'inside'] as const;
export type SearchRank = (typeof SEARCH_RANKS)[number];

/** How folded names answer a folded question; undefined: one of its words is not among them. */
export function searchRank(names: string, asked: string): SearchRank | undefined {
  const words = asked.split(' ');
  if (asked === '' || !words.every((word) => names.includes(word))) return undefined;
  if (names.includes(`| ${asked} |`)) return 'exact';
  if (names.includes(`| ${asked}`)) return 'begins';
  return words.every((word) => names.includes(` ${word}`)) ? 'words' : 'inside';
}

/** A piece of a name, and whether it is what was asked for. */
export interface SearchPiece {
  text: string;
  found: boolean;
}

/** A name cut where it answers the question, so that a page can mark it. */
export function searchPieces(name: string, question: string): SearchPiece[] {
  const letters = Array.from(name.normalize('NFC'));
  const folded = letters.map((letter) => foldText(letter) || ' ');
  const marked = letters.map(() => false);
  for (const word of foldText(question).split(' ').filter(Boolean)) mark(folded, word, marked);
  const pieces: SearchPiece[] = [];
  letters.forEach((letter, at) => {
    const found = marked[at] ?? false;
    const last = pieces.at(-1);
    if (last?.found === found) last.text += letter;
    else pieces.push({ text: letter, found });
  });
  return pieces;
}

/** Marks each place of a word: at the beginnings of words where it has any, else inside them. */
function mark(folded: readonly string[], word: string, marked: boolean[]): void {
  // a letter folds to one letter, or to the blank that it is here
  const text = folded.map((letter) => letter.charAt(0)).join('');
  const places = placesOf(text, word);
  const starts = places.filter((at) => at === 0 || text[at - 1] === ' ');
  for (const at of starts.length > 0 ? starts : places) {
    for (let step = 0; step < word.length; step += 1) marked[at + step] = true;
  }
}

function placesOf(text: string, word: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) places.push(at);
  return places;
}

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

/** What a word of a name is not made of, once its marks stand apart. */
const BOUNDARY = '(^|[^a-z0-9đĐ\\u0300-\\u036f])';
const TONE = '[\\u0300\\u0301\\u0303\\u0309\\u0323]';
const ONE_TONE = new RegExp(TONE);
const SHAPES = /[\u0302\u0306\u031b]/;

/** The words of a question with their marks apart from the letters. */
const wordsWithMarks = (question: string): string[] =>
  question.normalize('NFD').match(/[\u0300-\u036fa-z0-9đ]+/giu) ?? [];

const isMarked = (word: string): boolean => /[\u0300-\u036fđĐ]/.test(word);

/** A word's beginning as typed: its tone stands over any of the vowels, for `hoá` is written `hóa`, too. */
function beginning(word: string): string {
  const tone = ONE_TONE.exec(word)?.[0];
  const rest = tone === undefined ? '' : `(?=[a-zđĐ\u0300-\u036f]*${tone})`;
  const letters = Array.from(word.toLowerCase()).flatMap((letter) => {
    if (letter === 'đ') return ['[đĐ]'];
    if (/[a-z0-9]/.test(letter)) return [letter];
    return SHAPES.test(letter) ? [letter] : [];
  });
  return rest + letters.map((letter) => `${letter}${TONE}?`).join('');
}

/**
 * The words of a question that were typed with marks, each as a pattern of the beginning of a word in a
 * name whose marks stand apart (NFD), without regard to capitals. The domain and the database read it alike.
 */
export const markedWords = (question: string): string[] =>
  wordsWithMarks(question)
    .filter(isMarked)
    .map((word) => BOUNDARY + beginning(word));

/** Whether names hold the words that were asked for with marks. */
export function bearsMarks(names: readonly string[], marked: readonly string[]): boolean {
  const text = names.join(' | ').normalize('NFD');
  return marked.every((word) => new RegExp(word, 'i').test(text));
}

/** How well names answer what is asked, best first; what is none of these is not found. */
export const SEARCH_RANKS = ['exact', 'begins', 'words'] as const;
export type SearchRank = (typeof SEARCH_RANKS)[number];

/** How folded names answer a folded question; undefined: one of its words begins none of theirs. */
export function searchRank(names: string, asked: string): SearchRank | undefined {
  const words = asked.split(' ');
  if (asked === '' || !words.every((word) => names.includes(` ${word}`))) return undefined;
  if (names.includes(`| ${asked} |`)) return 'exact';
  return names.includes(`| ${asked}`) ? 'begins' : 'words';
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
  for (const word of wordsWithMarks(question)) mark({ letters, folded, marked }, word);
  const pieces: SearchPiece[] = [];
  letters.forEach((letter, at) => {
    const found = marked[at] ?? false;
    const last = pieces.at(-1);
    if (last?.found === found) last.text += letter;
    else pieces.push({ text: letter, found });
  });
  return pieces;
}

interface Marking {
  letters: readonly string[];
  folded: readonly string[];
  marked: boolean[];
}

/** Marks each word that begins as a word of the question does, with its marks where it has any. */
function mark({ letters, folded, marked }: Marking, word: string): void {
  // a letter folds to one letter, or to the blank that it is here
  const text = folded.map((letter) => letter.charAt(0)).join('');
  const asked = foldText(word);
  const pattern = isMarked(word) ? new RegExp(`^${beginning(word)}`, 'i') : undefined;
  for (const at of placesOf(text, asked)) {
    if (at > 0 && text[at - 1] !== ' ') continue;
    if (pattern && !pattern.test(letters.slice(at).join('').normalize('NFD'))) continue;
    for (let step = 0; step < asked.length; step += 1) marked[at + step] = true;
  }
}

function placesOf(text: string, word: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) places.push(at);
  return places;
}

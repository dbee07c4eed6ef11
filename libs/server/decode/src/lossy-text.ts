/**
 * Whether a text has lost Vietnamese letters on its way: a replacement character, a question mark
 * inside a word, or words that no Vietnamese can say because their vowels are gone
 * ("Chuyn trng tâm") [domain, worked example 10]. Addresses and names of files are no words.
 */
export function isLossyText(text: string): boolean {
  if (text.includes('\uFFFD')) return true;
  const words = text.split(/\s+/).filter((word) => !ADDRESS.test(word));
  return words.some((word) => /\p{L}\?\p{L}/u.test(word) || hasNoVowel(word));
}

/** `https://…`, `a/b`, `hs.pdf`, `x=1`, `ab12`. */
const ADDRESS = /[:/\\@=&_\d]\S|\.\p{L}/u;

const hasNoVowel = (text: string): boolean =>
  (text.match(/\p{Ll}{3,}/gu) ?? []).some((word) => !VOWEL.test(word.normalize('NFD')));

const VOWEL = /[aeiouy]/;

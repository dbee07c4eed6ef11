/**
 * Whether a text has lost Vietnamese letters on its way: a replacement character, a question mark
 * inside a word, or words that no Vietnamese can say because their vowels are gone
 * ("Chuyn trng tâm") [domain, worked example 10].
 */
export function isLossyText(text: string): boolean {
  if (text.includes('\uFFFD') || /\p{L}\?\p{L}/u.test(text)) return true;
  return (text.match(/\p{Ll}{3,}/gu) ?? []).some((word) => !VOWEL.test(word.normalize('NFD')));
}

const VOWEL = /[aeiouy]/;

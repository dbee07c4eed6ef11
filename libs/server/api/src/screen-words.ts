/** What a person or a link could be known by: numbers as long as a phone's, addresses, tokens. */
const PERSONAL = [
  /\b\d(?:[ .-]?\d){8,}\b/g,
  /[^\s@]+@[^\s@]+\.[^\s@]+/g,
  /\bnx[a-z]_[\w-]+/g,
] as const;

/** A text that a screen sent, as one line without what steers a terminal or turns the writing. */
export const plainText = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The same of a fault, without what a person or a link could be known by. */
export const faultText = (text: string): string =>
  PERSONAL.reduce((rest, pattern) => rest.replace(pattern, '…'), plainText(text));

/** As words are compared that people write with or without capitals, Vietnamese letters and blanks. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();

/**
 * Text that is made to fit its place by words, because on a wall nothing may be clipped and nobody
 * can scroll. Lengths are in ems of the letters of Be Vietnam Pro, reckoned a little too wide.
 */
const EM_OF_LETTER = 0.54;
/** Lines break between words: of each line some room is lost, as a share. */
const LOST_BY_BREAKING = 0.84;

/** How many letters have room on lines of a width and a size of type, both in the same unit. */
export const lettersIn = (width: number, size: number, lines = 1): number =>
  Math.max(
    4,
    Math.floor((width / (size * EM_OF_LETTER)) * lines * (lines > 1 ? LOST_BY_BREAKING : 1)),
  );

/** The text, or as many of its words as have room and an ellipsis. */
export function fitted(text: string, letters: number): string {
  if (text.length <= letters) return text;
  const cut = text.slice(0, Math.max(1, letters - 1));
  const space = cut.lastIndexOf(' ');
  return `${(space > letters * 0.6 ? cut.slice(0, space) : cut).replace(/[ ,–-]+$/, '')}…`;
}

/** As many of the names as have room, at least a part of the first, and how many are left out. */
export function fittedNames(
  names: readonly string[],
  more: number,
  letters: number,
  /** Of ` và 12 nơi khác`. */
  others = 16,
): { names: string[]; more: number } {
  /** Of `, `. */
  const between = 2;
  let used = 0;
  const shown: string[] = [];
  for (const [at, name] of names.entries()) {
    const left = names.length - at - 1 + more;
    const needed = used + name.length + (left > 0 ? others : 0);
    if (shown.length > 0 && needed > letters) break;
    shown.push(shown.length === 0 ? fitted(name, letters - (left > 0 ? others : 0)) : name);
    used += name.length + between;
  }
  return { names: shown, more: more + names.length - shown.length };
}

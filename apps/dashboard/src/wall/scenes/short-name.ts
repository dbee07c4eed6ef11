/**
 * The mean width of a character in ems, with room to spare: a name is cut between words rather than
 * by its box, whatever the box is.
 */
const CHARACTER_EMS = 0.54;

/** How many characters of a size have room in a width, both in one unit. */
export const charactersIn = (width: number, size: number): number =>
  Math.max(1, Math.floor(width / (size * CHARACTER_EMS)));

/** A name in so many characters, cut between words where it can be. */
export function shortName(name: string, characters: number): string {
  if (name.length <= characters) return name;
  const cut = name.slice(0, Math.max(1, characters - 1));
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > characters / 2 ? space : undefined).replace(/[ ,–-]+$/, '')}…`;
}

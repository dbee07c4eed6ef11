/** Whether a text has room; how that is measured is another's. */
export type Fits = (text: string) => boolean;

/** What a commune is, before its name: the name alone tells it apart among its neighbours [NQ 202/2025]. */
const KIND = /^([Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu)\s+(?=\p{Lu})/u;

/**
 * A name as it has room: whole; else without what it is; else with dots in its middle, since names
 * that are alike differ at their ends. It breaks between words where there are any.
 */
export function fittedName(name: string, fits: Fits): string {
  if (fits(name)) return name;
  const bare = name.replace(KIND, '');
  if (fits(bare)) return bare;
  // the most letters that have room, which are fewer the more are kept: found by halving
  let [room, none] = [LEAST_LETTERS, bare.length];
  while (none - room > 1) {
    const letters = Math.floor((room + none) / 2);
    if (fits(dotted(bare, letters))) room = letters;
    else none = letters;
  }
  return dotted(bare, room);
}

/** Fewer tell nobody anything: then the place is too small, and is to be mended. */
const LEAST_LETTERS = 5;
/** Of the letters kept, the beginning's share. */
const BEGINNING = 0.55;

/** The beginning and the end of a text, so many letters of it together. */
function dotted(text: string, letters: number): string {
  const head = Math.ceil(letters * BEGINNING);
  const tail = letters - head;
  return `${beginning(text, head)}…${ending(text, tail)}`;
}

/** Up to the last whole word, unless that is much less. */
function beginning(text: string, letters: number): string {
  const cut = text.slice(0, letters);
  const space = text[letters] === ' ' ? letters : cut.lastIndexOf(' ');
  return (space > letters * 0.6 ? cut.slice(0, space) : cut).replace(/[\s,–-]+$/u, '');
}

/** From the first whole word, unless that is much less; a number at the end is told whole. */
function ending(text: string, letters: number): string {
  const cut = text.slice(text.length - letters);
  const space = text[text.length - letters - 1] === ' ' ? -1 : cut.indexOf(' ');
  const whole = cut.length - space > letters * 0.4 || /\d$/.test(text) ? cut.slice(space + 1) : cut;
  return whole.replace(/^[\s,–-]+/u, '');
}

/**
 * Whether a text has room on so many lines of a width, its words broken as a browser breaks them.
 * @param measure the width of a text in the unit of `width`
 */
export function fitsLines(
  text: string,
  { width, lines, measure }: { width: number; lines: number; measure: (text: string) => number },
): boolean {
  if (measure(text) <= width) return true;
  if (lines <= 1) return false;
  let line = '';
  let used = 1;
  // dots and a dash are where a line may break too, but only after them: reckoned as it is worst
  for (const word of text.split(' ')) {
    if (measure(word) > width) return false;
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= width) line = longer;
    else {
      used += 1;
      line = word;
    }
  }
  return used <= lines;
}

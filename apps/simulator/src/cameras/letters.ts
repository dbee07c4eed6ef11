/**
 * The letters that cameras write into their pictures, as dots: they are the same on every machine,
 * also on one that has no fonts.
 */
export interface Dot {
  x: number;
  y: number;
}

/** Dots from one letter to the next. */
export const ADVANCE = 6;
/** Dots above a letter (circumflex and tone) and below it (the heavy tone). */
export const ABOVE = 6;
export const BELOW = 2;
export const LETTER_HEIGHT = 7;

/** Rows from above, each of five dots: the highest bit is the one on the left. */
type Rows = readonly number[];
const LETTER_WIDTH = 5;

const rowsOf = (hex: string): Rows => hex.split(' ').map((row) => Number.parseInt(row, 16));

const LETTERS: Readonly<Record<string, Rows>> = Object.fromEntries(
  Object.entries({
    ...{ A: '0e 11 11 1f 11 11 11', B: '1e 11 11 1e 11 11 1e', C: '0e 11 10 10 10 11 0e' },
    ...{ D: '1e 11 11 11 11 11 1e', Đ: '1e 09 09 1d 09 09 1e', E: '1f 10 10 1e 10 10 1f' },
    ...{ F: '1f 10 10 1e 10 10 10', G: '0e 11 10 17 11 11 0f', H: '11 11 11 1f 11 11 11' },
    ...{ I: '0e 04 04 04 04 04 0e', J: '07 02 02 02 02 12 0c', K: '11 12 14 18 14 12 11' },
    ...{ L: '10 10 10 10 10 10 1f', M: '11 1b 15 15 11 11 11', N: '11 11 19 15 13 11 11' },
    ...{ O: '0e 11 11 11 11 11 0e', P: '1e 11 11 1e 10 10 10', Q: '0e 11 11 11 15 12 0d' },
    ...{ R: '1e 11 11 1e 14 12 11', S: '0f 10 10 0e 01 01 1e', T: '1f 04 04 04 04 04 04' },
    ...{ U: '11 11 11 11 11 11 0e', V: '11 11 11 11 11 0a 04', W: '11 11 11 15 15 15 0a' },
    ...{ X: '11 11 0a 04 0a 11 11', Y: '11 11 0a 04 04 04 04', Z: '1f 01 02 04 08 10 1f' },
    ...{ '0': '0e 11 13 15 19 11 0e', '1': '04 0c 04 04 04 04 0e', '2': '0e 11 01 02 04 08 1f' },
    ...{ '3': '1f 02 04 02 01 11 0e', '4': '02 06 0a 12 1f 02 02', '5': '1f 10 1e 01 01 11 0e' },
    ...{ '6': '06 08 10 1e 11 11 0e', '7': '1f 01 02 04 08 08 08', '8': '0e 11 11 0e 11 11 0e' },
    ...{ '9': '0e 11 11 0f 01 02 0c', ':': '00 0c 0c 00 0c 0c 00', '/': '00 01 02 04 08 10 00' },
    ...{ ',': '00 00 00 00 0c 04 08', '-': '00 00 00 0e 00 00 00', ' ': '' },
  }).map(([letter, hex]) => [letter, rowsOf(hex)]),
);

/** Where a mark begins, counted from the top of its letter, and its rows. */
interface Mark {
  from: number;
  rows: Rows;
}

const mark = (from: number, hex: string): Mark => ({ from, rows: rowsOf(hex) });

/** What stands on the letter itself; a tone stands above it. */
const FORMS: Readonly<Record<string, Mark>> = {
  '\u0302': mark(-3, '04 0a'),
  '\u0306': mark(-3, '11 0e'),
};
const TONES: Readonly<Record<string, Mark>> = {
  '\u0300': mark(-3, '08 04'),
  '\u0301': mark(-3, '02 04'),
  '\u0303': mark(-3, '09 16'),
  '\u0309': mark(-3, '06 04'),
};
const HEAVY = '\u0323';
const HORN = '\u031b';
/** Over a circumflex or breve a tone stands so much higher. */
const HIGHER = 3;

/** What has no letter here is left out, its place too. */
export function dotsOf(text: string): Dot[] {
  const written = Array.from(text.toUpperCase().normalize('NFC')).flatMap((each) => {
    const [base = '', ...marks] = Array.from(each.normalize('NFD'));
    const rows = LETTERS[base];
    return rows ? [{ rows, marks }] : [];
  });
  return written.flatMap(({ rows, marks }, at) =>
    [...dotsOfRows(rows, 0), ...marks.flatMap((each) => dotsOfMark(each, marks))].map(
      ({ x, y }) => ({ x: x + at * ADVANCE, y }),
    ),
  );
}

function dotsOfMark(each: string, marks: readonly string[]): Dot[] {
  if (each === HEAVY) return [{ x: 2, y: LETTER_HEIGHT + 1 }];
  // the gap between two letters has room for it
  if (each === HORN) return [-2, -1].map((y) => ({ x: 5, y }));
  const form = FORMS[each];
  if (form) return dotsOfRows(form.rows, form.from);
  const tone = TONES[each];
  const raised = marks.some((other) => other in FORMS) ? HIGHER : 0;
  return tone ? dotsOfRows(tone.rows, tone.from - raised) : [];
}

const dotsOfRows = (rows: Rows, from: number): Dot[] =>
  rows.flatMap((row, y) =>
    Array.from({ length: LETTER_WIDTH }, (_, x) => x)
      .filter((x) => (row >> (LETTER_WIDTH - 1 - x)) & 1)
      .map((x) => ({ x, y: y + from })),
  );

/** Breadth of a text in dots. */
export const breadthOf = (text: string): number =>
  Array.from(text.normalize('NFC')).length * ADVANCE - (ADVANCE - LETTER_WIDTH);

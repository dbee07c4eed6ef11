import type { Sizes } from './sizes';

/** How large an entry is: `hero` fills half the wall, `row` is one of many. */
export type DecisionForm = 'hero' | 'card' | 'row';

/** In hundredths of the screen's height, as everything on a wall. */
export interface Area {
  width: number;
  height: number;
}

export interface DecisionField {
  form: DecisionForm;
  columns: number;
  rows: number;
  /** Entries that have a place; where some have none the last place says how many. */
  shown: number;
  /** Whether the last two places of the last column hold one code for all of them: rows have none. */
  hasListCode: boolean;
  /** One entry. */
  entry: Area;
}

/** The least that an entry of a form needs, in multiples of the smallest type. */
const LEAST: readonly (readonly [DecisionForm, Area])[] = [
  ['hero', { width: 58, height: 10.5 }],
  ['card', { width: 29, height: 6.6 }],
  // below its name two lines: when and where, and whether anybody took it up
  ['row', { width: 24, height: 4.6 }],
];
/** An entry is not made higher than this, in the same: two of them need not fill a wall. */
const MOST = { hero: 17, card: 10, row: 6 };
/** Rows that the code of the whole list takes, so that a phone reads it from two metres off. */
const LIST_CODE_ROWS = 2;

/** Gives as many entries as possible a place, and each as much of it as there is. */
export function decisionField(count: number, area: Area, sizes: Sizes): DecisionField {
  const wide = LEAST.filter(
    ([form, { width }]) => form === 'row' || width * sizes.w1 <= area.width,
  );
  const fields = wide.map(([form, least]) => fieldOf(count, form, least, area, sizes));
  const field = fields.find(({ shown }) => shown === count) ?? fields.at(-1);
  if (!field) throw new RangeError('no form');
  return field;
}

function fieldOf(
  count: number,
  form: DecisionForm,
  least: Area,
  area: Area,
  { w1, gap }: Sizes,
): DecisionField {
  const fit = (whole: number, one: number): number =>
    Math.max(1, Math.floor((whole + gap) / (one * w1 + gap)));
  const rowsAtMost = fit(area.height, least.height);
  const columnsAtMost = fit(area.width, least.width);
  const hasListCode = form === 'row' && rowsAtMost > LIST_CODE_ROWS;
  const wanted = count + (hasListCode ? LIST_CODE_ROWS : 0);
  const columns = Math.min(columnsAtMost, Math.max(1, Math.ceil(wanted / rowsAtMost)));
  const rowsLeast = hasListCode ? LIST_CODE_ROWS : 1;
  const rows = Math.min(rowsAtMost, Math.max(rowsLeast, Math.ceil(wanted / columns)));
  const places = columns * rows;
  const height = Math.min((area.height + gap) / rows - gap, MOST[form] * w1);
  const width = (area.width + gap) / columns - gap;
  // where there is a code of the list, what has no place is counted beside it
  const whole = hasListCode ? places - LIST_CODE_ROWS : places;
  const shown = count <= whole ? count : Math.min(whole, places - 1);
  return { form, columns, rows, shown, hasListCode, entry: { width, height } };
}

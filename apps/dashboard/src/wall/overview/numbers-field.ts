import type { Shape, Sizes } from './sizes';

export interface NumbersField {
  columns: number;
  rows: number;
  /** Width of one tile in hundredths of the screen's height. */
  tile: number;
}

/** The least width of a tile in multiples of the smallest type. */
const LEAST_WIDTH: Record<Shape, number> = { upright: 11.6, wide: 13, band: 15 };

/** As few rows as the width allows, and the tiles spread evenly over them. */
export function numbersField(
  count: number,
  width: number,
  shape: Shape,
  { w1, gap }: Sizes,
): NumbersField {
  const least = LEAST_WIDTH[shape] * w1;
  const most = Math.max(1, Math.floor((width + gap) / (least + gap)));
  const rows = Math.max(1, Math.ceil(count / most));
  const columns = Math.max(1, Math.ceil(count / rows));
  return { columns, rows, tile: (width + gap) / columns - gap };
}

import type { Shape, Sizes } from './sizes';

/** The least width of a tile in multiples of the smallest type. */
const LEAST_WIDTH: Record<Shape, number> = { upright: 11.6, wide: 13, band: 15 };

/**
 * What share of the width each tile has: on as few rows as the width allows, spread evenly over them,
 * and each row filled, so that there is no hole at the end of the last one.
 * @param weights 2 for one that needs the room of two
 * @param width in hundredths of the screen's height
 */
export function numberShares(
  weights: readonly number[],
  width: number,
  shape: Shape,
  { w1, gap }: Sizes,
): number[] {
  const least = LEAST_WIDTH[shape] * w1;
  const most = Math.max(1, Math.floor((width + gap) / (least + gap)));
  return rowsOf(weights, most).flatMap((row) => row.map((weight) => weight / total(row)));
}

const total = (weights: readonly number[]): number => weights.reduce((sum, each) => sum + each, 0);

/** The first rows have more where they cannot all have as many. */
function rowsOf(weights: readonly number[], most: number): number[][] {
  const rows: number[][] = [];
  let rest = [...weights];
  for (let left = Math.ceil(total(weights) / most); rest.length > 0; left -= 1) {
    const wanted = Math.min(most, Math.ceil(total(rest) / Math.max(1, left)));
    const row = rest.filter((_, at) => at === 0 || total(rest.slice(0, at + 1)) <= wanted);
    rows.push(row);
    rest = rest.slice(row.length);
  }
  return rows;
}

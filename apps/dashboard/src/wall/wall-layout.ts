/** Rows and columns of one of the wall's two fields of tiles. */
export interface Field {
  columns: number;
  rows: number;
}

export interface WallLayout {
  attention: Field;
  rest: Field;
  /** Shares of the height that the two fields divide between them. */
  shares: { attention: number; rest: number };
  size: 'hero' | 'large' | 'medium';
}

type Shape = 'upright' | 'square' | 'wide' | 'band';

/** A row of what needs somebody is this much taller than a row of the rest. */
const TALLER = 1.45;
/** The calm statement takes the room of this many rows of the rest. */
const CALM = 0.75;

function shapeOf(width: number, height: number): Shape {
  const ratio = width / height;
  if (ratio < 1) return 'upright';
  if (ratio < 1.5) return 'square';
  return ratio < 2.6 ? 'wide' : 'band';
}

const ATTENTION_IN_A_ROW: Record<Shape, number> = { upright: 1, square: 2, wide: 3, band: 6 };
const REST_IN_A_ROW: Record<Shape, number> = { upright: 2, square: 4, wide: 6, band: 12 };
/** With more rows than this, what needs somebody is set more densely rather than smaller. */
const ATTENTION_ROWS = 2;

/** How the tiles lie on a screen, so that all of them fit without scrolling. */
export function wallLayout(
  attention: number,
  rest: number,
  screen: { width: number; height: number },
): WallLayout {
  const shape = shapeOf(screen.width, screen.height);
  const top = attentionField(attention, shape);
  const bottom = evenField(rest, REST_IN_A_ROW[shape]);
  return {
    attention: top,
    rest: bottom,
    shares: {
      attention: attention === 0 ? CALM : top.rows * TALLER,
      rest: bottom.rows,
    },
    size: sizeOf(top, shape),
  };
}

function attentionField(count: number, shape: Shape): Field {
  const usual = ATTENTION_IN_A_ROW[shape];
  const rows = shape === 'upright' ? 4 : ATTENTION_ROWS;
  const columns = count <= usual * rows ? usual : Math.ceil(count / rows);
  return evenField(count, columns);
}

/** As few rows as the width allows, and the tiles spread evenly over them. */
function evenField(count: number, columnsAtMost: number): Field {
  if (count === 0) return { columns: 1, rows: 0 };
  const rows = Math.ceil(count / columnsAtMost);
  return { columns: Math.ceil(count / rows), rows };
}

function sizeOf({ columns, rows }: Field, shape: Shape): WallLayout['size'] {
  if (shape === 'upright') return columns === 1 ? 'large' : 'medium';
  if (shape !== 'band' && columns > 3) return 'medium';
  return rows > 1 ? 'large' : 'hero';
}

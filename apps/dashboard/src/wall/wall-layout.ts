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

export type Shape = 'upright' | 'square' | 'wide' | 'band';

/** The calm statement takes the room of this many rows of the rest. */
const CALM = 0.75;

export function shapeOf(width: number, height: number): Shape {
  const ratio = width / height;
  if (ratio < 1) return 'upright';
  if (ratio < 1.5) return 'square';
  return ratio < 2.6 ? 'wide' : 'band';
}

interface ShapeRules {
  /** Tiles side by side of what needs somebody, and of the rest, before another row begins. */
  attention: number;
  rest: number;
  /** Rows of what needs somebody before it is set more densely instead. */
  rows: number;
  /** How much taller such a row is than one of the rest. */
  taller: number;
}

const RULES: Record<Shape, ShapeRules> = {
  upright: { attention: 2, rest: 2, rows: 6, taller: 1.1 },
  square: { attention: 2, rest: 5, rows: 2, taller: 1.2 },
  wide: { attention: 3, rest: 6, rows: 2, taller: 1.45 },
  band: { attention: 6, rest: 12, rows: 2, taller: 1.45 },
};
/** Upright, one or two things that need somebody are given the whole width. */
const UPRIGHT_WHOLE = 2;

/** How the tiles lie on a screen, so that all of them fit without scrolling. */
export function wallLayout(
  attention: number,
  rest: number,
  screen: { width: number; height: number },
): WallLayout {
  const shape = shapeOf(screen.width, screen.height);
  const top = attentionField(attention, shape);
  const bottom = evenField(rest, RULES[shape].rest);
  return {
    attention: top,
    rest: bottom,
    shares: {
      attention: attention === 0 ? CALM : top.rows * RULES[shape].taller,
      rest: bottom.rows,
    },
    size: sizeOf(top, shape),
  };
}

function attentionField(count: number, shape: Shape): Field {
  const { attention, rows } = RULES[shape];
  if (shape === 'upright' && count <= UPRIGHT_WHOLE) return evenField(count, 1);
  const columns = count <= attention * rows ? attention : Math.ceil(count / rows);
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
  if (columns === 1 && rows === 1) return 'hero';
  return columns > (shape === 'band' ? 6 : 3) ? 'medium' : 'large';
}

/** The five sizes of wall.css in hundredths of the screen's height, for what is reckoned here. */
export interface Sizes {
  w1: number;
  w2: number;
  w3: number;
  w4: number;
  w5: number;
  gap: number;
  pad: number;
}

const BROAD: Sizes = { w1: 2, w2: 3, w3: 4.4, w4: 6.6, w5: 12, gap: 1.3, pad: 1.6 };
const SQUARE: Sizes = { ...BROAD, w1: 1.75, w2: 2.5 };
const UPRIGHT: Sizes = { w1: 1.45, w2: 2, w3: 4, w4: 4.6, w5: 6.6, gap: 0.8, pad: 1 };

/** How the parts of the overview lie: over one another, or side by side across a band of screens. */
export type Shape = 'upright' | 'wide' | 'band';

export interface Screen {
  width: number;
  height: number;
}

export function shapeOf({ width, height }: Screen): Shape {
  const ratio = width / height;
  if (ratio < 1) return 'upright';
  return ratio < 2.6 ? 'wide' : 'band';
}

export function sizesOf({ width, height }: Screen): Sizes {
  const ratio = width / height;
  if (ratio <= 1) return UPRIGHT;
  return ratio <= 1.5 ? SQUARE : BROAD;
}

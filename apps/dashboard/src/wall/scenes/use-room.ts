import type { Area } from '../overview/decision-field';
import { useBox } from '../use-box';
import { useScreen } from '../use-screen';

const NOTHING: Area = { width: 0, height: 0 };

/** The room that an element has, in hundredths of the screen's height; a ref for it; whether the screen is upright. */
export function useRoom(): [
  room: Area,
  ref: (element: HTMLElement | null) => void,
  upright: boolean,
] {
  const [ref, area] = useBox();
  const { width, height } = useScreen();
  return [area ?? NOTHING, ref, width < height];
}

/** How many rows of a height fit into another, both in one unit; at least one. */
export const rowsIn = (height: number, row: number): number =>
  Math.max(1, Math.floor((height + 0.1) / row));

import { useCallback, useState } from 'react';
import { useScreen } from '../use-screen';

export interface Box {
  width: number;
  height: number;
}

const NOTHING: Box = { width: 0, height: 0 };

type Measured = (element: HTMLElement | null) => (() => void) | undefined;

/** The room that an element has, in hundredths of the screen's height, and a ref for the element. */
export function useBox(): [box: Box, ref: Measured, upright: boolean] {
  const [box, setBox] = useState(NOTHING);
  const screen = useScreen();
  const ref = useCallback<Measured>((element) => {
    if (!element) return undefined;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      setBox((old) => (old.width === width && old.height === height ? old : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const inVh = (pixels: number): number => (100 * pixels) / screen.height;
  const upright = screen.width < screen.height;
  return [{ width: inVh(box.width), height: inVh(box.height) }, ref, upright];
}

/** How many rows of a height fit into another, both in one unit; at least one. */
export const rowsIn = (height: number, row: number): number =>
  Math.max(1, Math.floor((height + 0.1) / row));

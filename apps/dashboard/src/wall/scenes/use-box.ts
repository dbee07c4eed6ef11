import { useCallback, useState } from 'react';

export interface Box {
  width: number;
  height: number;
}

const NOTHING: Box = { width: 0, height: 0 };

/** The room that an element has, in CSS pixels, and a ref for the element. */
export function useBox(): [
  box: Box,
  ref: (element: HTMLElement | null) => (() => void) | undefined,
] {
  const [box, setBox] = useState(NOTHING);
  const ref = useCallback((element: HTMLElement | null) => {
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
  return [box, ref];
}

/** How many rows so many hundredths of the screen high fit, in pixels of a box; at least one. */
export const rowsIn = (height: number, rowVh: number, screenHeight: number): number =>
  Math.max(1, Math.floor((height + 1) / ((rowVh * screenHeight) / 100)));

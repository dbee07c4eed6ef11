import { useLayoutEffect, useMemo, useState } from 'react';
import type { Area } from './overview/decision-field';
import { useScreen } from './use-screen';

/**
 * The inner size of an element in hundredths of the screen's height; null before it is there, and as
 * long as what was measured is that of another size of screen. It is measured when it changed: asking
 * at each drawing would make the browser lay out the page each time.
 */
export function useBox(): [(element: HTMLElement | null) => void, Area | null] {
  const screen = useScreen().height;
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [{ width, height, of }, setSize] = useState({ width: 0, height: 0, of: 0 });
  useLayoutEffect(() => {
    if (!element) return undefined;
    const measure = (): void =>
      setSize((before) => {
        const { clientWidth, clientHeight } = element;
        const { width: x, height: y } = before;
        const isSame = x === clientWidth && y === clientHeight && before.of === screen;
        return isSame ? before : { width: clientWidth, height: clientHeight, of: screen };
      });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element, screen]);
  const area = useMemo(
    () => ({ width: (width / screen) * 100, height: (height / screen) * 100 }),
    [width, height, screen],
  );
  return [setElement, element && width > 0 && of === screen ? area : null];
}

import { useLayoutEffect, useMemo, useState } from 'react';
import type { Area } from './overview/decision-field';
import { useScreen } from './use-screen';

/**
 * The inner size of an element in hundredths of the screen's height; null before it is there. It is
 * measured when it changed: asking at each drawing would make the browser lay out the page each time.
 */
export function useBox(): [(element: HTMLElement | null) => void, Area | null] {
  const screen = useScreen().height;
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [{ width, height }, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    if (!element) return undefined;
    const measure = (): void =>
      setSize((before) => {
        const { clientWidth, clientHeight } = element;
        const isSame = before.width === clientWidth && before.height === clientHeight;
        return isSame ? before : { width: clientWidth, height: clientHeight };
      });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  const area = useMemo(
    () => ({ width: (width / screen) * 100, height: (height / screen) * 100 }),
    [width, height, screen],
  );
  return [setElement, element && width > 0 ? area : null];
}

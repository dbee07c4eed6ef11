import { useCallback, useState, useSyncExternalStore } from 'react';
import type { Area } from './overview/decision-field';

/** The inner size of an element in hundredths of the screen's height; null before it is there. */
export function useBox(): [(element: HTMLElement | null) => void, Area | null] {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const subscribe = useCallback(
    (listener: () => void) => {
      if (!element) return () => undefined;
      const observer = new ResizeObserver(listener);
      observer.observe(element);
      return () => observer.disconnect();
    },
    [element],
  );
  // a text, so that the same size is the same
  const size = useSyncExternalStore(subscribe, () =>
    element ? `${element.clientWidth} ${element.clientHeight} ${window.innerHeight}` : '',
  );
  if (size === '') return [setElement, null];
  const [width = 0, height = 0, screen = 1] = size.split(' ').map(Number);
  return [setElement, { width: (width / screen) * 100, height: (height / screen) * 100 }];
}

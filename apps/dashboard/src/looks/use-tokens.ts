import { useCallback, useState } from 'react';

/** The values that tokens have at an element, as the browser reckons them; empty until it is there. */
export function useTokens(
  names: readonly string[],
): [ref: (element: Element | null) => void, valueOf: (name: string) => string] {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const read = useCallback(
    (element: Element | null) => {
      if (!element) return;
      const style = getComputedStyle(element);
      setValues(
        Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])),
      );
    },
    [names],
  );
  return [read, (name) => values[name] ?? ''];
}

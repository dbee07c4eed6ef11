interface Valued {
  value: number | null;
}

/** The ends of the line: see `dotScale`; null where there is no number. */
export function dotEnds(
  values: readonly Valued[],
  target: number | null,
): { from: number; to: number } | null {
  const numbers = [...values.map(({ value }) => value), target].filter((value) => value !== null);
  if (numbers.length === 0) return null;
  const to = Math.max(...numbers);
  const lowest = Math.min(...numbers);
  return { from: lowest > 0 && lowest < to / 2 ? 0 : lowest, to };
}

/**
 * Places values on a line from 0 to 100 percent: from the lowest to the highest of them and of the
 * target; counts start at zero, and a single value lies in the middle.
 */
export function dotScale(
  values: readonly Valued[],
  target: number | null,
): (value: number | null) => number | null {
  const ends = dotEnds(values, target);
  return (value) => {
    if (value === null || ends === null) return null;
    const { from, to } = ends;
    return to === from ? 50 : ((value - from) / (to - from)) * 100;
  };
}

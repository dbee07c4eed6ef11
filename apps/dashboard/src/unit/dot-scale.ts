interface Valued {
  value: number | null;
}

/**
 * Places values on a line from 0 to 100 percent: from the lowest to the highest of them and of the
 * target; counts start at zero, and a single value lies in the middle.
 */
export function dotScale(
  values: readonly Valued[],
  target: number | null,
): (value: number | null) => number | null {
  const numbers = [...values.map(({ value }) => value), target].filter((value) => value !== null);
  const highest = Math.max(...numbers);
  const lowest = Math.min(...numbers);
  const from = lowest > 0 && lowest < highest / 2 ? 0 : lowest;
  return (value) => {
    if (value === null) return null;
    return highest === from ? 50 : ((value - from) / (highest - from)) * 100;
  };
}

interface Coverage {
  reporting: number;
  expected: number;
}

/** Least share of those that report more that must have reported the other time as well. */
export const COMPARABLE_SHARE = 0.9;

/**
 * Whether two values of a KPI may be set against each other: they rest on nearly as many sources or
 * units. What a person typed rests on none.
 */
export function areComparable(one: Coverage, other: Coverage): boolean {
  if (one.expected === 0 || other.expected === 0) return true;
  const [less, more] = [one.reporting, other.reporting].sort((a, b) => a - b) as [number, number];
  return less >= more * COMPARABLE_SHARE;
}

/** What a list that somebody has under the cursor shows, and what it does not show yet. */
export interface HeldOrder<T> {
  /** Each row as it is now, in the order in which the list was when it was held. */
  shown: readonly T[];
  /** Rows that came since. */
  news: number;
  /** Rows would stand in another order, or are gone. */
  moved: boolean;
}

/**
 * Rows in the order of those that are held. A row that is gone is shown as it was last; one that came
 * since is counted only.
 * @param known the rows as they are now, also those that belong into the list no more
 */
export function heldOrder<T>(
  held: readonly T[] | null,
  rows: readonly T[],
  keyOf: (row: T) => string,
  known: readonly T[] = rows,
): HeldOrder<T> {
  if (held === null) return { shown: rows, news: 0, moved: false };
  const now = new Map(known.map((row) => [keyOf(row), row]));
  const were = new Set(held.map(keyOf));
  const order = rows.map(keyOf).filter((key) => were.has(key));
  return {
    shown: held.map((row) => now.get(keyOf(row)) ?? row),
    news: rows.length - order.length,
    moved: order.length < held.length || held.some((row, place) => keyOf(row) !== order[place]),
  };
}

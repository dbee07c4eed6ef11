/** A point of a line; without a value it is a gap. */
export type Pair = [ms: number, value: number | null];

/** A number between two gaps has no line: it is drawn as a dot, in pixels. */
const LONE_PX = 7;

/** The size of each symbol of a line: none where a line runs through. */
export const loneSize =
  (pairs: readonly Pair[]) =>
  (_value: unknown, { dataIndex }: { dataIndex: number }): number =>
    isLone(pairs, dataIndex) ? LONE_PX : 0;

/** Whether nothing stands beside a number that it could be joined to. */
export const isLone = (pairs: readonly Pair[], index: number): boolean =>
  (pairs[index - 1]?.[1] ?? null) === null && (pairs[index + 1]?.[1] ?? null) === null;

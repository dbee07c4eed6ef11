import type { Beforehand } from './term-query';

/** What the readings of one source come to, over a row `x` with its series by metric. */
export interface SourceNumber {
  /** One row: `counted` is the number, `value` the reading behind it where there is one. */
  query: string;
  /** It is of what the source said last, so the metric must be young enough. */
  last: boolean;
  /** When it changes by time alone, whatever its window. */
  changesAt?: string;
  beforehand?: Beforehand;
}

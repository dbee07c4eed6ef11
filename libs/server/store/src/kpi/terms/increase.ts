import { steps, type Bounds } from './readings-within';

/**
 * By how much a counter rose since the last reading before the window, and how many readings told
 * (`n`). A fall means that it began anew at 0, so the whole of what it says then was added; what it
 * said before it was ever read is not known, and not counted.
 */
export const increase = (series: string, bounds: Bounds): string => `
  SELECT sum(CASE WHEN t.before IS NULL THEN 0 WHEN t.value >= t.before THEN t.value - t.before
      ELSE t.value END)::float8 AS counted, count(*) FILTER (WHERE NOT t.base) AS n
  FROM (SELECT c.value, c.base, lag(c.value) OVER (ORDER BY c.at) AS before
    FROM (${steps(series, bounds)}) c) t`;

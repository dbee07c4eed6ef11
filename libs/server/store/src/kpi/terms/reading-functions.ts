import { increase } from './increase';
import { summed, type Bounds } from './readings-within';

/** What the language cannot say about readings, over a row `x` of a source. */

/** A mark as its source's attributes state it; a word among them must not stop all other stations. */
const MARK = '^-?[0-9]{1,9}([.][0-9]{1,9})?$';

/** How many of the marks that its source states the last water level reaches [QĐ 05/2020]. */
export const floodLevel = `
  SELECT CASE WHEN jsonb_typeof(x.attributes -> 'floodLevels') = 'array' THEN (
      SELECT count(*) FROM jsonb_array_elements_text(x.attributes -> 'floodLevels') m
      WHERE CASE WHEN m ~ '${MARK}' THEN x.last >= m::float8 END)::float8 END AS counted, x.last AS value`;

/**
 * Rain of the window in mm, whichever way its gauge counts [contract 2, metrics]. One that does both
 * is told by its counter, which loses nothing of what was not delivered; unless the counter has
 * fallen silent.
 */
export const rain = (series: { total: string; each: string }, bounds: Bounds): string => `
  SELECT CASE WHEN i.n > 0 THEN i.counted ELSE (
      SELECT coalesce(sum(p.sum), 0)::float8 FROM (${summed(series.each, bounds)}) p) END AS counted,
    NULL::float8 AS value
  FROM (${increase(series.total, bounds)}) i`;

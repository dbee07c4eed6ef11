import { givenRows } from './kpi-rows';

/** How values and their history are written, over the arrays of `givenArrays`. */

const GIVEN = `${givenRows()} i`;
const COLUMNS = `unit, kpi, value, numerator, denominator, status, since, at, fresh_at, reporting, expected, version,
  from_unit, typed_id`;

/** `from` are the rows to record. What a minute holds besides its last value is thinned out later. */
const history = (corrected: boolean, from: string): string => `
  recorded AS (
    INSERT INTO kpi_history (${COLUMNS}, corrected) SELECT ${COLUMNS}, ${corrected} FROM ${from}
    ON CONFLICT (unit, kpi, at) DO UPDATE SET value = excluded.value, numerator = excluded.numerator,
      denominator = excluded.denominator, status = excluded.status, since = excluded.since,
      fresh_at = excluded.fresh_at, reporting = excluded.reporting, expected = excluded.expected,
      version = excluded.version, from_unit = excluded.from_unit, typed_id = excluded.typed_id,
      corrected = excluded.corrected)`;

/** A row that was written since it was read is left to whoever wrote it, and so is its history. */
export const SAVE = `
  WITH given AS (
    SELECT * FROM ${givenRows([
      ['revision', 'int'],
      ['turned', 'boolean'],
    ])} i),
  before AS (SELECT v.unit, v.kpi, v.status FROM kpi_values v JOIN given g USING (unit, kpi) WHERE g.turned),
  saved AS (
    INSERT INTO kpi_values AS v (${COLUMNS}, next_at, revision)
    SELECT ${COLUMNS}, next_at, revision FROM given ORDER BY unit, kpi
    ON CONFLICT (unit, kpi) DO UPDATE SET value = excluded.value, numerator = excluded.numerator,
      denominator = excluded.denominator, status = excluded.status, since = excluded.since,
      at = excluded.at, fresh_at = excluded.fresh_at, next_at = excluded.next_at,
      reporting = excluded.reporting, expected = excluded.expected, version = excluded.version,
      from_unit = excluded.from_unit, typed_id = excluded.typed_id, revision = excluded.revision
    WHERE v.revision = excluded.revision - 1
    RETURNING v.unit, v.kpi),
  changed AS (SELECT given.* FROM given JOIN saved USING (unit, kpi) WHERE given.turned),
  ${history(false, 'changed')},
  turns AS (
    INSERT INTO kpi_turns (unit, kpi, at, before, status, value)
    SELECT c.unit, c.kpi, c.at, b.status, c.status, c.value
    FROM changed c JOIN before b USING (unit, kpi) WHERE b.status <> c.status
    ON CONFLICT (unit, kpi, at) DO UPDATE SET status = excluded.status, value = excluded.value)
  SELECT unit, kpi FROM given EXCEPT SELECT unit, kpi FROM saved`;

/** What turned out not to have been is told no more. */
export const CORRECT_HISTORY = `
  WITH given AS (SELECT * FROM ${GIVEN}),
  ${history(true, 'given')}
  DELETE FROM kpi_turns t USING given g WHERE t.unit = g.unit AND t.kpi = g.kpi
    AND t.at >= date_trunc('minute', g.at) AND t.at <= g.at`;

export const BEGIN_EARLIER = `
  UPDATE kpi_values v SET since = i.since, revision = v.revision + 1 FROM ${GIVEN}
  WHERE v.unit = i.unit AND v.kpi = i.kpi AND v.status = i.status AND i.since < v.since
    AND NOT EXISTS (SELECT 1 FROM kpi_history h WHERE h.unit = i.unit AND h.kpi = i.kpi
      AND h.at > i.since AND h.status <> v.status)
  RETURNING v.unit, v.kpi`;

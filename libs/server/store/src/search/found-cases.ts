import { SEARCH_LIMITS } from '@nhip-xa/contract';
import type { Searched } from '@nhip-xa/ports';
import { usOf } from '../read/moments';
import type { Database, Statement } from '../database/database';

export interface FoundCaseRow {
  unit: string;
  kind: string;
  id: string;
  state: string | null;
  open: boolean;
  opened_at: string;
}

/** The number of a case as the indexes of the migration have it. */
const NUMBER = 'search_number(c.id) COLLATE "C"';
const NUMBER_END = 'reverse(search_number(c.id)) COLLATE "C"';
const COLUMNS = `c.unit, c.kind, c.id, c.state, c.opened_at,
  c.open_from IS NOT NULL AND c.open_to IS NULL AS open`;

/**
 * The highest of each unit's cases whose `number` lies between two places: so many look-ups, however many
 * cases. Numbers go up with the days, so that what was opened last is among them.
 */
const among = (number: string, from: string, to: string, rank: string): string => `
  SELECT f.*, ${rank} AS rank FROM within w CROSS JOIN LATERAL (
    SELECT ${COLUMNS} FROM cases c
    WHERE c.unit = w.code AND ${number} >= ${from} AND ${number} < ${to}
    ORDER BY ${number} DESC LIMIT $2
  ) f`;

const found = (parts: readonly string[]): string => `
  -- no case lies in a village
  WITH within AS MATERIALIZED
    (SELECT code FROM units WHERE path @> ARRAY[$1::text] AND level <> 'village'),
  found AS (${parts.join(' UNION ALL ')}),
  once AS (SELECT DISTINCT ON (unit, kind, id) * FROM found ORDER BY unit, kind, id, rank)
  SELECT unit, kind, id, state, open, ${usOf('opened_at')} AS opened_at FROM once
  ORDER BY rank, once.opened_at DESC, unit, kind, id LIMIT $2`;

/** The last of all letters comes after whatever a number goes on with. */
const AFTER = '\u{10ffff}';

/** Nothing lies between a number and itself with the first of all letters behind it. */
const WHOLE = among(NUMBER, '$3', `$3 || E'\\x01'`, '0');
const BEGINNING = among(NUMBER, '$3', '$4', '1');
const ENDING = among(NUMBER_END, '$5', '$6', '2');

/** Cases by the beginning of their number, or by its end: people read out the last digits. */
export const foundCases = (database: Database, searched: Searched): Promise<FoundCaseRow[]> =>
  database.query<FoundCaseRow>('read', caseQuestion(searched));

export function caseQuestion({ within, number, rows }: Searched): Statement {
  const values = [within, rows, number, number + AFTER];
  if (number.length < SEARCH_LIMITS.endingLeast) return { text: found([WHOLE, BEGINNING]), values };
  const end = Array.from(number).reverse().join('');
  return { text: found([WHOLE, BEGINNING, ENDING]), values: [...values, end, end + AFTER] };
}

import type { Searched } from '@nhip-xa/ports';
import type { Database } from '../database/database';

export interface FoundName {
  key: string;
  unit: string;
}

/** All that a text is called, its marks apart; what lies beside where its own name is not all of the answer. */
const CALLED = `normalize(CASE t.what
    WHEN 'unit' THEN (SELECT concat_ws(' | ', u.kind, u.name_vi, u.name_en, u.code)
      FROM units u WHERE u.code = t.key)
    ELSE (SELECT concat_ws(' | ', s.name, s.key) FROM sources s WHERE s.key = t.key AND s.removed_at IS NULL)
  END || coalesce((SELECT concat_ws(' | ', '', u.kind, u.name_vi, u.name_en)
    FROM units u WHERE u.code = b.key AND NOT t.names LIKE ALL ($3::text[])), ''), NFD)`;

/**
 * The texts in which each word of the question begins one, best first. A word may also be of the unit
 * beside, so that `cam 1 dong dang` finds the first camera of Đồng Đăng; but one is of the name itself.
 * Names as they are written are read only where words with marks were typed.
 */
const FOUND = `
  WITH within AS MATERIALIZED (SELECT code FROM units WHERE path @> ARRAY[$1::text])
  SELECT t.key, t.unit
  FROM search_texts t
    LEFT JOIN search_texts b ON b.what = 'unit' AND b.key = t.beside
      AND b.key IN (SELECT code FROM within)
  WHERE t.what = $2 AND t.unit IN (SELECT code FROM within)
    AND t.names LIKE ANY ($3::text[]) AND t.names || coalesce(b.names, '') LIKE ALL ($3::text[])
    AND CASE WHEN $6::text[] = '{}' THEN true ELSE ${CALLED} ~* ALL ($6::text[]) END
  ORDER BY
    CASE
      WHEN t.names LIKE '%| ' || $4 || ' |%' THEN 0
      WHEN t.names LIKE '%| ' || $4 || '%' THEN 1
      WHEN t.names LIKE ALL ($3::text[]) THEN 2
      ELSE 3
    END,
    length(t.names), t.key
  LIMIT $5`;

/** Units or sources by name, code or key, best first. */
export function foundNames(
  database: Database,
  what: 'unit' | 'source',
  { within, asked, marked, rows }: Searched,
): Promise<FoundName[]> {
  const words = asked.split(' ');
  // a folded question holds letters, digits and blanks: nothing that LIKE takes for a pattern
  const starts = words.map((word) => `% ${word}%`);
  return database.query<FoundName>('read', {
    text: FOUND,
    values: [within, what, starts, asked, rows, marked],
  });
}

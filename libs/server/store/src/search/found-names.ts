import type { Searched } from '@nhip-xa/ports';
import type { Database } from '../database/database';

export interface FoundName {
  key: string;
  unit: string;
}

/**
 * The texts in which each word of the question stands, best first. A word may also be of the unit
 * beside, so that `cam 1 dong dang` finds the first camera of Đồng Đăng; but one is of the name itself.
 */
const FOUND = `
  WITH within AS MATERIALIZED (SELECT code FROM units WHERE path @> ARRAY[$1::text])
  SELECT t.key, t.unit
  FROM search_texts t
    LEFT JOIN search_texts b ON b.what = 'unit' AND b.key = t.beside
      AND b.key IN (SELECT code FROM within)
  WHERE t.what = $2 AND t.unit IN (SELECT code FROM within)
    AND t.names LIKE ANY ($3::text[]) AND t.names || coalesce(b.names, '') LIKE ALL ($3::text[])
  ORDER BY
    CASE
      WHEN t.names LIKE '%| ' || $5 || ' |%' THEN 0
      WHEN t.names LIKE '%| ' || $5 || '%' THEN 1
      WHEN t.names LIKE ALL ($4::text[]) THEN 2
      WHEN t.names LIKE ALL ($3::text[]) THEN 3
      ELSE 4
    END,
    length(t.names), t.key
  LIMIT $6`;

/** Units or sources by name, code or key, best first. */
export function foundNames(
  database: Database,
  what: 'unit' | 'source',
  { within, asked, rows }: Searched,
): Promise<FoundName[]> {
  const words = asked.split(' ');
  // a folded question holds letters, digits and blanks: nothing that LIKE takes for a pattern
  const inside = words.map((word) => `%${word}%`);
  const starts = words.map((word) => `% ${word}%`);
  return database.query<FoundName>('read', {
    text: FOUND,
    values: [within, what, inside, starts, asked, rows],
  });
}

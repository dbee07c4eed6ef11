import type { LedgerCounts, LedgerLine, Page } from '@nhip-xa/contract';
import type { LedgerFilter, PageRequest } from '@nhip-xa/ports';
import type { Database } from '../database/database';
import { pageOf, readCursor } from './paging';

/** The ledger's days, and what the intake has of each unit that no day has yet. */
const LINES = `
  WITH parts AS (
    SELECT unit, received, stored, repeats, conflicts, rejected, 0 AS spooled, 0 AS in_hand FROM ledger
    UNION ALL SELECT unit, spooled + "inHand", 0, 0, 0, 0, spooled, "inHand"
    FROM jsonb_to_recordset($2::jsonb) AS i (unit text, spooled bigint, "inHand" bigint)),
  lines AS (
    SELECT p.unit, u.name_vi AS name, ${[
      'received',
      'stored',
      'repeats',
      'conflicts',
      'rejected',
      'spooled',
    ]
      .map((name) => `sum(p.${name})::float8 AS ${name}`)
      .join(', ')}, sum(p.in_hand)::float8 AS "inHand"
    FROM parts p JOIN units u ON u.code = p.unit
    WHERE u.path @> ARRAY[$1::text] GROUP BY p.unit, u.name_vi)`;

const parametersOf = ({ within, standing }: LedgerFilter): [string, string] => [
  within,
  JSON.stringify([...standing].map(([unit, own]) => ({ unit, ...own }))),
];

/** What came in and what became of it, by unit, in the order of their codes. */
export async function listLedger(
  database: Database,
  filter: LedgerFilter,
  page: PageRequest,
): Promise<Page<LedgerLine>> {
  const after = readCursor(page.cursor, ['string']);
  const rows = await database.query<LedgerLine>('read', {
    text: `${LINES} SELECT * FROM lines WHERE unit > $3 ORDER BY unit LIMIT ${page.limit + 1}`,
    values: [...parametersOf(filter), after?.[0] ?? ''],
  });
  return pageOf(
    rows,
    page,
    (row) => row,
    (row) => [row.unit],
  );
}

export async function totalOfLedger(
  database: Database,
  filter: LedgerFilter,
): Promise<LedgerCounts> {
  const names = Object.keys(NOTHING).map((name) => `coalesce(sum("${name}"), 0) AS "${name}"`);
  const [row] = await database.query<LedgerCounts>('read', {
    text: `${LINES} SELECT ${names.join(', ')} FROM lines`,
    values: parametersOf(filter),
  });
  return row ?? NOTHING;
}

const NOTHING: LedgerCounts = {
  received: 0,
  stored: 0,
  repeats: 0,
  conflicts: 0,
  rejected: 0,
  spooled: 0,
  inHand: 0,
};

import type { Beginning } from '@nhip-xa/contract';
import type { KpiBook, KpiDefinition } from '@nhip-xa/domain';
import type { Queries } from '../database/database';
import { badValues, beganOf, type BadRow } from './bad-values';

/**
 * Whether a unit is bad as soon as one below it is: a sum is as bad as its parts are, a highest or
 * lowest number is that of the worst [contract 3, roll-up].
 */
const isBadByOne = ({ rollUp, better }: KpiDefinition): boolean =>
  rollUp === 'sum' ||
  (rollUp === 'max' && better === 'lower') ||
  (rollUp === 'min' && better === 'higher');

/**
 * Since when those numbers of a province are bad that are as soon as a commune's is, by KPI: what a
 * commune told late, or before the province was reckoned at all, the province's own history does not
 * know.
 */
export async function beganBelow(
  database: Queries,
  unit: string,
  bad: readonly BadRow[],
  book: KpiBook,
): Promise<ReadonlyMap<string, Beginning>> {
  const rolled = bad.filter(({ kpi, level, typed }) => {
    const definition = book.reckoned(kpi);
    return level !== 'commune' && !typed && definition !== undefined && isBadByOne(definition);
  });
  if (rolled.length === 0) return new Map();
  const kpis = rolled.map(({ kpi }) => kpi);
  const below = await badValues(database, await directlyBelow(database, unit), kpis);
  const alike = below.filter((row) => !hasOwnLimits(row, book));
  return new Map(
    rolled.map((row) => [row.kpi, earliest([row, ...alike.filter(({ kpi }) => kpi === row.kpi)])]),
  );
}

/** Of no sum: by limits of its own a commune may be bad where its province is not. */
const hasOwnLimits = ({ unit, kpi }: BadRow, book: KpiBook): boolean => {
  if (book.reckoned(kpi)?.rollUp === 'sum') return false;
  const rule = book.ruleOf(unit, kpi);
  return rule?.warning !== undefined || rule?.critical !== undefined;
};

/** Of two that are told of the same moment the one that was seen to begin says more. */
function earliest(rows: readonly BadRow[]): Beginning {
  const [first] = [...rows].sort(
    (a, b) => a.began.getTime() - b.began.getTime() || Number(b.seen) - Number(a.seen),
  );
  if (!first) throw new RangeError('nothing is bad');
  return beganOf(first);
}

async function directlyBelow(database: Queries, unit: string): Promise<string[]> {
  const rows = await database.query<{ code: string }>('read', {
    name: 'scene-directly-below',
    text: `SELECT u.code FROM units u JOIN units p ON p.code = u.parent
      WHERE u.parent = $1 AND u.level <> 'village' AND (p.simulated OR NOT u.simulated)`,
    values: [unit],
  });
  return rows.map(({ code }) => code);
}

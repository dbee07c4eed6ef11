import { LIMITS, type Beginning, type Decision, type KpiStatus } from '@nhip-xa/contract';
import { worstFirst, type KpiBook, type KpiDefinition } from '@nhip-xa/domain';
import type { Queries } from '../database/database';
import { reckoningOf } from '../kpi/measure';
import { badPlaces } from './bad-places';
import { badValues, beganOf, type BadRow } from './bad-values';
import { beganBelow } from './began-below';
import { floodBegan } from './flood-began';
import type { ReadScene, SceneContext } from './scene-context';

/** Places of a number that are named; how many more there are is told. */
const NAMED = 3;

/** The numbers that need somebody, where they are bad, and since when that is known. */
export const overviewScene: ReadScene<'overview'> = async (database, unit, atMs, context) => {
  const codes = context.book.enabled.map(({ code }) => code);
  const bad = worstOf(await badValues(database, [unit], codes), context.book);
  const places = await placesOf(database, unit, bad, context);
  const isFlood = bad.some(({ kpi }) => kpi === FLOOD);
  const flood = isFlood ? await floodBegan(database, unit, atMs, context) : null;
  const below = await beganBelow(database, unit, bad, context.book);
  return {
    decisions: bad.map((row) => {
      const began = (row.kpi === FLOOD && flood) || (below.get(row.kpi) ?? beganOf(row));
      return decisionOf(row, places.get(row.kpi) ?? [], began);
    }),
  };
};

/** Its status and its alert tell of any level; since when this one is reached the rivers know. */
const FLOOD = 'flood-level';

/** Critical ones first, then by their order of consequence. */
function worstOf(rows: readonly BadRow[], { enabled }: KpiBook): BadRow[] {
  const place = new Map(enabled.map(({ code }, index) => [code, index]));
  const rank = ({ kpi, status }: BadRow): number =>
    (status === 'critical' ? 0 : enabled.length) + (place.get(kpi) ?? 0);
  return [...rows].sort((a, b) => rank(a) - rank(b)).slice(0, LIMITS.sceneItems);
}

const decisionOf = (
  { kpi, opened_at, acknowledged_at }: BadRow,
  places: readonly string[],
  began: Beginning,
): Decision => ({
  kpi,
  where: places.slice(0, NAMED),
  more: Math.max(0, places.length - NAMED),
  alert: opened_at && {
    openedAt: opened_at.toISOString(),
    acknowledged: acknowledged_at !== null,
    ...(acknowledged_at ? { acknowledgedAt: acknowledged_at.toISOString() } : {}),
  },
  began,
});

/** Names by KPI, worst first. */
async function placesOf(
  database: Queries,
  unit: string,
  bad: readonly BadRow[],
  context: SceneContext,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const [first] = bad;
  if (!first) return new Map();
  const { book } = context;
  if (first.level !== 'commune') return unitsBelow(database, unit, bad, book);
  const reckoning = reckoningOf(book, context.office);
  const places = new Map<string, string[]>();
  // one after the other: a wall can wait, and others read over the same connections
  for (const { kpi, at, typed } of bad) {
    const definition = book.reckoned(kpi);
    if (!definition || typed) continue;
    const asked = {
      unit,
      definition: book.ruledIn(unit, definition),
      groups: book.groupsOf(definition),
      atMs: at.getTime(),
    };
    places.set(kpi, await badPlaces(database, asked, reckoning));
  }
  return places;
}

interface BelowRow {
  unit: string;
  name: string;
  kpi: string;
  status: KpiStatus;
  value: number | null;
}

/** Units directly below that are bad themselves, as far as their values roll up into this one. */
async function unitsBelow(
  database: Queries,
  unit: string,
  bad: readonly BadRow[],
  book: KpiBook,
): Promise<Map<string, string[]>> {
  const rows = await database.query<BelowRow>('read', {
    name: 'scene-bad-below',
    text: `
      SELECT v.unit, u.name_vi AS name, v.kpi, v.status, v.value
      FROM units u JOIN units p ON p.code = u.parent JOIN kpi_values v ON v.unit = u.code
      WHERE u.parent = $1 AND u.level <> 'village' AND (p.simulated OR NOT u.simulated)
        AND v.kpi = ANY($2) AND v.status IN ('warning', 'critical')`,
    values: [unit, bad.map(({ kpi }) => kpi)],
  });
  const of = (definition: KpiDefinition): string[] =>
    worstFirst(
      definition,
      rows.filter(({ kpi }) => kpi === definition.code),
    ).map(({ name }) => name);
  return new Map(bad.map(({ kpi }) => [kpi, of(book.reckoned(kpi) as KpiDefinition)]));
}

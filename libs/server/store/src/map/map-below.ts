import type { UnitMapBelow } from '@nhip-xa/contract';
import { isoOfMs } from '@nhip-xa/domain';
import type { MapMoment, MapParts } from '@nhip-xa/ports';
import type { Queries } from '../database/database';
import { OPEN, runs } from '../wall/open-cases';
import { PAST } from './stood-then';

/** What stands in each of the units directly below one, added up, most in trouble first. */
export async function mapBelow(
  database: Queries,
  unit: string,
  parts: MapParts,
  { atMs, past }: MapMoment,
): Promise<UnitMapBelow> {
  const below = await database.query<{ code: string; child: string }>('read', {
    name: 'map-units-below',
    text: BELOW,
    values: [unit],
  });
  const codes = below.map(({ code }) => code);
  const of = (dated: boolean) => (dated ? [codes, isoOfMs(atMs)] : [codes]);
  const [sources, cases] = await Promise.all([
    parts.sources ? counts(database, past ? SOURCES_THEN : SOURCES, of(past)) : null,
    parts.cases ? counts(database, past ? CASES_THEN : CASES, of(true)) : null,
  ]);
  const found = new Map<string, Standing>();
  for (const { code, child } of below) {
    const one = found.get(child) ?? { unit: child, sources: [0, 0], cases: [0, 0] };
    found.set(child, one);
    add(one.sources, sources?.get(code));
    add(one.cases, cases?.get(code));
  }
  const units = [...found.values()]
    .filter((one) => one.sources[0] + one.cases[0] > 0)
    .sort((a, b) => troubled(b) - troubled(a) || (a.unit < b.unit ? -1 : 1))
    .map((one) => ({
      unit: one.unit,
      sources: sources && { all: one.sources[0], silent: one.sources[1] },
      cases: cases && { open: one.cases[0], overdue: one.cases[1] },
    }));
  return { unit, units };
}

/** How many there are, and how many of them are in trouble. */
type Counts = [all: number, bad: number];

interface Standing {
  unit: string;
  sources: Counts;
  cases: Counts;
}

const troubled = ({ sources, cases }: Standing): number => sources[1] + cases[1];

function add(sum: Counts, [all, bad]: Counts = [0, 0]): void {
  sum[0] += all;
  sum[1] += bad;
}

interface Asked {
  name: string;
  text: string;
}

async function counts(
  database: Queries,
  { name, text }: Asked,
  values: (string | string[])[],
): Promise<ReadonlyMap<string, Counts>> {
  const rows = await database.query<{ unit: string; all: number; bad: number }>('read', {
    ...{ name, text, values },
  });
  return new Map(rows.map(({ unit, all, bad }) => [unit, [all, bad]]));
}

/** Each unit below with the one directly below in which it lies; a pretended one is on no real map. */
const BELOW = `
  SELECT u.code, u.path[cardinality(t.path) + 1] AS child
  FROM units t JOIN units u ON u.path @> ARRAY[t.code] AND u.code <> t.code
  WHERE t.code = $1 AND (t.simulated OR NOT u.simulated)`;

/** $1 units. Whoever was never heard is silent. */
const SOURCES: Asked = {
  name: 'map-sources-below',
  text: `
  SELECT s.unit, count(*)::int AS all, (count(*) FILTER (WHERE p.state = 'offline'))::int AS bad
  FROM sources s JOIN presence p ON p.source_id = s.id
  WHERE s.unit = ANY($1) AND s.removed_at IS NULL GROUP BY s.unit`,
};

/** $1 units, $2 the moment of the past. */
const SOURCES_THEN: Asked = {
  name: 'map-sources-below-then',
  text: `
  SELECT s.unit, count(*)::int AS all, (count(*) FILTER (WHERE s.state = 'offline'))::int AS bad
  FROM ${PAST.sources('$2::timestamptz')} s WHERE s.unit = ANY($1) GROUP BY s.unit`,
};
const CASES_THEN: Asked = {
  name: 'map-cases-below-then',
  text: `
  SELECT f.unit, count(*)::int AS all,
    (count(*) FILTER (WHERE ${PAST.overdue('$2::timestamptz')}))::int AS bad
  FROM ${PAST.cases('$2::timestamptz', 'f.unit = ANY($1)')} f GROUP BY f.unit`,
};

/**
 * $1 units, $2 the moment [contract 2]. How many are past their date is counted in an index alone; those
 * whose clock stands still are taken off again.
 */
const CASES: Asked = {
  name: 'map-cases-below',
  text: `
  SELECT n.unit, n.all, (n.due - coalesce(paused.n, 0))::int AS bad FROM (
    SELECT f.unit, count(*)::int AS all,
      count(*) FILTER (WHERE f.effective_due_at < $2::timestamptz) AS due
    FROM cases f WHERE f.unit = ANY($1) AND ${OPEN} GROUP BY f.unit) n
  LEFT JOIN (
    SELECT f.unit, count(*) AS n FROM cases f
    WHERE f.unit = ANY($1) AND ${OPEN} AND f.effective_due_at < $2::timestamptz
      AND f.pauses <> '{}'::tstzmultirange AND NOT ${runs('$2::timestamptz')}
    GROUP BY f.unit) paused ON paused.unit = n.unit`,
};

import {
  CHANGES_LISTED,
  type ChangedUnit,
  type Counted,
  type KpiStatus,
  type KpiTurn,
} from '@nhip-xa/contract';
import { isoOfMs, turnOf } from '@nhip-xa/domain';
import type { Queries } from '../database/database';

interface TurnedRow {
  unit: string;
  kpi: string;
  before: KpiStatus;
  after: KpiStatus;
}

const AS_OF = (at: string): string => `(
  SELECT h.status FROM kpi_history h WHERE h.unit = v.unit AND h.kpi = v.kpi AND h.at <= ${at}
  ORDER BY h.at DESC LIMIT 1)`;

/**
 * $1 unit, $2 from, $3 to, $4 KPIs, $5 whether the later moment is the present. A pair whose status of
 * now began before the earlier moment has not turned since, so that only the others are looked up in
 * history, once for each moment. Units below as in a ranking.
 */
const TURNED = `
  SELECT * FROM (
    SELECT v.unit, v.kpi, coalesce(${AS_OF('$2::timestamptz')}, 'none') AS before,
      CASE WHEN $5 THEN v.status ELSE coalesce(${AS_OF('$3::timestamptz')}, 'none') END AS after
    FROM units t JOIN units u ON u.parent = t.code AND u.level <> 'village'
        AND (t.simulated OR NOT u.simulated)
      JOIN kpi_values v ON v.unit = u.code
    WHERE t.code = $1 AND v.kpi = ANY($4) AND v.since > $2::timestamptz OFFSET 0) p
  WHERE p.before <> p.after`;

/** How many KPIs that are worse are named of one unit. */
const NAMED = 3;
const GRAVEST: Partial<Record<KpiStatus, number>> = { critical: 0, warning: 1 };

/** Units directly below whose KPIs turned, those with most that are worse first. */
export async function unitTurns(
  database: Queries,
  unit: string,
  span: { fromMs: number; toMs: number; present: boolean },
  kpis: readonly string[],
): Promise<Counted<ChangedUnit>> {
  const rows = await database.query<TurnedRow>('read', {
    name: 'changes-units',
    text: TURNED,
    values: [unit, isoOfMs(span.fromMs), isoOfMs(span.toMs), kpis, span.present],
  });
  const units = [...new Set(rows.map((row) => row.unit))].map((code) =>
    changedUnit(
      code,
      rows.filter((row) => row.unit === code),
    ),
  );
  units.sort(
    (a, b) =>
      b.worse - a.worse || b.lost - a.lost || b.better - a.better || a.unit.localeCompare(b.unit),
  );
  return { count: units.length, more: false, items: units.slice(0, CHANGES_LISTED) };
}

function changedUnit(unit: string, rows: readonly TurnedRow[]): ChangedUnit {
  const of = (turn: KpiTurn): TurnedRow[] =>
    rows.filter(({ before, after }) => turnOf(before, after) === turn);
  const worse = of('worse');
  const gravity = ({ after }: TurnedRow): number => GRAVEST[after] ?? 2;
  const worst = [...worse].sort((a, b) => gravity(a) - gravity(b) || a.kpi.localeCompare(b.kpi));
  return {
    unit,
    worse: worse.length,
    lost: of('lost').length,
    better: of('better').length,
    found: of('found').length,
    new: of('new').length,
    worst: worst.slice(0, NAMED).map(({ kpi }) => kpi),
  };
}

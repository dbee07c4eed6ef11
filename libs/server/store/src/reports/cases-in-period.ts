import { REPORT_LIMITS } from '@nhip-xa/contract';
import { CASE_KINDS, isoOfMs, type CaseCounts, type ReportSpan } from '@nhip-xa/domain';
import type { Queries } from '../database/database';
import { dueAsOf } from '../kpi/terms/case-term';
import { stretchOf } from '../read/cases-then';
import { PROCEDURE } from '../wall/procedure-name';

type Row = CaseCounts & { by: 'kind' | 'procedure' };

const AT = '$4::timestamptz';
const NAME = `f.kind, CASE WHEN f.kind = 'dossier' THEN ${PROCEDURE} END AS procedure`;
const OF = 'f.kind = ANY($1) AND f.unit = ANY($2)';
/** [contract 2] overdue: open, not paused and past its effective due date, as it stood at the moment. */
const OVERDUE = `(coalesce(${dueAsOf(AT)} < ${AT}, false) AND NOT f.pauses @> ${AT})::int`;

/**
 * $1 kinds, $2 communes, $3 the beginning, $4 the report's moment, $5 procedures that are named. A case
 * that was open at the moment is so still, or ended after it.
 */
const CASES = `
  WITH moved AS (
    SELECT ${NAME}, 1 AS came, 0 AS closed, 0 AS late, 0 AS open, 0 AS overdue FROM cases f
    WHERE ${OF} AND f.opened_at >= $3::timestamptz AND f.opened_at <= ${AT}
    UNION ALL
    SELECT ${NAME}, 0, 1, coalesce(f.closed_at > f.effective_due_at, false)::int, 0, 0 FROM cases f
    WHERE ${OF} AND f.closed_at >= $3::timestamptz AND f.closed_at <= ${AT}
    UNION ALL
    SELECT ${NAME}, 0, 0, 0, 1, ${OVERDUE} FROM cases f
    WHERE ${OF} AND f.open_from IS NOT NULL AND f.open_to IS NULL AND f.open_from <= ${AT}
    UNION ALL
    SELECT ${NAME}, 0, 0, 0, 1, ${OVERDUE} FROM cases f
    WHERE ${OF} AND f.open_from IS NOT NULL AND f.open_to IS NOT NULL AND ${stretchOf('f')} @> ${AT}),
  counted AS (
    SELECT CASE WHEN grouping(kind) = 0 THEN 'kind' ELSE 'procedure' END AS by,
      coalesce(kind, procedure) AS name, sum(came)::int AS came, sum(closed)::int AS closed,
      sum(late)::int AS late, sum(open)::int AS open, sum(overdue)::int AS overdue
    FROM moved GROUP BY GROUPING SETS ((kind), (procedure))),
  ranked AS (
    SELECT *, row_number() OVER (
      PARTITION BY by ORDER BY overdue DESC, late DESC, open DESC, came DESC, name) AS place
    FROM counted WHERE name IS NOT NULL)
  SELECT by, name, came, closed, late, open, overdue FROM ranked
  WHERE by = 'kind' OR (place <= $5 AND overdue + late > 0) ORDER BY place`;

const KINDS = Object.keys(CASE_KINDS);

/** Cases by kind in the order of the contract, and the worst procedures of dossiers. */
export async function casesInPeriod(
  database: Queries,
  communes: readonly string[],
  { fromMs }: ReportSpan,
  asOfMs: number,
): Promise<{ cases: CaseCounts[]; procedures: CaseCounts[] }> {
  const rows = await database.query<Row>('read', {
    name: 'report-cases',
    text: CASES,
    values: [KINDS, communes, isoOfMs(fromMs), isoOfMs(asOfMs), REPORT_LIMITS.procedures],
  });
  const countsOf = ({ name, came, closed, late, open, overdue }: Row): CaseCounts => ({
    ...{ name, came, closed, late, open, overdue },
  });
  const of = (by: Row['by']): CaseCounts[] => rows.filter((row) => row.by === by).map(countsOf);
  return {
    cases: of('kind').sort((one, other) => KINDS.indexOf(one.name) - KINDS.indexOf(other.name)),
    procedures: of('procedure'),
  };
}

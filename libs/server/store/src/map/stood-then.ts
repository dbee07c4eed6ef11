import { dueAsOf } from '../kpi/terms/case-term';
import { stretchOf } from '../read/cases-then';
import { OPEN, overdue, runs } from '../wall/open-cases';

/** What a map shows as SQL: `at` is its moment, as a parameter. */
export interface Shown {
  /** Sources `s` with their state and since when, those that stood there. */
  sources: (at: string) => string;
  /** Cases `f` that are open, of units that a condition on `f` names. */
  cases: (at: string, units: string) => string;
  overdue: (at: string) => string;
}

export const PRESENT: Shown = {
  sources: () => `(SELECT s.*, p.state, p.since FROM sources s
    JOIN presence p ON p.source_id = s.id WHERE s.removed_at IS NULL)`,
  cases: (_, units) => `(SELECT * FROM cases f WHERE ${units} AND ${OPEN})`,
  overdue,
};

/** By what is known now of then; a source stands where it stands now. */
export const PAST: Shown = {
  sources: (at) => `(SELECT s.*, coalesce(c.state, 'offline') AS state, c.at AS since FROM sources s
    LEFT JOIN LATERAL (SELECT c.state, c.at FROM presence_changes c
      WHERE c.source_id = s.id AND c.at <= ${at} ORDER BY c.at DESC LIMIT 1) c ON true
    WHERE (s.removed_at IS NULL OR s.removed_at > ${at}) AND (s.created_at <= ${at} OR c.at IS NOT NULL))`,
  // those that ended since are found by when they were open, or all that ever ended would be read
  cases: (at, units) => `(
    SELECT * FROM cases f WHERE ${units} AND ${OPEN} AND f.open_from <= ${at}
    UNION ALL (SELECT * FROM cases f WHERE f.open_to IS NOT NULL AND f.open_from IS NOT NULL
      AND ${stretchOf('f')} @> ${at} AND ${units} OFFSET 0))`,
  overdue: (at) => `(coalesce(${dueAsOf(at)} < ${at}, false) AND ${runs(at)})`,
};

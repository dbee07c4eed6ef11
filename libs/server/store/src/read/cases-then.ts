import { dueAsOf } from '../kpi/terms/case-term';
import { usOf } from './moments';

/**
 * How a case `c` stands at the moment $1, as SQL: now, or as it stood at a moment of the past by what
 * is known of it now, in the way in which numbers of the past count it.
 */
export interface Standing {
  open: string;
  overdue: string;
  late: string;
  state: string;
  due: string;
  closed: string;
  accepted: string;
}

const AT = '$1::timestamptz';
const RUNS = `NOT c.pauses @> ${AT}`;

const OPEN_NOW = '(c.open_from IS NOT NULL AND c.open_to IS NULL)';
/** [contract 2] Overdue: open, not paused and past its effective due date. */
export const NOW: Standing = {
  open: OPEN_NOW,
  overdue: `(${OPEN_NOW} AND coalesce(c.effective_due_at < $1, false) AND ${RUNS})`,
  // as the index of them says it
  late: 'c.closed_at > c.effective_due_at',
  state: 'c.state',
  due: 'c.effective_due_at',
  closed: 'c.closed_at',
  accepted: 'c.accepted_at',
};

const OPEN_THEN = `(c.open_from IS NOT NULL AND c.open_from <= ${AT}
  AND (c.open_to IS NULL OR c.open_to > ${AT}))`;
const DUE_THEN = dueAsOf(AT, 'c');
export const THEN: Standing = {
  open: OPEN_THEN,
  overdue: `(${OPEN_THEN} AND coalesce(${DUE_THEN} < ${AT}, false) AND ${RUNS})`,
  late: `(c.closed_at > c.effective_due_at AND c.closed_at <= ${AT})`,
  // nothing was said since: its state is what it was
  state: `CASE WHEN c.ts <= ${AT} THEN c.state ELSE (
    SELECT s.state FROM case_statements s
    WHERE s.unit = c.unit AND s.kind = c.kind AND s.id = c.id AND s.ts <= ${AT} AND s.state <> ''
    ORDER BY s.by_person IS NOT NULL DESC, s.ts DESC, s.seq LIMIT 1) END`,
  due: DUE_THEN,
  closed: `CASE WHEN c.closed_at <= ${AT} THEN c.closed_at END`,
  accepted: `CASE WHEN c.accepted_at <= ${AT} THEN c.accepted_at END`,
};

/** The moments that are of then; the others are as they are known now. */
export const momentsOf = ({ due, closed, accepted }: Standing): string =>
  [
    `${usOf(accepted)} AS accepted_at`,
    `${usOf(due)} AS effective_due_at`,
    `${usOf(closed)} AS closed_at`,
  ].join(', ');

/**
 * While a case was open that is not so any more, as the index of it has it; one whose source has it end
 * before it began was never open.
 */
export const stretchOf = (row: string): string =>
  `tstzrange(${row}.open_from, greatest(${row}.open_from, ${row}.open_to))`;

/**
 * The cases that were open at the moment $1, as conditions on rows of their own: those that are open
 * still, in the order of an index, and those that ended since, found by when they were open.
 * @param units conditions on `c.unit`
 */
export const openThen = (units: readonly string[]): readonly string[] => [
  `(SELECT * FROM cases c WHERE ${OPEN_NOW} AND c.open_from <= ${AT})`,
  // all of them first: in the order of the list they would be sought among all that ever ended
  `(SELECT * FROM cases c WHERE c.open_to IS NOT NULL AND c.open_from IS NOT NULL
    AND ${[`${stretchOf('c')} @> ${AT}`, ...units].join(' AND ')} OFFSET 0)`,
];

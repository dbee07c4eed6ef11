import { CASE_KINDS, type CaseKind } from '@nhip-xa/domain';

/**
 * Which cases came, were closed and ran late between two moments, as SQL: for the comparison of two
 * moments and for the list of all that it counts alike. A word that came at an instant was known at it.
 */

/** The two moments, as SQL. */
export interface Bounds {
  from: string;
  to: string;
}

/** `dossier finished` and the like: the states of a phase, as the statements below name them. */
const statesOf = (is: (kind: CaseKind, state: string) => boolean): string =>
  Object.entries(CASE_KINDS)
    .flatMap(([name, kind]) =>
      Object.keys(kind.states).flatMap((state) => (is(kind, state) ? [`'${name} ${state}'`] : [])),
    )
    .join(', ');
/** States that close a case, and those that do once it had been open. */
const CLOSING = statesOf(({ states }, state) => states[state] === 'closed');
const ONCE_ACCEPTED = statesOf(
  ({ closesOnceAccepted }, state) => closesOnceAccepted?.includes(state) ?? false,
);
const OPENING = statesOf(({ states }, state) => states[state] === 'open');

const SAME_CASE = 'e.unit = s.unit AND e.kind = s.kind AND e.id = s.id';
const STATE = (row: string): string => `(${row}.kind || ' ' || ${row}.state)`;
const ENDING = `IN (${CLOSING}, ${ONCE_ACCEPTED})`;

/** One of several words `s` stands for its case; each subquery is looked up by the case's own key. */
const lastEndingWord = ({ from, to }: Bounds): string =>
  `s.seq = (SELECT max(e.seq) FROM case_statements e WHERE ${SAME_CASE}
    AND e.received_at > ${from} AND e.received_at <= ${to} AND ${STATE('e')} ${ENDING})`;

/**
 * Whether the case of a word `s` was known to be closed at a moment, as cases are told: the newest
 * state counts, of an equal ts the first, and a person's word before all others.
 */
const knownClosed = (at: string): string => `coalesce((
  SELECT ${STATE('n')} IN (${CLOSING}) OR (${STATE('n')} IN (${ONCE_ACCEPTED})
    AND EXISTS (SELECT FROM case_statements e WHERE ${SAME_CASE} AND e.received_at <= ${at}
      AND (${STATE('e')} IN (${OPENING}) OR e.fields ->> 'acceptedAt' IS NOT NULL)))
  FROM (SELECT e.kind, e.state FROM case_statements e
    WHERE ${SAME_CASE} AND e.received_at <= ${at} AND e.state <> ''
    ORDER BY e.by_person IS NOT NULL DESC, e.ts DESC, e.seq LIMIT 1) n), false)`;

/** People who wait at a counter are no cases that somebody follows: thousands of them would hide these. */
const noTicket = (row: string): string => `${row}.kind <> 'ticket'`;
/** By when it happened, as far as is known now. */
const CLOSED = `coalesce((SELECT c.closed_at FROM cases c
  WHERE c.unit = s.unit AND c.kind = s.kind AND c.id = s.id), s.ts)`;
const knownAt = (at: string): string =>
  `EXISTS (SELECT FROM case_statements e WHERE ${SAME_CASE} AND e.received_at <= ${at})`;

/** Which first words `w` between the moments are told of, and of which cases `f`. */
export function firstKnown(
  what: 'came' | 'told',
  { from, to }: Bounds,
): { worth: string; condition: string } {
  return {
    worth: `${noTicket('w')} AND w.known_from > ${from} AND w.known_from <= ${to}`,
    condition: `f.opened_at ${what === 'came' ? '>' : '<='} ${from}`,
  };
}

/** Cases that are known since, by whether they came since, of the communes that a SQL array names. */
export function firstKnownKeys(what: 'came' | 'told', communes: string, bounds: Bounds): string {
  const { worth, condition } = firstKnown(what, bounds);
  return `SELECT w.unit, w.kind, w.id FROM first_words w JOIN cases f USING (unit, kind, id)
    WHERE w.unit = ANY(${communes}) AND ${worth} AND ${condition}`;
}

/** Which words `s` are worth a look, and which of them each stand for a case that was closed since. */
export function closingWords(bounds: Bounds): { worth: string; condition: string } {
  const { from, to } = bounds;
  return {
    worth: `${noTicket('s')} AND ${STATE('s')} ${ENDING}`,
    condition: `${lastEndingWord(bounds)} AND ${knownClosed(to)} AND NOT ${knownClosed(from)}
      AND (${CLOSED} > ${from} OR ${knownAt(from)})`,
  };
}

/** Cases that were closed since, of the communes that a SQL array names. */
export function closedKeys(communes: string, bounds: Bounds): string {
  const { worth, condition } = closingWords(bounds);
  return `SELECT s.unit, s.kind, s.id FROM case_statements s
    WHERE s.unit = ANY(${communes}) AND s.received_at > ${bounds.from} AND s.received_at <= ${bounds.to}
      AND ${worth} AND ${condition}`;
}

/**
 * [contract 2] Late, by what is known now of the time of a case `f`: past it while open, the clock not
 * standing still; the condition is that of the index.
 */
export const ranLate = (f: string, { from, to }: Bounds): string =>
  `${f}.open_from IS NOT NULL AND (${f}.open_to IS NULL OR ${f}.open_to > ${f}.effective_due_at)
    AND ${f}.effective_due_at >= ${from} AND ${f}.effective_due_at < ${to}
    AND NOT (${f}.open_from IS NOT NULL AND ${f}.open_to IS NULL AND ${f}.pauses @> ${to})`;

/** Something of a case `f` had come by a moment. */
export const knownBy = (f: string, at: string): string =>
  `(SELECT w.known_from FROM first_words w
    WHERE w.unit = ${f}.unit AND w.kind = ${f}.kind AND w.id = ${f}.id) <= ${at}`;

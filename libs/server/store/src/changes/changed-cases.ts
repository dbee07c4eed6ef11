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

const STATE = (row: string): string => `(${row}.kind || ' ' || ${row}.state)`;
const ENDING = `IN (${CLOSING}, ${ONCE_ACCEPTED})`;

/**
 * All that is asked of the words of the case of a word `s`, in one look at them: the last of those that
 * may end it between the moments, and how it stood at each. As cases are told, the newest state counts,
 * of an equal ts the first, and a person's word before all others.
 */
function wordsOfCase({ from, to }: Bounds): string {
  const stood = (at: string, name: string): string => `
    (array_agg(${STATE('e')} ORDER BY e.by_person IS NOT NULL DESC, e.ts DESC, e.seq)
      FILTER (WHERE e.received_at <= ${at} AND e.state <> ''))[1] AS state_${name},
    bool_or(${STATE('e')} IN (${OPENING}) OR e.fields ->> 'acceptedAt' IS NOT NULL)
      FILTER (WHERE e.received_at <= ${at}) AS accepted_${name}`;
  return `SELECT
    max(e.seq) FILTER (WHERE e.received_at > ${from} AND e.received_at <= ${to}
      AND ${STATE('e')} ${ENDING}) AS last_ending,
    bool_or(e.received_at <= ${from}) AS known_before,
    ${stood(from, 'before')},
    ${stood(to, 'after')}
    FROM case_statements e WHERE e.unit = s.unit AND e.kind = s.kind AND e.id = s.id`;
}

/** Whether a case was known to be closed at a moment, by what `wordsOfCase` found. */
const knownClosed = (
  name: 'before' | 'after',
): string => `coalesce(known.state_${name} IN (${CLOSING})
  OR (known.state_${name} IN (${ONCE_ACCEPTED}) AND known.accepted_${name}), false)`;

/** People who wait at a counter are no cases that somebody follows: thousands of them would hide these. */
const noTicket = (row: string): string => `${row}.kind <> 'ticket'`;
/** By when it happened, as far as is known now. */
const CLOSED = `coalesce((SELECT c.closed_at FROM cases c
  WHERE c.unit = s.unit AND c.kind = s.kind AND c.id = s.id), s.ts)`;

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

/**
 * Which words `s` are worth a look, and which of them each stand for a case that was closed since, by
 * all the words of their cases, `known`.
 */
export function closingWords(bounds: Bounds): { worth: string; known: string; condition: string } {
  return {
    worth: `${noTicket('s')} AND ${STATE('s')} ${ENDING}`,
    known: `CROSS JOIN LATERAL (${wordsOfCase(bounds)}) known`,
    condition: `s.seq = known.last_ending AND ${knownClosed('after')} AND NOT ${knownClosed('before')}
      AND (known.known_before OR ${CLOSED} > ${bounds.from})`,
  };
}

/** Cases that were closed since, of the communes that a SQL array names. */
export function closedKeys(communes: string, bounds: Bounds): string {
  const { worth, known, condition } = closingWords(bounds);
  return `SELECT s.unit, s.kind, s.id FROM case_statements s ${known}
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

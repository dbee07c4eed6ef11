import {
  CHANGES_COUNTED,
  CHANGES_LISTED,
  type CaseFact,
  type ChangedCase,
  type Counted,
} from '@nhip-xa/contract';
import { CASE_KINDS, HOUR_MS, isoOfMs, type DeadlineRules } from '@nhip-xa/domain';
import type { Queries } from '../database/database';
import type { CaseKey } from '../facts/case-keys';
import { casesKnownAt } from '../read/known-cases';
import { OPEN } from '../wall/open-cases';

/** Two moments in ms, and the communes whose cases are compared. */
export interface Between {
  communes: readonly string[];
  fromMs: number;
  toMs: number;
}

/** `dossier finished` and the like: the states of a phase, as the statements below name them. */
const statesOf = (is: (kind: string, state: string) => boolean): string[] =>
  Object.entries(CASE_KINDS).flatMap(([kind, { states }]) =>
    Object.keys(states).flatMap((state) => (is(kind, state) ? [`${kind} ${state}`] : [])),
  );
/** States that close a case, and those that do once it had been open. */
const CLOSING = statesOf((kind, state) => CASE_KINDS[kind]?.states[state] === 'closed');
const ONCE_ACCEPTED = statesOf(
  (kind, state) => CASE_KINDS[kind]?.closesOnceAccepted?.includes(state) ?? false,
);
const OPENING = statesOf((kind, state) => CASE_KINDS[kind]?.states[state] === 'open');

const list = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');
const SAME_CASE = 'e.unit = s.unit AND e.kind = s.kind AND e.id = s.id';
const STATE = (row: string): string => `(${row}.kind || ' ' || ${row}.state)`;

/** $1 communes, $2 from, $3 to (a word that came at that instant was known), $4 rows at most, $5 and $6 a slice of it. */
const knownBetween = (row: string): string =>
  `${row}.received_at > $2::timestamptz AND ${row}.received_at <= $3::timestamptz`;
const inSlice = (moment: string): string =>
  `${moment} > greatest($2::timestamptz, $5::timestamptz) AND ${moment} <= least($3::timestamptz, $6::timestamptz)`;

/** One of several words stands for its case; each subquery is looked up by the case's own key. */
const FIRST_WORD = `s.seq = (SELECT e.seq FROM case_statements e WHERE ${SAME_CASE}
  ORDER BY e.received_at, e.seq LIMIT 1)`;
const ENDING = `IN (${list([...CLOSING, ...ONCE_ACCEPTED])})`;
const LAST_ENDING_WORD = `s.seq = (SELECT max(e.seq) FROM case_statements e WHERE ${SAME_CASE}
  AND ${knownBetween('e')} AND ${STATE('e')} ${ENDING})`;

/**
 * Whether the case of a word `s` was known to be closed at a moment, as cases are told: the newest
 * state counts, of an equal ts the first, and a person's word before all others.
 */
const knownClosed = (at: string): string => `coalesce((
  SELECT ${STATE('n')} IN (${list(CLOSING)}) OR (${STATE('n')} IN (${list(ONCE_ACCEPTED)})
    AND EXISTS (SELECT FROM case_statements e WHERE ${SAME_CASE} AND e.received_at <= ${at}
      AND (${STATE('e')} IN (${list(OPENING)}) OR e.fields ->> 'acceptedAt' IS NOT NULL)))
  FROM (SELECT e.kind, e.state FROM case_statements e
    WHERE ${SAME_CASE} AND e.received_at <= ${at} AND e.state <> ''
    ORDER BY e.by_person IS NOT NULL DESC, e.ts DESC, e.seq LIMIT 1) n), false)`;

/** The words of a slice in their order first, and then one by one until enough cases are found. */
const wordsThat = (worth: string, condition: string): string => `
  SELECT s.unit, s.kind, s.id FROM (
    SELECT s.unit, s.kind, s.id, s.state, s.seq, s.received_at FROM case_statements s
    WHERE s.unit = ANY($1) AND ${inSlice('s.received_at')} AND ${worth}
    ORDER BY s.received_at DESC, s.seq DESC OFFSET 0) s
  WHERE ${condition} LIMIT $4`;

const CAME = { name: 'changes-came', text: wordsThat('true', FIRST_WORD) };
const CLOSED = {
  name: 'changes-closed',
  text: wordsThat(
    `${STATE('s')} ${ENDING}`,
    `${LAST_ENDING_WORD} AND ${knownClosed('$3::timestamptz')} AND NOT ${knownClosed('$2::timestamptz')}`,
  ),
};

/**
 * [contract 2] Late, by what is known now of its time: past it while open, the clock not standing
 * still; the condition is that of the index. None that was not known of at the later moment.
 */
const LATE = {
  name: 'changes-late',
  text: `
  SELECT f.unit, f.kind, f.id FROM (
    SELECT f.unit, f.kind, f.id FROM cases f
    WHERE f.unit = ANY($1) AND f.open_from IS NOT NULL
      AND (f.open_to IS NULL OR f.open_to > f.effective_due_at)
      AND f.effective_due_at >= greatest($2::timestamptz, $5::timestamptz)
      AND f.effective_due_at < least($3::timestamptz, $6::timestamptz)
      AND NOT (${OPEN} AND f.pauses @> $3::timestamptz)
    ORDER BY f.effective_due_at DESC, f.id OFFSET 0) f
  WHERE (SELECT min(e.received_at) FROM case_statements e
      WHERE e.unit = f.unit AND e.kind = f.kind AND e.id = f.id) <= $3::timestamptz
  LIMIT $4`,
};

/** Time is looked at from the later moment back: an hour first, then four times as much. */
const FIRST_SLICE_MS = HOUR_MS;
const SLICE_GROWS = 4;

/**
 * The newest of a kind of change, one more than are counted. Of one commune the index has them in their
 * order; of many each slice of time is gathered by itself, so that not all of it is sorted.
 */
async function newest(
  database: Queries,
  statement: { name: string; text: string },
  { communes, fromMs, toMs }: Between,
): Promise<CaseKey[]> {
  const found: CaseKey[] = [];
  const [from, to] = [isoOfMs(fromMs), isoOfMs(toMs)];
  let endMs = toMs;
  let sliceMs = communes.length === 1 ? toMs - fromMs : FIRST_SLICE_MS;
  while (endMs > fromMs && found.length <= CHANGES_COUNTED) {
    const slice = [isoOfMs(Math.max(fromMs, endMs - sliceMs)), isoOfMs(endMs)];
    const values = [communes, from, to, CHANGES_COUNTED + 1 - found.length, ...slice];
    found.push(...(await database.query<CaseKey>('read', { ...statement, values })));
    endMs -= sliceMs;
    sliceMs *= SLICE_GROWS;
  }
  return found;
}

/** Which cases came, were closed, and ran late, each with how it was known at the later moment. */
export async function caseChanges(
  database: Queries,
  between: Between,
  rules: DeadlineRules,
): Promise<Record<'came' | 'closed' | 'late', Counted<ChangedCase>>> {
  const counted = async (statement: typeof CAME): Promise<Counted<ChangedCase>> => {
    const found = await newest(database, statement, between);
    const listed = found.slice(0, CHANGES_LISTED);
    const facts = await casesKnownAt(database, listed, between.toMs * 1000, rules);
    return {
      count: Math.min(found.length, CHANGES_COUNTED),
      more: found.length > CHANGES_COUNTED,
      items: facts.map(changedCase),
    };
  };
  const [came, closed, late] = await Promise.all([CAME, CLOSED, LATE].map(counted));
  return { came, closed, late } as Record<'came' | 'closed' | 'late', Counted<ChangedCase>>;
}

const changedCase = (fact: CaseFact): ChangedCase => {
  const { unit, kind, id, state, openedAt, effectiveDueAt, closedAt, open, overdue, late } = fact;
  return { unit, kind, id, state, openedAt, effectiveDueAt, closedAt, open, overdue, late };
};

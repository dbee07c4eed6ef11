import {
  CHANGES_COUNTED,
  CHANGES_LISTED,
  type CaseChange,
  type CaseFact,
  type ChangedCase,
  type Counted,
} from '@nhip-xa/contract';
import { HOUR_MS, isoOfMs, type DeadlineRules } from '@nhip-xa/domain';
import type { Queries } from '../database/database';
import type { CaseKey } from '../facts/case-keys';
import { casesKnownAt } from '../read/known-cases';
import { closingWords, firstKnown, knownBy, ranLate } from './changed-cases';

interface Statement {
  name: string;
  text: string;
}

/** Two moments in ms, and the communes whose cases are compared. */
export interface Between {
  communes: readonly string[];
  fromMs: number;
  toMs: number;
}

/** $1 communes, $2 from, $3 to, $4 rows at most, $5 and $6 a slice of that time. */
const BOUNDS = { from: '$2::timestamptz', to: '$3::timestamptz' };
const inSlice = (moment: string): string =>
  `${moment} > greatest(${BOUNDS.from}, $5::timestamptz) AND ${moment} <= least(${BOUNDS.to}, $6::timestamptz)`;

function firstKnownIn(what: 'came' | 'told'): Statement {
  const { worth, condition } = firstKnown(what, BOUNDS);
  return {
    name: `changes-${what}`,
    text: `SELECT w.unit, w.kind, w.id FROM first_words w JOIN cases f USING (unit, kind, id)
      WHERE w.unit = ANY($1) AND ${inSlice('w.known_from')} AND ${worth} AND ${condition}
      ORDER BY w.known_from DESC, w.id LIMIT $4`,
  };
}

/** The words of a slice in their order first, and then one by one until enough cases are found. */
function closedIn(): Statement {
  const { worth, known, condition } = closingWords(BOUNDS);
  return {
    name: 'changes-closed',
    text: `SELECT s.unit, s.kind, s.id FROM (
      SELECT s.unit, s.kind, s.id, s.state, s.ts, s.seq, s.received_at FROM case_statements s
      WHERE s.unit = ANY($1) AND ${inSlice('s.received_at')} AND ${worth}
      ORDER BY s.received_at DESC, s.seq DESC OFFSET 0) s ${known}
    WHERE ${condition} LIMIT $4`,
  };
}

/** Those whose time ran out in a slice, the last first; the condition is that of their index. */
const LATE: Statement = {
  name: 'changes-late',
  text: `
  SELECT f.unit, f.kind, f.id FROM (
    SELECT f.unit, f.kind, f.id FROM cases f
    WHERE f.unit = ANY($1) AND ${ranLate('f', BOUNDS)}
      AND f.effective_due_at >= $5::timestamptz AND f.effective_due_at < $6::timestamptz
    ORDER BY f.effective_due_at DESC, f.id OFFSET 0) f
  WHERE ${knownBy('f', BOUNDS.to)}
  LIMIT $4`,
};

const STATEMENTS: Record<CaseChange, Statement> = {
  came: firstKnownIn('came'),
  told: firstKnownIn('told'),
  closed: closedIn(),
  late: LATE,
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
  statement: Statement,
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
): Promise<Record<CaseChange, Counted<ChangedCase>>> {
  const counted = async (what: CaseChange): Promise<Counted<ChangedCase>> => {
    const found = await newest(database, STATEMENTS[what], between);
    const listed = found.slice(0, CHANGES_LISTED);
    const facts = await casesKnownAt(database, listed, between.toMs * 1000, rules);
    return {
      count: Math.min(found.length, CHANGES_COUNTED),
      more: found.length > CHANGES_COUNTED,
      items: facts.map(changedCase),
    };
  };
  const [came, told, closed, late] = await Promise.all([
    counted('came'),
    counted('told'),
    counted('closed'),
    counted('late'),
  ]);
  return { came, told, closed, late };
}

const changedCase = (fact: CaseFact): ChangedCase => {
  const { unit, kind, id, state, openedAt, effectiveDueAt, closedAt, open, overdue, late } = fact;
  return { unit, kind, id, state, openedAt, effectiveDueAt, closedAt, open, overdue, late };
};

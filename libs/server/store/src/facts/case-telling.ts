import {
  caseKind,
  foldCase,
  workingTimeOf,
  type CaseFields,
  type CaseStatement,
  type CaseView,
  type CaseWorkingTime,
  type DeadlineRules,
} from '@nhip-xa/domain';
import type { Session } from '../database/database';
import { KEYS, keyOf, keyOnly, type CaseKey } from './case-keys';

interface StatementRow extends CaseKey {
  seq: string;
  us: string;
  received_us: string;
  state: string;
  by_person: string | null;
  fields: CaseFields;
  source_id: number | null;
}

/** A case as its statements tell it, and how long it took by its unit's office hours. */
export interface ToldCase extends CaseKey {
  view: CaseView;
  working: CaseWorkingTime;
  sourceId: number | null;
  statements: number;
  /** When the first of its statements came in, where that is one of those that came just now. */
  knownFromUs: number | null;
  /** It was closed, and the new words change nothing of its times: it stays as it was ruled. */
  ruled: boolean;
}

/**
 * Tells cases from all that is kept of them.
 * @param news numbers of the statements that came just now
 */
export async function tell(
  session: Session,
  keys: readonly CaseKey[],
  rules: DeadlineRules,
  news: ReadonlySet<string> = new Set(),
): Promise<ToldCase[]> {
  if (keys.length === 0) return [];
  const rows = await session.query<StatementRow>({
    name: 'statements-of-cases',
    text: `SELECT s.unit, s.kind, s.id, s.state, s.by_person, s.fields, s.source_id, s.seq,
             (extract(epoch FROM s.ts) * 1000000)::bigint AS us,
             (extract(epoch FROM s.received_at) * 1000000)::bigint AS received_us
           FROM case_statements s JOIN ${KEYS} USING (unit, kind, id)
           ORDER BY s.unit, s.kind, s.id, s.ts, s.seq`,
    values: [JSON.stringify(keys)],
  });
  return [...groupRows(rows).values()].map((own) => tellOne(own, rules, news));
}

function groupRows(rows: readonly StatementRow[]): Map<string, StatementRow[]> {
  const groups = new Map<string, StatementRow[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

function tellOne(
  rows: readonly StatementRow[],
  rules: DeadlineRules,
  news: ReadonlySet<string>,
): ToldCase {
  const first = rows[0] as StatementRow;
  const now = timesOf(rows, rules);
  const firstIn = rows.reduce((a, b) => (Number(b.received_us) < Number(a.received_us) ? b : a));
  const earlier = rows.filter(({ seq }) => !news.has(seq));
  return {
    ...keyOnly(first),
    ...now,
    sourceId: rows.findLast((row) => row.source_id !== null)?.source_id ?? null,
    statements: rows.length,
    knownFromUs: news.has(firstIn.seq) ? Number(firstIn.received_us) : null,
    ruled:
      now.view.closedAt !== null && earlier.length > 0 && sameTimes(now, timesOf(earlier, rules)),
  };
}

type Times = Pick<ToldCase, 'view' | 'working'>;

function timesOf(rows: readonly StatementRow[], rules: DeadlineRules): Times {
  const { unit, kind: name } = rows[0] as StatementRow;
  const kind = caseKind(name);
  if (!kind) throw new Error(`kind of case without a table: ${name}`);
  const statements = rows.map((row): CaseStatement => ({
    ts: Number(row.us),
    state: row.state === '' ? null : row.state,
    fields: row.fields,
    byPerson: row.by_person !== null,
  }));
  const calendar = rules.calendars.of(unit);
  const view = foldCase(kind, statements, calendar, rules.policies.of(name, unit));
  return { view, working: workingTimeOf(view, calendar) };
}

/** By the same rules both tell the same dates and times. */
function sameTimes(a: Times, b: Times): boolean {
  const timesIn = ({ view, working }: Times): string =>
    JSON.stringify([
      view.closedAt,
      view.dueAt,
      view.dueFrom,
      view.effectiveDueAt,
      view.intakeDueAt,
      working,
    ]);
  return timesIn(a) === timesIn(b);
}

import {
  caseKind,
  foldCase,
  isoOfUs,
  type Calendar,
  type CaseFields,
  type CaseStatement,
  type CaseView,
} from '@nhip-xa/domain';
import { LIMITS } from '@nhip-xa/contract';
import type { CaseChanged } from '@nhip-xa/ports';
import type { Session } from '../database/database';
import type { BySource } from './unit-ledger';

/** A statement about a case on its way into the store. */
export interface GivenStatement {
  unit: string;
  kind: string;
  id: string;
  tsUs: number;
  state: string | null;
  fields: CaseFields;
  sourceId: number | null;
  byPerson: string | null;
  receivedUs: number;
  /** Where it came in; empty for a person's own. */
  topic: string;
}

export interface WrittenCases {
  /** Statements that are new, and repeats that say something else, by source. */
  stored: BySource;
  conflicts: BySource;
  /** Statements of cases that hold as many as are kept. */
  refused: GivenStatement[];
  changed: CaseChanged[];
  /** The moments that the new statements speak of. */
  earliest: { unit: string; kind: string; us: number }[];
}

interface CaseKey {
  unit: string;
  kind: string;
  id: string;
}

const KEYS = `jsonb_to_recordset($1::jsonb) AS i (unit text, kind text, id text)`;
const keyOf = ({ unit, kind, id }: CaseKey): string => `${unit} ${kind} ${id}`;

/** Stores statements and tells the cases they concern anew from all statements that are kept. */
export async function writeCases(
  session: Session,
  given: readonly GivenStatement[],
  calendar: Calendar,
): Promise<WrittenCases> {
  const keys = new Map(given.map((statement) => [keyOf(statement), keyOnly(statement)]));
  const before = await lockAll(session, keys);
  const isFull = (statement: GivenStatement): boolean =>
    statement.byPerson === null &&
    (before.get(keyOf(statement))?.statements ?? 0) >= LIMITS.statementsPerCase;
  const refused = given.filter(isFull);
  const taken = refused.length === 0 ? given : given.filter((statement) => !isFull(statement));
  const inserted = await insertStatements(session, taken);
  const conflicts = await countConflicts(session, taken, inserted.length);
  const touched = new Map(inserted.map((row) => [keyOf(row), keyOnly(row)]));
  const views = await tell(session, [...touched.values()], calendar);
  await upsertCases(session, views);
  return {
    stored: countBySource(inserted),
    conflicts,
    refused,
    changed: views.flatMap((view) => changeOf(view, before.get(keyOf(view)))),
    earliest: [
      ...momentsOf(taken, touched),
      ...views.flatMap((view) => movedMoments(view, before.get(keyOf(view)))),
    ],
  };
}

const keyOnly = ({ unit, kind, id }: CaseKey): CaseKey => ({ unit, kind, id });

interface CaseBefore {
  state: string | null;
  opened_at: Date;
  closed_at: Date | null;
  statements: number;
}

/**
 * Locks the cases, those too that nobody told of yet: two processes that tell of a new case at once
 * would each tell it without the other's word.
 */
async function lockAll(
  session: Session,
  keys: ReadonlyMap<string, CaseKey>,
): Promise<Map<string, CaseBefore>> {
  const before = await lockCases(session, [...keys.values()]);
  const missing = [...keys].filter(([key]) => !before.has(key));
  if (missing.length === 0) return before;
  await session.query({
    name: 'lock-new-cases',
    text: `SELECT pg_advisory_xact_lock(${NEW_CASE_LOCK}, h) FROM (
             SELECT DISTINCT hashtext(k) & ${NEW_CASE_LOCKS - 1} AS h FROM unnest($1::text[]) k ORDER BY 1) locks`,
    values: [missing.map(([key]) => key)],
  });
  const since = await lockCases(
    session,
    missing.map(([, key]) => key),
  );
  return new Map([...before, ...since]);
}

/** The class of the locks on cases that are not there yet; few, since the table of locks is small. */
const NEW_CASE_LOCK = 4_701_003;
const NEW_CASE_LOCKS = 256;

/** Locks the cases that exist, in one order for all writers. */
async function lockCases(
  session: Session,
  keys: readonly CaseKey[],
): Promise<Map<string, CaseBefore>> {
  const rows = await session.query<CaseKey & CaseBefore>({
    name: 'lock-cases',
    text: `SELECT c.unit, c.kind, c.id, c.state, c.opened_at, c.closed_at, c.statements FROM cases c JOIN ${KEYS} USING (unit, kind, id)
           ORDER BY c.unit, c.kind, c.id FOR UPDATE OF c`,
    values: [JSON.stringify(keys)],
  });
  return new Map(rows.map((row) => [keyOf(row), row]));
}

const STATEMENTS = `jsonb_to_recordset($1::jsonb) AS i (ord int, unit text, kind text, id text,
  ts timestamptz, state text, source_id int, by_person text, fields jsonb, received_at timestamptz)`;

const statementRow = (statement: GivenStatement, ord: number): object => ({
  ord,
  ...keyOnly(statement),
  ts: isoOfUs(statement.tsUs),
  state: statement.state ?? '',
  source_id: statement.sourceId,
  by_person: statement.byPerson,
  fields: statement.fields,
  received_at: isoOfUs(statement.receivedUs),
});

async function insertStatements(
  session: Session,
  given: readonly GivenStatement[],
): Promise<(CaseKey & Told)[]> {
  if (given.length === 0) return [];
  return session.query<CaseKey & Told>({
    name: 'insert-case-statements',
    text: `INSERT INTO case_statements (unit, kind, id, ts, state, source_id, by_person, fields, received_at)
           SELECT unit, kind, id, ts, state, source_id, by_person, fields, received_at FROM ${STATEMENTS}
           ORDER BY ord ON CONFLICT DO NOTHING RETURNING unit, kind, id, source_id`,
    values: [JSON.stringify(given.map(statementRow))],
  });
}

/** Repeats of a ts and state that say something else: the first stands. */
async function countConflicts(
  session: Session,
  given: readonly GivenStatement[],
  inserted: number,
): Promise<BySource> {
  if (inserted === given.length) return new Map();
  const rows = await session.query<Told>({
    name: 'conflicting-statements',
    text: `SELECT i.source_id FROM ${STATEMENTS}
           JOIN case_statements s USING (unit, kind, id, ts, state) WHERE s.fields <> i.fields`,
    values: [JSON.stringify(given.map(statementRow))],
  });
  return countBySource(rows);
}

/** Who told it; a person has no number among the sources. */
interface Told {
  source_id: number | null;
}

function countBySource(rows: readonly Told[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { source_id: id } of rows) if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

interface StatementRow extends CaseKey {
  us: string;
  state: string;
  by_person: string | null;
  fields: CaseFields;
  source_id: number | null;
}

type ToldCase = CaseKey & { view: CaseView; sourceId: number | null; statements: number };

async function tell(
  session: Session,
  keys: readonly CaseKey[],
  calendar: Calendar,
): Promise<ToldCase[]> {
  if (keys.length === 0) return [];
  const rows = await session.query<StatementRow>({
    name: 'statements-of-cases',
    text: `SELECT s.unit, s.kind, s.id, s.state, s.by_person, s.fields, s.source_id,
             (extract(epoch FROM s.ts) * 1000000)::bigint AS us
           FROM case_statements s JOIN ${KEYS} USING (unit, kind, id)
           ORDER BY s.unit, s.kind, s.id, s.ts, s.seq`,
    values: [JSON.stringify(keys)],
  });
  return [...groupRows(rows).values()].map((own) => tellOne(own, calendar));
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

function tellOne(rows: readonly StatementRow[], calendar: Calendar): ToldCase {
  const first = rows[0] as StatementRow;
  const kind = caseKind(first.kind);
  if (!kind) throw new Error(`kind of case without a table: ${first.kind}`);
  const statements = rows.map((row): CaseStatement => ({
    ts: Number(row.us),
    state: row.state === '' ? null : row.state,
    fields: row.fields,
    byPerson: row.by_person !== null,
  }));
  const sourceId = rows.findLast((row) => row.source_id !== null)?.source_id ?? null;
  return {
    ...keyOnly(first),
    view: foldCase(kind, statements, calendar),
    sourceId,
    statements: rows.length,
  };
}

const CASE_COLUMNS = [
  ['source_id', 'int'],
  ['ts', 'timestamptz'],
  ['state', 'text'],
  ['opened_at', 'timestamptz'],
  ['accepted_at', 'timestamptz'],
  ['due_at', 'timestamptz'],
  ['effective_due_at', 'timestamptz'],
  ['closed_at', 'timestamptz'],
  ['open_from', 'timestamptz'],
  ['open_to', 'timestamptz'],
  ['pauses', 'tstzmultirange'],
  ['pause_list', 'jsonb'],
  ['supplements', 'int'],
  ['severity', 'text'],
  ['category', 'text'],
  ['village', 'text'],
  ['lat', 'float8'],
  ['lon', 'float8'],
  ['received_by', 'text'],
  ['attributes', 'jsonb'],
  ['statements', 'int'],
] as const;
const NAMES = CASE_COLUMNS.map(([name]) => name).join(', ');
const TYPED = CASE_COLUMNS.map(([name, type]) => `${name} ${type}`).join(', ');
const SETS = CASE_COLUMNS.map(([name]) => `${name} = excluded.${name}`).join(', ');
const UPSERT_CASES = `
  INSERT INTO cases (unit, kind, id, ${NAMES})
  SELECT unit, kind, id, ${NAMES}
  FROM jsonb_to_recordset($1::jsonb) AS i (unit text, kind text, id text, ${TYPED})
  ORDER BY unit, kind, id
  ON CONFLICT (unit, kind, id) DO UPDATE SET ${SETS}, updated_at = now()`;

async function upsertCases(session: Session, told: readonly ToldCase[]): Promise<void> {
  if (told.length === 0) return;
  await session.query({
    name: 'upsert-cases',
    text: UPSERT_CASES,
    values: [JSON.stringify(told.map(caseRow))],
  });
}

const isoOrNull = (us: number | null): string | null => (us === null ? null : isoOfUs(us));

function caseRow({ view, sourceId, statements, ...key }: ToldCase): object {
  const pauses = view.pauses.map(({ from, to, why }) => ({
    from: isoOfUs(from),
    to: isoOrNull(to),
    why,
  }));
  return {
    ...key,
    source_id: sourceId,
    ts: isoOfUs(view.ts),
    state: view.state,
    opened_at: isoOfUs(view.openedAt),
    accepted_at: isoOrNull(view.acceptedAt),
    due_at: isoOrNull(view.dueAt),
    effective_due_at: isoOrNull(view.effectiveDueAt),
    closed_at: isoOrNull(view.closedAt),
    open_from: isoOrNull(view.openFrom),
    open_to: isoOrNull(view.openTo),
    pauses: `{${pauses.map(({ from, to }) => `[${from},${to ?? ''})`).join(',')}}`,
    pause_list: pauses,
    supplements: view.supplements,
    severity: view.severity,
    category: view.category,
    village: view.village,
    lat: view.location?.lat ?? null,
    lon: view.location?.lon ?? null,
    received_by: view.receivedBy,
    attributes: view.attributes,
    statements,
  };
}

function changeOf(told: ToldCase, before: CaseBefore | undefined): CaseChanged[] {
  if (before && before.state === told.view.state) return [];
  const atMs = Math.floor(told.view.ts / 1000);
  return [{ ...keyOnly(told), state: told.view.state, isNew: before === undefined, atMs }];
}

function momentsOf(
  given: readonly GivenStatement[],
  touched: ReadonlyMap<string, CaseKey>,
): WrittenCases['earliest'] {
  return given
    .filter((statement) => touched.has(keyOf(statement)))
    .map(({ unit, kind, tsUs }) => ({ unit, kind, us: tsUs }));
}

/** The moments of opening and closing that a case did not have before. */
function movedMoments(
  { unit, kind, view }: ToldCase,
  before: CaseBefore | undefined,
): WrittenCases['earliest'] {
  const { openedAt, closedAt } = view;
  const isNews = (us: number, known: Date | null | undefined): boolean =>
    known?.getTime() !== Math.floor(us / 1000);
  const moments = [
    ...(isNews(openedAt, before?.opened_at) ? [openedAt] : []),
    ...(closedAt !== null && isNews(closedAt, before?.closed_at) ? [closedAt] : []),
  ];
  return moments.map((us) => ({ unit, kind, us }));
}

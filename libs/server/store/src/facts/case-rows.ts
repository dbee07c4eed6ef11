import { isoOfUs } from '@nhip-xa/domain';
import type { Session } from '../database/database';
import type { CaseKey } from './case-keys';
import type { ToldCase } from './case-telling';

/** What is reckoned by the calendar and the policies: a closed case keeps it as it was ruled. */
const RULING_COLUMNS = [
  ['due_at', 'timestamptz'],
  ['due_from', 'text'],
  ['effective_due_at', 'timestamptz'],
  ['intake_due_at', 'timestamptz'],
  ['accept_working_min', 'float8'],
  ['resolve_working_min', 'float8'],
  ['handled_working_min', 'float8'],
  ['allowed_working_min', 'float8'],
] as const;

const TOLD_COLUMNS = [
  ['source_id', 'int'],
  ['ts', 'timestamptz'],
  ['state', 'text'],
  ['opened_at', 'timestamptz'],
  ['accepted_at', 'timestamptz'],
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

type Columns = readonly (readonly [name: string, type: string])[];

const namesOf = (columns: Columns): string => columns.map(([name]) => name).join(', ');
const recordset = (columns: Columns): string =>
  `jsonb_to_recordset($1::jsonb) AS i (unit text, kind text, id text, ${columns
    .map(([name, type]) => `${name} ${type}`)
    .join(', ')})`;

/** Inserts whole cases; of those that are there the `kept` columns stay. */
function upsertOf(kept: Columns): string {
  const columns = [...TOLD_COLUMNS, ...RULING_COLUMNS];
  const sets = columns
    .filter((column) => !kept.includes(column))
    .map(([name]) => `${name} = excluded.${name}`);
  return `
    INSERT INTO cases (unit, kind, id, ${namesOf(columns)})
    SELECT unit, kind, id, ${namesOf(columns)} FROM ${recordset(columns)}
    ORDER BY unit, kind, id
    ON CONFLICT (unit, kind, id) DO UPDATE SET ${sets.join(', ')}, updated_at = now()`;
}
const UPSERT_CASES = upsertOf([]);
const UPSERT_RULED_CASES = upsertOf(RULING_COLUMNS);

export async function upsertCases(session: Session, told: readonly ToldCase[]): Promise<void> {
  const [ruled, others] = [told.filter((one) => one.ruled), told.filter((one) => !one.ruled)];
  const write = async (name: string, text: string, cases: readonly ToldCase[]): Promise<void> => {
    if (cases.length === 0) return;
    await session.query({ name, text, values: [JSON.stringify(cases.map(caseRow))] });
  };
  await write('upsert-cases', UPSERT_CASES, others);
  await write('upsert-ruled-cases', UPSERT_RULED_CASES, ruled);
}

const FIRST_WORDS = `
  INSERT INTO first_words AS f (unit, kind, id, known_from)
  SELECT unit, kind, id, known_from FROM ${recordset([['known_from', 'timestamptz']])}
  ORDER BY unit, kind, id
  ON CONFLICT (unit, kind, id) DO UPDATE SET known_from = least(f.known_from, excluded.known_from)`;

/** Notes since when cases are known, where that is news. */
export async function noteFirstWords(session: Session, told: readonly ToldCase[]): Promise<void> {
  const rows = told.flatMap(({ unit, kind, id, knownFromUs }) =>
    knownFromUs === null ? [] : [{ unit, kind, id, known_from: isoOfUs(knownFromUs) }],
  );
  if (rows.length === 0) return;
  await session.query({ name: 'first-words', text: FIRST_WORDS, values: [JSON.stringify(rows)] });
}

const ruling = (table: string): string =>
  `(${RULING_COLUMNS.map(([name]) => `${table}.${name}`).join(', ')})`;
const UPDATE_RULINGS = `
  UPDATE cases c SET ${RULING_COLUMNS.map(([name]) => `${name} = i.${name}`).join(', ')}
  FROM ${recordset(RULING_COLUMNS)}
  WHERE (c.unit, c.kind, c.id) = (i.unit, i.kind, i.id) AND ${ruling('c')} IS DISTINCT FROM ${ruling('i')}
  RETURNING c.unit, c.kind, c.id`;

/** Stores anew what the rules make of cases; gives those for which that is something else. */
export async function updateRulings(
  session: Session,
  told: readonly ToldCase[],
): Promise<CaseKey[]> {
  if (told.length === 0) return [];
  return session.query<CaseKey>({
    name: 'update-rulings',
    text: UPDATE_RULINGS,
    values: [JSON.stringify(told.map(caseRow))],
  });
}

const isoOrNull = (us: number | null): string | null => (us === null ? null : isoOfUs(us));

function caseRow({ view, working, sourceId, statements, unit, kind, id }: ToldCase): object {
  const pauses = view.pauses.map(({ from, to, why }) => ({
    from: isoOfUs(from),
    to: isoOrNull(to),
    why,
  }));
  return {
    ...{ unit, kind, id, source_id: sourceId, statements },
    ts: isoOfUs(view.ts),
    state: view.state,
    opened_at: isoOfUs(view.openedAt),
    accepted_at: isoOrNull(view.acceptedAt),
    due_at: isoOrNull(view.dueAt),
    due_from: view.dueFrom,
    effective_due_at: isoOrNull(view.effectiveDueAt),
    intake_due_at: isoOrNull(view.intakeDueAt),
    accept_working_min: working.acceptMin,
    resolve_working_min: working.resolveMin,
    handled_working_min: working.handledMin,
    allowed_working_min: working.allowedMin,
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
  };
}

import { isoOfUs, type CaseFields } from '@nhip-xa/domain';
import type { Session } from '../database/database';
import { keyOnly, type CaseKey } from './case-keys';
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

/** Gives the statements that are new, each with its number. */
export async function insertStatements(
  session: Session,
  given: readonly GivenStatement[],
): Promise<InsertedStatement[]> {
  if (given.length === 0) return [];
  return session.query<InsertedStatement>({
    name: 'insert-case-statements',
    text: `INSERT INTO case_statements (unit, kind, id, ts, state, source_id, by_person, fields, received_at)
           SELECT unit, kind, id, ts, state, source_id, by_person, fields, received_at FROM ${STATEMENTS}
           ORDER BY ord ON CONFLICT DO NOTHING RETURNING unit, kind, id, source_id, seq`,
    values: [JSON.stringify(given.map(statementRow))],
  });
}

/** Repeats of a ts and state that say something else: the first stands. */
export async function countConflicts(
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

export interface InsertedStatement extends CaseKey, Told {
  seq: string;
}

export function countBySource(rows: readonly Told[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { source_id: id } of rows) if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

import type { CaseFact } from '@nhip-xa/contract';
import type { Database } from '../database/database';
import { momentsOf, NOW, type Standing } from './cases-then';
import { isoOf, isoOrNull, sqlMoment, usOf } from './moments';

export interface CaseRow {
  unit: string;
  kind: string;
  id: string;
  source: string | null;
  ts: string;
  state: string | null;
  opened_at: string;
  accepted_at: string | null;
  due_at: string | null;
  effective_due_at: string | null;
  /** As it is known now, whatever the moment: lists are in the order of it. */
  stored_due_at: string | null;
  due_from: 'source' | 'policy' | null;
  intake_due_at: string | null;
  closed_at: string | null;
  pause_list: CaseFact['pauses'];
  severity: string | null;
  category: string | null;
  village: string | null;
  lat: number | null;
  lon: number | null;
  received_by: string | null;
  attributes: Record<string, unknown>;
  open: boolean;
  overdue: boolean;
  late: boolean;
}

/** A case as it is shown, of the rows that `from` gives, as it stands at the moment $1. */
export const shownCases = (from: string, standing: Standing = NOW): string => `
  SELECT c.unit, c.kind, c.id, s.key AS source, ${usOf('c.ts')} AS ts, ${standing.state} AS state,
    ${usOf('c.opened_at')} AS opened_at, ${usOf('c.due_at')} AS due_at, ${momentsOf(standing)},
    ${usOf('c.effective_due_at')} AS stored_due_at,
    c.due_from, ${usOf('c.intake_due_at')} AS intake_due_at,
    c.pause_list, c.severity, c.category, c.village,
    c.lat, c.lon, c.received_by, c.attributes, ${standing.open} AS open,
    ${standing.overdue} AS overdue, coalesce(${standing.late}, false) AS late
  FROM ${from} c LEFT JOIN sources s ON s.id = c.source_id`;

/** One case with every statement that it was told from. */
export async function readCase(
  database: Database,
  { unit, kind, id }: { unit: string; kind: string; id: string },
  nowUs: number,
): Promise<CaseFact | undefined> {
  const [row] = await database.query<CaseRow>('read', {
    text: `${shownCases('cases')} WHERE c.unit = $2 AND c.kind = $3 AND c.id = $4`,
    values: [sqlMoment(nowUs), unit, kind, id],
  });
  if (!row) return undefined;
  const statements = await database.query<StatementRow>('read', {
    text: `SELECT ${usOf('t.ts')} AS ts, ${usOf('t.received_at')} AS received_at, t.state,
        s.key AS source, t.by_person
      FROM case_statements t LEFT JOIN sources s ON s.id = t.source_id
      WHERE t.unit = $1 AND t.kind = $2 AND t.id = $3 ORDER BY t.ts, t.seq`,
    values: [unit, kind, id],
  });
  return { ...caseOf(row), history: statements.map(statementOf) };
}

interface StatementRow {
  ts: string;
  received_at: string;
  state: string;
  source: string | null;
  by_person: string | null;
}

const statementOf = (row: StatementRow) => ({
  ts: isoOf(row.ts),
  receivedAt: isoOf(row.received_at),
  state: row.state === '' ? null : row.state,
  source: row.source,
  byPerson: row.by_person,
});

export const caseOf = (row: CaseRow): CaseFact => ({
  unit: row.unit,
  kind: row.kind,
  id: row.id,
  source: row.source,
  ts: isoOf(row.ts),
  state: row.state,
  openedAt: isoOf(row.opened_at),
  acceptedAt: isoOrNull(row.accepted_at),
  dueAt: isoOrNull(row.due_at),
  effectiveDueAt: isoOrNull(row.effective_due_at),
  dueFrom: row.due_from,
  intakeDueAt: isoOrNull(row.intake_due_at),
  closedAt: isoOrNull(row.closed_at),
  pauses: row.pause_list,
  severity: row.severity,
  category: row.category,
  village: row.village,
  location: row.lat === null || row.lon === null ? null : { lat: row.lat, lon: row.lon },
  receivedBy: row.received_by,
  attributes: row.attributes,
  open: row.open,
  overdue: row.overdue,
  late: row.late,
});

import type { Session } from '../database/database';
import { KEYS, keyOf, type CaseKey } from './case-keys';

/** A case as it stood before. */
export interface CaseBefore {
  state: string | null;
  opened_at: Date;
  closed_at: Date | null;
  statements: number;
}

/**
 * Locks the cases, those too that nobody told of yet: two processes that tell of a new case at once
 * would each tell it without the other's word.
 */
export async function lockAll(
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
export async function lockCases(
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

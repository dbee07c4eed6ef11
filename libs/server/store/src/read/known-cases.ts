import type { CaseFact } from '@nhip-xa/contract';
import {
  caseKind,
  foldCase,
  isOverdue,
  isoOfUs,
  type CaseFields,
  type CaseView,
  type DeadlineRules,
} from '@nhip-xa/domain';
import type { Queries } from '../database/database';
import { KEYS, keyOf, keyOnly, type CaseKey } from '../facts/case-keys';
import { isoOf, sqlMoment, usOf } from './moments';

interface KnownStatement extends CaseKey {
  ts: string;
  received_at: string;
  state: string;
  by_person: string | null;
  source: string | null;
  fields: CaseFields;
}

/** Which words count at a moment: those that had come in by then, or those that speak of what was by then. */
type Counted = 'received_at' | 'ts';

/** $1 keys of cases, $2 the moment, whose own words count. */
const wordsUntil = (counted: Counted): string => `
  SELECT s.unit, s.kind, s.id, ${usOf('s.ts')} AS ts, ${usOf('s.received_at')} AS received_at,
    s.state, s.by_person, o.key AS source, s.fields
  FROM ${KEYS} JOIN case_statements s USING (unit, kind, id) LEFT JOIN sources o ON o.id = s.source_id
  WHERE s.${counted} <= $2::timestamptz
  ORDER BY s.unit, s.kind, s.id, s.ts, s.seq`;

/**
 * Cases as they were known at a moment: told, by the rules that tell them now, from what had come in
 * by then. A case of which nothing had come is not among them.
 */
export const casesKnownAt = (
  database: Queries,
  keys: readonly CaseKey[],
  atUs: number,
  rules: DeadlineRules,
): Promise<CaseFact[]> => casesUntil('received_at', database, keys, atUs, rules);

/**
 * Cases as they stood at a moment by all that is known of it now, also what came in later: as the
 * corrected history of KPI values has them.
 */
export const casesStoodAt = (
  database: Queries,
  keys: readonly CaseKey[],
  atUs: number,
  rules: DeadlineRules,
): Promise<CaseFact[]> => casesUntil('ts', database, keys, atUs, rules);

async function casesUntil(
  counted: Counted,
  database: Queries,
  keys: readonly CaseKey[],
  atUs: number,
  rules: DeadlineRules,
): Promise<CaseFact[]> {
  if (keys.length === 0) return [];
  const rows = await database.query<KnownStatement>('read', {
    name: `words-until-${counted}`,
    text: wordsUntil(counted),
    values: [JSON.stringify(keys.map(keyOnly)), sqlMoment(atUs)],
  });
  const byCase = new Map<string, KnownStatement[]>(keys.map((key) => [keyOf(key), []]));
  for (const row of rows) byCase.get(keyOf(row))?.push(row);
  return keys.flatMap((key) => {
    const own = byCase.get(keyOf(key)) ?? [];
    return own.length > 0 ? [toldAt(own, atUs, rules)] : [];
  });
}

function toldAt(
  rows: readonly KnownStatement[],
  atUs: number,
  { calendars, policies }: DeadlineRules,
): CaseFact {
  const { unit, kind: name, id } = rows[0] as KnownStatement;
  const kind = caseKind(name);
  if (!kind) throw new Error(`kind of case without a table: ${name}`);
  const statements = rows.map(({ ts, state, fields, by_person: by }) => ({
    ts: Number(ts),
    state: state === '' ? null : state,
    fields,
    byPerson: by !== null,
  }));
  const view = foldCase(kind, statements, calendars.of(unit), policies.of(name, unit));
  return {
    ...{ unit, kind: name, id },
    source: rows.findLast(({ source }) => source !== null)?.source ?? null,
    ...shownAt(view, atUs),
    history: rows.map(historyOf),
  };
}

const historyOf = (row: KnownStatement) => ({
  ts: isoOf(row.ts),
  receivedAt: isoOf(row.received_at),
  state: row.state === '' ? null : row.state,
  source: row.source,
  byPerson: row.by_person,
});

const isoOrNull = (us: number | null): string | null => (us === null ? null : isoOfUs(us));

function shownAt(
  view: CaseView,
  atUs: number,
): Omit<CaseFact, 'unit' | 'kind' | 'id' | 'source' | 'history'> {
  const { closedAt, effectiveDueAt } = view;
  return {
    ts: isoOfUs(view.ts),
    state: view.state,
    openedAt: isoOfUs(view.openedAt),
    acceptedAt: isoOrNull(view.acceptedAt),
    dueAt: isoOrNull(view.dueAt),
    effectiveDueAt: isoOrNull(effectiveDueAt),
    dueFrom: view.dueFrom,
    intakeDueAt: isoOrNull(view.intakeDueAt),
    closedAt: isoOrNull(closedAt),
    pauses: view.pauses.map(({ from, to, why }) => ({
      from: isoOfUs(from),
      to: isoOrNull(to),
      why,
    })),
    severity: view.severity,
    category: view.category,
    village: view.village,
    location: view.location,
    receivedBy: view.receivedBy,
    attributes: view.attributes,
    open: view.openFrom !== null && view.openTo === null,
    overdue: isOverdue(view, atUs),
    late: closedAt !== null && effectiveDueAt !== null && closedAt > effectiveDueAt,
  };
}

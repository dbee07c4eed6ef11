import type { DeadlineRules } from '@nhip-xa/domain';
import { LIMITS } from '@nhip-xa/contract';
import type { CaseChanged } from '@nhip-xa/ports';
import type { Session } from '../database/database';
import { keyOf, keyOnly, type CaseKey } from './case-keys';
import { lockAll, type CaseBefore } from './case-locks';
import { noteFirstWords, upsertCases } from './case-rows';
import {
  countBySource,
  countConflicts,
  insertStatements,
  type GivenStatement,
} from './case-statements';
import { tell, type ToldCase } from './case-telling';
import type { BySource } from './unit-ledger';

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

/** Stores statements and tells the cases they concern anew from all statements that are kept. */
export async function writeCases(
  session: Session,
  given: readonly GivenStatement[],
  rules: DeadlineRules,
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
  const news = new Set(inserted.map(({ seq }) => seq));
  const views = await tell(session, [...touched.values()], rules, news);
  await upsertCases(session, views);
  await noteFirstWords(session, views);
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

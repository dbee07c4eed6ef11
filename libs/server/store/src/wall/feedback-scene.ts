import { LIMITS, type SceneData } from '@nhip-xa/contract';
import { isoOfMs, localDay, startOfLocalDay } from '@nhip-xa/domain';
import type { Queries } from '../database/database';
import { MARK, OPEN, overdue, runs } from './open-cases';
import { communesOf, todayAt, type ReadScene } from './scene-context';

type Feedback = SceneData<'feedback'>;

/** Open feedback by what it is about, what came and went today, and the cases that wait longest. */
export const feedbackScene: ReadScene<'feedback'> = async (database, unit, atMs) => {
  const communes = await communesOf(database, unit);
  const [open, [moved], cases] = await Promise.all([
    openFeedback(database, communes, atMs),
    movedToday(database, communes, atMs),
    worstCases(database, communes, atMs),
  ]);
  const all = open.find(({ by }) => by === 'all');
  const named = (by: OpenRow['by']): Feedback['categories'] =>
    open.flatMap((row) =>
      row.by === by && row.name !== null
        ? [{ name: row.name, open: row.n, overdue: row.overdue }]
        : [],
    );
  return {
    open: all?.n ?? 0,
    overdue: all?.overdue ?? 0,
    dueToday: all?.due_today ?? 0,
    openedToday: moved?.opened ?? 0,
    closedToday: moved?.closed ?? 0,
    categories: named('category'),
    severities: named('severity'),
    cases: cases.map(({ opened_at, due_at, ...row }) => ({
      ...row,
      openedAt: opened_at.toISOString(),
      dueAt: due_at?.toISOString() ?? null,
    })),
  };
};

interface OpenRow {
  by: 'all' | 'category' | 'severity';
  name: string | null;
  n: number;
  overdue: number;
  due_today: number;
}

const AT = '$2::timestamptz';
const MOST_URGENT = `array_position('{urgent,high,normal,low}'::text[], name)`;

/** One reading of the open ones, counted three ways; $3: the midnight after the moment $2. */
function openFeedback(
  database: Queries,
  communes: readonly string[],
  atMs: number,
): Promise<OpenRow[]> {
  return database.query('read', {
    name: 'scene-open-feedback',
    text: `
      WITH counted AS (
        SELECT CASE WHEN grouping(f.category) = 0 THEN 'category'
            WHEN grouping(f.severity) = 0 THEN 'severity' ELSE 'all' END AS by,
          coalesce(f.category, f.severity) AS name, count(*)::int AS n,
          (count(*) FILTER (WHERE ${overdue(AT)}))::int AS overdue,
          (count(*) FILTER (WHERE f.effective_due_at >= ${AT}
            AND f.effective_due_at < $3::timestamptz AND ${runs(AT)}))::int AS due_today
        FROM cases f WHERE f.kind = 'feedback' AND f.unit = ANY($1) AND ${OPEN}
        GROUP BY GROUPING SETS ((f.category), (f.severity), ()))
      SELECT * FROM (
        SELECT *, row_number() OVER (PARTITION BY by ORDER BY name IS NULL,
          CASE WHEN by = 'severity' THEN ${MOST_URGENT} END, overdue DESC, n DESC, name) AS place
        FROM counted) c
      WHERE place <= ${LIMITS.sceneItems} ORDER BY place`,
    values: [communes, isoOfMs(atMs), isoOfMs(startOfLocalDay(localDay(atMs) + 1))],
  });
}

function movedToday(
  database: Queries,
  communes: readonly string[],
  atMs: number,
): Promise<{ opened: number; closed: number }[]> {
  const { fromMs, toMs } = todayAt(atMs);
  const moved = (moment: string): string => `(SELECT count(*)::int FROM cases f
    WHERE f.kind = 'feedback' AND f.unit = ANY($1)
      AND ${moment} >= $2::timestamptz AND ${moment} < $3::timestamptz)`;
  return database.query('read', {
    name: 'scene-moved-feedback',
    text: `SELECT ${moved('f.opened_at')} AS opened, ${moved('f.closed_at')} AS closed`,
    values: [communes, isoOfMs(fromMs), isoOfMs(toMs)],
  });
}

interface CaseRow extends Omit<Feedback['cases'][number], 'openedAt' | 'dueAt'> {
  opened_at: Date;
  due_at: Date | null;
}

/** They are chosen first: their marks are looked up for those that are shown only. */
function worstCases(
  database: Queries,
  communes: readonly string[],
  atMs: number,
): Promise<CaseRow[]> {
  const order = 'ORDER BY f.overdue DESC, f.effective_due_at NULLS LAST, f.opened_at, f.unit, f.id';
  return database.query('read', {
    name: 'scene-worst-feedback',
    text: `
      SELECT ${MARK} AS id, f.unit, f.category, f.severity, f.village, f.opened_at,
        f.effective_due_at AS due_at, f.overdue
      FROM (
        SELECT * FROM (
          SELECT f.unit, f.kind, f.id, f.category, f.severity, f.village, f.opened_at,
            f.effective_due_at, ${overdue(AT)} AS overdue
          FROM cases f WHERE f.kind = 'feedback' AND f.unit = ANY($1) AND ${OPEN}) f
        ${order} LIMIT ${LIMITS.sceneItems}) f
      ${order}`,
    values: [communes, isoOfMs(atMs)],
  });
}

import { LIMITS } from '@nhip-xa/contract';
import { CASE_KINDS, dayOfIso, isoDay, isoOfMs, localDay, startOfLocalDay } from '@nhip-xa/domain';
import type { Queries } from '../database/database';
import type { OfficeTime } from '../kpi/terms/term-query';
import { OPEN, overdue, runs } from './open-cases';
import { PROCEDURE } from './procedure-name';
import { communesOf, todayAt, type ReadScene } from './scene-context';

/** [766] the ten states stand in the order of their numbers. */
const STATES = Object.entries(CASE_KINDS['dossier']?.states ?? {});

/** Where open dossiers stand, which are due when, and which procedures hold them up. */
export const servicesScene: ReadScene<'services'> = async (database, unit, atMs, { office }) => {
  const communes = await communesOf(database, unit);
  const nextDays = nextWorkingDays(communes, office, atMs);
  const [open, moved] = await Promise.all([
    openDossiers(database, communes, nextDays, atMs),
    movedToday(database, communes, atMs),
  ]);
  const standing = new Map(open.filter(of('state')).map((row) => [row.name, row]));
  const since = new Map(moved.map(({ state, n }) => [state, n]));
  return {
    states: STATES.map(([state, phase]) => {
      const row = phase === 'open' ? standing.get(state) : undefined;
      const count = row?.n ?? (phase === 'open' ? 0 : (since.get(state) ?? 0));
      return { state, open: phase === 'open', count, overdue: row?.overdue ?? 0 };
    }),
    due: dueOf(open, nextDays, isoDay(localDay(atMs))),
    procedures: open
      .filter(of('procedure'))
      .flatMap(({ name, n, overdue: late }) =>
        name === null ? [] : [{ procedure: name, open: n, overdue: late }],
      ),
  };
};

/** Local days, as `2026-11-20`, by commune. */
function nextWorkingDays(
  communes: readonly string[],
  office: OfficeTime,
  atMs: number,
): Map<string, string> {
  const dayOf = (commune: string): string =>
    isoDay(localDay(office.closeOfNextWorkingDay(commune, atMs)));
  return new Map(communes.map((commune) => [commune, dayOf(commune)]));
}

/** Open dossiers by one of the things that they are counted by. */
interface OpenRow {
  by: 'state' | 'procedure' | 'day' | 'hour';
  /** The state or procedure. */
  name: string | null;
  unit: string | null;
  /** The local day and the hour in which they are due; null: not soon. */
  day: string | null;
  hour: number | null;
  n: number;
  overdue: number;
}
const of =
  (by: OpenRow['by']) =>
  (row: OpenRow): boolean =>
    row.by === by;

function dueOf(open: readonly OpenRow[], nextDays: ReadonlyMap<string, string>, today: string) {
  const sum = (rows: readonly OpenRow[], number: 'n' | 'overdue'): number =>
    rows.reduce((total, row) => total + row[number], 0);
  const days = open.filter(of('day'));
  const isNext = ({ unit, day }: OpenRow): boolean =>
    day !== null && day > today && day <= (nextDays.get(unit ?? '') ?? '');
  return {
    overdue: sum(open.filter(of('state')), 'overdue'),
    today: sum(
      days.filter(({ day }) => day === today),
      'n',
    ),
    nextWorkingDay: sum(days.filter(isNext), 'n'),
    hours: open
      .flatMap(({ by, hour, n }) => (by === 'hour' && hour !== null ? [{ hour, count: n }] : []))
      .sort((one, other) => one.hour - other.hour),
  };
}

const LOCAL = (moment: string): string => `(${moment} AT TIME ZONE 'Asia/Ho_Chi_Minh')`;

/** One reading of the open ones, counted four ways; of procedures only the worst are given. */
function openDossiers(
  database: Queries,
  communes: readonly string[],
  nextDays: ReadonlyMap<string, string>,
  atMs: number,
): Promise<OpenRow[]> {
  const today = localDay(atMs);
  const furthest = [...nextDays.values(), isoDay(today)].sort().at(-1) as string;
  return database.query('read', {
    name: 'scene-open-dossiers',
    text: OPEN_DOSSIERS,
    values: [
      communes,
      isoOfMs(atMs),
      isoOfMs(startOfLocalDay(today + 1)),
      isoOfMs(startOfLocalDay(dayOfIso(furthest) + 1)),
    ],
  });
}

/** $1 communes, $2 the moment, $3 the midnight after it, $4 that after the last day that is looked at. */
const OPEN_DOSSIERS = `
  WITH open AS (
    SELECT f.unit, f.state, ${PROCEDURE} AS procedure,
      ${overdue('$2::timestamptz')} AS overdue,
      CASE WHEN f.effective_due_at >= $2::timestamptz AND f.effective_due_at < $4::timestamptz
        AND ${runs('$2::timestamptz')} THEN f.effective_due_at END AS due
    FROM cases f WHERE f.kind = 'dossier' AND f.unit = ANY($1) AND ${OPEN}),
  counted AS (
    SELECT CASE WHEN grouping(state) = 0 THEN 'state' WHEN grouping(procedure) = 0 THEN 'procedure'
        WHEN grouping(day) = 0 THEN 'day' ELSE 'hour' END AS by,
      coalesce(state, procedure) AS name, unit, day::text, hour, count(*)::int AS n,
      (count(*) FILTER (WHERE overdue))::int AS overdue
    FROM (SELECT *, ${LOCAL('due')}::date AS day,
        CASE WHEN due < $3::timestamptz THEN extract(hour FROM ${LOCAL('due')})::int END AS hour
      FROM open) o
    GROUP BY GROUPING SETS ((state), (procedure), (unit, day), (hour)))
  SELECT * FROM (
    SELECT *, row_number() OVER (PARTITION BY by ORDER BY name IS NULL, overdue DESC, n DESC, name) AS place
    FROM counted) c
  WHERE by <> 'procedure' OR place <= ${LIMITS.sceneItems} ORDER BY place`;

/** Dossiers that are not open, by their state: what closed since midnight, and what came in since and did not open. */
function movedToday(
  database: Queries,
  communes: readonly string[],
  atMs: number,
): Promise<{ state: string; n: number }[]> {
  const { fromMs, toMs } = todayAt(atMs);
  return database.query('read', {
    name: 'scene-moved-dossiers',
    text: MOVED_DOSSIERS,
    values: [communes, isoOfMs(fromMs), isoOfMs(toMs)],
  });
}

const MOVED_DOSSIERS = `
  SELECT state, count(*)::int AS n FROM (
    SELECT f.state FROM cases f WHERE f.kind = 'dossier' AND f.unit = ANY($1)
      AND f.closed_at >= $2::timestamptz AND f.closed_at < $3::timestamptz AND NOT (${OPEN})
    UNION ALL
    SELECT f.state FROM cases f WHERE f.kind = 'dossier' AND f.unit = ANY($1)
      AND f.opened_at >= $2::timestamptz AND f.opened_at < $3::timestamptz
      AND f.closed_at IS NULL AND NOT (${OPEN})) m
  WHERE state IS NOT NULL GROUP BY state`;

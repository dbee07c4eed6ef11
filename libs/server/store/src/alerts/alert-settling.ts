import { alertAfter, isoOfMs, type AlertTurn, type KpiBook } from '@nhip-xa/domain';
import type { AlertStatus, KpiStatus } from '@nhip-xa/contract';
import type { AlertChanged, Pair } from '@nhip-xa/ports';
import type { Session } from '../database/database';

/** A pair as it stands, with its open alert and what it waits for. */
export interface Standing extends Pair {
  status: KpiStatus;
  value: number | null;
  since: Date;
  level: string;
  open: AlertStatus | null;
  bad: boolean | null;
  watched_since: Date | null;
  due_at: Date | null;
}

/** Its last day is over, locally; the second value of each statement is the moment. */
const ENDED = `u.valid_to < ($2::timestamptz AT TIME ZONE 'Asia/Ho_Chi_Minh')::date`;

const STANDING = `
  SELECT v.unit, v.kpi, v.status, v.value, v.since, u.level, a.status AS open,
    w.bad, w.since AS watched_since, w.due_at
  FROM kpi_values v JOIN units u ON u.code = v.unit AND NOT coalesce(${ENDED}, false)
  LEFT JOIN alerts a ON a.unit = v.unit AND a.kpi = v.kpi AND a.closed_at IS NULL
  LEFT JOIN alert_watch w ON w.unit = v.unit AND w.kpi = v.kpi`;

export const loadStanding = (
  session: Session,
  pairs: readonly Pair[],
  nowMs: number,
): Promise<Standing[]> =>
  session.query({
    name: 'alerts-standing',
    text: `${STANDING} JOIN jsonb_to_recordset($1::jsonb) AS i (unit text, kpi text)
      ON i.unit = v.unit AND i.kpi = v.kpi`,
    values: [JSON.stringify(pairs.map(({ unit, kpi }) => ({ unit, kpi }))), isoOfMs(nowMs)],
  });

/** Pairs whose alert is not what their value says, or that wait for something. */
export const loadUnsettled = (
  session: Session,
  kpis: readonly string[],
  nowMs: number,
): Promise<Standing[]> =>
  session.query({
    name: 'alerts-unsettled',
    text: `${STANDING} WHERE v.kpi = ANY($1) AND (
      (v.status IN ('warning', 'critical') AND a.status IS DISTINCT FROM v.status)
      OR (v.status = 'good' AND a.status IS NOT NULL) OR w.unit IS NOT NULL)`,
    values: [kpis, isoOfMs(nowMs)],
  });

/** A pair whose alert, or whose waiting, becomes another. */
export interface Turning extends Standing {
  turn: AlertTurn;
}

/** What becomes of each; those that stay as they are are left out. */
export function turningOf(standing: readonly Standing[], book: KpiBook, nowMs: number): Turning[] {
  return standing.flatMap((one) => {
    const definition = book.reckoned(one.kpi);
    if (!definition) return [];
    const { open, status, value } = one;
    const subject = {
      status,
      value,
      sinceMs: one.since.getTime(),
      judgedByValue: one.level === 'commune' || definition.rollUp !== 'sum',
    };
    const rules = book.ruledIn(one.unit, definition);
    const turn = alertAfter({ open, watch: watchOf(one) }, subject, rules, nowMs);
    return turn.happened || waitsOtherwise(one, turn) ? [{ ...one, turn }] : [];
  });
}

const watchOf = ({ bad, watched_since: since, due_at: due }: Standing): AlertTurn['watch'] =>
  bad !== null && since && due ? { bad, sinceMs: since.getTime(), dueMs: due.getTime() } : null;

function waitsOtherwise(before: Standing, { watch }: AlertTurn): boolean {
  const was = watchOf(before);
  return was?.bad !== watch?.bad || was?.sinceMs !== watch?.sinceMs || was?.dueMs !== watch?.dueMs;
}

/** Writes what becomes of them; within a transaction that settles alone. */
export async function writeTurning(
  session: Session,
  turning: readonly Turning[],
  nowMs: number,
): Promise<AlertChanged[]> {
  const rows = turning.map(({ unit, kpi, value, open, turn }) => ({
    unit,
    kpi,
    value,
    happened: turn.happened,
    status: turn.open ?? open,
    bad: turn.watch?.bad ?? null,
    since: turn.watch ? isoOfMs(turn.watch.sinceMs) : null,
    due_at: turn.watch ? isoOfMs(turn.watch.dueMs) : null,
  }));
  await session.query({
    name: 'write-alerts',
    text: WRITE,
    values: [JSON.stringify(rows), isoOfMs(nowMs)],
  });
  return rows.flatMap(({ unit, kpi, happened, status }) =>
    happened && status ? [{ unit, kpi, happened, status }] : [],
  );
}

const WRITE = `
  WITH given AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS i (unit text, kpi text, value float8,
      happened text, status text, bad boolean, since timestamptz, due_at timestamptz)),
  opened AS (
    INSERT INTO alerts (unit, kpi, status, worst, value, opened_at, changed_at)
    SELECT unit, kpi, status, status, value, $2::timestamptz, $2::timestamptz
    FROM given WHERE happened = 'opened' ORDER BY unit, kpi
    ON CONFLICT (unit, kpi) WHERE closed_at IS NULL DO NOTHING),
  changed AS (
    UPDATE alerts a SET status = g.status, value = g.value, changed_at = $2::timestamptz,
      worst = CASE WHEN g.status = 'critical' THEN 'critical' ELSE a.worst END
    FROM given g WHERE g.happened = 'changed' AND a.unit = g.unit AND a.kpi = g.kpi
      AND a.closed_at IS NULL),
  closed AS (
    UPDATE alerts a SET value = g.value, changed_at = $2::timestamptz, closed_at = $2::timestamptz,
      closed_why = 'good'
    FROM given g WHERE g.happened = 'closed' AND a.unit = g.unit AND a.kpi = g.kpi
      AND a.closed_at IS NULL),
  waiting AS (
    INSERT INTO alert_watch AS w (unit, kpi, bad, since, due_at)
    SELECT unit, kpi, bad, since, due_at FROM given WHERE bad IS NOT NULL ORDER BY unit, kpi
    ON CONFLICT (unit, kpi) DO UPDATE SET bad = excluded.bad, since = excluded.since,
      due_at = excluded.due_at)
  DELETE FROM alert_watch w USING given g
  WHERE w.unit = g.unit AND w.kpi = g.kpi AND g.bad IS NULL`;

/** Alerts that nobody looks at any more: their KPI is not reckoned, or their unit has ended. */
export const closeAbandoned = (
  session: Session,
  kpis: readonly string[],
  nowMs: number,
): Promise<AlertChanged[]> =>
  session.query({
    name: 'close-abandoned-alerts',
    text: `
      WITH waited AS (DELETE FROM alert_watch WHERE kpi <> ALL($1)),
      abandoned AS (
        SELECT a.id, CASE WHEN a.kpi <> ALL($1) THEN 'switched-off' ELSE 'unit-ended' END AS why
        FROM alerts a JOIN units u ON u.code = a.unit WHERE a.closed_at IS NULL
          AND (a.kpi <> ALL($1) OR ${ENDED}))
      UPDATE alerts a SET closed_at = $2::timestamptz, changed_at = $2::timestamptz, closed_why = b.why
      FROM abandoned b WHERE a.id = b.id
      RETURNING a.unit, a.kpi, 'closed' AS happened, a.status`,
    values: [kpis, isoOfMs(nowMs)],
  });

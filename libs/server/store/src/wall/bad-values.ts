import type { Beginning } from '@nhip-xa/contract';
import type { Queries } from '../database/database';

/**
 * For so long a number must have been good before what came is known to have begun then: a system or
 * a source that was just set up tells its past bit by bit.
 */
const SETTLING_MINUTES = 5;

/** A number that needs somebody, and since when that is known. */
export interface BadRow {
  unit: string;
  kpi: string;
  status: 'warning' | 'critical';
  /** When it was reckoned. */
  at: Date;
  /** A person typed it: it rests on no fact. */
  typed: boolean;
  opened_at: Date | null;
  acknowledged_at: Date | null;
  level: string;
  began: Date;
  /** It was seen to begin: it had been good for long enough before. */
  seen: boolean;
}

export function badValues(
  database: Queries,
  units: readonly string[],
  kpis: readonly string[],
): Promise<BadRow[]> {
  return database.query('read', {
    name: 'scene-bad-values',
    text: `
      SELECT v.unit, v.kpi, v.status, v.at, v.typed_id IS NOT NULL AS typed, u.level,
        a.opened_at, a.acknowledged_at,
        least(t.at, bad.at) AS began,
        -- good for long enough, and what it turned to was reckoned right then
        coalesce(was.status = 'good' AND was.since <= t.at - interval '${SETTLING_MINUTES} minutes'
          AND (NOT coalesce(bad.corrected, false) OR bad.at - was.at <= interval '1 hour'), false) AS seen
      FROM kpi_values v JOIN units u ON u.code = v.unit
      LEFT JOIN alerts a ON a.unit = v.unit AND a.kpi = v.kpi AND a.closed_at IS NULL
      CROSS JOIN LATERAL (SELECT least(a.opened_at, v.since) AS at) t
      LEFT JOIN LATERAL (SELECT h.at, h.since, h.status FROM kpi_history h
        WHERE h.unit = v.unit AND h.kpi = v.kpi AND h.at < t.at AND h.status NOT IN ('warning', 'critical')
        ORDER BY h.at DESC LIMIT 1) was ON true
      -- facts that came late may have told of an earlier beginning
      LEFT JOIN LATERAL (SELECT h.at, h.corrected FROM kpi_history h
        WHERE h.unit = v.unit AND h.kpi = v.kpi AND h.at > coalesce(was.at, '-infinity')
          AND h.status IN ('warning', 'critical')
        ORDER BY h.at LIMIT 1) bad ON true
      WHERE v.unit = ANY($1) AND v.kpi = ANY($2) AND v.status IN ('warning', 'critical')`,
    values: [units, kpis],
  });
}

export const beganOf = ({ began, seen }: Pick<BadRow, 'began' | 'seen'>): Beginning => ({
  at: began.toISOString(),
  atLeast: !seen,
});

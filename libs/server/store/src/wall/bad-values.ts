import type { Beginning } from '@nhip-xa/contract';
import type { Queries } from '../database/database';
import { beforeIt, seenToBegin } from '../kpi/seen-beginning';

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
        ${seenToBegin('t.at')} AS seen
      FROM kpi_values v JOIN units u ON u.code = v.unit
      LEFT JOIN alerts a ON a.unit = v.unit AND a.kpi = v.kpi AND a.closed_at IS NULL
      CROSS JOIN LATERAL (SELECT least(a.opened_at, v.since) AS at) t
      ${beforeIt('t.at')}
      WHERE v.unit = ANY($1) AND v.kpi = ANY($2) AND v.status IN ('warning', 'critical')`,
    values: [units, kpis],
  });
}

export const beganOf = ({ began, seen }: Pick<BadRow, 'began' | 'seen'>): Beginning => ({
  at: began.toISOString(),
  atLeast: !seen,
});

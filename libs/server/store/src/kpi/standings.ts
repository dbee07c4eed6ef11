import type { KpiStanding } from '@nhip-xa/contract';
import { isBelowTarget, isoOfMs, type KpiDefinition } from '@nhip-xa/domain';
import type { Queries } from '../database/database';
import type { KpiRow } from './kpi-rows';

/** What is read of a stored value to say how a unit stands. */
type KpiStandingRow = Pick<KpiRow, 'unit' | 'kpi' | 'value' | 'status' | 'at'>;

/** What is shown where many stand beside one another: $1 units, $2 KPIs. */
const NOW = {
  name: 'kpi-standings',
  text: `SELECT unit, kpi, value, status, at FROM kpi_values
    WHERE unit = ANY($1) AND kpi = ANY($2)`,
};
/** The same at a moment $3: the newest of a pair's history until then. */
const PAST = {
  name: 'past-kpi-standings',
  text: `SELECT v.* FROM unnest($1::text[]) u (unit) CROSS JOIN unnest($2::text[]) k (kpi)
    CROSS JOIN LATERAL (
      SELECT h.unit, h.kpi, h.value, h.status, h.at FROM kpi_history h
      WHERE h.unit = u.unit AND h.kpi = k.kpi AND h.at <= $3::timestamptz
      ORDER BY h.at DESC LIMIT 1) v`,
};

/** How units stand in some KPIs, now or at a moment; nothing of what was not reckoned yet. */
export const readStandings = (
  database: Queries,
  units: readonly string[],
  kpis: readonly string[],
  atMs: number | undefined,
): Promise<KpiStandingRow[]> =>
  database.query<KpiStandingRow>('read', {
    ...(atMs === undefined ? NOW : PAST),
    values: [units, kpis, ...(atMs === undefined ? [] : [isoOfMs(atMs)])],
  });

/**
 * How a unit stands.
 * @param definition as it holds in that unit
 * @param row undefined before anything was reckoned
 */
export function standingOf(
  definition: KpiDefinition,
  unit: string,
  row: KpiStandingRow | undefined,
  atMs: number,
): KpiStanding {
  const { value, status, at } = row ?? { value: null, status: 'none', at: new Date(atMs) };
  return {
    kpi: definition.code,
    unit,
    value,
    uom: definition.uom,
    status,
    at: at.toISOString(),
    ...(isBelowTarget(definition, { value, status }) && { belowTarget: true }),
  };
}

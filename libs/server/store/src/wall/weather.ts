import { LIMITS, type SceneData } from '@nhip-xa/contract';
import { DAY_MS, HOUR_MS } from '@nhip-xa/domain';
import type { Queries } from '../database/database';
import { tellBeforehand } from '../kpi/terms/scan-book';
import { Values } from '../kpi/terms/statement';
import { GaugeRules, worstFirst, type RulesInForce } from './gauge-rules';

type Scene = SceneData<'environment'>;

interface GaugeRow {
  unit: string;
  key: string;
  name: string;
  at: Date;
  fresh: boolean;
}

const gaugeOf = ({ unit, key, name, at, fresh }: GaugeRow) => ({
  ...{ unit, source: key, name, fresh },
  at: at.toISOString(),
});

/** Rain of each gauge over the last hour and the last day, counted as the KPIs count it. */
export async function rain(
  database: Queries,
  units: readonly string[],
  atMs: number,
  inForce: RulesInForce | undefined,
): Promise<Scene['rain']> {
  const values = new Values(units, { atMs, past: false });
  const [hour, day] = [new GaugeRules('rain-1h', inForce), new GaugeRules('rain-24h', inForce)];
  const rows = await database.query<GaugeRow & { hour: number; day: number }>(
    'read',
    values.statement(`
      WITH hourly AS (SELECT f.* FROM ${hour.query(values).from}),
      daily AS (SELECT f.* FROM ${day.query(values).from})
      SELECT h.unit, h.key, s.name, h.at, h.reports AS fresh, h.counted AS hour, d.counted AS day
      FROM hourly h JOIN sources s ON s.id = h.id JOIN daily d ON d.id = h.id AND d.unit = h.unit`),
  );
  const gauges = rows.map((row) => {
    const silentMs = atMs - row.at.getTime();
    return {
      ...gaugeOf(row),
      // of a time of which it said nothing nobody knows that it was dry
      hour: silentMs < HOUR_MS ? row.hour : null,
      day: silentMs < DAY_MS ? row.day : null,
    };
  });
  return worstFirst(gauges, (gauge) => [
    Math.max(hour.badness(gauge.hour), day.badness(gauge.day)),
    gauge.hour ?? -1,
    gauge.day ?? -1,
  ]).slice(0, LIMITS.sceneItems);
}

/** The hourly VN_AQI of each station that has one [QĐ 1459]. */
export async function air(
  database: Queries,
  units: readonly string[],
  atMs: number,
  inForce: RulesInForce | undefined,
): Promise<Scene['air']> {
  const values = new Values(units, { atMs, past: false });
  const rules = new GaugeRules('air-quality', inForce);
  const query = rules.query(values);
  await tellBeforehand(database, 'read', values, query);
  const rows = await database.query<GaugeRow & { aqi: number }>(
    'read',
    values.statement(`
      SELECT f.unit, f.key, s.name, f.at, f.reports AS fresh, f.counted AS aqi
      FROM ${query.from} JOIN sources s ON s.id = f.id`),
  );
  const stations = rows.map((row) => ({ ...gaugeOf(row), aqi: row.aqi }));
  return worstFirst(stations, ({ aqi }) => [rules.badness(aqi), aqi]).slice(0, LIMITS.sceneItems);
}

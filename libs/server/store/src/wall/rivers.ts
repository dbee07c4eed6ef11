import { LIMITS, type MeasureTerm, type SceneData } from '@nhip-xa/contract';
import { DAY_MS, isoOfMs } from '@nhip-xa/domain';
import { numberArray, type Queries } from '../database/database';
import { hourOf } from '../kpi/terms/readings-within';
import { Values } from '../kpi/terms/statement';
import { GaugeRules, worstFirst, type RulesInForce } from './gauge-rules';
import { aboveSince, type Over } from './river-above';

type River = SceneData<'environment'>['rivers'][number];

const LAST_LEVEL: MeasureTerm = {
  fact: 'reading',
  metric: 'water_level',
  perSource: 'last',
  aggregate: 'max',
};
const CENTIMETRES = 100;

interface RiverRow {
  id: number;
  unit: string;
  key: string;
  name: string;
  at: Date;
  value: number;
  fresh: boolean;
  marks: unknown;
  rise: number | null;
}

/** Gauges that ever told a water level and are not worked on. */
export async function rivers(
  database: Queries,
  units: readonly string[],
  atMs: number,
  inForce: RulesInForce | undefined,
): Promise<River[]> {
  const values = new Values(units, { atMs, past: false });
  const [level, rise] = [
    new GaugeRules('flood-level', inForce),
    new GaugeRules('water-rise', inForce),
  ];
  const rows = await database.query<RiverRow>(
    'read',
    values.statement(`
      WITH level AS (SELECT f.* FROM ${level.query(values, LAST_LEVEL).from}),
      rise AS (SELECT f.* FROM ${rise.query(values).from})
      SELECT l.id, l.unit, l.key, s.name, l.at, l.value, l.reports AS fresh, r.counted AS rise,
        s.attributes -> 'floodLevels' AS marks
      FROM level l JOIN sources s ON s.id = l.id LEFT JOIN rise r ON r.id = l.id AND r.unit = l.unit`),
  );
  const shown = worstFirst(rows.map(riverOf), (river) => {
    const { value, levels, risePerHour } = river;
    const rising = risePerHour === null ? null : risePerHour * CENTIMETRES;
    const toFirst = levels[0] === undefined ? -Infinity : (value ?? 0) - levels[0];
    const over = reached(river);
    return [Math.max(level.badness(over), rise.badness(rising)), over, toFirst];
  }).slice(0, LIMITS.sceneItems);
  const series = await lastDay(database, shown, atMs);
  const above = await aboveSince(database, shown.flatMap(overOf), atMs);
  return shown.map(({ id, ...river }) => ({
    ...river,
    above: above.get(`${id} ${river.unit}`) ?? null,
    series: series.get(`${id} ${river.unit}`) ?? [],
  }));
}

/** How many alarm levels a river's last value reaches. */
export const reached = ({ value, levels }: Pick<River, 'value' | 'levels'>): number =>
  levels.filter((mark) => (value ?? -Infinity) >= mark).length;

const overOf = (river: Told): Over[] => {
  const metres = river.levels[reached(river) - 1];
  return metres === undefined ? [] : [{ id: river.id, unit: river.unit, metres }];
};

type Told = Omit<River, 'series' | 'above'> & { id: number; unit: string };

const riverOf = ({ id, unit, key, name, at, value, fresh, marks, rise }: RiverRow): Told => ({
  ...{ id, unit, source: key, name, value, fresh },
  at: at.toISOString(),
  levels: levelsOf(marks),
  risePerHour: rise,
});

/** A mark as a source may state it: a number, or one written as text, as the KPI reads them. */
const MARK = /^-?\d{1,9}(\.\d{1,9})?$/;

/** [QĐ 05/2020] a word among them must not hide the others. */
const levelsOf = (marks: unknown): number[] =>
  (Array.isArray(marks) ? (marks as unknown[]) : [])
    .map((mark) => (typeof mark === 'number' ? String(mark) : mark))
    .filter((mark): mark is string => typeof mark === 'string' && MARK.test(mark))
    .map(Number)
    .sort((a, b) => a - b);

interface HourRow {
  id: number;
  commune: string;
  at: Date;
  value: number;
}

/** What each hour of the last day ended with, the running one with what it says so far. */
async function lastDay(
  database: Queries,
  shown: readonly Told[],
  atMs: number,
): Promise<ReadonlyMap<string, River['series']>> {
  const series = new Map<string, River['series']>();
  if (shown.length === 0) return series;
  const rows = await database.query<HourRow>('read', {
    name: 'scene-river-hours',
    text: `SELECT e.source_id AS id, e.commune, h.last_at AS at, h.last AS value
      FROM series e JOIN readings_hourly h ON h.series_id = e.id
      WHERE e.source_id = ANY($1::int[]) AND e.metric = 'water_level'
        AND h.hour > $2::timestamptz AND h.hour <= $3::timestamptz
      ORDER BY h.hour`,
    values: [
      numberArray(shown.map(({ id }) => id)),
      isoOfMs(hourOf(atMs) - DAY_MS),
      isoOfMs(hourOf(atMs)),
    ],
  });
  for (const { id, commune, at, value } of rows) {
    const key = `${id} ${commune}`;
    series.set(key, [...(series.get(key) ?? []), { at: at.toISOString(), value }]);
  }
  return series;
}

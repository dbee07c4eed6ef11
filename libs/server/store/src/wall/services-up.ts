import { LIMITS, type SceneData } from '@nhip-xa/contract';
import { DAY_MS } from '@nhip-xa/domain';
import { numberArray, type Queries } from '../database/database';
import { rawReadings } from '../kpi/terms/readings-within';
import { lastReading, maintained, stood } from '../kpi/terms/sources-at';
import { Values } from '../kpi/terms/statement';

type Service = SceneData<'infrastructure'>['services'][number];

interface ServiceRow {
  id: number;
  unit: string;
  key: string;
  name: string;
  /** By presence, and by its own last word `up` where it ever said one. */
  up: boolean;
  online: boolean;
  said: number | null;
  since: Date | null;
  maintained: boolean;
}

/** Until when the last turn of `up` is looked for: for longer nothing was wrong that is still news. */
const LOOKED_BACK_MS = 31 * DAY_MS;
/** A latency is told for as long as services usually measure anew; ms. */
const LATENCY_FRESH_MS = 900_000;

/** Services, those that are down first, and of these the one that is so for the longest. */
export async function servicesUp(
  database: Queries,
  units: readonly string[],
  atMs: number,
): Promise<Service[]> {
  const values = new Values(units, { atMs, past: false });
  // [HT-09] online, and its last reading up, where it ever sent one, is 1
  const rows = await database.query<ServiceRow>(
    'read',
    values.statement(`
      SELECT s.id, s.unit, s.key, s.name, p.state = 'online' AS online, u.value AS said, p.since,
        p.state = 'online' AND coalesce(u.value, 1) = 1 AS up, ${maintained('s', values)} AS maintained
      FROM sources s JOIN presence p ON p.source_id = s.id
      LEFT JOIN LATERAL (${lastReading('s.id', 'up', values)}) u ON true
      WHERE s.kind = 'service' AND s.unit = ANY(${values.these}) AND ${stood('s', values)}
      ORDER BY up, maintained, p.since NULLS FIRST, s.name, s.key LIMIT ${LIMITS.sceneItems}`),
  );
  const more = await moreOf(database, rows, atMs);
  return rows.map((row) => serviceOf(row, more.get(row.id)));
}

interface More {
  id: number;
  /** When it began to say what it says now. */
  turned: Date | null;
  latency: number | null;
}

function serviceOf(row: ServiceRow, more: More | undefined): Service {
  const { unit, key, name, up } = row;
  return {
    ...{ unit, source: key, name, up, maintained: row.maintained },
    since: sinceOf(row, more?.turned ?? null)?.toISOString() ?? null,
    latencyMs: up ? (more?.latency ?? null) : null,
  };
}

/** It is down since it said so, or fell silent; up since both are over. */
function sinceOf({ up, online, said, since }: ServiceRow, turned: Date | null): Date | null {
  if (!turned || (!up && said === 1)) return since;
  if (!up && online) return turned;
  const later = since === null || since < turned ? turned : since;
  const earlier = later === turned ? since : turned;
  return up ? later : (earlier ?? later);
}

async function moreOf(
  database: Queries,
  rows: readonly ServiceRow[],
  atMs: number,
): Promise<ReadonlyMap<number, More>> {
  if (rows.length === 0) return new Map();
  const values = new Values([], { atMs, past: false });
  const ids = values.add(numberArray(rows.map(({ id }) => id)));
  const told = await database.query<More>(
    'read',
    values.statement(`
      SELECT i.id, t.at AS turned, l.value AS latency FROM unnest(${ids}::int[]) i (id)
      LEFT JOIN LATERAL (${turnOf('i.id', values)}) t ON true
      LEFT JOIN LATERAL (SELECT r.value FROM (${lastReading('i.id', 'rtt', values)}) r
        WHERE r.at > ${values.time(atMs - LATENCY_FRESH_MS)}) l ON true`),
  );
  return new Map(told.map((one) => [one.id, one]));
}

/** When a source's `up` became what it is now: after the last reading that said something else. */
const turnOf = (source: string, values: Values): string => `
  SELECT min(r.at) AS at FROM series e
  CROSS JOIN LATERAL (
    SELECT h.last FROM readings_hourly h WHERE h.series_id = e.id ORDER BY h.hour DESC LIMIT 1) n
  CROSS JOIN LATERAL (
    SELECT h.hour FROM readings_hourly h
    WHERE h.series_id = e.id AND (h.min <> n.last OR h.max <> n.last)
      AND h.hour > ${values.time(values.moment.atMs - LOOKED_BACK_MS)}
    ORDER BY h.hour DESC LIMIT 1) d
  CROSS JOIN LATERAL (
    SELECT max(o.at) AS at FROM (${rawReadings('e.id', 'd.hour', `d.hour + interval '1 hour'`)}) o
    WHERE o.value <> n.last) o
  CROSS JOIN LATERAL (
    SELECT coalesce(min(h.hour), d.hour) AS hour FROM readings_hourly h
    WHERE h.series_id = e.id AND h.hour > d.hour) x
  CROSS JOIN LATERAL (${rawReadings('e.id', 'd.hour', `x.hour + interval '1 hour'`)}) r
  WHERE e.source_id = ${source} AND e.metric = 'up' AND r.at > o.at`;

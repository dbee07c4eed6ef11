import type { SystemFact, SystemTerm } from '@nhip-xa/contract';
import { stateAt, stood } from './sources-at';
import type { TermContext, TermQuery } from './term-query';
import { within } from './term-query';

/** An alert that waits longer than this many minutes is one too long [catalogue, CDDH-06]. */
const ACKNOWLEDGED_WITHIN_MIN = 15;

type Parts = Pick<TermQuery, 'from' | 'scan' | 'counted' | 'order'> &
  Partial<Pick<TermQuery, 'aggregate' | 'changesAt' | 'filter'>>;

/** What the system knows of itself, as items like those of any other fact. */
export function systemQuery(term: SystemTerm, context: TermContext): TermQuery {
  return { kind: 'system', filter: 'true', aggregate: 'sum', ...PARTS[term.what](context) };
}

/** Every item has a unit, an id, and a moment where it has one. */
const items = (query: string): string => `(${query}) f`;

const PARTS: Record<SystemFact, (context: TermContext) => Parts> = {
  'alerts-unacknowledged': waitingAlerts,
  'alert-acknowledge-minutes': (context) => ({
    from: items(`SELECT a.unit, a.kpi AS id, a.acknowledged_at AS at,
      extract(epoch FROM a.acknowledged_at - a.opened_at)::float8 / 60 AS counted FROM alerts a`),
    scan: within('f.at', context),
    counted: 'f.counted',
    aggregate: 'median',
    order: 'f.at, f.id',
  }),
  'kpis-fresh': (context) => ({
    ...kpis(context),
    filter: `f.status IN ('good', 'warning', 'critical') AND f.typed_id IS NULL`,
  }),
  'kpis-fed': (context) => ({ ...kpis(context), filter: 'f.typed_id IS NULL' }),
  'kpis-automatic': (context) => ({ ...kpis(context), filter: 'f.typed_id IS NULL' }),
  'kpis-valued': kpis,
  'screen-latency-p95': (context) => ({
    from: items(`SELECT d.unit, d.at, ''::text AS id, d.seconds AS counted FROM screen_draws d`),
    scan: within('f.at', context),
    counted: 'f.counted',
    aggregate: { percentile: 95 },
    order: 'f.at, f.counted',
  }),
  'items-taken': (context) => ({
    from: items(`SELECT l.unit, l.day::text AS id, (l.day::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh') AS at,
      l.received::float8 AS counted FROM ledger l`),
    scan: within('f.at', context),
    counted: 'f.counted',
    order: 'f.at',
  }),
  'items-quota': () => ({
    from: items(`SELECT s.key AS unit, s.name AS id, NULL::timestamptz AS at, s.value AS counted
      FROM kpi_settings s WHERE s.name = 'items-quota'`),
    scan: 'true',
    counted: 'f.counted',
    order: 'f.id',
  }),
  'leader-days': (context) => ({
    from: items(`SELECT l.unit, l.day::text AS id, (l.day::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh') AS at,
      1::float8 AS counted FROM leader_days l JOIN (${workingDays(context)}) w ON w.unit = l.unit AND w.day = l.day`),
    scan: 'true',
    counted: 'f.counted',
    order: 'f.at',
  }),
  'working-days': (context) => ({
    from: items(`SELECT w.unit, w.day::text AS id, (w.day::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh') AS at,
      1::float8 AS counted FROM (${workingDays(context)}) w`),
    scan: 'true',
    counted: 'f.counted',
    order: 'f.at',
  }),
  population: () => ({
    from: items(`SELECT u.code AS unit, u.code AS id, NULL::timestamptz AS at,
      u.population::float8 AS counted FROM units u WHERE u.population IS NOT NULL`),
    scan: 'true',
    counted: 'f.counted',
    order: 'f.id',
  }),
  villages: () => ({
    from: items(`SELECT u.parent AS unit, u.code AS id, NULL::timestamptz AS at, 1::float8 AS counted
      FROM units u WHERE u.level = 'village'`),
    scan: 'true',
    counted: 'f.counted',
    order: 'f.id',
  }),
  sources: (context) => sources(context),
  'sources-live': (context) => ({ ...sources(context), filter: `f.state = 'online'` }),
};

function waitingAlerts({ definition, values }: TermContext): Parts {
  const { at, moment } = values;
  const wait = `${values.add(ACKNOWLEDGED_WITHIN_MIN)}::int * interval '1 minute'`;
  const open = moment.past
    ? `f.at <= ${at} AND (f.closed_at IS NULL OR f.closed_at > ${at})
       AND (f.acknowledged_at IS NULL OR f.acknowledged_at > ${at})`
    : 'f.closed_at IS NULL AND f.acknowledged_at IS NULL';
  return {
    from: items(`SELECT a.unit, a.kpi AS id, a.opened_at AS at, a.closed_at, a.acknowledged_at,
      1::float8 AS counted FROM alerts a`),
    scan: `${open} AND f.id <> ${values.add(definition.code)}::text`,
    filter: `f.at < ${at} - ${wait}`,
    counted: 'f.counted',
    changesAt: `CASE WHEN f.at >= ${at} - ${wait} THEN f.at + ${wait} END`,
    order: 'f.at, f.id',
  };
}

/** The unit's other KPIs that have a value; those over all of them are not among them. */
function kpis({ overAll, values }: TermContext): Parts {
  const { at, moment } = values;
  const stored = moment.past
    ? `SELECT h.* FROM (SELECT DISTINCT unit, kpi FROM kpi_values) k CROSS JOIN LATERAL (
         SELECT * FROM kpi_history h WHERE h.unit = k.unit AND h.kpi = k.kpi AND h.at <= ${at}
         ORDER BY h.at DESC LIMIT 1) h`
    : 'SELECT * FROM kpi_values';
  return {
    from: items(`SELECT v.unit, v.kpi AS id, v.at, v.status, v.typed_id, v.value, 1::float8 AS counted
      FROM (${stored}) v`),
    scan: `f.value IS NOT NULL AND f.id <> ALL(${values.add(overAll)}::text[])`,
    counted: 'f.counted',
    order: 'f.id',
  };
}

function workingDays({ office, span, values }: TermContext): string {
  const days = values.units.flatMap((unit) =>
    office.workingDays(unit, span).map((day) => ({ unit, day })),
  );
  return `SELECT * FROM jsonb_to_recordset(${values.add(JSON.stringify(days))}::jsonb) AS d (unit text, day date)`;
}

function sources({ values }: TermContext): Parts {
  return {
    from: items(`SELECT s.unit, s.key AS id, p.heard_at AS at, 1::float8 AS counted,
      ${stateAt('s.id', 'p', 'offline', values)} AS state
      FROM sources s JOIN presence p ON p.source_id = s.id WHERE s.kind <> 'typed' AND ${stood('s', values)}`),
    scan: 'true',
    counted: 'f.counted',
    order: 'f.id',
  };
}

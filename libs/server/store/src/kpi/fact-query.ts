import type { CaseFilter, KpiDefinition, Side } from '@nhip-xa/domain';
import { caseKind, isoOfMs, windowSpan } from '@nhip-xa/domain';
import type { SqlValue, Work } from '../database/database';
import { isMaintained } from '../database/maintenance-windows';

/** The moment that a reckoning is for; in the past what was not yet is left out. */
export interface Moment {
  atMs: number;
  past: boolean;
}

/** The past has a connection of its own: it must not keep the present waiting. */
export const workOf = (moment: Moment): Work => (moment.past ? 'history' : 'kpi');

/** Collects the parameters of a statement while its text is written; $1 are the units. */
export class Parameters {
  readonly values: SqlValue[] = [];
  private atPlaceholder: string | undefined;

  constructor(
    units: readonly string[],
    readonly moment: Moment,
  ) {
    this.values.push(units);
  }

  /** The moment of the reckoning; a parameter only where a statement uses it. */
  get at(): string {
    this.atPlaceholder ??= this.add(isoOfMs(this.moment.atMs));
    return `${this.atPlaceholder}::timestamptz`;
  }

  /** The placeholder of a value. */
  add(value: SqlValue): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/**
 * The facts of one side of a KPI as SQL: where they are, which of them count, and what each counts
 * as. The number and its evidence are both made of this, so they cannot differ.
 */
export interface FactQuery {
  kind: 'case' | 'event' | 'presence' | 'reading';
  /** Alias of the fact's table is `f`; its unit is `f.unit`. */
  from: string;
  where: string;
  /** What one fact adds to (or is compared as for) the side. */
  counted: string;
  combine: 'sum' | 'max';
  /** When one fact changes by time alone; absent where none does. */
  changesAt?: string;
  /** Order and identity of the items, for paging through them. */
  order: string;
}

/** One query for each filter of a side, in the order in which they are listed. */
export function factQueries(
  definition: Pick<KpiDefinition, 'window' | 'freshFor'>,
  side: Side,
  parameters: Parameters,
): FactQuery[] {
  if ('sum' in side) return [eventQuery(definition, side, parameters)];
  if ('highest' in side) return [readingQuery(definition, side, parameters)];
  if (side.count === 'source') return [sourceQuery(side, parameters)];
  return side.of.map((filter) => caseQuery(definition, filter, parameters));
}

/** The window as a condition; in the present a fact may be as far ahead as clocks may go. */
function within(
  definition: Pick<KpiDefinition, 'window'>,
  column: string,
  parameters: Parameters,
): string {
  const { moment } = parameters;
  const { fromMs, toMs } = windowSpan(definition.window, moment.atMs);
  const to = moment.past ? Math.min(toMs, moment.atMs + 1) : toMs;
  const from = parameters.add(isoOfMs(fromMs));
  return `${column} >= ${from}::timestamptz AND ${column} < ${parameters.add(isoOfMs(to))}::timestamptz`;
}

function caseQuery(
  definition: Pick<KpiDefinition, 'window'>,
  filter: CaseFilter,
  parameters: Parameters,
): FactQuery {
  const conditions = [`f.kind = ${parameters.add(filter.kind)}`];
  if (filter.within) {
    const column = filter.within === 'openedAt' ? 'f.opened_at' : 'f.closed_at';
    conditions.push(within(definition, column, parameters));
  }
  if (filter.overdue) conditions.push(...overdueConditions(parameters));
  if (filter.late !== undefined) {
    const late = 'coalesce(f.closed_at > f.effective_due_at, false)';
    conditions.push(filter.late ? late : `NOT ${late}`);
  }
  if (filter.supplementsAtMost !== undefined) {
    conditions.push(`f.supplements <= ${parameters.add(filter.supplementsAtMost)}`);
  }
  if (filter.state !== undefined)
    conditions.push(stateCondition(filter.kind, filter.state, parameters));
  for (const [name, value] of Object.entries(filter.attributes ?? {})) {
    conditions.push(`f.attributes ->> ${parameters.add(name)} = ${parameters.add(String(value))}`);
  }
  return {
    kind: 'case',
    from: 'cases f',
    where: conditions.join(' AND '),
    counted: '1::float8',
    combine: 'sum',
    order: 'f.unit, f.kind, f.id',
  };
}

/** [contract 2] overdue: open, not paused and past its effective due date. */
function overdueConditions({ at, moment }: Parameters): string[] {
  const open = moment.past
    ? `f.open_from <= ${at} AND (f.open_to IS NULL OR f.open_to > ${at})`
    : OPEN_NOW;
  const due = moment.past ? dueAsOf(at) : 'f.effective_due_at';
  return [open, `${due} < ${at}`, `NOT f.pauses @> ${at}`];
}

/** The effective due date before pauses that began later moved it. */
const dueAsOf = (at: string): string => `greatest(f.due_at, f.effective_due_at - coalesce((
    SELECT sum(upper(r) - lower(r)) FROM unnest(f.pauses) r WHERE lower(r) > ${at} AND NOT upper_inf(r)), '0'))`;

const OPEN_NOW = 'f.open_from IS NOT NULL AND f.open_to IS NULL';

function stateCondition(kind: string, state: string, parameters: Parameters): string {
  const phase = caseKind(kind)?.states[state];
  const name = parameters.add(state);
  // an open state is found among the few cases that are open
  if (!parameters.moment.past)
    return phase === 'open' ? `f.state = ${name} AND ${OPEN_NOW}` : `f.state = ${name}`;
  return `${name} = (SELECT s.state FROM case_statements s
    WHERE s.unit = f.unit AND s.kind = f.kind AND s.id = f.id AND s.ts <= ${parameters.at} AND s.state <> ''
    ORDER BY s.ts DESC, s.seq LIMIT 1)`;
}

function eventQuery(
  definition: Pick<KpiDefinition, 'window'>,
  side: Extract<Side, { sum: 'event' }>,
  parameters: Parameters,
): FactQuery {
  const type = parameters.add(side.type);
  return {
    kind: 'event',
    from: 'events f',
    where: `f.type = ${type} AND ${within(definition, 'f.at', parameters)}`,
    counted: 'coalesce(f.amount, 0)',
    combine: 'sum',
    order: 'f.at, f.source_id, f.id',
  };
}

/** Whether a source was online, now or at a moment of which the changes tell. */
function onlineCondition(parameters: Parameters): string {
  if (!parameters.moment.past) return `p.state = 'online'`;
  return `'online' = (SELECT c.state FROM presence_changes c
    WHERE c.source_id = f.id AND c.at <= ${parameters.at} ORDER BY c.at DESC LIMIT 1)`;
}

function sourceQuery(side: Extract<Side, { count: 'source' }>, parameters: Parameters): FactQuery {
  const conditions = [`f.kind = ${parameters.add(side.kind)}`, served('f', parameters)];
  if (parameters.moment.past) {
    conditions.push(`(f.created_at <= ${parameters.at} OR EXISTS (
      SELECT 1 FROM presence_changes c WHERE c.source_id = f.id AND c.at <= ${parameters.at}))`);
  }
  if (side.online) conditions.push(onlineCondition(parameters));
  if (side.lastIsOne !== undefined) {
    const last = lastReading('f.id', parameters.add(side.lastIsOne), parameters);
    conditions.push(`coalesce((SELECT l.value FROM (${last}) l), 1) = 1`);
  }
  return {
    kind: 'presence',
    from: 'sources f JOIN presence p ON p.source_id = f.id',
    where: conditions.join(' AND '),
    counted: '1::float8',
    combine: 'sum',
    order: 'f.id',
  };
}

/** The newest reading of a source's metric. */
const lastReading = (source: string, metric: string, parameters: Parameters): string => `
  SELECT l.value, l.at FROM series e CROSS JOIN LATERAL (${lastOfSeries('e.id', parameters)}) l
  WHERE e.source_id = ${source} AND e.metric = ${metric} ORDER BY l.at DESC LIMIT 1`;

/**
 * Last readings of the stations that report; when none does, those of the stations that were still
 * reporting when the last of them fell silent, so that the last value stands.
 */
function readingQuery(
  definition: Pick<KpiDefinition, 'freshFor'>,
  side: Extract<Side, { highest: 'reading' }>,
  parameters: Parameters,
): FactQuery {
  const metric = parameters.add(side.metric);
  const marks = parameters.add(side.marks);
  const fresh = `${parameters.add(definition.freshFor ?? ANY_AGE_SECONDS)}::int * interval '1 second'`;
  return {
    kind: 'reading',
    from: `(
      SELECT x.*, bool_or(x.reports) OVER (PARTITION BY x.unit) AS any_reports,
        max(x.at) OVER (PARTITION BY x.unit) AS newest
      FROM (
        SELECT e.commune AS unit, f.id, f.key, e.metric, l.value, l.at, f.attributes -> ${marks} AS marks,
          l.at > ${parameters.at} - ${fresh} AND ${onlineCondition(parameters)} AS reports
        FROM series e
        JOIN sources f ON f.id = e.source_id AND ${served('f', parameters)}
        JOIN presence p ON p.source_id = f.id
        CROSS JOIN LATERAL (${lastOfSeries('e.id', parameters)}) l
        WHERE e.metric = ${metric} AND e.commune = ANY($1) AND jsonb_typeof(f.attributes -> ${marks}) = 'array'
      ) x) f`,
    where: `(f.reports OR (NOT f.any_reports AND f.at > f.newest - ${fresh}))`,
    counted: `(SELECT count(*) FROM jsonb_array_elements_text(f.marks) m
      WHERE CASE WHEN m ~ '${MARK}' THEN f.value >= m::float8 END)::float8`,
    combine: 'max',
    changesAt: `CASE WHEN f.reports THEN f.at + ${fresh} END`,
    order: 'f.id',
  };
}

/** A mark as its source's attributes state it; a word among them must not stop all other stations. */
const MARK = '^-?[0-9]{1,9}([.][0-9]{1,9})?$';

/**
 * The last reading of a series: its newest hour holds it. In the past the hour of the moment is
 * looked at reading by reading, the hours before it as they were rolled up.
 */
export function lastOfSeries(series: string, parameters: Parameters): string {
  const hours = (until: string): string => `
    SELECT h.last AS value, h.last_at AS at FROM readings_hourly h
    WHERE h.series_id = ${series} ${until} ORDER BY h.hour DESC LIMIT 1`;
  if (!parameters.moment.past) return hours('');
  const hour = `date_trunc('hour', ${parameters.at})`;
  return `SELECT b.value, b.at FROM (
    (SELECT r.value, r.at FROM readings r
     WHERE r.series_id = ${series} AND r.at >= ${hour} AND r.at <= ${parameters.at} ORDER BY r.at DESC LIMIT 1)
    UNION ALL (${hours(`AND h.hour < ${hour}`)})) b ORDER BY b.at DESC LIMIT 1`;
}

/** A source that stood in its unit at the moment, whatever became of it since. */
export const stood = (source: string, parameters: Parameters): string =>
  parameters.moment.past
    ? `(${source}.removed_at IS NULL OR ${source}.removed_at > ${parameters.at})`
    : `${source}.removed_at IS NULL`;

/**
 * It stood there and was not being worked on: what is expected of it, and held against it. Where it
 * is left out its cases and events count all the same.
 */
const served = (source: string, parameters: Parameters): string =>
  `${stood(source, parameters)} AND NOT ${isMaintained(`${source}.id`, parameters.at)}`;

/** A last value without a limit of age: a hundred years. */
const ANY_AGE_SECONDS = 3_153_600_000;

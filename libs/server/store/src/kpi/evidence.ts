import type { Evidence, EvidenceItem, KpiValue } from '@nhip-xa/contract';
import {
  isFactMeasure,
  takesLastValue,
  termsOf,
  windowSpan,
  type KpiDefinition,
  type Side,
} from '@nhip-xa/domain';
import { BadCursor, type EvidenceRequest } from '@nhip-xa/ports';
import type { Database, Queries } from '../database/database';
import { NOT_FED, summariseFeeders } from './feeder-summary';
import { loadFeeders, type Feeder } from './feeders';
import type { Reckoning } from './measure';
import { narrowed } from './narrowed';
import { compileTerm } from './terms/compile';
import { tellBeforehand } from './terms/scan-book';
import { endsWithSilence, silencesOf } from './terms/silence';
import { until, Values, type Moment } from './terms/statement';
import type { ItemKind, Silences, TermQuery } from './terms/term-query';

/** A page of evidence begins at an offset into the items of a side's terms, one after the other. */
interface Place {
  term: number;
  offset: number;
}

/** The definition, the sources, what was left out, and a page of the items of one side. */
export async function readEvidence(
  database: Database,
  request: EvidenceRequest,
  value: KpiValue,
  children: readonly KpiValue[] | undefined,
  reckoning: Reckoning,
): Promise<Evidence> {
  const { definition, unit, groups } = request;
  // a present value is explained as of when it was reckoned, so that its items add up to it
  const atMs = request.atMs ?? Date.parse(value.at);
  const moment: Moment = { atMs, past: request.atMs !== undefined };
  const head = {
    definition: {
      words: definition.words,
      version: definition.version,
      formula: definition.formula,
    },
    value,
  };
  if (value.typed) return { ...head, sources: [], leftOut: [], ...typedItem(request, value) };
  if (children && request.subject !== undefined) {
    const communes = countedOf(children).map((child) => child.unit);
    const items = await pageOf(database, request, communes, moment, reckoning);
    return { ...head, sources: [], leftOut: [], ...items };
  }
  if (children) return { ...head, sources: [], ...ofRollUp(children, definition.code) };
  const feeders = await loadFeeders(database, { definition, groups }, [unit], moment);
  const items = await pageOf(database, request, [unit], moment, reckoning);
  return {
    ...head,
    sources: sourcesOf(feeders.filter((feeder) => !feeder.maintained_until)),
    leftOut: [
      ...maintainedOf(feeders),
      ...leftOutOf(definition, feeders),
      ...(await withoutMarks(database, definition, unit)),
    ],
    ...items,
  };
}

/** The number as it was typed. */
function typedItem(
  { side }: EvidenceRequest,
  { unit, typed, numerator, denominator }: KpiValue,
): Pick<Evidence, 'items' | 'next'> {
  const counted = (side === 'numerator' ? numerator : denominator) ?? 0;
  const { by: id, at } = typed as NonNullable<KpiValue['typed']>;
  return { items: [{ kind: 'system', what: 'typed', id, unit, at, counted }], next: null };
}

/**
 * A roll-up's items are its units' values, a formula's those of its parts; those without one are
 * left out and named: the unit, or the part.
 */
function ofRollUp(
  children: readonly KpiValue[],
  code: string,
): Pick<Evidence, 'items' | 'leftOut' | 'next'> {
  const counted = countedOf(children);
  return {
    items: counted.map((value) => ({ kind: 'kpi', value })),
    leftOut: children
      .filter((child) => !counted.includes(child))
      .map(({ unit, kpi, status }) => ({ what: kpi === code ? unit : kpi, why: status })),
    next: null,
  };
}

/** The values below that a roll-up is made of: the fresh ones, else what was last known. */
export function countedOf(children: readonly KpiValue[]): readonly KpiValue[] {
  const isFresh = ({ status }: KpiValue): boolean => status !== 'none' && status !== 'stale';
  const fresh = children.filter(isFresh);
  return fresh.length > 0 ? fresh : children.filter(({ status }) => status === 'stale');
}

function sourcesOf(feeders: readonly Feeder[]): Evidence['sources'] {
  const byKey = new Map<string, Evidence['sources'][number]>();
  for (const { key, state, heard_at, reports } of feeders) {
    const before = byKey.get(key);
    byKey.set(key, {
      key,
      state,
      heardAt: heard_at?.toISOString() ?? null,
      reports: reports || (before?.reports ?? false),
    });
  }
  return [...byKey.values()].sort((a, b) => a.key.localeCompare(b.key));
}

/** Sources that are being worked on, each once. */
function maintainedOf(feeders: readonly Feeder[]): Evidence['leftOut'] {
  const ends = new Map<string, Date>();
  for (const { key, maintained_until } of feeders) {
    if (maintained_until) ends.set(key, maintained_until);
  }
  return [...ends].map(([what, until]) => ({
    what,
    why: 'maintenance',
    until: until.toISOString(),
  }));
}

/** Sources of a last value that do not report, and why. */
function leftOutOf(definition: KpiDefinition, feeders: readonly Feeder[]): Evidence['leftOut'] {
  if (!takesLastValue(definition.measure)) return [];
  return (
    feeders
      // cases and events count however old their source is [contract 1, feeding]
      .filter(({ fact }) => fact.startsWith('reading:'))
      .filter((feeder) => !feeder.reports && !feeder.maintained_until)
      .map(({ key, state }) => ({ what: key, why: state === 'offline' ? 'offline' : 'too-old' }))
  );
}

/** Stations whose alarm levels nobody stated. */
async function withoutMarks(
  database: Database,
  definition: KpiDefinition,
  unit: string,
): Promise<Evidence['leftOut']> {
  const marks = termsOf(definition.measure).some(
    (term) => term.fact === 'reading' && 'function' in term && term.function === 'flood-level',
  );
  if (!marks) return [];
  const rows = await database.query<{ key: string }>('read', {
    text: `SELECT DISTINCT s.key FROM series e JOIN sources s ON s.id = e.source_id
           WHERE e.metric = 'water_level' AND e.commune = $1 AND s.removed_at IS NULL
             AND jsonb_typeof(s.attributes -> 'floodLevels') IS DISTINCT FROM 'array' ORDER BY s.key`,
    values: [unit],
  });
  return rows.map(({ key }) => ({ what: key, why: 'no floodLevels' }));
}

async function pageOf(
  database: Database,
  request: EvidenceRequest,
  units: readonly string[],
  moment: Moment,
  reckoning: Reckoning,
): Promise<Pick<Evidence, 'items' | 'next'>> {
  const side = sideOf(request);
  const { limit } = request;
  let place = placeOf(request.cursor);
  const items: EvidenceItem[] = [];
  while (place.term < side.length && items.length < limit) {
    const wanted = limit - items.length;
    const values = new Values(units, moment);
    const rows = await itemsOf(database, request, values, reckoning, place, wanted);
    items.push(...rows);
    place =
      rows.length < wanted
        ? { term: place.term + 1, offset: 0 }
        : { term: place.term, offset: place.offset + rows.length };
  }
  return { items, next: place.term < side.length ? `${place.term}.${place.offset}` : null };
}

/** The terms of the side that is asked for; a number without a denominator rests on its numerator's. */
function sideOf({ definition: { measure }, side }: EvidenceRequest): Side {
  if (!isFactMeasure(measure)) return [];
  return side === 'numerator' ? measure.numerator : (measure.denominator ?? measure.numerator);
}

/** @throws BadCursor for a cursor that was not given out here */
function placeOf(cursor: string | undefined): Place {
  if (cursor === undefined) return { term: 0, offset: 0 };
  const [, term, offset] = /^(\d{1,2})\.(\d{1,9})$/.exec(cursor) ?? [];
  if (term === undefined || offset === undefined) throw new BadCursor('not a cursor of evidence');
  return { term: Number(term), offset: Number(offset) };
}

async function itemsOf(
  database: Database,
  request: EvidenceRequest,
  values: Values,
  reckoning: Reckoning,
  place: Place,
  limit: number,
): Promise<EvidenceItem[]> {
  const { definition } = request;
  const { moment } = values;
  const term = sideOf(request)[place.term];
  if (!term) return [];
  const span = until(windowSpan(definition.window, moment.atMs), moment);
  const silences = await silencesIn(database, request, moment);
  const context = { definition, values, span, silences, ...reckoning };
  const query = narrowed(compileTerm(term, context), request, context);
  await tellBeforehand(database, 'read', values, query);
  const rows = await database.query<ItemRow>(
    'read',
    values.statement(textOf(query, values, place, limit)),
  );
  const sign = (term.minus ? -1 : 1) * (term.times ?? 1);
  const what = term.fact === 'system' ? term.what : '';
  return rows.map((row) => itemOf(query.kind, row, sign, what));
}

/** Since when the sources of its last values are silent, if they are. */
export async function silencesIn(
  database: Queries,
  { definition, groups, unit }: Pick<EvidenceRequest, 'definition' | 'groups' | 'unit'>,
  moment: Moment,
): Promise<Silences> {
  if (!endsWithSilence(definition.measure)) return new Map();
  const feeders = await summariseFeeders(database, [{ definition, groups }], [unit], moment);
  const { silences } = feeders.get(definition.code)?.get(unit) ?? NOT_FED;
  return silencesOf([[unit, silences]]);
}

function textOf(query: TermQuery, values: Values, place: Place, limit: number): string {
  return `SELECT ${COLUMNS[query.kind]}, ${countedAs(query)} AS counted
    FROM ${query.from} ${JOINED[query.kind]}
    WHERE f.unit = ANY(${values.these}) AND ${query.scan} AND ${query.filter}
    ORDER BY ${query.order} LIMIT ${limit} OFFSET ${place.offset}`;
}

/**
 * What one item counts as. Where several make one (those of the same learner, say) the first of them
 * counts as 1 and the others as 0, so that together they are the number.
 */
function countedAs({ aggregate, counted, order }: TermQuery): string {
  if (typeof aggregate !== 'object' || 'percentile' in aggregate) return counted;
  const least = 'groups' in aggregate ? aggregate.groups.atLeast : 1;
  return `CASE WHEN num_nulls(${counted}) = 0 AND count(*) OVER (PARTITION BY f.unit, ${counted}) >= ${least}
    AND row_number() OVER (PARTITION BY f.unit, ${counted} ORDER BY ${order}) = 1 THEN 1 ELSE 0 END::float8`;
}

interface ItemRow {
  unit: string;
  kind: string;
  id: string;
  key: string | null;
  state: string | null;
  opened_at: Date | null;
  closed_at: Date | null;
  effective_due_at: Date | null;
  type: string;
  at: Date;
  amount: number | null;
  metric: string;
  value: number | null;
  counted: number | null;
  since: Date | null;
  heard_at: Date | null;
}

const COLUMNS: Record<ItemKind, string> = {
  case: 'f.unit, f.kind, f.id, s.key, f.state, f.opened_at, f.closed_at, f.effective_due_at',
  event: 'f.unit, f.id, s.key, f.type, f.at, f.amount',
  presence: 'f.unit, f.key, p.state, p.since, p.heard_at',
  reading: 'f.unit, f.key, f.metric, f.at, f.value',
  system: 'f.unit, f.id, f.at',
};

const SOURCE = 'LEFT JOIN sources s ON s.id = f.source_id';
const JOINED: Record<ItemKind, string> = {
  case: SOURCE,
  event: SOURCE,
  presence: '',
  reading: '',
  system: '',
};

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** @param what the fact of the system that a row of it is */
function itemOf(kind: ItemKind, row: ItemRow, sign: number, what: string): EvidenceItem {
  const { unit } = row;
  const source = row.key ?? '';
  const counted = row.counted === null ? null : row.counted * sign;
  switch (kind) {
    case 'case':
      return {
        kind,
        caseKind: row.kind,
        id: row.id,
        unit,
        state: row.state,
        openedAt: iso(row.opened_at),
        closedAt: iso(row.closed_at),
        effectiveDueAt: iso(row.effective_due_at),
        source: row.key,
        counted,
      };
    case 'event':
      return {
        kind,
        type: row.type,
        id: row.id,
        unit,
        source,
        at: row.at.toISOString(),
        amount: row.amount,
        counted,
      };
    case 'reading': {
      const { metric, value } = row;
      const number = value ?? counted ?? 0;
      return {
        kind,
        source,
        unit,
        metric,
        at: row.at.toISOString(),
        value: number,
        counted: counted ?? 0,
      };
    }
    case 'presence': {
      const state = row.state === 'online' ? 'online' : 'offline';
      return {
        kind,
        source,
        unit,
        state,
        since: iso(row.since),
        heardAt: iso(row.heard_at),
        counted,
      };
    }
    case 'system':
      return { kind, what, id: row.id, unit, at: iso(row.at), counted: counted ?? 0 };
  }
}

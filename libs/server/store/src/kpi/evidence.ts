import type { Evidence, EvidenceItem, KpiValue } from '@nhip-xa/contract';
import type { KpiDefinition, Side } from '@nhip-xa/domain';
import { BadCursor, type EvidenceRequest } from '@nhip-xa/ports';
import type { Database } from '../database/database';
import { factQueries, Parameters, type FactQuery, type Moment } from './fact-query';
import { loadFeeders, type Feeder } from './feeders';

/** A page of evidence begins at an offset into the queries of a side, one after the other. */
interface Place {
  query: number;
  offset: number;
}

/** The definition, the sources, what was left out, and a page of the items of one side. */
export async function readEvidence(
  database: Database,
  request: EvidenceRequest,
  value: KpiValue,
  children: readonly KpiValue[] | undefined,
  nowMs: number,
): Promise<Evidence> {
  const { definition, unit } = request;
  const moment: Moment = { atMs: request.atMs ?? nowMs, past: request.atMs !== undefined };
  const head = {
    definition: {
      words: definition.words,
      version: definition.version,
      formula: definition.formula,
    },
    value,
  };
  if (children) return { ...head, sources: [], ...ofRollUp(children) };
  const feeders = await loadFeeders(database, definition, [unit], moment);
  const items = await pageOf(database, request, moment);
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

/** A roll-up's items are its units' values; those without one are left out and named. */
function ofRollUp(children: readonly KpiValue[]): Pick<Evidence, 'items' | 'leftOut' | 'next'> {
  const isFresh = ({ status }: KpiValue): boolean => status !== 'none' && status !== 'stale';
  const fresh = children.filter(isFresh);
  const counted = fresh.length > 0 ? fresh : children.filter(({ status }) => status === 'stale');
  return {
    items: counted.map((value) => ({ kind: 'kpi', value })),
    leftOut: children
      .filter((child) => !counted.includes(child))
      .map(({ unit, status }) => ({ what: unit, why: status })),
    next: null,
  };
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
  if (definition.freshFor === undefined) return [];
  return feeders
    .filter((feeder) => !feeder.reports && !feeder.maintained_until)
    .map(({ key, state }) => ({ what: key, why: state === 'offline' ? 'offline' : 'too-old' }));
}

/** Stations whose alarm levels nobody stated. */
async function withoutMarks(
  database: Database,
  definition: KpiDefinition,
  unit: string,
): Promise<Evidence['leftOut']> {
  const { numerator } = definition.measure;
  if (!('highest' in numerator)) return [];
  const rows = await database.query<{ key: string }>('read', {
    text: `SELECT DISTINCT s.key FROM series e JOIN sources s ON s.id = e.source_id
           WHERE e.metric = $1 AND e.commune = $2 AND s.removed_at IS NULL
             AND jsonb_typeof(s.attributes -> $3) IS DISTINCT FROM 'array' ORDER BY s.key`,
    values: [numerator.metric, unit, numerator.marks],
  });
  return rows.map(({ key }) => ({ what: key, why: `no ${numerator.marks}` }));
}

async function pageOf(
  database: Database,
  request: EvidenceRequest,
  moment: Moment,
): Promise<Pick<Evidence, 'items' | 'next'>> {
  const { definition, unit, limit } = request;
  const { numerator, denominator } = definition.measure;
  const side: Side = request.side === 'denominator' ? (denominator ?? numerator) : numerator;
  let place = placeOf(request.cursor);
  const items: EvidenceItem[] = [];
  const count = 'count' in side && side.count === 'case' ? side.of.length : 1;
  while (place.query < count && items.length < limit) {
    const wanted = limit - items.length;
    const rows = await itemsOf(database, definition, side, moment, unit, place, wanted);
    items.push(...rows);
    place =
      rows.length < wanted
        ? { query: place.query + 1, offset: 0 }
        : { query: place.query, offset: place.offset + rows.length };
  }
  return { items, next: place.query < count ? `${place.query}.${place.offset}` : null };
}

/** @throws BadCursor for a cursor that was not given out here */
function placeOf(cursor: string | undefined): Place {
  if (cursor === undefined) return { query: 0, offset: 0 };
  const [, query, offset] = /^(\d{1,2})\.(\d{1,9})$/.exec(cursor) ?? [];
  if (query === undefined || offset === undefined) throw new BadCursor('not a cursor of evidence');
  return { query: Number(query), offset: Number(offset) };
}

async function itemsOf(
  database: Database,
  definition: KpiDefinition,
  side: Side,
  moment: Moment,
  unit: string,
  place: Place,
  limit: number,
): Promise<EvidenceItem[]> {
  const parameters = new Parameters([unit], moment);
  const [query] = factQueries(definition, partOf(side, place.query), parameters) as [FactQuery];
  const rows = await database.query<ItemRow>('read', {
    text: `SELECT ${COLUMNS[query.kind]}, ${query.counted} AS counted FROM ${JOINED[query.kind](query)}
           WHERE f.unit = ANY($1) AND ${query.where} ORDER BY ${query.order}
           LIMIT ${limit} OFFSET ${place.offset}`,
    values: parameters.values,
  });
  return rows.map((row) => itemOf(query.kind, row));
}

/** A side with only one of its filters. */
const partOf = (side: Side, index: number): Side =>
  'count' in side && side.count === 'case'
    ? { ...side, of: side.of.slice(index, index + 1) }
    : side;

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
  value: number;
  counted: number;
  since: Date | null;
  heard_at: Date | null;
}

const COLUMNS: Record<FactQuery['kind'], string> = {
  case: 'f.unit, f.kind, f.id, s.key, f.state, f.opened_at, f.closed_at, f.effective_due_at',
  event: 'f.unit, f.id, s.key, f.type, f.at, f.amount',
  presence: 'f.unit, f.key, p.state, p.since, p.heard_at',
  reading: 'f.unit, f.key, f.metric, f.at, f.value',
};

const JOINED: Record<FactQuery['kind'], (query: FactQuery) => string> = {
  case: ({ from }) => `${from} LEFT JOIN sources s ON s.id = f.source_id`,
  event: ({ from }) => `${from} LEFT JOIN sources s ON s.id = f.source_id`,
  presence: ({ from }) => from,
  reading: ({ from }) => from,
};

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

function itemOf(kind: FactQuery['kind'], row: ItemRow): EvidenceItem {
  const { unit } = row;
  const source = row.key ?? '';
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
      };
    case 'reading': {
      const { metric, value, counted } = row;
      return { kind, source, unit, metric, at: row.at.toISOString(), value, counted };
    }
    case 'presence': {
      const state = row.state === 'online' ? 'online' : 'offline';
      return { kind, source, unit, state, since: iso(row.since), heardAt: iso(row.heard_at) };
    }
  }
}

import type { MeasureTerm } from '@nhip-xa/contract';
import { isFactMeasure, statusOf, windowSpan, worstFirst, type Side } from '@nhip-xa/domain';
import type { EvidenceRequest } from '@nhip-xa/ports';
import type { Queries } from '../database/database';
import { silencesIn } from '../kpi/evidence';
import type { Reckoning } from '../kpi/measure';
import { aggregateOf } from '../kpi/terms/aggregates';
import { compileTerm } from '../kpi/terms/compile';
import { tellBeforehand } from '../kpi/terms/scan-book';
import { until, Values, type Moment } from '../kpi/terms/statement';
import { PROCEDURE } from './procedure-name';
import type { ItemKind, Silences, TermQuery } from '../kpi/terms/term-query';

/** A KPI of a commune as it was reckoned. */
export type AskedPlaces = Pick<EvidenceRequest, 'unit' | 'definition' | 'groups'> & {
  /** When it was. */
  atMs: number;
};

/** What a source, procedure or category adds to the sides of a number. */
interface Place {
  name: string;
  numerator: number;
  denominator: number;
}

/**
 * Names of what makes a number of a commune bad, worst first: for cases their procedures or
 * categories, for readings, events and sources themselves the sources. They come of the very queries
 * that the number and its evidence come of. A formula and a fact of the system have no place.
 */
export async function badPlaces(
  database: Queries,
  asked: AskedPlaces,
  reckoning: Reckoning,
): Promise<string[]> {
  const { measure } = asked.definition;
  if (!isFactMeasure(measure)) return [];
  const moment: Moment = { atMs: asked.atMs, past: false };
  const silences = await silencesIn(database, asked, moment);
  const context = { asked, moment, silences, reckoning };
  const places = new Map<string, Place>();
  await addSide(database, context, measure.numerator, 'numerator', places);
  await addSide(database, context, measure.denominator ?? [], 'denominator', places);
  return worstOf(asked.definition, [...places.values()]);
}

interface PlaceContext {
  asked: AskedPlaces;
  moment: Moment;
  silences: Silences;
  reckoning: Reckoning;
}

async function addSide(
  database: Queries,
  context: PlaceContext,
  side: Side,
  name: 'numerator' | 'denominator',
  places: Map<string, Place>,
): Promise<void> {
  for (const term of side) {
    if (term.fact === 'system') continue;
    const sign = (term.minus ? -1 : 1) * (term.times ?? 1);
    for (const { place, name: called, total } of await byPlace(database, context, term)) {
      const known = places.get(place) ?? { name: called, numerator: 0, denominator: 0 };
      places.set(place, { ...known, [name]: known[name] + sign * total });
    }
  }
}

interface PlaceRow {
  place: string;
  name: string;
  total: number;
}

/** What a term comes to, place by place; what names none has none. */
async function byPlace(
  database: Queries,
  { asked, moment, silences, reckoning }: PlaceContext,
  term: MeasureTerm,
): Promise<PlaceRow[]> {
  const { definition, unit } = asked;
  const values = new Values([unit], moment);
  const span = until(windowSpan(definition.window, moment.atMs), moment);
  const query = countable(compileTerm(term, { definition, values, span, silences, ...reckoning }));
  await tellBeforehand(database, 'read', values, query);
  const { place, name, joined } = happensSomewhere(term) ? SOMEWHERE : NAMED_BY[query.kind];
  const text = `SELECT * FROM (
      SELECT ${place} AS place, min(${name}) AS name, ${aggregateOf(query)} AS total
      FROM ${query.from} ${joined}
      WHERE f.unit = ANY(${values.these}) AND ${query.scan} GROUP BY 1) t
    WHERE place IS NOT NULL AND total IS NOT NULL`;
  return database.query<PlaceRow>('read', values.statement(text));
}

/** Those that several items make together are counted by their items. */
const countable = (query: TermQuery): TermQuery =>
  typeof query.aggregate === 'object' && 'groups' in query.aggregate
    ? { ...query, aggregate: 'count' }
    : query;

const CALLED = `coalesce(${PROCEDURE}, f.category, s.name)`;
const OF_SOURCE = 'LEFT JOIN sources s ON s.id = f.source_id';

interface NamedBy {
  place: string;
  name: string;
  joined: string;
}

/** Kinds of cases of which one asks where before anything else. */
const HAPPENING: readonly string[] = ['alarm', 'incident'];

/** So is a case of a category that the KPI names: to repeat it says nothing. */
const happensSomewhere = (term: MeasureTerm): boolean =>
  term.fact === 'case' &&
  (HAPPENING.includes(term.kind) || (term.kind === 'feedback' && Boolean(term.where?.category)));

/** Kinds of sources that stand where they tell of: a system that passes a case on does not. */
const STANDING_THERE = `s.kind IN ('device', 'camera', 'speaker')`;
/** To about ten metres [RFC 5870]. */
const COORDINATES = `'geo:' || round(f.lat::numeric, 4)::float8 || ',' || round(f.lon::numeric, 4)::float8`;
const PLACED = `coalesce(v.name_vi, f.village, CASE WHEN ${STANDING_THERE} THEN s.name END, ${COORDINATES}, '')`;
const SOMEWHERE: NamedBy = {
  place: PLACED,
  name: PLACED,
  joined: 'LEFT JOIN sources s ON s.id = f.source_id LEFT JOIN units v ON v.code = f.village',
};

/** By what items are told apart, and what that is called. */
const NAMED_BY: Record<ItemKind, NamedBy> = {
  case: { place: CALLED, name: CALLED, joined: OF_SOURCE },
  event: { place: 's.key', name: 's.name', joined: OF_SOURCE },
  presence: { place: 'f.key', name: 'f.name', joined: '' },
  reading: { place: 'f.key', name: 's.name', joined: 'JOIN sources s ON s.id = f.id' },
  system: { place: 'NULL::text', name: 'NULL::text', joined: '' },
};

/** Below this a difference is one of rounding. */
const NOTHING = 1e-9;

function worstOf(definition: AskedPlaces['definition'], places: readonly Place[]): string[] {
  if (isOfItsOwn(definition)) return worstNumbers(definition, places);
  return places
    .map((place) => ({ ...place, missing: missingOf(definition, place) }))
    .filter(({ missing }) => missing > NOTHING)
    .sort((a, b) => nowhere(a) - nowhere(b) || b.missing - a.missing || byName(a, b))
    .map(({ name }) => name);
}

type Called = Pick<Place, 'name'>;
/** A place that is not known says the least. */
const nowhere = ({ name }: Called): number => (name === '' ? 1 : 0);
const byName = (a: Called, b: Called): number => a.name.localeCompare(b.name);

/** Each place has a number that is judged like the whole: a highest, a lowest, a middle. */
function isOfItsOwn({ measure }: AskedPlaces['definition']): boolean {
  if (!isFactMeasure(measure) || measure.denominator) return false;
  return measure.numerator.some(
    (term) =>
      term.fact !== 'system' &&
      (typeof term.aggregate === 'object'
        ? 'percentile' in term.aggregate
        : term.aggregate !== 'count' && term.aggregate !== 'sum'),
  );
}

function worstNumbers(definition: AskedPlaces['definition'], places: readonly Place[]): string[] {
  const judged = places.map(({ name, numerator: value }) => ({
    unit: name,
    value,
    status: statusOf(definition, { value }),
  }));
  return worstFirst(
    definition,
    judged.filter(({ status }) => status !== 'good'),
  ).map(({ unit }) => unit);
}

/**
 * By how much of its numerator a place misses what is asked of the whole; together the places miss
 * what the number misses. Of a number that should be higher and is no ratio nothing is to be named:
 * what is missing happened nowhere.
 */
function missingOf(
  { measure, better, targetValue }: AskedPlaces['definition'],
  { numerator, denominator }: Place,
): number {
  if (!isFactMeasure(measure) || better === 'range') return 0;
  if (!measure.denominator) return better === 'lower' ? numerator : 0;
  const factor = measure.factor ?? 1;
  const asked = (targetValue ?? (better === 'higher' ? factor : 0)) / factor;
  return better === 'higher' ? asked * denominator - numerator : numerator - asked * denominator;
}

import type { SourceTerm } from '@nhip-xa/contract';
import { attributeConditions } from './attribute-tests';
import { availabilityOf } from './availability';
import { existed, lastReading, maintained, stateAt, stood } from './sources-at';
import { ONCE, type Values } from './statement';
import type { TermContext, TermQuery } from './term-query';

/** Sources of some kinds, one by one. */
export function sourceQuery(term: SourceTerm, context: TermContext): TermQuery {
  const { values } = context;
  const scan = [
    `f.kind = ANY(${values.add(term.kinds)}::text[])`,
    stood('f', values),
    ...existed('f', values),
  ];
  const filter = conditionsOf(term, values);
  const counted =
    term.value === undefined
      ? ''
      : ` CROSS JOIN LATERAL (SELECT ${availabilityOf(context)} AS counted ${ONCE}) c`;
  return {
    kind: 'presence',
    from: `sources f JOIN presence p ON p.source_id = f.id${counted}`,
    scan: scan.join(' AND '),
    filter: filter.length === 0 ? 'true' : filter.join(' AND '),
    counted: counted === '' ? '1::float8' : 'c.counted',
    aggregate: term.aggregate,
    ...(!values.moment.past && { changesAt: darkensAt(term, values) }),
    order: 'f.id',
  };
}

function conditionsOf({ where = {} }: SourceTerm, values: Values): string[] {
  const conditions: string[] = [];
  if (!where.evenMaintained) conditions.push(`NOT ${maintained('f', values)}`);
  if (where.online !== undefined) {
    const state = stateAt('f.id', 'p', 'offline', values);
    conditions.push(`${state} = '${where.online ? 'online' : 'offline'}'`);
  }
  if (where.lastIsOne !== undefined) {
    const last = lastReading('f.id', where.lastIsOne, values);
    conditions.push(`coalesce((SELECT l.value FROM (${last}) l), 1) = 1`);
  }
  if (where.darkForHours !== undefined) conditions.push(dark(where.darkForHours, values));
  conditions.push(...attributeConditions('f.attributes', where.attributes, values));
  return conditions;
}

/** One never seen counts from its registration. */
const LAST_FRAME = 'coalesce(p.last_frame_at, f.created_at)';

/** No good frame for so long: the running gap, or of the past one that was running then. */
function dark(hours: number, values: Values): string {
  const before = `${values.at} - ${values.add(hours)}::int * interval '1 hour'`;
  const running = `${LAST_FRAME} <= ${before}`;
  if (!values.moment.past) return running;
  return `(${running} OR EXISTS (SELECT FROM frame_gaps g
    WHERE g.source_id = f.id AND g.from_at <= ${before} AND g.to_at > ${values.at}))`;
}

function darkensAt({ where }: SourceTerm, values: Values): string {
  if (where?.darkForHours === undefined) return 'NULL::timestamptz';
  const at = `${LAST_FRAME} + ${values.add(where.darkForHours)}::int * interval '1 hour'`;
  return `CASE WHEN ${at} > ${values.at} THEN ${at} END`;
}

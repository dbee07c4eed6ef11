import type { EventTerm } from '@nhip-xa/contract';
import { attributeConditions } from './attribute-tests';
import { within, type TermContext, type TermQuery } from './term-query';

/** Events of the window. */
export function eventQuery(term: EventTerm, context: TermContext): TermQuery {
  const { values } = context;
  const filter = attributeConditions('f.attributes', term.where?.attributes, values);
  return {
    kind: 'event',
    from: 'events f',
    scan: `f.type = ${values.add(term.type)}::text AND ${within('f.at', context)}`,
    filter: filter.length === 0 ? 'true' : filter.join(' AND '),
    counted: countedOf(term, context),
    aggregate: term.aggregate,
    order: 'f.at, f.source_id, f.id',
    newest: 'f.at',
  };
}

function countedOf({ aggregate, value }: EventTerm, { values }: TermContext): string {
  const field = (name: string): string =>
    name === 'village' ? 'f.village' : `f.attributes ->> ${values.add(name)}::text`;
  if (typeof aggregate === 'object' && 'distinct' in aggregate) return field(aggregate.distinct);
  if (typeof aggregate === 'object' && 'groups' in aggregate) {
    return aggregate.groups.by.map(field).join(', ');
  }
  if (value === undefined) return '1::float8';
  if (value === 'amount') return 'f.amount';
  return `attribute_number(f.attributes -> ${values.add(value.attribute)}::text)`;
}

import { caseSidesOf } from '@nhip-xa/domain';
import type { EvidenceRequest } from '@nhip-xa/ports';
import { compileTerm } from './terms/compile';
import type { TermContext, TermQuery } from './terms/term-query';

/** The facts of a term that were asked for: those about one thing, those that another side has not. */
export function narrowed(
  query: TermQuery,
  { definition, side, subject }: Pick<EvidenceRequest, 'definition' | 'side' | 'subject'>,
  context: TermContext,
): TermQuery {
  if (query.kind !== 'case') return query;
  const { values } = context;
  const conditions = [query.filter];
  if (subject === null) conditions.push('f.subject IS NULL');
  else if (subject !== undefined) conditions.push(`f.subject = ${values.add(subject)}::text`);
  if (side === 'rest') {
    for (const term of caseSidesOf(definition)?.numerator ?? []) {
      const { scan, filter } = compileTerm(term, context);
      conditions.push(`(${scan} AND ${filter}) IS NOT TRUE`);
    }
  }
  return { ...query, filter: conditions.join(' AND ') };
}

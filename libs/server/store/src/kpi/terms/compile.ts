import type { MeasureTerm } from '@nhip-xa/contract';
import { caseQuery } from './case-term';
import { eventQuery } from './event-term';
import { readingQuery } from './reading-term';
import { sourceQuery } from './source-term';
import { systemQuery } from './system-term';
import type { TermContext, TermQuery } from './term-query';

/** The facts of a term as SQL. */
export function compileTerm(term: MeasureTerm, context: TermContext): TermQuery {
  switch (term.fact) {
    case 'case':
      return caseQuery(term, context);
    case 'event':
      return eventQuery(term, context);
    case 'reading':
      return readingQuery(term, context);
    case 'source':
      return sourceQuery(term, context);
    case 'system':
      return systemQuery(term, context);
  }
}

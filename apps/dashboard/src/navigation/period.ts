import type { SearchMiddleware } from '@tanstack/react-router';
import { PERIOD_NAMES } from '../api/periods';

interface Stated {
  period?: string;
  from?: string;
}

/** The period of a chart goes along from step to step; of other pages' periods it knows nothing. */
export function keepPeriod<S extends Stated>(): SearchMiddleware<S> {
  return ({ search, next }) => {
    const result = next(search);
    // the way back to where one came from says itself which period was shown there
    const kept = search.from ? undefined : PERIOD_NAMES.find((name) => name === search.period);
    return result.period === undefined && kept !== undefined ? { ...result, period: kept } : result;
  };
}

import { SEARCH_LIMITS } from '@nhip-xa/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/http';
import { answered } from '../api/answered';

/** A question is asked when nobody has typed for so long, in ms. */
export const TYPED_MS = 120;

export const isAsked = (q: string): boolean => q.trim().length >= SEARCH_LIMITS.charactersLeast;

export const searchFor = (q: string) =>
  queryOptions({
    queryKey: ['search', q],
    // a question that another has overtaken is given up
    queryFn: ({ signal }) =>
      answered(api.GET('/api/v1/search', { params: { query: { q } }, signal })),
    enabled: isAsked(q),
    staleTime: 30_000,
  });

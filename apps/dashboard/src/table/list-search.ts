import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { LIST_SEARCH } from './list-search-names';

export type ListParameter = (typeof LIST_SEARCH)[number];
export type ListSearch = { [name in ListParameter]?: string };

/** The order and the columns stay when the filters go. */
const NO_FILTERS: readonly ListParameter[] = ['sort', 'columns'];

export interface ListState {
  search: ListSearch;
  /** Puts parts into the address; an empty one is taken out. */
  change: (change: ListSearch) => void;
  /** Some filter is set. */
  filtered: boolean;
  clear: () => void;
}

/** The state of a list, which stands in its address and nowhere else. */
export function useListState(): ListState {
  const search: ListSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = useCallback(
    (changed: ListSearch) =>
      void navigate({
        to: '.',
        search: (before) =>
          Object.fromEntries(
            Object.entries({ ...before, ...changed }).filter(([, value]) => value !== ''),
          ),
        resetScroll: false,
      }),
    [navigate],
  );
  const set = LIST_SEARCH.filter((name) => !NO_FILTERS.includes(name) && search[name]);
  const clear = (): void => change(Object.fromEntries(set.map((name) => [name, ''])));
  return { search, change, filtered: set.length > 0, clear };
}

import { useNavigate, useSearch } from '@tanstack/react-router';
import { valuePeriodOf } from './period';

/** The period and the day in it stand in the address. */
export function usePeriod() {
  const search = useSearch({ from: '/console/u/$unit/value' });
  const navigate = useNavigate({ from: '/u/$unit/value' });
  const turn = (change: Partial<typeof search>): void => {
    void navigate({
      search: (before) => ({ ...before, ...change }),
      replace: true,
      resetScroll: false,
    });
  };
  return { search, turn, period: valuePeriodOf(search.period) };
}

import { isoDay, localDay } from '@nhip-xa/domain';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { writtenMoment } from '../shell/past';
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
  const moment = writtenMoment(search.at);
  /** The day that the address names; of a moment of the past that which holds it. */
  const day = moment === null ? search.at : isoDay(localDay(moment));
  return { search, day, turn, period: valuePeriodOf(search.period) };
}

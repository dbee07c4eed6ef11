import type { UnitLevel } from '@nhip-xa/contract';
import { useQuery } from '@tanstack/react-query';
import { unitsBelowQuery } from '../api/queries';
import { useMe } from '../shell/me';

/** Levels of the units of which numbers are reckoned. */
export const WITH_NUMBERS: readonly UnitLevel[] = ['nation', 'province', 'commune'];

/**
 * The unit that a definition is tried on unless another is chosen: the reader's own. Where all that
 * lies below is a demonstration, which never adds to it, the first unit of that: else every try would
 * come to nothing.
 */
export function useUsualUnit(): string {
  const { unit } = useMe();
  const below = useQuery({ ...unitsBelowQuery(unit), enabled: unit === 'VN' }).data?.items ?? [];
  return below.every(({ simulated }) => simulated) ? (below[0]?.code ?? unit) : unit;
}

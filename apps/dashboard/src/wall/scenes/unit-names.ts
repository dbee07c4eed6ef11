import type { Page, Unit } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { ask, query } from '../../api/http';
import { unitName } from '../../shell/unit-name';

/** More units than any province has below it. */
const MOST_BELOW = 500;

/** The names of what lies directly below a unit; its code stands for one that is not known. */
export function useNamesBelow({ code, level }: Unit): (unit: string) => string {
  const { language } = useTexts();
  const { data } = useQuery({
    queryKey: ['wall', 'below', code],
    queryFn: async ({ signal }): Promise<Unit[]> => {
      const answer = await ask(`/units${query({ parent: code, limit: MOST_BELOW })}`, { signal });
      return (answer as Partial<Page<Unit>>).items ?? [];
    },
    enabled: level !== 'commune',
    staleTime: 3_600_000,
  });
  return (unit) => {
    const known = data?.find((each) => each.code === unit);
    return known ? unitName(known, language) : unit;
  };
}

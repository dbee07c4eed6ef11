import { useLive } from '@nhip-xa/web-live';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** A case is not asked for oftener than this because numbers of its unit changed. */
const AFTER_MS = 1_000;

/** Asks for a case anew soon after any number of its unit changed: it may be the reason. */
export function useFreshCase(unit: string, kind: string, id: string): void {
  const queries = useQueryClient();
  const values = useLive((state) => state.units.get(unit));
  useEffect(() => {
    const timer = setTimeout(
      () => void queries.invalidateQueries({ queryKey: ['case', unit, kind, id] }),
      AFTER_MS,
    );
    return () => clearTimeout(timer);
  }, [queries, values, unit, kind, id]);
}

import { useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { unitsBelowQuery } from '../api/queries';
import { unitName } from './unit-name';

/** What the units below one are called, by their codes. */
export function useNamesBelow(parent: string): ReadonlyMap<string, string> {
  const { language } = useTexts();
  const below = useQuery(unitsBelowQuery(parent)).data?.items;
  return useMemo(
    () => new Map(below?.map((unit) => [unit.code, unitName(unit, language)])),
    [below, language],
  );
}

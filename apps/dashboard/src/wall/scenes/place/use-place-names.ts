import type { Unit } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { unitName } from '../../../shell/unit-name';
import { wallUnitsBelow } from '../../wall-queries';

/** The commune that something of a province lies in, by name; empty on a commune's own wall. */
export function usePlaceNames(unit: Unit): (code: string | undefined) => string {
  const { language } = useTexts();
  const above = unit.level === 'province' || unit.level === 'nation';
  const below = useQuery({ ...wallUnitsBelow(unit.code), enabled: above }).data;
  return useCallback(
    (code) => {
      const found = above && below?.find((each) => each.code === code);
      return found ? unitName(found, language) : '';
    },
    [above, below, language],
  );
}

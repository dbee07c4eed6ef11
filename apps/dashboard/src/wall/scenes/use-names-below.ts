import type { Unit } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { unitName } from '../../shell/unit-name';
import { wallUnitsBelow } from '../wall-queries';

/**
 * The names of what lies directly below a province or the nation; empty for what is not known there,
 * and on a commune's own wall, where everything is of that commune.
 */
export function useNamesBelow({ code, level }: Unit): (unit: string | undefined) => string {
  const { language } = useTexts();
  const above = level === 'province' || level === 'nation';
  const below = useQuery({ ...wallUnitsBelow(code), enabled: above }).data;
  return useCallback(
    (unit) => {
      const found = above && below?.find((each) => each.code === unit);
      return found ? unitName(found, language) : '';
    },
    [above, below, language],
  );
}

import type { viMap } from './vi-map';

/** Texts of maps and rankings. */
export const enMap: Record<keyof typeof viMap, string> = {
  'map.none': 'No map yet',
};

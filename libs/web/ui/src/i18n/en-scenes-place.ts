import type { viScenesPlace } from './vi-scenes-place';

/** Texts of the scenes for environment, infrastructure, economy and society, and value. */
export const enScenesPlace: Record<keyof typeof viScenesPlace, string> = {
  'rivers.title': 'River levels',
};

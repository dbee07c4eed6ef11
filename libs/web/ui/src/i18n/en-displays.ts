import type { viDisplays } from './vi-displays';

/** Texts of setting up walls, and of the screens that show them. */
export const enDisplays: Record<keyof typeof viDisplays, string> = {
  'screens.title': 'Screens',
};

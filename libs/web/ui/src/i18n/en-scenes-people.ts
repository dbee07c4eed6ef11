import type { viScenesPeople } from './vi-scenes-people';

/** Texts of the scenes for public services, feedback, and security. */
export const enScenesPeople: Record<keyof typeof viScenesPeople, string> = {
  'services.due': 'Due',
};

import type { viWall } from './vi-wall';

/** Texts of the wall around its scenes: what needs a decision, the pulse, the round. */
export const enWall: Record<keyof typeof viWall, string> = {
  'scene.overview': 'Overview',
  'scene.map': 'Map',
  'scene.services': 'Public services',
  'scene.feedback': 'Citizen feedback',
  'scene.security': 'Security',
  'scene.environment': 'Environment and disasters',
  'scene.infrastructure': 'Infrastructure and services',
  'scene.economy': 'Economy and society',
  'scene.value': 'Value and cost',
};

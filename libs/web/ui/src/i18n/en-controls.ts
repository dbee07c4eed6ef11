import type { viControls } from './vi-controls';

/** What controls say to those who do not see them. */
export const enControls: Record<keyof typeof viControls, string> = {
  'controls.clear': 'Clear',
  'controls.nothingFound': 'Nothing found',
};

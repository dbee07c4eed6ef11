import type { viControls } from './vi-controls';

/** What controls say to those who do not see them. */
export const enControls: Record<keyof typeof viControls, string> = {
  'controls.close': 'Close',
  'controls.clear': 'Clear',
  'controls.nothingFound': 'Nothing found',
};

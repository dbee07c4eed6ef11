import type { viLooks } from './vi-looks';

/** Texts of the page that shows every component. */
export const enLooks: Record<keyof typeof viLooks, string> = {
  'looks.title': 'Design system',
};

import type { Role } from '@nhip-xa/contract';
import type { TextKey } from '@nhip-xa/web-ui';
import { ADMIN_PAGES, type AdminPage } from './admin-pages';
import { UNIT_PAGES, isFor } from './unit-pages';

/** A page of the console that a person may open: where it is, and the text that is its name. */
export type ConsolePage =
  | { to: (typeof UNIT_PAGES)[number]['to']; params: { unit: string }; text: TextKey }
  | { to: AdminPage['to'] | '/account'; text: TextKey };

/** Those of a unit first, in the order in which menus have them. */
export const pagesOf = (role: Role, unit: string): ConsolePage[] => [
  ...UNIT_PAGES.filter((page) => isFor(page, role)).map(({ to, text }) => ({
    ...{ to, text },
    params: { unit },
  })),
  ...ADMIN_PAGES.flatMap(({ pages }) => pages.filter((page) => isFor(page, role))).map(
    ({ to, text }) => ({ to, text }),
  ),
  { to: '/account', text: 'account.title' },
];

import type { Role } from '@nhip-xa/contract';

/** [contract 3, roles] everybody but the technician reads cases and what is made of them. */
const OF_CASES = [
  'admin',
  'province-staff',
  'chairman',
  'officer',
] as const satisfies readonly Role[];
const OF_TECHNIQUE = ['admin', 'technician'] as const satisfies readonly Role[];
const OF_ADMIN = ['admin'] as const satisfies readonly Role[];

/**
 * The pages of the administration by theme: an entry is a line here, with `roles` where not
 * everybody may open it. A theme without an entry for the reader is not shown.
 */
export const ADMIN_PAGES = [
  {
    theme: 'adminNav.people',
    pages: [
      { to: '/admin/users', text: 'nav.users', roles: OF_ADMIN },
      { to: '/admin/tokens', text: 'nav.tokens' },
      { to: '/admin/units', text: 'nav.units', roles: OF_ADMIN },
      { to: '/admin/boundaries', text: 'nav.boundaries', roles: OF_ADMIN },
    ],
  },
  {
    theme: 'adminNav.sources',
    pages: [
      { to: '/admin/sources', text: 'nav.sources' },
      { to: '/admin/mappings', text: 'nav.mappings' },
      { to: '/admin/rejected', text: 'nav.rejected' },
      { to: '/admin/ledger', text: 'nav.ledger' },
    ],
  },
  {
    theme: 'adminNav.kpis',
    pages: [
      { to: '/admin/kpis', text: 'nav.kpis' },
      { to: '/admin/calendar', text: 'nav.calendar', roles: OF_CASES },
    ],
  },
  {
    theme: 'adminNav.screens',
    pages: [{ to: '/admin/displays', text: 'nav.displays', roles: OF_CASES }],
  },
  {
    theme: 'adminNav.system',
    pages: [
      { to: '/admin/health', text: 'nav.health', roles: OF_TECHNIQUE },
      { to: '/admin/retention', text: 'nav.retention', roles: OF_ADMIN },
      { to: '/admin/privacy', text: 'nav.privacy', roles: OF_ADMIN },
      { to: '/admin/audit', text: 'nav.audit', roles: OF_ADMIN },
      { to: '/admin/setup', text: 'nav.firstSteps', roles: OF_ADMIN },
      { to: '/admin/demonstration', text: 'demo.title', roles: OF_ADMIN },
      { to: '/looks', text: 'looks.title' },
    ],
  },
] as const;

export type AdminPage = (typeof ADMIN_PAGES)[number]['pages'][number];

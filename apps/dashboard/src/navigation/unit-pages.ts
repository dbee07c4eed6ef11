import type { Role } from '@nhip-xa/contract';

/**
 * The pages of a unit, in the order in which they stand on each of them: an entry is a line here,
 * with `roles` where not everybody may open it. `now`: it shows nothing of a moment of the past.
 */
export const UNIT_PAGES = [
  { to: '/u/$unit', text: 'unitNav.overview' },
  {
    to: '/u/$unit/value',
    text: 'unitNav.value',
    roles: ['admin', 'province-staff', 'chairman', 'officer'],
  },
  { to: '/u/$unit/alerts', text: 'alerts.title', now: true },
] as const;

/** Whether an entry is for a role: all are but those that name theirs. */
export const isFor = (entry: object, role: Role): boolean =>
  !('roles' in entry) || (entry.roles as readonly Role[]).includes(role);

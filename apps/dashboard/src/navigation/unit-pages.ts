import type { Role } from '@nhip-xa/contract';

/** [contract 3, roles] everybody but the technician reads cases and what is made of them. */
const OF_CASES = ['admin', 'province-staff', 'chairman', 'officer'] as const;

/**
 * The pages of a unit, in the order in which they stand on each of them: an entry is a line here,
 * with `roles` where not everybody may open it.
 */
export const UNIT_PAGES = [
  { to: '/u/$unit', text: 'unitNav.overview' },
  { to: '/u/$unit/map', text: 'mapPage.title' },
  { to: '/u/$unit/cases', text: 'list.cases', roles: OF_CASES },
  { to: '/u/$unit/events', text: 'list.events', roles: OF_CASES },
  { to: '/u/$unit/sources', text: 'list.sources' },
  { to: '/u/$unit/compare', text: 'compare.title' },
  { to: '/u/$unit/reports', text: 'reports.title', roles: OF_CASES },
  { to: '/u/$unit/value', text: 'unitNav.value', roles: OF_CASES },
  { to: '/u/$unit/alerts', text: 'alerts.title' },
] as const;

/** Whether an entry is for a role: all are but those that name theirs. */
export const isFor = (entry: object, role: Role): boolean =>
  !('roles' in entry) || (entry.roles as readonly Role[]).includes(role);

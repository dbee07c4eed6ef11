import type { Role } from '@nhip-xa/contract';
import { ACTS, type Act } from '@nhip-xa/ports';

/** What everyone reads who may see cases; accounts and audit are the administrator's. */
const READING = [
  'kpi.read',
  'alert.read',
  'unit.read',
  'source.read',
  'reading.read',
  'case.read',
  'calendar.read',
  'event.read',
  'presence.read',
  // places and counts of cases
  'scene.read',
  'frame.read',
  'rejected.read',
  'mapping.read',
  'display.read',
  'token.own',
  // they tell of cases
  'report.read',
  'report.comment',
] as const satisfies readonly Act[];

/**
 * Role → what it may do, within its unit and what lies below [contract 3, roles]. Whatever does
 * not stand here is refused.
 */
const ROLE_ACTS: Readonly<Record<Role | 'display', readonly Act[]>> = {
  // a screen speaks for itself only
  admin: ACTS.filter((act) => act !== 'screen.report'),
  'province-staff': [...READING, 'display.write', 'kpi.target', 'value.write', 'report.write'],
  chairman: [...READING, 'alert.acknowledge', 'case.verdict', 'display.write', 'wall.write'],
  // types numbers
  officer: [...READING, 'case.verdict', 'kpi.type', 'value.write'],
  // sources and what came from them, but no cases
  technician: [
    'kpi.read',
    'alert.read',
    'unit.read',
    'source.read',
    'source.write',
    'trace.read',
    'reading.read',
    'presence.read',
    'frame.read',
    'rejected.read',
    'rejected.write',
    'mapping.read',
    'mapping.write',
    'token.own',
    // of the whole installation's only: a route asks for the nation besides
    'installation.read',
  ],
  // its unit's wall and nothing else: who acknowledged what is not for everybody who passes by
  display: ['kpi.read', 'unit.read', 'presence.read', 'scene.read', 'frame.read', 'screen.report'],
};

const acts: ReadonlyMap<string, ReadonlySet<Act>> = new Map(
  Object.entries(ROLE_ACTS).map(([role, list]) => [role, new Set(list)]),
);

export const roleMay = (role: Role | 'display', act: Act): boolean =>
  acts.get(role)?.has(act) ?? false;

/** Everything that `narrow` may do, `wide` may do too. */
export const covers = (wide: Role, narrow: Role): boolean =>
  ROLE_ACTS[narrow].every((act) => roleMay(wide, act));

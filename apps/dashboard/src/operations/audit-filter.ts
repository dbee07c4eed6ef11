import { writtenMoment } from '../shell/past';

/** What an address says of which changes are meant; moments as `2026-11-20T08:05`, in Vietnam. */
export interface AuditSearch {
  unit?: string;
  who?: string;
  /** What was done, or to what kind of thing. */
  act?: string;
  /** To which one. */
  thing?: string;
  from?: string;
  to?: string;
}

/** The same as the API takes it. */
export interface AuditFilter {
  unit?: string;
  who?: string;
  action?: string;
  target?: string;
  from?: string;
  to?: string;
}

const ACTION = /^[a-z][a-z-]{0,40}(\.[a-z][a-z-]{0,40})?$/;

const momentOf = (text: string | undefined): string | undefined => {
  const ms = writtenMoment(text);
  return ms === null ? undefined : new Date(ms).toISOString();
};

/** The filter of an address; what it states that is none does not filter. */
export function auditFilter({ unit, who, act, thing, from, to }: AuditSearch): AuditFilter {
  const action = act !== undefined && ACTION.test(act) ? act : undefined;
  const given = { unit, who, action, target: thing, from: momentOf(from), to: momentOf(to) };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** Kinds of things whose changes can be looked for, as acts begin with them. */
export const AUDIT_THINGS = [
  'user',
  'session',
  'token',
  'unit',
  'source',
  'mapping',
  'proposal',
  'rejected',
  'kpi',
  'kpi-setting',
  'wall',
  'display',
  'calendar',
  'policy',
  'boundary',
  'alert',
  'case',
  'value',
  'retention',
  'keeping',
  'personal-key',
] as const;

import { CASE_KINDS, caseKind } from '@nhip-xa/domain';
import type { CaseFilter, ChangedBetween } from '@nhip-xa/ports';
import { closedKeys, firstKnownKeys, knownBy, ranLate } from '../changes/changed-cases';
import { asReader, type Database, type SqlValue } from '../database/database';
import { communesOf } from '../wall/scene-context';
import { STATE } from './case-orders';
import { NOW, THEN, openThen, type Standing } from './cases-then';
import { beginsWith } from './id-range';
import type { ResolvedFilter } from './procedures';
import { sqlMoment } from './moments';
import { communeOf, ofUnits, unitsWithin } from './subtree';

/** Which cases a list is of: where its rows `c` are read from, and the conditions on them. */
interface Chosen {
  /** Each a part of the whole, none of them a part of another. */
  parts: readonly string[];
  conditions: string[];
  values: SqlValue[];
}

export const standingOf = ({ atUs }: CaseFilter): Standing => (atUs === undefined ? NOW : THEN);

/** Whose cases: of what changed those of the communes that are compared, pretended ones apart. */
export const unitsOf = (
  database: Database,
  { within, changed }: CaseFilter,
): Promise<readonly string[] | undefined> =>
  changed ? communesOf(asReader(database), within) : unitsWithin(database, within);

/** The cases that were asked for; $1 is the moment at which they are looked at. */
export function chosenCases(filter: ResolvedFilter, units: readonly string[] | undefined): Chosen {
  const values: SqlValue[] = [sqlMoment(filter.atUs ?? filter.nowUs)];
  const ofThese = ofUnits('c.unit', units, values);
  // the moment is stated also where nothing is asked of it: a parameter has to have a type
  const conditions = ['$1::timestamptz IS NOT NULL', ...ofThese, ...equalTo(filter, values)];
  conditions.push(...standsAs(filter, values), ...within(filter, values));
  if (filter.procedures) {
    conditions.push(
      `c.attributes ->> 'procedure' = ANY($${values.push(filter.procedures)}::text[])`,
    );
  }
  if (filter.q !== undefined) conditions.push(beginsWith('c.id', filter.q, values));
  if (filter.changed) conditions.push(...changedBetween(filter.changed, units ?? [], values));
  const parts = filter.atUs !== undefined && needsOpen(filter) ? openThen(ofThese) : ['cases'];
  return { parts, conditions, values };
}

/** Fields that have a value. */
function equalTo(filter: CaseFilter, values: SqlValue[]): string[] {
  const source = `c.source_id IN (SELECT s.id FROM sources s WHERE s.key = ?)`;
  return [
    ['c.kind = ?', filter.kind] as const,
    ["c.attributes ->> 'procedure' = ?", filter.procedure] as const,
    ["c.attributes ->> 'channel' = ?", filter.channel] as const,
    ['c.category = ?', filter.category] as const,
    [source, filter.source] as const,
    ['c.unit = ?', communeOf(filter.source)] as const,
  ].flatMap(([condition, value]) =>
    value === undefined ? [] : [condition.replace('?', `$${values.push(value)}`)],
  );
}

/** What changes with time. */
function standsAs(filter: CaseFilter, values: SqlValue[]): string[] {
  const { open, overdue, late, state } = filter;
  const stands = standingOf(filter);
  const conditions: string[] = [];
  if (state !== undefined) {
    const column = filter.atUs === undefined ? STATE : `(${stands.state})`;
    conditions.push(`${column} = $${values.push(state)}`);
  }
  if (open !== undefined) conditions.push(open ? stands.open : `NOT ${stands.open}`);
  if (overdue !== undefined) conditions.push(overdue ? stands.overdue : `NOT ${stands.overdue}`);
  if (late !== undefined) conditions.push(late ? stands.late : `(${stands.late}) IS NOT TRUE`);
  return conditions;
}

/** When it was opened and closed. What changed up to the moment is named by itself. */
function within(filter: CaseFilter, values: SqlValue[]): string[] {
  const { atUs, changed, fromUs, toUs, closedFromUs, closedToUs } = filter;
  const { closed } = standingOf(filter);
  const conditions = [
    ['c.opened_at >=', fromUs] as const,
    ['c.opened_at <', toUs] as const,
    ['c.closed_at >=', closedFromUs] as const,
    ['c.closed_at <', closedToUs] as const,
  ].flatMap(([condition, us]) =>
    us === undefined ? [] : [`${condition} $${values.push(sqlMoment(us))}::timestamptz`],
  );
  if (closedFromUs !== undefined || closedToUs !== undefined) {
    conditions.push(`${closed} IS NOT NULL`);
  }
  if (atUs !== undefined && !changed) conditions.push('c.opened_at <= $1::timestamptz');
  return conditions;
}

function changedBetween(
  { what, fromUs, toUs }: ChangedBetween,
  communes: readonly string[],
  values: SqlValue[],
): string[] {
  const moment = (us: number): string => `$${values.push(sqlMoment(us))}::timestamptz`;
  const bounds = { from: moment(fromUs), to: moment(toUs) };
  if (what === 'late') return [ranLate('c', bounds), knownBy('c', bounds.to)];
  const among = `$${values.push(communes)}::text[]`;
  const keys = what === 'closed' ? closedKeys(among, bounds) : firstKnownKeys(what, among, bounds);
  return [`(c.unit, c.kind, c.id) IN (${keys})`];
}

/** Only cases can fit that are open: few, and found by themselves. */
function needsOpen({ open, overdue, state, kind }: CaseFilter): boolean {
  if (open || overdue) return true;
  if (state === undefined || open === false) return false;
  const kinds = kind === undefined ? Object.values(CASE_KINDS) : [caseKind(kind)];
  const phases = kinds.flatMap((one) => one?.states[state] ?? []);
  return phases.length > 0 && phases.every((phase) => phase === 'open');
}

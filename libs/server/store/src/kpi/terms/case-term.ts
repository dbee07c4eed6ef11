import type { CaseTerm, CaseValue, CaseWhere } from '@nhip-xa/contract';
import { caseKind } from '@nhip-xa/domain';
import { attributeConditions } from './attribute-tests';
import type { Values } from './statement';
import { within, type TermContext, type TermQuery } from './term-query';

const MOMENTS = { openedAt: 'f.opened_at', acceptedAt: 'f.accepted_at', closedAt: 'f.closed_at' };

const OPEN_NOW = 'f.open_from IS NOT NULL AND f.open_to IS NULL';

/** Cases, each once, as they stand now or stood at a moment of the past. */
export function caseQuery(term: CaseTerm, context: TermContext): TermQuery {
  const { values } = context;
  const where = term.where ?? {};
  const looksAtOpen = where.within === undefined && needsOpen(term.kind, where);
  const scan = [
    `f.kind = ${values.add(term.kind)}::text`,
    ...(where.within ? [within(MOMENTS[where.within], context)] : []),
    ...(looksAtOpen ? [openCondition(values)] : []),
  ];
  return {
    kind: 'case',
    from: 'cases f',
    scan: scan.join(' AND '),
    filter: filterOf(where, !looksAtOpen, context),
    counted: countedOf(term, values),
    aggregate: term.aggregate,
    ...(looksAtOpen && !values.moment.past && { changesAt: changesOf(where, values) }),
    order: 'f.unit, f.kind, f.id',
    newest: where.within ? MOMENTS[where.within] : 'f.opened_at',
  };
}

const asList = (one: string | readonly string[] | undefined): readonly string[] =>
  one === undefined ? [] : typeof one === 'string' ? [one] : one;

/** Whether only open cases can match: they are few, and found by themselves. */
function needsOpen(kind: string, where: CaseWhere): boolean {
  if (where.open || where.overdue || where.dueSoon || where.inForce) return true;
  const states = asList(where.state);
  return states.length > 0 && states.every((state) => caseKind(kind)?.states[state] === 'open');
}

const openCondition = ({ at, moment }: Values): string =>
  moment.past ? `f.open_from <= ${at} AND (f.open_to IS NULL OR f.open_to > ${at})` : OPEN_NOW;

function filterOf(where: CaseWhere, withOpen: boolean, context: TermContext): string {
  const { values } = context;
  const conditions: string[] = [];
  if (withOpen && (where.open || where.overdue || where.dueSoon || where.inForce)) {
    conditions.push(openCondition(values));
  }
  if (where.overdue) conditions.push(...overdueConditions(values));
  if (where.dueSoon) conditions.push(...dueSoonConditions(context));
  if (where.inForce) conditions.push(...inForceConditions(values));
  if (where.late !== undefined) {
    const late = 'coalesce(f.closed_at > f.effective_due_at, false)';
    conditions.push(where.late ? late : `NOT ${late}`);
  }
  if (where.due) conditions.push('f.due_at IS NOT NULL');
  conditions.push(...stateConditions(where, values), ...choices(where, values));
  conditions.push(...attributeConditions('f.attributes', where.attributes, values));
  return conditions.length === 0 ? 'true' : conditions.join(' AND ');
}

/** [contract 2] overdue: not paused and past its effective due date. */
function overdueConditions({ at, moment }: Values): string[] {
  const due = moment.past ? dueAsOf(at) : 'f.effective_due_at';
  return [`coalesce(${due} < ${at}, false)`, `NOT f.pauses @> ${at}`];
}

/** Not overdue, not paused, and due before the close of its commune's next working day. */
function dueSoonConditions({ values, office }: TermContext): string[] {
  const { at, moment, units } = values;
  const closes = Object.fromEntries(
    units.map((unit) => [
      unit,
      new Date(office.closeOfNextWorkingDay(unit, moment.atMs)).toISOString(),
    ]),
  );
  const until = `(${values.add(JSON.stringify(closes))}::jsonb ->> f.unit)::timestamptz`;
  const due = moment.past ? dueAsOf(at) : 'f.effective_due_at';
  return [`coalesce(${due} >= ${at} AND ${due} < ${until}, false)`, `NOT f.pauses @> ${at}`];
}

/** The effective due date before pauses that began later moved it. */
export const dueAsOf = (
  at: string,
  f = 'f',
): string => `greatest(${f}.due_at, ${f}.effective_due_at - coalesce((
    SELECT sum(upper(r) - lower(r)) FROM unnest(${f}.pauses) r WHERE lower(r) > ${at} AND NOT upper_inf(r)), '0'))`;

const VALID_FROM = `attribute_moment(f.attributes -> 'validFrom')`;
const VALID_TO = `attribute_moment(f.attributes -> 'validTo')`;

/** A bulletin that says nothing of its validity is in force while it is open. */
const inForceConditions = ({ at }: Values): string[] => [
  `coalesce(${VALID_FROM} <= ${at}, true)`,
  `coalesce(${VALID_TO} > ${at}, true)`,
];

function stateConditions(where: CaseWhere, values: Values): string[] {
  const states = asList(where.state);
  if (states.length === 0) return [];
  const state = values.moment.past ? stateAsOf(values.at) : 'f.state';
  return [`${state} = ANY(${values.add(states)}::text[])`];
}

const stateAsOf = (at: string): string => `(SELECT s.state FROM case_statements s
    WHERE s.unit = f.unit AND s.kind = f.kind AND s.id = f.id AND s.ts <= ${at} AND s.state <> ''
    ORDER BY s.ts DESC, s.seq LIMIT 1)`;

function choices(where: CaseWhere, values: Values): string[] {
  const conditions: string[] = [];
  for (const field of ['category', 'severity'] as const) {
    const wanted = asList(where[field]);
    if (wanted.length > 0) conditions.push(`f.${field} = ANY(${values.add(wanted)}::text[])`);
  }
  if (where.receivedElsewhere !== undefined) {
    const elsewhere = 'coalesce(f.received_by <> f.unit, false)';
    conditions.push(where.receivedElsewhere ? elsewhere : `NOT ${elsewhere}`);
  }
  const { supplementsAtMost: most, supplementsAtLeast: least } = where;
  if (most !== undefined) conditions.push(`f.supplements <= ${values.add(most)}::int`);
  if (least !== undefined) conditions.push(`f.supplements >= ${values.add(least)}::int`);
  return conditions;
}

const ELAPSED: Record<string, string> = {
  'opened-accepted': 'f.accepted_at - f.opened_at',
  'accepted-closed': 'f.closed_at - f.accepted_at',
  'opened-closed': 'f.closed_at - f.opened_at',
  'opened-due': 'f.due_at - f.opened_at',
};
/** Working minutes were reckoned when the case was told, by the office hours of its commune. */
const WORKING: Record<string, string> = {
  'opened-accepted': 'f.accept_working_min',
  'accepted-closed': 'f.resolve_working_min',
  'opened-closed': 'f.handled_working_min',
  'opened-due': 'f.allowed_working_min',
};
const SECONDS = { minutes: 60, hours: 3_600, days: 86_400 };

const PAUSED = `coalesce((SELECT sum(upper(r) - lower(r)) FROM unnest(f.pauses) r WHERE NOT upper_inf(r)), '0')`;

function countedOf({ aggregate, value }: CaseTerm, values: Values): string {
  if (typeof aggregate === 'object' && 'distinct' in aggregate) {
    return fieldText(aggregate.distinct, values);
  }
  if (typeof aggregate === 'object' && 'groups' in aggregate) {
    return aggregate.groups.by.map((field) => fieldText(field, values)).join(', ');
  }
  return value === undefined ? '1::float8' : numberOf(value, values);
}

/** A case's own field, or an attribute of it. */
const fieldText = (field: string, values: Values): string =>
  field === 'village' || field === 'category'
    ? `f.${field}`
    : `f.attributes ->> ${values.add(field)}::text`;

function numberOf(value: CaseValue, values: Values): string {
  if ('attribute' in value) {
    return `attribute_number(f.attributes -> ${values.add(value.attribute)}::text)`;
  }
  if ('setting' in value) {
    const key = `f.attributes ->> ${values.add(value.by)}::text`;
    // all of them as one object, which is made once: looking each up would take longer than its case
    const all = `(SELECT jsonb_object_agg(s.key, s.value) FROM kpi_settings s WHERE s.name = ${values.add(value.setting)}::text)`;
    return `coalesce((${all} ->> (${key}))::float8, ${values.add(value.otherwise)}::float8)`;
  }
  if (value.in === 'workingHours') return `${WORKING[value.span] as string} / 60`;
  const pauses = value.lessPauses ? ` - ${PAUSED}` : '';
  return `extract(epoch FROM ${ELAPSED[value.span] as string}${pauses})::float8 / ${SECONDS[value.in]}`;
}

/**
 * The next moment at which an open case counts otherwise by itself: a pause that begins or ends, its
 * due date, the beginning or end of its validity.
 */
function changesOf(where: CaseWhere, { at }: Values): string {
  const moments: string[] = [];
  if (where.overdue || where.dueSoon) {
    moments.push(
      `CASE WHEN f.pauses @> ${at} THEN (SELECT upper(r) FROM unnest(f.pauses) r WHERE r @> ${at})
        WHEN f.effective_due_at >= ${at} THEN f.effective_due_at END`,
      `(SELECT min(lower(r)) FROM unnest(f.pauses) r WHERE lower(r) > ${at})`,
    );
  }
  if (where.inForce) {
    moments.push(
      ...[VALID_FROM, VALID_TO].map((moment) => `CASE WHEN ${moment} > ${at} THEN ${moment} END`),
    );
  }
  return moments.length === 0 ? 'NULL::timestamptz' : `least(${moments.join(', ')})`;
}

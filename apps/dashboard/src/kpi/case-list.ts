import type { CaseTerm } from '@nhip-xa/contract';
import { LOCAL_OFFSET_MS, caseSidesOf, windowSpan } from '@nhip-xa/domain';
import type { EvidencePart } from '../api/kpi-queries';
import type { Definition } from '../shell/definitions';
import { writeMoment } from '../shell/past';
import type { ListSearch } from '../table/list-search';

/** How the address of a page says that nothing is known of what cases are about. */
export const NO_SUBJECT = '-';

/** Conditions of a number that the filters of a list of cases cannot say. */
export const UNSAID = [
  'rest',
  'terms',
  'subject',
  'within',
  'state',
  'late',
  'supplements',
  'soon',
  'other',
] as const;
export type Unsaid = (typeof UNSAID)[number];

/** The list of cases that comes next to the evidence of a side, and in what it is wider. */
export interface CaseList {
  search: ListSearch & { at?: string };
  unsaid: Unsaid[];
}

const dayOf = (ms: number): string => new Date(ms + LOCAL_OFFSET_MS).toISOString().slice(0, 10);

/** Undefined: the number does not count cases, or cases of several kinds. */
export function caseListOf(
  definition: Definition,
  { side, subject }: EvidencePart,
  { nowMs, atMs }: { nowMs: number; atMs: number | null },
): CaseList | undefined {
  const sides = caseSidesOf(definition);
  const [first, ...others] = sides?.[side === 'rest' ? 'denominator' : side] ?? [];
  if (!first || others.some(({ kind }) => kind !== first.kind)) return undefined;
  const { kind } = first;
  const list: CaseList = { search: { kind }, unsaid: side === 'rest' ? ['rest'] : [] };
  if (others.length > 0) list.unsaid.push('terms');
  else addTerm(list, first, definition, atMs ?? nowMs);
  if (subject === NO_SUBJECT) list.unsaid.push('subject');
  else if (subject !== undefined) {
    list.search[kind === 'dossier' ? 'procedure' : 'category'] = subject;
  }
  if (atMs !== null) list.search.at = writeMoment(atMs);
  return list;
}

function addTerm(
  { search, unsaid }: CaseList,
  { where = {} }: CaseTerm,
  { window }: Definition,
  atMs: number,
): void {
  const { within, open, overdue, dueSoon, late, inForce, due, state, category } = where;
  const {
    attributes = {},
    severity,
    receivedElsewhere,
    supplementsAtMost,
    supplementsAtLeast,
  } = where;
  const from = window === 'now' ? undefined : windowSpan(window, atMs).fromMs;
  if (within !== undefined && from !== undefined) {
    const wholeDay = (from + LOCAL_OFFSET_MS) % 86_400_000 === 0;
    if (within === 'closedAt') search.closedFrom = wholeDay ? dayOf(from) : writeMoment(from);
    else if (within === 'openedAt' && wholeDay) search.from = dayOf(from);
    else unsaid.push('within');
  }
  if (overdue) search.standing = 'overdue';
  else if (open || dueSoon || inForce) search.standing = 'open';
  else if (late) search.standing = 'late';
  if (late === false) unsaid.push('late');
  if (dueSoon) unsaid.push('soon');
  if (typeof state === 'string') search.state = state;
  else if (state !== undefined) unsaid.push('state');
  if (typeof category === 'string') search.category = category;
  if (supplementsAtMost !== undefined || supplementsAtLeast !== undefined) {
    unsaid.push('supplements');
  }
  const { channel, procedure, ...more } = attributes;
  if (typeof channel === 'string') search.channel = channel;
  if (typeof procedure === 'string') search.procedure = procedure;
  const isOther =
    Object.keys(more).length > 0 ||
    [channel, procedure].some((test) => test !== undefined && typeof test !== 'string') ||
    (category !== undefined && typeof category !== 'string') ||
    [severity, receivedElsewhere, due, inForce].some((one) => one !== undefined);
  if (isOther) unsaid.push('other');
}

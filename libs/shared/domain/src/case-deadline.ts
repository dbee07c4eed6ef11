import { dueMoment, type Calendar, type Period } from './calendar';
import type { CaseFields, CaseStatement, Pause } from './case-statement';
import { periodFrom, type DeadlinePolicy, type PolicyFinder } from './deadline-policies';

/** By when a case has to be done. */
export interface CaseDeadline {
  dueAt: number | null;
  /** Whose word `dueAt` is; null where there is none. */
  dueFrom: 'source' | 'policy' | null;
  /** `dueAt` moved by the closed pauses. */
  effectiveDueAt: number | null;
  /** By when it has to be accepted, where a policy says so. */
  intakeDueAt: number | null;
}

export interface DeadlineParts {
  fields: CaseFields;
  statements: readonly CaseStatement[];
  openedAt: number;
  acceptedAt: number | null;
  pauses: readonly Pause[];
  calendar: Calendar;
  findPolicy: PolicyFinder;
}

const US_PER_MS = 1_000;

/** Whose word a due date is, and what it was counted from. */
export interface DueOrigin {
  at: number;
  /** A moment that the source gave, a period that it gave, or what a policy allows. */
  basis: 'moment' | 'period' | 'policy';
  /** Where a period begins. */
  fromUs: number;
  from: 'acceptedAt' | 'openedAt';
  /** Absent of a moment. */
  period: Period | null;
  policy: DeadlinePolicy | null;
}

/**
 * The stated due date, else what the policy allows from acceptance, or opening [domain 4.7].
 * A source that clears its due date leaves the case to the policy.
 */
export function dueOriginOf(parts: DeadlineParts): DueOrigin | null {
  const { acceptedAt, openedAt, calendar, fields } = parts;
  const from = acceptedAt === null ? 'openedAt' : 'acceptedAt';
  const start = { fromUs: acceptedAt ?? openedAt, from } as const;
  if (fields.due && 'at' in fields.due) {
    const { at } = fields.due;
    return { ...start, at, basis: 'moment', period: null, policy: null };
  }
  const policy = fields.due ? null : (policyOf(parts) ?? null);
  const allowed = policy?.resolve && periodFrom(calendar, start.fromUs / US_PER_MS, policy.resolve);
  const period = fields.due ? fields.due.in : allowed;
  if (!period) return null;
  const at = endOf(calendar, start.fromUs, period);
  return { ...start, at, basis: policy ? 'policy' : 'period', period, policy };
}

/** By when a case has to be done, and how that came about. */
export function deadlineOf(parts: DeadlineParts): CaseDeadline {
  const { openedAt, calendar } = parts;
  const due = dueOriginOf(parts);
  const intake = policyOf(parts)?.intake;
  const moved = pauseMovesOf(parts).reduce((sum, { movedUs }) => sum + movedUs, 0);
  return {
    dueAt: due?.at ?? null,
    dueFrom: due && (due.basis === 'policy' ? 'policy' : 'source'),
    effectiveDueAt: due && due.at + moved,
    intakeDueAt: intake
      ? endOf(calendar, openedAt, periodFrom(calendar, openedAt / US_PER_MS, intake))
      : null,
  };
}

const endOf = (calendar: Calendar, fromUs: number, period: Period): number =>
  Math.round(dueMoment(calendar, fromUs / US_PER_MS, period) * US_PER_MS);

const policyOf = ({ fields, findPolicy }: DeadlineParts): DeadlinePolicy | undefined =>
  findPolicy({
    channel: textOf(fields.attributes?.['channel']),
    severity: fields.severity ?? null,
  });

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** A due date that its source changed; a first one is no change. */
export interface DueChange {
  /** When it was changed. */
  ts: number;
  from: number;
  to: number;
}

export function dueChangesOf(parts: DeadlineParts): DueChange[] {
  const { statements, acceptedAt, openedAt, calendar } = parts;
  const changes: DueChange[] = [];
  let before: number | null = null;
  let givenAt: number | undefined;
  for (const { ts, fields } of statements) {
    if (fields.due === undefined || ts === givenAt) continue;
    givenAt = ts;
    if (fields.due === null) continue;
    const { due } = fields;
    const to = 'at' in due ? due.at : endOf(calendar, acceptedAt ?? openedAt, due.in);
    if (before !== null && to !== before) changes.push({ ts, from: before, to });
    before = to;
  }
  return changes;
}

/** What a pause does to the due date. */
export interface PauseMove {
  pause: Pause;
  /** Its length once it is over; 0 while it lasts, or where the source moved the date itself. */
  movedUs: number;
  /** When the source, after the pause began, changed the date: that one is final for it. */
  finalBy: number | null;
}

/** Closed pauses, less those after whose beginning the source moved the due date itself. */
export function pauseMovesOf(parts: DeadlineParts): PauseMove[] {
  const changes = dueChangesOf(parts);
  return parts.pauses.map((pause) => {
    const finalBy = changes.find(({ ts }) => ts >= pause.from)?.ts ?? null;
    const counts = pause.to !== null && finalBy === null;
    return { pause, finalBy, movedUs: counts ? (pause.to as number) - pause.from : 0 };
  });
}

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

/**
 * The stated due date, else what the policy allows from acceptance, or opening [domain 4.7].
 * A source that clears its due date leaves the case to the policy.
 */
export function deadlineOf(parts: DeadlineParts): CaseDeadline {
  const { fields, statements, openedAt, acceptedAt, pauses, calendar } = parts;
  const startUs = acceptedAt ?? openedAt;
  const endOf = (fromUs: number, period: Period): number =>
    Math.round(dueMoment(calendar, fromUs / US_PER_MS, period) * US_PER_MS);
  const statedUs = (due: CaseFields['due']): number | null =>
    !due ? null : 'at' in due ? due.at : endOf(startUs, due.in);
  const allowedUs = (fromUs: number, period: DeadlinePolicy['resolve']): number | null =>
    period && endOf(fromUs, periodFrom(calendar, fromUs / US_PER_MS, period));
  const policy = parts.findPolicy({
    channel: textOf(fields.attributes?.['channel']),
    severity: fields.severity ?? null,
  });
  const stated = statedUs(fields.due);
  const dueAt = stated ?? allowedUs(startUs, policy?.resolve ?? null);
  return {
    dueAt,
    dueFrom: stated !== null ? 'source' : dueAt !== null ? 'policy' : null,
    effectiveDueAt:
      dueAt === null ? null : dueAt + pausedFor(pauses, dueChanges(statements, statedUs)),
    intakeDueAt: allowedUs(openedAt, policy?.intake ?? null),
  };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The moments at which a source changed a due date that it had given before. */
function dueChanges(
  statements: readonly CaseStatement[],
  dueUs: (due: CaseFields['due']) => number | null,
): number[] {
  const changes: number[] = [];
  let before: number | null = null;
  let givenAt: number | undefined;
  for (const { ts, fields } of statements) {
    if (fields.due === undefined || ts === givenAt) continue;
    givenAt = ts;
    if (fields.due === null) continue;
    const due = dueUs(fields.due);
    if (before !== null && due !== before) changes.push(ts);
    before = due;
  }
  return changes;
}

/** Closed pauses, less those after whose beginning the source moved the due date itself. */
function pausedFor(pauses: readonly Pause[], movers: readonly number[]): number {
  return pauses
    .filter((pause) => pause.to !== null && !movers.some((moved) => moved >= pause.from))
    .reduce((sum, pause) => sum + ((pause.to as number) - pause.from), 0);
}

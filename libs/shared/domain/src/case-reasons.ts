import { isWeekend, isWorkingDay, type Calendar, type Period, type Span } from './calendar';
import {
  deadlineOf,
  dueChangesOf,
  dueOriginOf,
  pauseMovesOf,
  type DeadlineParts,
  type DueChange,
  type DueOrigin,
  type PauseMove,
} from './case-deadline';
import { isOverdue, isPausedAt, tellCase } from './case-fold';
import type { CaseKind } from './case-kinds';
import type { CaseStatement } from './case-statement';
import type { PolicyFinder } from './deadline-policies';
import { DAY_MS, localDay } from './time';
import { officeSpansBetween, workingMsBetween } from './working-time';

/**
 * How a case stands to its deadline [contract 2]. `none`: it has none; `ended`: it is neither open
 * nor closed, so that no deadline counts.
 */
export type DeadlineVerdict =
  'in-time' | 'late' | 'running' | 'paused' | 'overdue' | 'ended' | 'none';

/** The days that a period went through, as local days. */
export interface PeriodDays {
  /** Days that count; of working hours those on which some of them lay. */
  counted: number;
  /** Days off that were passed over, the first of them. */
  skipped: number[];
  /** Weekend days worked in exchange, which count; the first of them. */
  exchanged: number[];
  /** Days passed over that are not listed. */
  more: number;
}

/** Why a case is in time or not, step by step; moments in microseconds, working time in ms. */
export interface DeadlineReasons {
  verdict: DeadlineVerdict;
  /** Its end, or the moment of asking: what the deadline is compared with. */
  judgedAt: number;
  /** Null where it has no due date. `ruled`: closed under rules that have changed since. */
  due: (Omit<DueOrigin, 'basis'> & { basis: DueOrigin['basis'] | 'ruled' }) | null;
  days: PeriodDays | null;
  changes: DueChange[];
  pauses: (PauseMove & { workingMs: number })[];
  movedUs: number;
  effectiveDueAt: number | null;
  /** From the deadline to the moment it is compared with; negative while there is time left. */
  past: { us: number; workingMs: number } | null;
  /** Office hours over its life, where that is short enough to be seen. */
  office: Span[] | null;
}

export interface ReasonsAsked {
  calendar: Calendar;
  findPolicy: PolicyFinder;
  nowUs: number;
  /** What is stored: a closed case stays as it was ruled. */
  stored: { dueAt: number | null; effectiveDueAt: number | null };
}

/** Days off that are named one by one; a period over more of them is told by their number. */
const DAYS_NAMED = 40;
/** Longest life in days whose office hours are shown: more are stripes that nobody tells apart. */
const OFFICE_DAYS = 21;
const US_PER_MS = 1_000;

/** Reckons a deadline as the case itself was told, and keeps every step. */
export function deadlineReasons(
  kind: CaseKind,
  statements: readonly CaseStatement[],
  { calendar, findPolicy, nowUs, stored }: ReasonsAsked,
): DeadlineReasons {
  const { parts: told, ...view } = tellCase(kind, statements);
  const parts: DeadlineParts = { ...told, calendar, findPolicy };
  const { dueAt, effectiveDueAt } = deadlineOf(parts);
  const asRuled = dueAt !== stored.dueAt || effectiveDueAt !== stored.effectiveDueAt;
  const reckoned = dueOriginOf(parts);
  const origin = asRuled ? null : reckoned;
  const judgedAt = view.closedAt ?? nowUs;
  const moves = pauseMovesOf(parts);
  const due = stored.effectiveDueAt;
  return {
    verdict: verdictOf({ ...view, effectiveDueAt: due }, nowUs),
    judgedAt,
    due: asRuled ? ruled(parts, stored.dueAt) : origin,
    days: origin?.period ? periodDays(calendar, origin, origin.period) : null,
    changes: dueChangesOf(parts),
    pauses: moves.map((move) => ({
      ...move,
      workingMs: workingBetween(calendar, move.pause.from, move.pause.to ?? judgedAt),
    })),
    movedUs: due === null || stored.dueAt === null ? 0 : due - stored.dueAt,
    effectiveDueAt: due,
    past: due === null ? null : { us: judgedAt - due, workingMs: signed(calendar, due, judgedAt) },
    office: officeOf(calendar, view.openedAt, Math.max(judgedAt, due ?? judgedAt)),
  };
}

const workingBetween = (calendar: Calendar, fromUs: number, toUs: number): number =>
  workingMsBetween(calendar, fromUs / US_PER_MS, toUs / US_PER_MS);

const signed = (calendar: Calendar, fromUs: number, toUs: number): number =>
  fromUs <= toUs ? workingBetween(calendar, fromUs, toUs) : -workingBetween(calendar, toUs, fromUs);

/** What a closed case was ruled by is no longer known step by step; its dates stand. */
function ruled(parts: DeadlineParts, at: number | null): DeadlineReasons['due'] {
  if (at === null) return null;
  const from = parts.acceptedAt === null ? 'openedAt' : 'acceptedAt';
  const fromUs = parts.acceptedAt ?? parts.openedAt;
  return { at, basis: 'ruled', fromUs, from, period: null, policy: null };
}

type Judged = Parameters<typeof isOverdue>[0] & { closedAt: number | null };

function verdictOf(view: Judged, nowUs: number): DeadlineVerdict {
  const { effectiveDueAt, closedAt, openFrom, openTo, pauses } = view;
  if (effectiveDueAt === null) return 'none';
  if (closedAt !== null) return closedAt > effectiveDueAt ? 'late' : 'in-time';
  if (openFrom === null || openTo !== null) return 'ended';
  if (isPausedAt(pauses, nowUs)) return 'paused';
  return isOverdue(view, nowUs) ? 'overdue' : 'running';
}

/** The days between the start of a period and the end that was reckoned for it. */
function periodDays(
  calendar: Calendar,
  { fromUs, at }: DueOrigin,
  period: Period,
): PeriodDays | null {
  if ('hours' in period) return null;
  const start = localDay(fromUs / US_PER_MS);
  const end = localDay(at / US_PER_MS);
  const days: PeriodDays = { counted: 0, skipped: [], exchanged: [], more: 0 };
  // days of the calendar count all; days off are passed over only where the last one would be one
  const ahead = 'days' in period ? period.days : 'workingHours' in period ? 0 : 1;
  for (let day = start + ahead; day <= end; day += 1) {
    if (!isWorkingDay(calendar, day)) note(days, 'skipped', day);
    else {
      days.counted += 1;
      if (isWeekend(day)) note(days, 'exchanged', day);
    }
  }
  return 'days' in period ? { ...days, counted: period.days } : days;
}

function note(days: PeriodDays, list: 'skipped' | 'exchanged', day: number): void {
  if (days[list].length < DAYS_NAMED) days[list].push(day);
  else if (list === 'skipped') days.more += 1;
}

function officeOf(calendar: Calendar, fromUs: number, toUs: number): Span[] | null {
  const [fromMs, toMs] = [fromUs / US_PER_MS, toUs / US_PER_MS];
  return toMs - fromMs > OFFICE_DAYS * DAY_MS ? null : officeSpansBetween(calendar, fromMs, toMs);
}

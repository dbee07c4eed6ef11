import type { CaseFact } from '@nhip-xa/contract';
import {
  DAY_MS,
  HOUR_MS,
  LOCAL_OFFSET_MS,
  caseKind,
  phaseOf,
  type PauseReason,
} from '@nhip-xa/domain';

/** A stretch of a case's life, or a moment of it where both ends are the same. */
export interface LifeRow {
  kind: 'state' | 'pause' | 'past';
  /** The state, or why the clock stood still. */
  name: string;
  fromMs: number;
  toMs: number;
  /** The clock stands still in it. */
  paused: boolean;
  /** It lasts on. */
  lasts: boolean;
  /** When the server learnt of it, where that was clearly later. */
  receivedMs: number | null;
}

/** An upright line through all rows. */
export interface LifeMark {
  kind: 'dueAt' | 'effectiveDueAt' | 'now';
  ms: number;
}

export interface Life {
  fromMs: number;
  toMs: number;
  rows: LifeRow[];
  /** Steps before the first row that is shown. */
  hidden: number;
  marks: LifeMark[];
  /** Office hours; null: its life is too long to tell them apart. */
  office: { fromMs: number; toMs: number }[] | null;
}

/** What came later than this after it happened is shown as received late: a source may poll. */
const LATE_MS = 10 * 60_000;
/** States that are drawn; of a case with more the earlier ones are in the list alone. */
const ROWS_MOST = 14;
/** Room at the end of the scale, as a share of it. */
const ROOM = 0.02;

const msOf = (moment: string): number => Date.parse(moment);
const msOrNull = (moment: string | null | undefined): number | null =>
  moment ? msOf(moment) : null;

/** The life of a case up to its end, or up to now, in the order in which it went. */
export function lifeOf(fact: CaseFact, nowMs: number): Life {
  const states = statesOf(fact, nowMs);
  const dueMs = msOrNull(fact.dueAt);
  const effectiveMs = msOrNull(fact.effectiveDueAt);
  const pauses = pausesBeside(fact, states, nowMs);
  const rows = [...states, ...pauses].sort((a, b) => a.fromMs - b.fromMs).slice(-ROWS_MOST);
  const past = pastOf(fact, effectiveMs, nowMs);
  const shown = past ? [...rows, past] : rows;
  const marks: LifeMark[] = [
    ...(dueMs === null || dueMs === effectiveMs ? [] : [{ kind: 'dueAt' as const, ms: dueMs }]),
    ...(effectiveMs === null ? [] : [{ kind: 'effectiveDueAt' as const, ms: effectiveMs }]),
    ...(fact.open ? [{ kind: 'now' as const, ms: nowMs }] : []),
  ];
  const fromMs = Math.min(msOrNull(fact.openedAt) ?? nowMs, ...shown.map((row) => row.fromMs));
  const lastMs = Math.max(
    fromMs + 60_000,
    ...shown.map((row) => row.toMs),
    ...marks.map(({ ms }) => ms),
  );
  return {
    fromMs,
    toMs: lastMs + (lastMs - fromMs) * ROOM,
    rows: shown,
    hidden: states.length + pauses.length - rows.length,
    marks,
    office:
      fact.deadline?.office?.map(({ from, to }) => ({ fromMs: msOf(from), toMs: msOf(to) })) ??
      null,
  };
}

/** Each state from its moment to that of the next; one that ends the case is a moment. */
function statesOf(fact: CaseFact, nowMs: number): LifeRow[] {
  const kind = caseKind(fact.kind);
  const steps = (fact.history ?? [])
    .flatMap(({ ts, receivedAt, state }) =>
      state === null ? [] : [{ ms: msOf(ts), receivedMs: msOf(receivedAt), state }],
    )
    .sort((a, b) => a.ms - b.ms)
    .filter(({ state }, index, all) => all[index - 1]?.state !== state);
  let accepted = fact.acceptedAt !== null;
  return steps.map(({ ms, receivedMs, state }, index) => {
    const next = steps[index + 1];
    const phase = kind ? phaseOf(kind, state, accepted) : 'open';
    accepted ||= phase === 'open';
    const waits = phase === 'open' || (state === 'new' && fact.closedAt === null);
    const endMs = next?.ms ?? (waits ? nowMs : ms);
    return {
      kind: 'state',
      name: state,
      fromMs: ms,
      toMs: Math.max(ms, endMs),
      paused: kind?.pausedBy?.[state] !== undefined,
      lasts: !next && waits,
      receivedMs: receivedMs - ms > LATE_MS ? receivedMs : null,
    };
  });
}

/** Pauses that a source stated besides the states that are pauses by themselves. */
function pausesBeside(fact: CaseFact, states: readonly LifeRow[], nowMs: number): LifeRow[] {
  const paused = states.filter((row) => row.paused);
  return fact.pauses.flatMap(({ from, to, why }) => {
    const fromMs = msOf(from);
    const toMs = msOrNull(to) ?? nowMs;
    const covered = paused.some((row) => row.fromMs <= fromMs && row.toMs >= toMs);
    return covered ? [] : [pauseRow(why, fromMs, toMs, to === null)];
  });
}

const pauseRow = (why: PauseReason, fromMs: number, toMs: number, lasts: boolean): LifeRow => ({
  ...{ kind: 'pause', name: why, fromMs, toMs, paused: true, lasts, receivedMs: null },
});

/** From the deadline to the end, or to now: only what the product itself calls late or overdue. */
function pastOf(fact: CaseFact, dueMs: number | null, nowMs: number): LifeRow | null {
  if (dueMs === null || !(fact.overdue || fact.late)) return null;
  const toMs = fact.late ? (msOrNull(fact.closedAt) ?? nowMs) : nowMs;
  const name = fact.late ? 'late' : 'overdue';
  const lasts = fact.overdue;
  return { kind: 'past', name, fromMs: dueMs, toMs, paused: false, lasts, receivedMs: null };
}

/** Where a moment lies on the scale, in percent. */
export const placeOf = ({ fromMs, toMs }: Pick<Life, 'fromMs' | 'toMs'>, ms: number): number =>
  Math.min(100, Math.max(0, ((ms - fromMs) / (toMs - fromMs)) * 100));

const TICK_STEPS_MS = [
  ...[15 * 60_000, HOUR_MS, 3 * HOUR_MS, 6 * HOUR_MS, 12 * HOUR_MS],
  ...[1, 2, 7, 14, 30, 60, 90, 180, 365].map((days) => days * DAY_MS),
];
const TICKS_MOST = 6;
/** Room that the words of a tick need on a telephone, as a share of the scale. */
const TICK_ROOM = 0.08;

/** A few moments of the scale, counted from local midnights. */
export function ticksOf({ fromMs, toMs }: Pick<Life, 'fromMs' | 'toMs'>): number[] {
  const length = toMs - fromMs;
  const step =
    TICK_STEPS_MS.find((ms) => length / ms <= TICKS_MOST) ?? Math.ceil(length / TICKS_MOST);
  const first = Math.ceil((fromMs + LOCAL_OFFSET_MS) / step) * step - LOCAL_OFFSET_MS;
  const ticks: number[] = [];
  // the words of one at the very end would not be seen
  for (let ms = first; ms < toMs - length * TICK_ROOM; ms += step) ticks.push(ms);
  return ticks;
}

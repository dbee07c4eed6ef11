import type { Calendar } from './calendar';
import { deadlineOf, type CaseDeadline, type DeadlineParts } from './case-deadline';
import { phaseOf, type CaseKind, type Phase } from './case-kinds';
import type { CaseFields, CaseStatement, Pause } from './case-statement';
import { NO_POLICY, type PolicyFinder } from './deadline-policies';

/** A case as all its statements together tell it. */
export interface CaseView extends CaseDeadline {
  /** The newest ts of any statement. */
  ts: number;
  state: string | null;
  openedAt: number;
  acceptedAt: number | null;
  closedAt: number | null;
  /** From when to when it counts as open; `openFrom` is null when it never did. */
  openFrom: number | null;
  openTo: number | null;
  pauses: Pause[];
  supplements: number;
  severity: string | null;
  category: string | null;
  village: string | null;
  location: { lat: number; lon: number } | null;
  receivedBy: string | null;
  attributes: Record<string, unknown>;
}

type Field = keyof CaseFields;

interface Step {
  ts: number;
  state: string;
  phase: Phase;
}

/** Of what is said of a case that which its deadline hangs on. */
type ToldParts = Omit<DeadlineParts, 'calendar' | 'findPolicy'>;

/** A case without its deadline. */
interface Told extends Omit<CaseView, keyof CaseDeadline> {
  parts: ToldParts;
}

/**
 * Tells a case from its statements. The result depends on the set of statements only, not on the
 * order in which they came: they are given sorted by ts, those of an equal ts by receipt, and of
 * an equal ts the first stands.
 * @param findPolicy gives a case without a date of its own one
 */
export function foldCase(
  kind: CaseKind,
  statements: readonly CaseStatement[],
  calendar: Calendar,
  findPolicy: PolicyFinder = NO_POLICY,
): CaseView {
  const { parts, ...told } = tellCase(kind, statements);
  return { ...told, ...deadlineOf({ ...parts, calendar, findPolicy }) };
}

/** What statements say of a case, before any calendar or policy. */
export function tellCase(kind: CaseKind, statements: readonly CaseStatement[]): Told {
  const first = statements[0];
  if (!first) throw new RangeError('a case has at least one statement');
  const fields = latestFields(statements);
  const steps = timeline(kind, statements, typeof fields.acceptedAt === 'number');
  const openedAt = fields.openedAt ?? first.ts;
  const acceptedAt =
    fields.acceptedAt ?? steps.find((step) => step.state === 'accepted')?.ts ?? null;
  const openSteps = steps.filter((step) => step.phase === 'open');
  const { openTo, closedAt } = endOf(kind, steps, statements);
  const pauses = mergePauses([...(fields.pauses ?? []), ...pausesOfStates(kind, steps)]).map(
    (pause) => endedBy(openTo, pause),
  );
  return {
    parts: { fields, statements, openedAt, acceptedAt, pauses },
    ts: statements.at(-1)?.ts ?? first.ts,
    state: steps.at(-1)?.state ?? null,
    openedAt,
    acceptedAt,
    closedAt,
    openFrom: openSteps.length === 0 ? null : beginOfOpen(kind, openSteps, acceptedAt, openedAt),
    openTo,
    pauses,
    supplements: pauses.filter((pause) => pause.why === 'supplement').length,
    severity: fields.severity ?? null,
    category: fields.category ?? null,
    village: fields.village ?? null,
    location: fields.location ?? null,
    receivedBy: fields.receivedBy ?? null,
    attributes: fields.attributes ?? {},
  };
}

/**
 * The states in order, one per moment; after a person's verdict a device's states no longer count.
 * @param acceptedAtStated a source stated the moment of acceptance, which needs no state then
 */
function timeline(
  kind: CaseKind,
  statements: readonly CaseStatement[],
  acceptedAtStated: boolean,
): Step[] {
  const steps: Step[] = [];
  let decided = false;
  let accepted = acceptedAtStated;
  for (const { ts, state, byPerson } of statements) {
    if (state === null || (decided && !byPerson)) continue;
    if (steps.at(-1)?.ts === ts && !byPerson) continue;
    decided ||= byPerson;
    const phase = phaseOf(kind, state, accepted);
    accepted ||= phase === 'open';
    steps.push({ ts, state, phase });
  }
  return steps;
}

/** Each field, and each attribute, keeps the value of the latest ts that gave one. */
function latestFields(statements: readonly CaseStatement[]): CaseFields {
  const given = new Map<Field, { ts: number; value: unknown }>();
  const attributes = new Map<string, { ts: number; value: unknown }>();
  const take = <K>(
    into: Map<K, { ts: number; value: unknown }>,
    key: K,
    ts: number,
    value: unknown,
  ) => {
    if (into.get(key)?.ts !== ts) into.set(key, { ts, value });
  };
  for (const { ts, fields } of statements) {
    for (const [field, value] of Object.entries(fields) as [Field, unknown][]) {
      if (field !== 'attributes') take(given, field, ts, value);
    }
    if (fields.attributes === null) {
      for (const name of attributes.keys()) take(attributes, name, ts, null);
    }
    for (const [name, value] of Object.entries(fields.attributes ?? {})) {
      take(attributes, name, ts, value);
    }
  }
  const kept = [...attributes].filter(([, { value }]) => value !== null);
  return {
    ...(Object.fromEntries([...given].map(([field, { value }]) => [field, value])) as CaseFields),
    attributes: Object.fromEntries(kept.map(([name, { value }]) => [name, value])),
  };
}

/** A kind with a state before acceptance is open from its acceptance, the others from the start. */
function beginOfOpen(
  kind: CaseKind,
  openSteps: readonly Step[],
  acceptedAt: number | null,
  openedAt: number,
): number {
  const waits = kind.states['new'] === 'neither';
  return waits ? (acceptedAt ?? Math.min(openedAt, openSteps[0]?.ts ?? openedAt)) : openedAt;
}

/** When the last open stretch ended, and when the case was closed: as stated since, else by states. */
function endOf(
  kind: CaseKind,
  steps: readonly Step[],
  statements: readonly CaseStatement[],
): Pick<CaseView, 'openTo' | 'closedAt'> {
  const lastOpen = steps.findLastIndex((step) => step.phase === 'open');
  const ending = steps[lastOpen + 1];
  if (!ending) return { openTo: null, closedAt: null };
  const since = steps[lastOpen]?.ts ?? -Infinity;
  const stated = latestFields(statements.filter((statement) => statement.ts > since)).closedAt;
  const closed = steps.slice(steps.findLastIndex((step) => step.phase !== 'closed') + 1);
  const closing = closingStep(kind, closed);
  return {
    openTo: ending.phase === 'closed' ? (stated ?? ending.ts) : ending.ts,
    closedAt: closing ? (stated ?? closing.ts) : null,
  };
}

/**
 * Of a run of closing states the one that ends the case: the first that the kind puts before others,
 * else the first of all.
 */
function closingStep({ endedFirstBy = [] }: CaseKind, closed: readonly Step[]): Step | undefined {
  for (const state of endedFirstBy) {
    const step = closed.find((one) => one.state === state);
    if (step) return step;
  }
  return closed[0];
}

/** No pause lasts longer than the case: one still open, or said to last on, ends with it. */
const endedBy = (openTo: number | null, pause: Pause): Pause =>
  openTo === null || (pause.to !== null && pause.to <= openTo)
    ? pause
    : { ...pause, to: Math.max(openTo, pause.from) };

function pausesOfStates(kind: CaseKind, steps: readonly Step[]): Pause[] {
  const changes = steps.filter((step, index) => steps[index - 1]?.state !== step.state);
  return changes.flatMap((step, index) => {
    const why = kind.pausedBy?.[step.state];
    return why ? [{ from: step.ts, to: changes[index + 1]?.ts ?? null, why }] : [];
  });
}

/** Overlapping pauses are one; a supplement in any of them makes it a supplement. */
function mergePauses(pauses: readonly Pause[]): Pause[] {
  const merged: Pause[] = [];
  for (const pause of [...pauses].sort((a, b) => a.from - b.from)) {
    const open = merged.at(-1);
    if (!open || (open.to !== null && open.to <= pause.from)) {
      merged.push({ ...pause });
      continue;
    }
    open.to = open.to === null || pause.to === null ? null : Math.max(open.to, pause.to);
    if (pause.why === 'supplement') open.why = 'supplement';
  }
  return merged;
}

export const isPausedAt = (pauses: readonly Pause[], us: number): boolean =>
  pauses.some((pause) => pause.from <= us && (pause.to === null || us < pause.to));

/** Open, not paused and past its effective due date [contract 2]. */
export function isOverdue(
  view: Pick<CaseView, 'openFrom' | 'openTo' | 'pauses' | 'effectiveDueAt'>,
  us: number,
): boolean {
  return (
    view.openFrom !== null &&
    view.openTo === null &&
    view.effectiveDueAt !== null &&
    view.effectiveDueAt < us &&
    !isPausedAt(view.pauses, us)
  );
}

import fc from 'fast-check';
import { caseSaid, us } from '../../test/items';
import { reckoned } from '../../test/reckoned';
import { World } from '../../test/world';

/**
 * Dossiers as chance has them, told out of order, against a reckoning of contract 2 and the catalogue
 * that shares no code with the product: minute by minute, pause by pause.
 */

const HOUR_US = 3_600_000_000;
const MINUTE_US = 60_000_000;
/** Friday 20 November 2026, 14:00 in Vietnam. */
const NOW = us('2026-11-20T14:00:00+07:00');
const WINDOW_BEGINS = us('2026-10-22T00:00:00+07:00');
const MONDAY_CLOSE = us('2026-11-23T17:00:00+07:00');

interface Step {
  ts: number;
  state: string;
  /** A due date said with it. */
  due: number | null;
}
interface Dossier {
  steps: Step[];
  attributes: { channel: string; disliked: boolean; complained: boolean };
}

const STATES = ['processing', 'supplement', 'payment', 'finished', 'returned', 'refused'] as const;
const aState = fc.constantFrom(...STATES, 'supplement', 'processing', 'withdrawn', 'stopped');
const aStep = fc.record({
  hours: fc.integer({ min: 1, max: 60 }),
  state: aState,
  dueInHours: fc.option(fc.integer({ min: 0, max: 200 }), { freq: 3 }),
});
const aDossier = fc
  .record({
    openedMinutesAgo: fc.integer({ min: 1, max: 45 * 24 * 60 }),
    accepted: fc.boolean(),
    later: fc.array(aStep, { maxLength: 7 }),
    attributes: fc.record({
      channel: fc.constantFrom('online', 'counter', 'post'),
      disliked: fc.boolean(),
      complained: fc.boolean(),
    }),
  })
  .map(({ openedMinutesAgo, accepted, later, attributes }): Dossier => {
    let ts = NOW - openedMinutesAgo * MINUTE_US;
    const steps: Step[] = [{ ts, state: 'new', due: null }];
    const first = { hours: 2, state: 'accepted', dueInHours: 90 };
    for (const { hours, state, dueInHours } of accepted ? [first, ...later] : later) {
      ts += hours * HOUR_US;
      steps.push({ ts, state, due: dueInHours === null ? null : ts + dueInHours * HOUR_US });
    }
    return { steps: steps.filter((step) => step.ts < NOW), attributes };
  });

const OPEN: ReadonlySet<string> = new Set(['accepted', 'processing', 'supplement', 'payment']);
const CLOSED: ReadonlySet<string> = new Set(['finished', 'returned', 'stopped']);

/** [contract 2] a mark for each step: open, closed or neither. */
function phasesOf(steps: readonly Step[]): string[] {
  let accepted = false;
  return steps.map(({ state }) => {
    accepted ||= OPEN.has(state);
    if (OPEN.has(state)) return 'open';
    return CLOSED.has(state) || (state === 'withdrawn' && accepted) ? 'closed' : 'neither';
  });
}

/** After finished it keeps its end; else the first word of the last closed stretch. */
function endOf(steps: readonly Step[], phases: readonly string[]): number | null {
  if (phases.at(-1) !== 'closed') return null;
  const tail = steps.slice(phases.findLastIndex((phase) => phase !== 'closed') + 1);
  const by = (state: string) => tail.find((step) => step.state === state);
  return (by('finished') ?? by('returned') ?? tail[0])?.ts ?? null;
}

interface Pause {
  from: number;
  to: number | null;
  state: string;
}
function pausesOf(steps: readonly Step[]): Pause[] {
  return steps.flatMap(({ ts, state }, n) => {
    if ((state !== 'supplement' && state !== 'payment') || steps[n - 1]?.state === state) return [];
    const next = steps.slice(n).find((step) => step.state !== state);
    return [{ from: ts, to: next?.ts ?? null, state }];
  });
}

function told({ steps, attributes }: Dossier) {
  const phases = phasesOf(steps);
  const pauses = pausesOf(steps);
  const dues = steps.filter(({ due }) => due !== null);
  const due = dues.at(-1)?.due ?? null;
  const moved = dues.slice(1).filter((step, n) => step.due !== dues[n]?.due);
  const late = pauses.filter(({ from }) => !moved.some(({ ts }) => ts >= from));
  const effective =
    due === null ? null : late.reduce((at, { from, to }) => at + ((to ?? from) - from), due);
  const running = phases.at(-1) === 'open' && !pauses.some(({ to }) => to === null);
  const closedAt = endOf(steps, phases);
  return {
    ...{ attributes, due, pauses, closedAt, openedAt: steps[0]?.ts ?? 0 },
    open: phases.at(-1) === 'open',
    overdue: running && effective !== null && effective < NOW,
    soon: running && effective !== null && effective >= NOW && effective < MONDAY_CLOSE,
    late: closedAt !== null && effective !== null && closedAt > effective,
    supplements: pauses.filter(({ state }) => state === 'supplement').length,
  };
}
type Told = ReturnType<typeof told>;

/** Office hours of Mondays to Fridays, minute by minute: no holiday lies between. */
function workingHours(fromUs: number, toUs: number): number {
  let minutes = 0;
  for (let at = fromUs; at < toUs; at += MINUTE_US) {
    const local = new Date(at / 1_000 + 7 * 3_600_000);
    const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
    const office = (minute >= 450 && minute < 690) || (minute >= 810 && minute < 1_020);
    if (office && local.getUTCDay() % 6 !== 0) minutes += 1;
  }
  return minutes / 60;
}

const handled = ({ openedAt, closedAt, pauses }: Told): number =>
  pauses.reduce(
    (hours, { from, to }) =>
      hours - workingHours(from, Math.min(to ?? Infinity, closedAt as number)),
    workingHours(openedAt, closedAt as number),
  );

function expected(all: readonly Told[]): Record<string, [numerator: number, denominator: number]> {
  const closed = all.filter(({ closedAt }) => closedAt !== null && closedAt >= WINDOW_BEGINS);
  const opened = all.filter(({ openedAt }) => openedAt >= WINDOW_BEGINS);
  const given = closed.filter(({ due }) => due !== null);
  const count = (of: readonly Told[], keeps: (one: Told) => boolean) => of.filter(keeps).length;
  const sum = (of: (one: Told) => number) => given.reduce((total, one) => total + of(one), 0);
  const overdue = count(all, (one) => one.overdue);
  const inTime = count(closed, (one) => !one.late && one.supplements <= 1);
  const content = ({ late, attributes: { disliked, complained } }: Told) =>
    !late && !disliked && !complained;
  return {
    'dossiers-overdue': [overdue, overdue],
    'dossiers-due-soon': [count(all, (one) => one.soon), count(all, (one) => one.open)],
    'dossiers-on-time': [inTime, closed.length + overdue],
    'dossiers-online': [count(opened, (one) => one.attributes.channel === 'online'), opened.length],
    'dossiers-satisfaction': [count(closed, content), closed.length],
    'dossiers-handling-time': [
      sum(handled),
      sum(({ openedAt, due }) => workingHours(openedAt, due as number)),
    ],
  };
}

it.each([1, 2, 3])(
  'random dossiers, of chance %d',
  async (seed) => {
    const world = await World.open();
    const commune = await world.commune();
    const portal = await world.source(commune);
    const dossiers = fc.sample(aDossier, { seed, numRuns: 150 });
    const items = dossiers.flatMap(({ steps, attributes }, n) =>
      steps.map(({ ts, state, due }, step) =>
        caseSaid(commune, `dossier d${n}`, ts, state, {
          ...(due !== null && { due: { at: due } }),
          ...(step === 0 && { attributes }),
        }),
      ),
    );
    const shuffled = fc.sample(fc.shuffledSubarray(items, { minLength: items.length }), {
      seed,
      numRuns: 1,
    });
    await world.say(portal, shuffled.flat());
    world.nowUs = NOW;
    for (const [kpi, [numerator, denominator]] of Object.entries(expected(dossiers.map(told)))) {
      const found = await reckoned(world, kpi, commune);
      expect([kpi, found.numerator, found.denominator]).toEqual([
        kpi,
        expect.closeTo(numerator, 6),
        expect.closeTo(denominator, 6),
      ]);
    }
    await world.close();
  },
  60_000,
);

import { feedingGroupsOf, type KpiDefinition } from '@nhip-xa/domain';
import type { Installation } from './installation';
import { PROVINCE } from './province';

const DAY_MS = 86_400_000;
/** Evaluations of everything that are timed; each takes most of a second. */
const WHOLE = 20;
/** Calls before those that are timed: plans and pages that any server that runs has at hand. */
const WARM = 10;

/** Times of one kind of call, in ms. */
export interface Timed {
  what: string;
  n: number;
  p50: number;
  p95: number;
  most: number;
}

/** Everything that is measured over one installation, one after the other. */
export async function measureAll(
  installation: Installation,
  calls: number,
  tell: (words: string) => void,
): Promise<Timed[]> {
  const timed: Timed[] = [];
  tell('evaluating everything');
  timed.push(await everythingDirty(installation));
  for (const [what, call] of callsOf(installation)) {
    tell(what);
    timed.push(await times(what, calls, call));
  }
  return timed;
}

async function everythingDirty({ engine, evaluations }: Installation): Promise<Timed> {
  const whole: number[] = [];
  for (let turn = 0; turn < WHOLE; turn += 1) {
    evaluations.length = 0;
    engine.markAll();
    await engine.settled();
    whole.push(evaluations.reduce((sum, one) => sum + one, 0));
  }
  return summary('every pair dirty: one evaluation', whole);
}

type Call = (turn: number) => Promise<unknown>;

function callsOf(installation: Installation): [string, Call][] {
  const { store, nowMs, size, engine } = installation;
  const { kpiReader: reader } = store;
  const definitions = store.definitions.book().enabled;
  const commune = (turn: number): string =>
    `${PROVINCE}${String(1 + ((turn * 37) % size.communes)).padStart(3, '0')}`;
  const kpi = (turn: number): KpiDefinition =>
    definitions[(turn * 7) % definitions.length] as KpiDefinition;
  const past = (turn: number): number => nowMs() - 3_600_000 - ((turn * 3.7) % 360) * DAY_MS;
  const evidence = (turn: number, atMs?: number): Promise<unknown> => {
    const definition = kpi(turn);
    return reader.evidence({
      unit: commune(turn),
      definition,
      groups: feedingGroupsOf(definition.measure),
      side: 'numerator',
      limit: 100,
      ...(atMs === undefined ? {} : { atMs }),
    });
  };
  return [
    [
      'the usual evaluation: a dossier of a commune',
      async (turn) => {
        const earliestUs = nowMs() * 1_000;
        engine.markFacts([{ unit: commune(turn), fact: 'case:dossier', earliestUs }]);
        await engine.settled();
      },
    ],
    [
      'the usual evaluation: a water level of a commune',
      async (turn) => {
        const earliestUs = nowMs() * 1_000;
        engine.markFacts([{ unit: commune(turn), fact: 'reading:water_level', earliestUs }]);
        await engine.settled();
      },
    ],
    ["a commune's snapshot", (turn) => reader.current([commune(turn)])],
    ['the ranking of all communes', (turn) => reader.children(PROVINCE, kpi(turn))],
    [
      'history of a year by day',
      (turn) =>
        reader.history(commune(turn), kpi(turn).code, nowMs() - 365 * DAY_MS, nowMs(), DAY_MS),
    ],
    ["evidence's first page", (turn) => evidence(turn)],
    ["evidence's first page of a past value", (turn) => evidence(turn, past(turn))],
    ['a commune as it was (at=)', (turn) => reader.at(commune(turn), past(turn))],
    ['the ranking as it was (at=)', (turn) => reader.children(PROVINCE, kpi(turn), past(turn))],
  ];
}

/** As a server does it, the answer is made into text. */
async function times(what: string, calls: number, call: Call): Promise<Timed> {
  const taken: number[] = [];
  for (let turn = -WARM; turn < calls; turn += 1) {
    const began = performance.now();
    JSON.stringify(await call(turn + WARM));
    if (turn >= 0) taken.push(performance.now() - began);
  }
  return summary(what, taken);
}

function summary(what: string, taken: number[]): Timed {
  const sorted = [...taken].sort((a, b) => a - b);
  const quantile = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { what, n: sorted.length, p50: quantile(0.5), p95: quantile(0.95), most: quantile(1) };
}

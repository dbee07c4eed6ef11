import { BUILT_IN_KPIS, KpiBook, type KpiDefinition } from '@nhip-xa/domain';
import {
  LATE_MS,
  type Pair,
  type RevisedKpi,
  type StoredKpi,
  type TurnedKpi,
} from '@nhip-xa/ports';
import { FakeKpiStore, unitOfTree } from '@nhip-xa/testing';
import fc from 'fast-check';
import { KpiEngine } from './kpi-engine';
import {
  CLOCKS_APART_MS,
  CORRECTION_LONGEST_MS,
  CORRECTION_QUIET_MS,
  QUIET_MS,
  RETRY_MS,
} from './limits';

/** 2026-11-20 12:00 in Vietnam. */
const NOON = Date.parse('2026-11-20T05:00:00Z');
/** How often the past is looked after. */
const LOOK_MS = 250;
const A = '20194';
const B = '20195';
const KPI = 'dossiers-overdue';
/** A few of what comes with the product: over one fact, over several, of presence, of last values. */
const CODES = [KPI, 'dossiers-on-time', 'dossiers-online', 'services-online', 'flood-level'];
const KPIS = BUILT_IN_KPIS.filter(({ code }) => CODES.includes(code));

beforeEach(() => jest.useFakeTimers({ now: NOON }));
afterEach(() => jest.useRealTimers());

interface Running {
  engine: KpiEngine;
  store: FakeKpiStore;
  /** Changes as they were told. */
  told: TurnedKpi[];
  corrected: Pair[];
  /** Values that stand and are vouched for until later, as they were told. */
  freshened: StoredKpi[];
  errors: string[];
  /** A dossier of the commune was stored just now. */
  mark(unit: string, atMs?: number): void;
  /** Moments at which a commune's KPI was measured, from now on. */
  measuredAt(unit: string): number[];
}

/** Two communes in province 48 of the nation; one of them simulated where the test says so. */
async function run(prepare: (store: FakeKpiStore) => void = () => undefined): Promise<Running> {
  const store = new FakeKpiStore();
  store.tree = [
    unitOfTree('VN', null),
    unitOfTree('48', 'VN'),
    unitOfTree(A, '48'),
    unitOfTree(B, '48'),
  ];
  prepare(store);
  const told: TurnedKpi[] = [];
  const corrected: Pair[] = [];
  const freshened: StoredKpi[] = [];
  const errors: string[] = [];
  const engine = new KpiEngine({
    store,
    book: new KpiBook(KPIS),
    nowMs: () => Date.now(),
    onChanged: (values) => told.push(...values),
    onFreshened: (values) => freshened.push(...values),
    onCorrected: (pairs) => corrected.push(...pairs),
    onError: (_, what) => errors.push(what),
  });
  await engine.start();
  // as the clock does it
  setInterval(() => void engine.correctPast(), LOOK_MS);
  // long enough for every unit to be quiet
  await jest.advanceTimersByTimeAsync(10 * QUIET_MS);
  told.length = 0;
  freshened.length = 0;
  store.measured.length = 0;
  const mark = (unit: string, atMs = Date.now()): void => {
    const fact = 'case:dossier';
    // a store notes what comes late with the facts themselves
    if (atMs < Date.now() - LATE_MS) store.cameLate({ unit, fact, fromMs: atMs });
    engine.markFacts([{ unit, fact, earliestUs: atMs * 1000 }]);
  };
  const measuredAt = (unit: string): number[] =>
    store.measured
      .filter(({ kpi, units }) => kpi === KPI && units.includes(unit))
      .map(({ atMs }) => atMs);
  return { engine, store, told, corrected, freshened, errors, mark, measuredAt };
}

const overdue = (n: number) => ({ numerator: n, denominator: n });
const valueOf = (store: FakeKpiStore, unit: string): number | null | undefined =>
  store.values.get(`${unit} ${KPI}`)?.value;
const passing = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms);

it('tells the age of a number that was reckoned anew and came to the same', async () => {
  const { store, told, freshened, mark } = await run((before) =>
    before.facts.set(`${A} ${KPI}`, { ...overdue(2), freshAtMs: NOON }),
  );
  store.facts.set(`${A} ${KPI}`, { ...overdue(2), freshAtMs: NOON + 5_000 });
  mark(A);
  await passing(10 * QUIET_MS);
  expect(told).toEqual([]);
  expect(freshened).toMatchObject([{ unit: A, kpi: KPI, value: 2, freshAtMs: NOON + 5_000 }]);
});

it('says whose past is done while more waits, and counts the next work from its own beginning', async () => {
  const { engine, mark, store } = await run();
  const lateMs = NOON - LATE_MS - 1_000;
  mark(A, lateMs);
  const release = store.hold();
  await passing(CORRECTION_QUIET_MS);
  mark(B, lateMs);
  release();
  await passing(0);
  expect(engine.pastWork).toEqual({ done: [A] });
  await passing(CORRECTION_QUIET_MS);
  expect(engine.pastWork).toEqual({ done: [] });
});

describe('at its start', () => {
  it('reckons every KPI of every unit, whatever was stored', async () => {
    const { store } = await run((before) => before.facts.set(`${A} ${KPI}`, overdue(2)));
    expect(store.values.size).toBe(4 * KPIS.length);
    expect([valueOf(store, A), valueOf(store, '48'), valueOf(store, 'VN')]).toEqual([2, 2, 2]);
  });

  it('waits for a database that does not answer yet', async () => {
    let failures = 0;
    const starting = run((store) => {
      store.failure = (call) =>
        call === 'measure' && failures++ < 3 ? new Error('away') : undefined;
    });
    await passing(4 * RETRY_MS);
    const { store } = await starting;
    expect(store.values.size).toBe(4 * KPIS.length);
  });
});

describe('a unit that was quiet', () => {
  it('is reckoned at once', async () => {
    const { mark, measuredAt, store } = await run();
    store.facts.set(`${A} ${KPI}`, overdue(1));
    const atMs = Date.now();
    mark(A);
    await passing(0);
    expect(measuredAt(A)).toEqual([atMs]);
    expect(valueOf(store, A)).toBe(1);
  });

  it('is reckoned for the KPIs over that fact alone', async () => {
    const { mark, store } = await run();
    mark(A);
    await passing(0);
    expect(store.measured.map(({ kpi, units }) => [kpi, units])).toEqual([
      ['dossiers-overdue', [A]],
      ['dossiers-on-time', [A]],
      ['dossiers-online', [A]],
    ]);
  });

  it('does not wait for one that is busy', async () => {
    const { mark, measuredAt } = await run();
    mark(A);
    await passing(10);
    mark(A);
    const atMs = Date.now();
    mark(B);
    await passing(0);
    expect(measuredAt(B)).toEqual([atMs]);
    expect(measuredAt(A)).toHaveLength(1);
  });
});

describe('a unit that is busy', () => {
  it('is reckoned at most four times a second, and once more after the last fact', async () => {
    const { mark, measuredAt } = await run();
    const beganMs = Date.now();
    for (let n = 0; n < 200; n += 1) {
      mark(A);
      await passing(15);
    }
    const lastMs = Date.now() - 15;
    await passing(QUIET_MS);
    const moments = measuredAt(A);
    // 3 s of facts every 15 ms: the first at once, then one a quarter of a second
    expect(moments[0]).toBe(beganMs);
    expect(moments.length).toBeGreaterThanOrEqual(11);
    const gaps = moments.slice(1).map((atMs, index) => atMs - (moments[index] as number));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(QUIET_MS);
    expect(moments.at(-1)).toBeGreaterThanOrEqual(lastMs);
    await passing(10 * QUIET_MS);
    expect(measuredAt(A)).toHaveLength(moments.length);
  });

  it('takes up what came while it was being reckoned', async () => {
    const { mark, store, told } = await run();
    store.facts.set(`${A} ${KPI}`, overdue(1));
    const release = store.hold();
    mark(A);
    await passing(5);
    mark(A);
    store.facts.set(`${A} ${KPI}`, overdue(2));
    release();
    await passing(2 * QUIET_MS);
    expect(valueOf(store, A)).toBe(2);
    expect(valueOf(store, 'VN')).toBe(2);
    expect(told.filter(({ unit }) => unit === A).at(-1)?.value).toBe(2);
  });
});

describe('the units above', () => {
  it('follow level by level', async () => {
    const { mark, store, told } = await run();
    store.facts.set(`${A} ${KPI}`, overdue(1));
    store.facts.set(`${B} ${KPI}`, overdue(4));
    mark(A);
    mark(B);
    await passing(0);
    // B alone has 3 or more: half of the reporting communes are critical
    expect(told.map(({ unit, value, status }) => [unit, value, status])).toEqual([
      [A, 1, 'warning'],
      [B, 4, 'critical'],
      ['48', 5, 'critical'],
      ['VN', 5, 'critical'],
    ]);
  });

  it('are left alone where nothing changed', async () => {
    const { mark, told, store } = await run();
    const { length } = store.history;
    mark(A);
    await passing(0);
    expect(told).toEqual([]);
    expect(store.history).toHaveLength(length);
  });

  it('say how many units they rest on', async () => {
    const { mark, store } = await run();
    store.facts.set(`${A} ${KPI}`, { ...overdue(1), stale: true, reporting: 0 });
    mark(A);
    await passing(0);
    expect(store.values.get(`48 ${KPI}`)).toMatchObject({ value: 0, reporting: 1, expected: 2 });
  });

  it('of facts that a province itself is marked for are those of all its communes', async () => {
    const { engine, measuredAt } = await run();
    // the one-stop system of the province fell silent
    engine.markFacts([{ unit: '48', fact: 'case:dossier', earliestUs: Date.now() * 1000 }]);
    await passing(0);
    expect(measuredAt(A)).toHaveLength(1);
    expect(measuredAt(B)).toHaveLength(1);
  });
});

describe('simulated units', () => {
  const prepare = (parentSimulated: boolean) => (store: FakeKpiStore) => {
    store.tree = [
      unitOfTree('VN', null),
      unitOfTree('48', 'VN', { simulated: parentSimulated }),
      unitOfTree(A, '48'),
      unitOfTree(B, '48', { simulated: true }),
    ];
    store.facts.set(`${A} ${KPI}`, overdue(1));
    store.facts.set(`${B} ${KPI}`, overdue(10));
  };

  it('never roll up into real ones', async () => {
    const { store, engine } = await run(prepare(false));
    expect(valueOf(store, B)).toBe(10);
    expect(valueOf(store, '48')).toBe(1);
    expect(engine.unitsAbove(B)).toEqual([]);
  });

  it('roll up into simulated ones, and no further', async () => {
    const { store, engine, mark } = await run(prepare(true));
    mark(B);
    await passing(0);
    expect(valueOf(store, '48')).toBe(11);
    expect(store.values.get(`VN ${KPI}`)).toMatchObject({ value: null, status: 'none' });
    expect(engine.unitsAbove(B)).toEqual(['48']);
  });
});

describe('a status', () => {
  it('keeps the moment at which it began while only the value changes', async () => {
    const { mark, store, told } = await run();
    store.facts.set(`${A} ${KPI}`, overdue(1));
    const beganMs = Date.now();
    mark(A);
    await passing(1_000);
    store.facts.set(`${A} ${KPI}`, overdue(2));
    mark(A);
    await passing(0);
    const own = told.filter(({ unit }) => unit === A);
    expect(own).toMatchObject([
      { value: 1, status: 'warning', statusBefore: 'good', sinceMs: beganMs },
      { value: 2, status: 'warning', statusBefore: 'warning', sinceMs: beganMs },
    ]);
    expect(own[1]?.atMs).toBe(beganMs + 1_000);
  });
});

describe('time', () => {
  it('marks what changes without a message, when it changes', async () => {
    const { engine, store, mark } = await run();
    const dueMs = Date.now() + 60_000;
    store.facts.set(`${A} ${KPI}`, (atMs) =>
      atMs < dueMs ? { ...overdue(0), nextAtMs: dueMs } : overdue(1),
    );
    mark(A);
    await passing(59_999);
    await engine.tick();
    await passing(0);
    expect(valueOf(store, '48')).toBe(0);
    await passing(1);
    await engine.tick();
    await passing(0);
    expect([valueOf(store, A), valueOf(store, '48')]).toEqual([1, 1]);
  });
});

describe('when the store fails', () => {
  /** Calls of one evaluation that goes through three levels. */
  const CALLS = 9;

  it.each(Array.from({ length: CALLS }, (_, call) => call))(
    'at call %d of an evaluation nothing is lost, and nothing untold',
    async (failing) => {
      const { mark, store, told, errors } = await run();
      store.facts.set(`${A} ${KPI}`, overdue(1));
      let call = 0;
      store.failure = () => (call++ === failing ? new Error('away') : undefined);
      mark(A);
      await passing(0);
      expect(errors).toEqual(['evaluating KPIs']);
      await passing(2 * RETRY_MS);
      expect([valueOf(store, A), valueOf(store, '48'), valueOf(store, 'VN')]).toEqual([1, 1, 1]);
      expect([...new Set(told.map(({ unit }) => unit))].sort()).toEqual([A, '48', 'VN'].sort());
      expect(call).toBeGreaterThan(CALLS);
    },
  );

  it('goes on trying, and does not storm', async () => {
    const { mark, store, errors } = await run();
    store.failure = () => new Error('away');
    mark(A);
    await passing(10 * RETRY_MS);
    // what is late is looked for besides, as often as the clock says
    const evaluations = errors.filter((what) => what.startsWith('evaluating'));
    expect(evaluations.length).toBeGreaterThanOrEqual(5);
    expect(evaluations.length).toBeLessThanOrEqual(11);
    store.failure = () => undefined;
    store.facts.set(`${A} ${KPI}`, overdue(3));
    await passing(2 * RETRY_MS);
    expect(valueOf(store, 'VN')).toBe(3);
  });

  it('what is marked meanwhile is reckoned too', async () => {
    const { mark, store } = await run();
    store.failure = () => new Error('away');
    mark(A);
    await passing(10);
    mark(B);
    store.facts.set(`${B} ${KPI}`, overdue(2));
    store.failure = () => undefined;
    await passing(2 * RETRY_MS);
    expect(valueOf(store, 'VN')).toBe(2);
  });
});

describe('a value that another process stored meanwhile', () => {
  it('is not replaced by an older one: it is reckoned again, with the units above', async () => {
    const { mark, store, told } = await run();
    store.facts.set(`${A} ${KPI}`, overdue(1));
    const before = store.values.get(`${A} ${KPI}`) as RevisedKpi;
    let overtaken = false;
    store.failure = (call) => {
      if (call !== 'save' || overtaken) return undefined;
      overtaken = true;
      store.facts.set(`${A} ${KPI}`, overdue(2));
      store.overtake({ ...before, value: 2, numerator: 2, denominator: 2, status: 'warning' });
      return undefined;
    };
    mark(A);
    await passing(0);
    expect(valueOf(store, A)).toBe(2);
    expect(told).toEqual([]);
    await passing(2 * QUIET_MS);
    expect([valueOf(store, A), valueOf(store, '48'), valueOf(store, 'VN')]).toEqual([2, 2, 2]);
    // the commune's turn is told by whoever stored it
    expect(told.map(({ unit }) => unit)).toEqual(['48', 'VN']);
    expect(store.history.filter(({ unit, value }) => unit === A && value === 1)).toEqual([]);
  });

  it('is not followed by one of an earlier moment', async () => {
    const { mark, store } = await run();
    const before = store.values.get(`${A} ${KPI}`) as RevisedKpi;
    store.overtake({ ...before, atMs: Date.now() + CLOCKS_APART_MS });
    mark(A);
    await passing(0);
    expect(store.values.get(`${A} ${KPI}`)?.atMs).toBe(Date.now() + CLOCKS_APART_MS);
  });

  it('does not hold up time where its clock was wrong altogether', async () => {
    const { mark, store } = await run();
    const before = store.values.get(`${A} ${KPI}`) as RevisedKpi;
    store.overtake({ ...before, atMs: Date.now() + CLOCKS_APART_MS + 1 });
    mark(A);
    await passing(0);
    expect(store.values.get(`${A} ${KPI}`)?.atMs).toBe(Date.now());
  });
});

describe('late facts', () => {
  const hoursAgo = (hours: number): number => NOON - hours * 3_600_000;

  it('correct the history since then, of the unit and of those above it', async () => {
    const { mark, store } = await run();
    store.facts.set(`${A} ${KPI}`, overdue(1));
    mark(A, hoursAgo(2));
    await passing(CORRECTION_QUIET_MS);
    const rows = store.corrected.filter(({ kpi }) => kpi === KPI);
    // whole hours from 10:00 to 12:00 local, at which the value stands from now on
    const moments = [hoursAgo(2), hoursAgo(1), hoursAgo(0)];
    for (const unit of [A, '48', 'VN']) {
      const own = rows.filter((row) => row.unit === unit);
      expect(own.map(({ atMs }) => atMs)).toEqual(moments);
      expect(own.map(({ value }) => value)).toEqual([1, 1, 1]);
      expect(new Set(own.map(({ sinceMs }) => sinceMs))).toEqual(new Set([hoursAgo(2)]));
    }
    expect(rows.some(({ unit }) => unit === B)).toBe(false);
  });

  it('correct the very moment at which they happened, too', async () => {
    const { mark, store } = await run();
    mark(A, hoursAgo(1.5) + 0.25);
    await passing(CORRECTION_QUIET_MS);
    const own = store.corrected.filter(({ unit, kpi }) => unit === A && kpi === KPI);
    // a moment is of whole milliseconds, and at it the fact had happened
    expect(own.map(({ atMs }) => atMs)).toEqual([hoursAgo(1.5) + 1, hoursAgo(1), hoursAgo(0)]);
  });

  it('correct what was recorded in between', async () => {
    const { mark, store } = await run();
    store.recorded = [hoursAgo(0.5)];
    mark(A, hoursAgo(1));
    await passing(CORRECTION_QUIET_MS);
    const own = store.corrected.filter(({ unit, kpi }) => unit === A && kpi === KPI);
    expect(own.map(({ atMs }) => atMs)).toEqual([hoursAgo(1), hoursAgo(0.5), hoursAgo(0)]);
  });

  it('of a source of the province are those of its communes, and the province rolls them up', async () => {
    const { mark, store } = await run();
    store.facts.set(`${A} ${KPI}`, overdue(1));
    store.facts.set(`${B} ${KPI}`, overdue(2));
    mark('48', hoursAgo(1));
    await passing(CORRECTION_QUIET_MS);
    const corrected = (of: string) =>
      store.corrected
        .filter(({ unit, kpi }) => unit === of && kpi === KPI)
        .map(({ value }) => value);
    expect([A, B, '48'].map(corrected)).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
  });

  it('ask nothing of the store once the engine has stopped', async () => {
    const { engine, store, mark, errors } = await run();
    const asked = jest.spyOn(store, 'recordedMoments');
    const release = store.hold();
    for (const hours of [3, 2]) {
      mark(A, hoursAgo(hours));
      await passing(CORRECTION_QUIET_MS);
    }
    expect(asked).toHaveBeenCalledTimes(1);
    const stopped = engine.stop();
    release();
    await stopped;
    await passing(CORRECTION_LONGEST_MS);
    // the second of the two was waiting for the first
    expect(asked).toHaveBeenCalledTimes(1);
    expect(errors).toEqual([]);
  });

  it('that are hardly late correct nothing', async () => {
    const { mark, store } = await run();
    mark(A, Date.now() - LATE_MS);
    await passing(10 * CORRECTION_QUIET_MS);
    expect(store.corrected).toEqual([]);
  });

  it('that come in a flood are one work', async () => {
    const { mark, store } = await run();
    for (let n = 0; n < 20; n += 1) {
      mark(A, hoursAgo(3) + n);
      await passing(CORRECTION_QUIET_MS / 4);
    }
    expect(store.corrected).toEqual([]);
    await passing(CORRECTION_QUIET_MS);
    const own = store.corrected.filter(({ unit, kpi }) => unit === A && kpi === KPI);
    expect(own).toHaveLength(4);
  });

  it('that never stop are corrected all the same', async () => {
    const { mark, store } = await run();
    const lastMs = Date.now() + CORRECTION_LONGEST_MS;
    while (Date.now() <= lastMs + CORRECTION_QUIET_MS) {
      mark(A, hoursAgo(3));
      await passing(CORRECTION_QUIET_MS / 2);
    }
    expect(store.corrected.length).toBeGreaterThan(0);
  });

  it('are not forgotten when the store fails', async () => {
    const { mark, store, errors } = await run();
    let failures = 0;
    store.failure = (call) =>
      call === 'measurePast' && failures++ === 0 ? new Error('away') : undefined;
    mark(A, hoursAgo(1));
    await passing(CORRECTION_QUIET_MS);
    expect(errors).toEqual([expect.stringContaining(KPI)]);
    await passing(2 * CORRECTION_QUIET_MS);
    expect(store.corrected.some(({ unit, kpi }) => unit === A && kpi === KPI)).toBe(true);
  });
});

describe('stopping', () => {
  it('finishes the evaluation under way and begins no other', async () => {
    const { engine, mark, store } = await run();
    store.facts.set(`${A} ${KPI}`, overdue(1));
    const release = store.hold();
    mark(A);
    await passing(1);
    mark(B);
    const stopped = engine.stop();
    release();
    await stopped;
    expect(valueOf(store, 'VN')).toBe(1);
    const { length } = store.measured;
    mark(A);
    await passing(10 * QUIET_MS);
    expect(store.measured).toHaveLength(length);
  });
});

it('knows which facts vouch for a KPI by being heard: last values age by themselves', async () => {
  const { engine } = await run();
  const facts = engine.vouchingFacts();
  expect(facts).toContainEqual({ kpi: KPI, fact: 'case:dossier' });
  expect(facts).toContainEqual({ kpi: 'services-online', fact: 'presence:service' });
  expect(facts.map(({ kpi }) => kpi)).not.toContain('flood-level');
});

it('leaves out units that it does not know, and facts over which there is no KPI', async () => {
  const { engine, store, errors } = await run();
  engine.markFacts([
    { unit: '99999', fact: 'case:dossier', earliestUs: Date.now() * 1000 },
    { unit: A, fact: 'event:assist.visit', earliestUs: Date.now() * 1000 },
  ]);
  await passing(QUIET_MS);
  expect(store.measured).toEqual([]);
  expect(errors).toEqual([]);
});

it('names units, and itself where it knows none', async () => {
  const { engine } = await run();
  expect(engine.nameOf(A)).toBe(`Đơn vị ${A}`);
  expect(engine.nameOf('99999')).toBe('99999');
});

it('takes no definition for granted: one that is gone is not reckoned', async () => {
  const { engine, store } = await run();
  const gone = { ...(KPIS[0] as KpiDefinition), code: 'gone' };
  store.values.set(`${A} gone`, {
    ...(store.values.get(`${A} ${KPI}`) as RevisedKpi),
    kpi: gone.code,
    nextAtMs: 0,
  });
  await engine.tick();
  await passing(QUIET_MS);
  expect(store.measured).toEqual([]);
});

describe('step by step', () => {
  /** Which commune got how many overdue dossiers, whether its source is there, and after how long. */
  const step = fc.record({
    unit: fc.constantFrom(A, B),
    overdue: fc.nat(5),
    stale: fc.boolean(),
    waitMs: fc.constantFrom(0, 10, QUIET_MS, 1_000),
  });

  it('comes to the same as from scratch', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const { store, mark } = await run();
        for (const { unit, overdue: n, stale, waitMs } of steps) {
          store.facts.set(`${unit} ${KPI}`, { ...overdue(n), stale, reporting: stale ? 0 : 1 });
          mark(unit);
          await passing(waitMs);
        }
        await passing(2 * QUIET_MS);
        const scratch = await run((fresh) => {
          for (const [key, facts] of store.facts) fresh.facts.set(key, facts);
        });
        const shown = (of: FakeKpiStore) =>
          [...of.values.values()]
            .map(({ unit, kpi, value, numerator, denominator, status, reporting, expected }) => ({
              ...{ unit, kpi, value, numerator, denominator, status, reporting, expected },
            }))
            .sort((a, b) => `${a.unit}${a.kpi}`.localeCompare(`${b.unit}${b.kpi}`));
        expect(shown(store)).toEqual(shown(scratch.store));
      }),
      { numRuns: 25 },
    );
  });
});

describe('what changed a value', () => {
  const occurredOf = (told: readonly TurnedKpi[]) =>
    told
      .filter(({ kpi }) => kpi === KPI)
      .map(({ unit, occurredMs }) => [unit, occurredMs] as const);
  const markAt = (engine: KpiEngine, unit: string, occurredMs: number | undefined): void => {
    const occurredUs = occurredMs === undefined ? undefined : occurredMs * 1_000;
    const fact = 'case:dossier';
    engine.markFacts([{ unit, fact, earliestUs: Date.now() * 1_000, occurredUs }]);
  };

  it('is told with it up to the nation: the moment of the newest fact that is not old', async () => {
    const { engine, store, told } = await run();
    const atMs = Date.now();
    store.facts.set(`${A} ${KPI}`, overdue(1));
    store.facts.set(`${B} ${KPI}`, overdue(1));
    markAt(engine, A, atMs - 900);
    markAt(engine, A, undefined);
    markAt(engine, B, atMs - 400);
    await passing(0);
    expect(occurredOf(told)).toEqual([
      [A, atMs - 900],
      [B, atMs - 400],
      ['48', atMs - 400],
      ['VN', atMs - 400],
    ]);
  });

  it('is no fact where time did it', async () => {
    const { engine, store, told } = await run();
    store.facts.set(`${A} ${KPI}`, overdue(1));
    engine.markPair(A, KPI);
    await passing(0);
    expect(occurredOf(told)[0]).toEqual([A, undefined]);
  });

  it('outlasts an evaluation that failed', async () => {
    const { engine, store, told } = await run();
    const atMs = Date.now();
    store.facts.set(`${A} ${KPI}`, overdue(1));
    let failures = 0;
    store.failure = (call) => (call === 'save' && failures++ < 1 ? new Error('away') : undefined);
    markAt(engine, A, atMs - 900);
    await passing(3 * RETRY_MS);
    expect(occurredOf(told)[0]).toEqual([A, atMs - 900]);
  });
});

describe('what the system knows of itself', () => {
  const latency = BUILT_IN_KPIS.filter(({ code }) => code === 'event-to-screen-p95');

  it('is reckoned of a commune, by the definitions that hold', async () => {
    const { engine, store } = await run();
    engine.use(new KpiBook([...KPIS, ...latency]));
    await passing(10 * QUIET_MS);
    store.measured.length = 0;
    engine.markSystem(A, 'screen-latency-p95', 'leader-days');
    engine.markSystem('48', 'screen-latency-p95');
    await passing(QUIET_MS);
    expect(store.measured.map(({ kpi, units }) => [kpi, units])).toEqual([
      ['event-to-screen-p95', [A]],
    ]);
  });
});

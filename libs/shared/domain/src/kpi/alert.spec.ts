import type { Alerting, KpiStatus } from '@nhip-xa/contract';
import fc from 'fast-check';
import { alertAfter, type AlertState } from './alert';
import { statusOf } from './thresholds';

/** A gauge in metres: warning from 3, critical from 5. */
const THRESHOLDS = { warning: { '>=': 3 }, critical: { '>=': 5 } };
const NONE: AlertState = { open: null, watch: null };

/** Second → what the KPI is from then on: a value, or what is left of it without one. */
type Said = [second: number, value: number | 'stale' | 'none' | 'same'];
/** Second → what happened to the alert. */
type Told = [second: number, happened: string];

/** Evaluates at each second of the table, and whenever a wait is over. */
function tell(said: readonly Said[], alerting: Alerting, judgedByValue = true): Told[] {
  const told: Told[] = [];
  let state = NONE;
  let now = { status: 'none' as KpiStatus, value: null as number | null, sinceMs: 0 };
  const turn = (second: number): void => {
    const rules = { ...THRESHOLDS, alerting };
    const turned = alertAfter(state, { ...now, judgedByValue }, rules, second * 1_000);
    if (turned.happened === 'closed') told.push([second, 'closed']);
    else if (turned.happened) told.push([second, `${turned.happened} ${turned.open ?? ''}`]);
    state = turned;
  };
  said.forEach(([second, what], index) => {
    if (what !== 'same') {
      const value = typeof what === 'number' ? what : now.value;
      const status = typeof what === 'number' ? statusOf(THRESHOLDS, { value: what }) : what;
      now = { status, value, sinceMs: status === now.status ? now.sinceMs : second * 1_000 };
    }
    turn(second);
    const nextSecond = said[index + 1]?.[0] ?? Infinity;
    const due = state.watch ? state.watch.dueMs / 1_000 : Infinity;
    if (due < nextSecond) turn(due);
  });
  return told;
}

const CASES: [name: string, alerting: Alerting, said: Said[], told: Told[]][] = [
  [
    'rises and falls with its KPI, and closes with it',
    {},
    [
      [0, 1],
      [10, 3],
      [20, 6],
      [30, 4],
      [40, 2],
    ],
    [
      [10, 'opened warning'],
      [20, 'changed critical'],
      [30, 'changed warning'],
      [40, 'closed'],
    ],
  ],
  [
    'does nothing when the same is said again',
    {},
    [
      [0, 3],
      [10, 3],
      [20, 'same'],
      [30, 3.5],
      [40, 1],
      [50, 1],
    ],
    [
      [0, 'opened warning'],
      [40, 'closed'],
    ],
  ],
  [
    'stays open while the value lies within the hysteresis: 3 − 0.2 = 2.8 is where it ends',
    { hysteresis: 0.2 },
    [
      [0, 3],
      [10, 2.9],
      [20, 3],
      [30, 2.8],
      [40, 2.79],
    ],
    [
      [0, 'opened warning'],
      [40, 'closed'],
    ],
  ],
  [
    'closes after it was good for 60 s without a break',
    { goodForSeconds: 60 },
    [
      [0, 3],
      [10, 1],
      [50, 3],
      [60, 1],
    ],
    // good from 10 is broken off at 50; good from 60 is long enough at 120
    [
      [0, 'opened warning'],
      [120, 'closed'],
    ],
  ],
  [
    'opens after it was bad for 30 s, warning or critical',
    { badForSeconds: 30 },
    [
      [0, 1],
      [10, 3],
      [20, 1],
      [40, 3],
      [60, 6],
    ],
    // bad from 10 ends at 20; bad from 40 is long enough at 70, and critical by then
    [[70, 'opened critical']],
  ],
  [
    'is neither opened nor closed by the loss of the data',
    {},
    [
      [0, 3],
      [10, 'stale'],
      [20, 'none'],
      [30, 'stale'],
      [40, 1],
      [50, 'stale'],
      [60, 'none'],
    ],
    [
      [0, 'opened warning'],
      [40, 'closed'],
    ],
  ],
  [
    'counts no time without data as good or bad',
    { goodForSeconds: 60, badForSeconds: 30 },
    [
      [0, 3],
      [20, 'stale'],
      [100, 3],
      [140, 1],
      [160, 'stale'],
      [300, 1],
    ],
    // bad anew from 100, long enough at 130; good anew from 300, long enough at 360
    [
      [130, 'opened warning'],
      [360, 'closed'],
    ],
  ],
  [
    'keeps its status while the data is lost, and takes the next',
    {},
    [
      [0, 6],
      [10, 'stale'],
      [20, 3],
    ],
    [
      [0, 'opened critical'],
      [20, 'changed warning'],
    ],
  ],
];

it.each(CASES)('%s', (_, alerting, said, told) => {
  expect(tell(said, alerting)).toEqual(told);
});

it('asks no hysteresis of a sum, whose status is not told from its value', () => {
  expect(
    tell(
      [
        [0, 3],
        [10, 2.9],
      ],
      { hysteresis: 0.2 },
      false,
    ),
  ).toEqual([
    [0, 'opened warning'],
    [10, 'closed'],
  ]);
});

it('counts bad from when the KPI turned, though nobody looked until later', () => {
  const subject = { status: 'warning', value: 3, sinceMs: 1_000, judgedByValue: true } as const;
  const rules = { ...THRESHOLDS, alerting: { badForSeconds: 30 } };
  expect(alertAfter(NONE, subject, rules, 10_000)).toMatchObject({
    happened: null,
    watch: { dueMs: 31_000 },
  });
  expect(alertAfter(NONE, subject, rules, 31_000)).toMatchObject({ happened: 'opened' });
});

const aValue = fc.oneof(
  fc.double({ min: 0, max: 8, noNaN: true }),
  fc.constantFrom('stale' as const, 'none' as const),
);
const anAlerting = fc.record({
  hysteresis: fc.double({ min: 0, max: 1, noNaN: true }),
  goodForSeconds: fc.integer({ min: 0, max: 20 }),
  badForSeconds: fc.integer({ min: 0, max: 20 }),
});

it('comes to the same however often it is evaluated in between', () => {
  fc.assert(
    fc.property(
      fc.array(aValue, { maxLength: 30 }),
      fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 60 }),
      anAlerting,
      (values, more, alerting) => {
        const said = values.map((value, index): Said => [index * 10, value]);
        const repeated = more.map((second): Said => [second, 'same']);
        const first = said[0]?.[0] ?? Infinity;
        const all = [...said, ...repeated.filter(([second]) => second > first)];
        // what is said comes before what merely looks again
        all.sort(
          ([a, one], [b, other]) => a - b || Number(one === 'same') - Number(other === 'same'),
        );
        expect(tell(all, alerting)).toEqual(tell(said, alerting));
      },
    ),
  );
});

it('never has more than one open at a time, and opens for the bad alone', () => {
  fc.assert(
    fc.property(fc.array(aValue, { maxLength: 60 }), anAlerting, (values, alerting) => {
      const told = tell(
        values.map((value, index): Said => [index * 10, value]),
        alerting,
      );
      let open = false;
      for (const [, happened] of told) {
        expect(open).toBe(!happened.startsWith('opened'));
        open = happened !== 'closed';
      }
    }),
  );
});

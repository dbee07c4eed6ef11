import fc from 'fast-check';
import { PLAIN_WEEKS, at, pause, said } from '../test/statements';
import { foldCase } from './case-fold';
import { CASE_KINDS, type CaseKind } from './case-kinds';
import type { CaseFields, CaseStatement } from './case-statement';

const moment = fc.integer({ min: 1, max: 28 }).map((day) => at(String(day)));
const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });

const fields: fc.Arbitrary<CaseFields> = fc.record(
  {
    openedAt: orNull(moment),
    acceptedAt: orNull(moment),
    closedAt: orNull(moment),
    due: orNull(
      fc.oneof(
        moment.map((us) => ({ at: us })),
        fc.integer({ min: 0, max: 9 }).map((workingDays) => ({ in: { workingDays } })),
        fc.double({ min: 0, max: 40, noNaN: true }).map((hours) => ({
          in: { workingHours: hours },
        })),
      ),
    ),
    pauses: orNull(
      fc.array(
        fc
          .tuple(moment, orNull(moment), fc.constantFrom('supplement' as const, 'payment' as const))
          .map(([from, to, why]) => pause(from, to === null ? null : Math.max(from, to), why)),
        { maxLength: 3 },
      ),
    ),
    category: orNull(fc.constantFrom('a', 'b')),
    attributes: orNull(fc.dictionary(fc.constantFrom('x', 'y'), orNull(fc.nat(3)))),
  },
  { requiredKeys: [] },
);

/** Statements of one case, no two of one moment: nothing that the order of receipt could decide. */
const history = (kind: CaseKind): fc.Arbitrary<CaseStatement[]> =>
  fc.uniqueArray(
    fc
      .tuple(
        moment,
        orNull(fc.constantFrom(...Object.keys(kind.states))),
        fields,
        fc.boolean().filter((byPerson) => !byPerson || kind === CASE_KINDS['detection']),
      )
      .map(([ts, state, given, byPerson]) => said(ts, state, given, byPerson)),
    { selector: (statement) => statement.ts, minLength: 1, maxLength: 12 },
  );

/** As the store keeps them: a repeat changes nothing, sorted by ts and then by receipt. */
function stored(received: readonly CaseStatement[]): CaseStatement[] {
  const kept = new Map<string, CaseStatement>();
  for (const statement of received) {
    const identity = `${statement.ts} ${statement.state ?? ''}`;
    if (!kept.has(identity)) kept.set(identity, statement);
  }
  return [...kept.values()].sort((a, b) => a.ts - b.ts);
}

describe.each(Object.entries(CASE_KINDS))('a %s', (_, kind) => {
  const shuffled = history(kind).chain((said) =>
    fc.tuple(
      fc.constant(said),
      fc.shuffledSubarray([...said, ...said], { minLength: said.length }),
    ),
  );

  it('is told the same whatever the order and repetition of its messages', () => {
    fc.assert(
      fc.property(shuffled, ([once, again]) => {
        // what was left out by the draw comes at last, late
        const received = [...again, ...once];
        expect(foldCase(kind, stored(received), PLAIN_WEEKS)).toEqual(
          foldCase(kind, stored(once), PLAIN_WEEKS),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('never contradicts itself', () => {
    fc.assert(
      fc.property(history(kind), (statements) => {
        const view = foldCase(kind, stored(statements), PLAIN_WEEKS);
        const open = view.openFrom !== null && view.openTo === null;
        expect(open && view.closedAt !== null).toBe(false);
        if (view.effectiveDueAt !== null) {
          expect(view.effectiveDueAt).toBeGreaterThanOrEqual(view.dueAt as number);
          expect(Number.isInteger(view.effectiveDueAt)).toBe(true);
        }
        for (const [index, { from, to }] of view.pauses.entries()) {
          const next = view.pauses[index + 1];
          expect(to === null || to >= from).toBe(true);
          expect(next === undefined || (to !== null && to <= next.from)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

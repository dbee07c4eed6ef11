import { judgedOf, reckonOwn } from '@nhip-xa/domain';
import type { SourceIdentity } from '@nhip-xa/ports';
import { countedOf, defined, evidenceOf, measuredOf } from '../../../test/defined';
import { caseSaid, event, us } from '../../../test/items';
import { World } from '../../../test/world';

let world: World;
let commune: string;
let portal: SourceIdentity;

/** Friday 20 November 2026, 12:00 in Vietnam. */
const NOON = us('2026-11-20T12:00:00+07:00');

beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.nowUs = NOON;
  commune = await world.commune();
  portal = await world.source(commune);
});

const vn = (local: string): number => us(`${local}+07:00`);
const term = (aggregate: unknown, over: object = {}) => ({
  fact: 'event',
  type: 'trade.order',
  aggregate,
  ...over,
});
type Order = [local: string, amount: number | null, attributes?: object, village?: string];
const orders = (given: readonly Order[]) =>
  world.say(
    portal,
    given.map(([local, amount, attributes = {}, village = null]) => {
      const said = event(commune, vn(local), amount, { attributes: { ...attributes } });
      return { ...said, item: { ...said.item, village } } as typeof said;
    }),
  );
const measured = (measure: object, over = {}) =>
  measuredOf(world, defined(measure, { window: 'month', ...over }), commune);
const numberOf = async (one: object, window = 'month') =>
  (await measured({ numerator: [one] }, { window })).numerator;

describe('events', () => {
  const GIVEN: Order[] = [
    ['2026-10-31T23:59:59.999', 1_000],
    ['2026-11-01T00:00:00', 10, { learner: 'a', class: 'labour' }, '1'],
    ['2026-11-05T08:00:00', 20, { learner: 'b', class: 'labour' }, '1'],
    ['2026-11-06T08:00:00', 30, { learner: 'a', class: 'new' }, '2'],
    ['2026-11-07T08:00:00', 40, { learner: 'c', class: 'new' }],
    ['2026-11-08T08:00:00', null, { class: 'new' }],
  ];

  it.each([
    ['count', undefined, 5, 5],
    ['sum', 'amount', 100, 5],
    ['mean', 'amount', 25, 4],
    ['min', 'amount', 10, 4],
    ['max', 'amount', 40, 4],
    ['median', 'amount', 25, 4],
    // nine tenths of the way from the first to the fourth
    [{ percentile: 90 }, 'amount', 37, 4],
    [{ distinct: 'learner' }, undefined, 3, 5],
    [{ distinct: 'village' }, undefined, 2, 5],
    // labour in 1; the others stand alone or have no village
    [{ groups: { by: ['class', 'village'], atLeast: 2 } }, undefined, 1, 1],
    [{ groups: { by: ['class'], atLeast: 2 } }, undefined, 2, 2],
  ] as const)('%j of the month', async (aggregate, value, expected, items) => {
    await orders(GIVEN);
    const { numerator, denominator } = await measured({
      numerator: [term(aggregate, { ...(value && { value }) })],
    });
    expect(numerator).toBeCloseTo(expected, 9);
    expect(denominator).toBe(items);
  });

  it.each([
    // each learner once, the session without one never
    [{ distinct: 'learner' }, [1, 1, 0, 1, 0]],
    [{ distinct: 'village' }, [1, 0, 1, 0, 0]],
    [{ groups: { by: ['class', 'village'], atLeast: 2 } }, [1, 0, 0, 0, 0]],
    [{ groups: { by: ['class'], atLeast: 2 } }, [1, 0, 1, 0, 0]],
  ] as const)('the items of %j add up to it', async (aggregate, expected) => {
    await orders(GIVEN);
    const definition = defined({ numerator: [term(aggregate)] }, { window: 'month' });
    const items = await evidenceOf(world, definition, commune, 'numerator');
    expect(countedOf(items)).toEqual(expected);
  });

  it('the last is that of the newest, and numbers may be attributes', async () => {
    await orders([
      ['2026-11-05T08:00:00', 1, { hours: '2.5', ok: 'true' }],
      ['2026-11-07T08:00:00', 3, { hours: 'two', ok: false }],
      ['2026-11-06T08:00:00', 2, { hours: 4, ok: 1 }],
    ]);
    expect(await numberOf(term('last', { value: 'amount' }))).toBe(3);
    expect(await numberOf(term('sum', { value: { attribute: 'hours' } }))).toBe(6.5);
    const where = { attributes: { ok: true } };
    expect(await numberOf(term('sum', { value: 'amount', where }))).toBe(3);
  });

  it('of a quarter, a year and days begin at their midnights', async () => {
    const amounts: [string, number][] = [
      ['2025-12-31T23:59:59.999', 1],
      ['2026-01-01T00:00:00', 10],
      ['2026-09-30T23:59:59.999', 100],
      ['2026-10-01T00:00:00', 1_000],
      ['2026-11-18T23:59:59.999', 10_000],
      ['2026-11-19T00:00:00', 100_000],
      ['2026-11-20T11:00:00', 1_000_000],
    ];
    await orders(amounts);
    const sum = term('sum', { value: 'amount' });
    expect(await numberOf(sum, 'year')).toBe(1_111_110);
    expect(await numberOf(sum, 'quarter')).toBe(1_111_000);
    expect(await numberOf(sum, 'P2D')).toBe(1_100_000);
    expect(await numberOf(sum, 'PT1H')).toBe(1_000_000);
    // one hour and a moment ago
    world.nowUs = NOON + 1_000;
    expect(await numberOf(sum, 'PT1H')).toBe(0);
  });
});

describe('sides', () => {
  const sum = (over: object = {}) => term('sum', { value: 'amount', ...over });

  it('are what their terms come to, added up, taken off and multiplied', async () => {
    await orders([
      ['2026-11-05T08:00:00', 100, { class: 'a' }],
      ['2026-11-06T08:00:00', 30, { class: 'b' }],
    ]);
    const of = (attributes: object, over = {}) => sum({ where: { attributes }, ...over });
    const measure = {
      numerator: [of({ class: 'a' }), of({ class: 'b' }, { minus: true, times: 2 })],
      denominator: [term('count'), term('count', { times: 3 })],
    };
    expect(await measured(measure)).toMatchObject({ numerator: 40, denominator: 8 });
    const definition = defined(measure, { window: 'month' });
    const [top, bottom] = [
      countedOf(await evidenceOf(world, definition, commune, 'numerator')),
      countedOf(await evidenceOf(world, definition, commune, 'denominator')),
    ];
    expect([top, bottom]).toEqual([
      [100, -60],
      [1, 1, 3, 3],
    ]);
  });

  it('come to nothing where a term does, unless it says what nothing is', async () => {
    await orders([['2026-10-05T08:00:00', 5]]);
    const mean = (over: object = {}) => term('mean', { value: 'amount', ...over });
    expect(await measured({ numerator: [sum(), mean()] })).toMatchObject({ numerator: null });
    expect(await measured({ numerator: [sum(), mean({ nothing: 7 })] })).toMatchObject({
      numerator: 7,
    });
    expect(
      await measured({ numerator: [mean({ nothing: 7, times: 2, minus: true })] }),
    ).toMatchObject({ numerator: -14 });
    expect(await measured({ numerator: [sum({ nothing: 3 })] })).toMatchObject({ numerator: 3 });
  });

  it('of nothing over nothing there is no value', async () => {
    await orders([['2026-10-05T08:00:00', 5]]);
    const definition = defined(
      { numerator: [sum()], denominator: [term('count')] },
      { window: 'month' },
    );
    const told = await measuredOf(world, definition, commune);
    expect(told).toMatchObject({ numerator: 0, denominator: 0 });
    expect(reckonOwn(definition, told, told)).toMatchObject({ value: null, status: 'none' });
  });

  it('an alarm is up while its side counts at least one', async () => {
    const incident = (id: string, severity: string, state = 'open') =>
      caseSaid(commune, `incident ${id}`, vn('2026-11-05T08:00:00'), state, { severity });
    const measure = {
      numerator: [{ fact: 'case', kind: 'incident', aggregate: 'count', where: { open: true } }],
      alarm: [
        {
          fact: 'case',
          kind: 'incident',
          aggregate: 'count',
          where: { open: true, severity: ['high', 'urgent'] },
        },
      ],
    };
    const definition = defined(measure, { window: 'now', warning: { '>=': 10 } });
    const status = async () => {
      const told = await measuredOf(world, definition, commune);
      return [told.numerator, told.alarm, reckonOwn(definition, told, told).status];
    };
    await world.say(portal, [incident('a', 'normal'), incident('b', 'urgent', 'closed')]);
    expect(await status()).toEqual([1, false, 'good']);
    await world.say(portal, incident('c', 'high'));
    expect(await status()).toEqual([2, true, 'critical']);
  });
});

describe('growth', () => {
  const growing = (window: string) =>
    defined(
      { numerator: [term('sum', { value: 'amount' })] },
      { window, warning: { growthBelow: 0 }, critical: { growthBelow: -20 } },
    );
  const growth = async (window: string) => {
    const told = await measuredOf(world, growing(window), commune);
    return [told.numerator, told.before];
  };

  it('compares with the same elapsed part of the period before', async () => {
    // of November 19 days and 12 hours have gone by: October until its 20th at 12:00
    await orders([
      ['2026-09-30T23:59:59.999', 7_000],
      ['2026-10-01T00:00:00', 100],
      ['2026-10-20T11:59:59.999', 20],
      ['2026-10-20T12:00:00', 50_000],
      ['2026-11-01T00:00:00', 90],
      ['2026-11-20T11:00:00', 6],
    ]);
    world.nowUs = NOON;
    expect(await growth('month')).toEqual([96, 120]);
    // of the quarter 50 days and 12 hours: July until the 20th of August at 12:00
    await orders([
      ['2026-07-01T00:00:00', 1],
      ['2026-08-20T11:59:59', 2],
      ['2026-08-20T12:00:00', 4],
    ]);
    world.nowUs = NOON;
    expect(await growth('quarter')).toEqual([100 + 20 + 50_000 + 96, 3]);
    const definition = growing('month');
    const told = await measuredOf(world, definition, commune);
    // 96 of 120: 20 % less
    expect(judgedOf(96, told).growthPercent).toBe(-20);
    expect(reckonOwn(definition, told, told).status).toBe('warning');
  });

  it('is judged anew each hour, since the part of the period before that it is measured by grows', async () => {
    await orders([
      ['2026-10-20T12:30:00', 50],
      ['2026-11-01T00:00:00', 10],
    ]);
    world.nowUs = NOON;
    const judged = async () => {
      const told = await measuredOf(world, growing('month'), commune);
      return [reckonOwn(growing('month'), told, told).status, told.nextAtMs];
    };
    expect(await judged()).toEqual(['good', NOON / 1_000 + 3_600_000]);
    world.nowUs = NOON + 3_600_000_000;
    // 10 of 50
    expect(await judged()).toEqual(['critical', NOON / 1_000 + 7_200_000]);
  });

  it('of days and hours compares with as much time just before', async () => {
    await orders([
      ['2026-11-19T11:59:00', 8],
      ['2026-11-19T12:00:00', 16],
      ['2026-11-20T00:00:00', 1],
      ['2026-11-20T11:00:00', 2],
      ['2026-11-20T10:00:00', 4],
    ]);
    world.nowUs = NOON;
    // yesterday until noon
    expect(await growth('today')).toEqual([7, 8]);
    expect(await growth('PT1H')).toEqual([2, 4]);
  });
});

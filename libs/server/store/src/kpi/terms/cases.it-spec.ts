import type { CaseFields } from '@nhip-xa/domain';
import type { SourceIdentity } from '@nhip-xa/ports';
import { countedOf, defined, evidenceOf, measuredOf } from '../../../test/defined';
import { caseSaid, us } from '../../../test/items';
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

const at = (day: number, time = '08:00'): number =>
  us(`2026-11-${String(day).padStart(2, '0')}T${time.length === 5 ? `${time}:00` : time}+07:00`);

/** An incident that was opened on the 2nd unless its fields say otherwise. */
const incident = (id: string, fields: CaseFields = {}, state = 'open', ts = at(2)) =>
  world.say(portal, caseSaid(commune, `incident ${id}`, ts, state, fields));
const term = (aggregate: unknown, over: object = {}) => ({
  fact: 'case',
  kind: 'incident',
  aggregate,
  ...over,
});
const measured = (one: object, window = 'P30D') =>
  measuredOf(world, defined({ numerator: [one] }, { window }), commune);
const numberOf = async (one: object, window?: string) => (await measured(one, window)).numerator;

describe('attributes', () => {
  const VALUES: readonly [id: string, a: unknown][] = [
    ['word', 'online'],
    ['number', 3],
    ['number-as-text', '3'],
    ['larger', 4.5],
    ['true', true],
    ['false', false],
    ['true-as-text', 'true'],
    ['one', 1],
    ['null', null],
    ['list', ['online']],
  ];
  beforeEach(async () => {
    for (const [id, a] of VALUES) await incident(id, { attributes: { a } });
    await incident('absent');
  });

  it.each([
    ['online', ['word']],
    ['3', ['number', 'number-as-text']],
    [3, ['number', 'number-as-text']],
    [true, ['one', 'true', 'true-as-text']],
    [false, ['false']],
    [
      ['online', '4.5'],
      ['larger', 'word'],
    ],
    [
      { present: true },
      VALUES.map(([id]) => id)
        .filter((id) => id !== 'null')
        .sort(),
    ],
    [{ present: false }, ['absent', 'null']],
    [
      { not: 3 },
      [...VALUES.map(([id]) => id).filter((id) => !id.startsWith('number')), 'absent'].sort(),
    ],
    [
      { not: true },
      ['absent', 'false', 'larger', 'list', 'null', 'number', 'number-as-text', 'word'],
    ],
    [{ '>=': 3 }, ['larger', 'number', 'number-as-text']],
    [{ '>': 3 }, ['larger']],
    // truths count 1 and 0
    [{ '<=': 3, '>': 0 }, ['number', 'number-as-text', 'one', 'true']],
    [{ '==': 4.5 }, ['larger']],
  ])('%j holds for %j', async (test, expected) => {
    const where = { attributes: { a: test } };
    const definition = defined({ numerator: [term('count', { where })] });
    const items = await evidenceOf(world, definition, commune, 'numerator');
    expect(items.map((item) => ('id' in item ? item.id : '')).sort()).toEqual(expected);
    expect(await numberOf(term('count', { where }))).toBe(expected.length);
  });

  it('all of several tests hold', async () => {
    await incident('both', { attributes: { a: 3, b: 'x' } });
    const where = { attributes: { a: 3, b: 'x' } };
    expect(await numberOf(term('count', { where }))).toBe(1);
  });
});

describe('values of cases', () => {
  const minutesOf = (aggregate: unknown, over: object = {}) =>
    term(aggregate, {
      value: { span: 'opened-closed', in: 'minutes', ...over },
      where: { within: 'closedAt' },
    });

  it('are spans between their moments', async () => {
    await world.say(portal, [
      caseSaid(commune, 'dossier d', at(2), 'new', { due: { at: at(9) } }),
      caseSaid(commune, 'dossier d', at(3), 'accepted'),
      caseSaid(commune, 'dossier d', at(5), 'supplement'),
      caseSaid(commune, 'dossier d', at(6, '20:00'), 'processing'),
      caseSaid(commune, 'dossier d', at(8), 'finished'),
    ]);
    const span = (name: string, unit: string, more = {}) =>
      numberOf({
        fact: 'case',
        kind: 'dossier',
        aggregate: 'mean',
        value: { span: name, in: unit, ...more },
      });
    expect(await span('opened-accepted', 'hours')).toBe(24);
    expect(await span('opened-accepted', 'minutes')).toBe(1_440);
    expect(await span('accepted-closed', 'days')).toBe(5);
    expect(await span('opened-closed', 'days')).toBe(6);
    // less the 36 hours of its supplement
    expect(await span('opened-closed', 'days', { lessPauses: true })).toBe(4.5);
    expect(await span('opened-due', 'days')).toBe(7);
  });

  it.each([
    // 10, 20, 30, 100 and, closed before the window, 1000
    ['count', 4, 4],
    ['sum', 160, 4],
    ['mean', 40, 4],
    ['min', 10, 4],
    ['max', 100, 4],
    ['median', 25, 4],
    // seven tenths of the way from the third to the fourth
    [{ percentile: 90 }, 30 + 0.7 * 70, 4],
  ])('%j of those that closed within the window', async (aggregate, expected, items) => {
    const closed = async (id: string, closedAt: number, minutes: number) => {
      await incident(id, { openedAt: closedAt - minutes * 60_000_000 }, 'open', closedAt - 1);
      await incident(id, {}, 'closed', closedAt);
    };
    await closed('first-moment', us('2026-10-22T00:00:00+07:00'), 10);
    await closed('b', at(10), 20);
    await closed('c', at(11), 30);
    await closed('d', at(12), 100);
    await closed('moment-before', us('2026-10-22T00:00:00+07:00') - 1, 1_000);
    await incident('open');
    const { numerator, denominator } = await measured(minutesOf(aggregate));
    expect(numerator).toBeCloseTo(expected, 9);
    expect(denominator).toBe(items);
    const definition = defined({ numerator: [minutesOf(aggregate)] }, { window: 'P30D' });
    const counted = countedOf(await evidenceOf(world, definition, commune, 'numerator'));
    expect(counted.sort((a, b) => a - b)).toEqual([10, 20, 30, 100]);
  });

  it('are attributes, of which what is no number counts nothing', async () => {
    for (const [id, cost] of [
      ['a', 5],
      ['b', '2.5'],
      ['c', 'many'],
      ['d', null],
    ] as const) {
      await incident(id, { attributes: { cost } });
    }
    const value = { attribute: 'cost' };
    expect(await measured(term('sum', { value }))).toMatchObject({ numerator: 7.5 });
    // two have the number
    expect(await measured(term('mean', { value }))).toMatchObject({
      numerator: 3.75,
      denominator: 2,
    });
    expect(await numberOf(term('max', { value }))).toBe(5);
    expect(await numberOf(term('min', { value }))).toBe(2.5);
  });

  it('are settings looked up by an attribute', async () => {
    await world.query(
      `INSERT INTO kpi_settings (name, key, value) VALUES ('hours-saved', 'birth', 4), ('hours-saved', 'land', 10)`,
    );
    for (const [id, procedure] of [
      ['a', 'birth'],
      ['b', 'land'],
      ['c', 'land'],
      ['d', 'other'],
    ] as const) {
      await incident(id, { attributes: { procedure } });
    }
    await incident('without');
    const value = { setting: 'hours-saved', by: 'procedure', otherwise: 1.5 };
    // 4 + 10 + 10 + 1.5 + 1.5
    expect(await numberOf(term('sum', { value }))).toBe(27);
  });

  it('the last is that of the newest', async () => {
    await incident('newest', { attributes: { n: 7 } }, 'open', at(10));
    await incident('older', { attributes: { n: 9 } }, 'open', at(9));
    expect(await numberOf(term('last', { value: { attribute: 'n' } }))).toBe(7);
  });
});

describe('groups and different values', () => {
  beforeEach(async () => {
    const places: [category: string | null, village: string | null, times: number][] = [
      ['light', '1', 3],
      ['light', '2', 2],
      ['road', '1', 4],
      ['road', null, 5],
      [null, '2', 3],
    ];
    for (const [category, village, times] of places) {
      for (let n = 0; n < times; n += 1) {
        await incident(`${category}-${village}-${n}`, {
          ...(category !== null && { category }),
          ...(village !== null && { village }),
        });
      }
    }
  });

  it('groups are the combinations that enough items share; without a field there is none', async () => {
    const groups = (by: string[], atLeast: number) => numberOf(term({ groups: { by, atLeast } }));
    // light in 1 and road in 1; light in 2 has two
    expect(await groups(['category', 'village'], 3)).toBe(2);
    expect(await groups(['category', 'village'], 4)).toBe(1);
    expect(await groups(['category', 'village'], 5)).toBe(0);
    // light 5, road 9
    expect(await groups(['category'], 5)).toBe(2);
    expect(await groups(['village'], 7)).toBe(1);
  });

  it('different values are counted once', async () => {
    expect(await numberOf(term({ distinct: 'category' }))).toBe(2);
    expect(await numberOf(term({ distinct: 'village' }))).toBe(2);
    expect(await numberOf(term({ distinct: 'nowhere' }))).toBe(0);
  });

  it('are 0 where there is nothing to count', async () => {
    const where = { attributes: { a: 'none' } };
    expect(await numberOf(term({ groups: { by: ['category'], atLeast: 2 } }, { where }))).toBe(0);
    expect(await numberOf(term({ distinct: 'category' }, { where }))).toBe(0);
  });
});

describe('what cases must be', () => {
  it('in a state, of a category, of a severity, from elsewhere', async () => {
    await incident('a', { category: 'infosec', severity: 'high', receivedBy: '99999' });
    await incident('b', { category: 'fire', severity: 'low', receivedBy: commune }, 'onsite');
    await incident('c', { category: 'fire' }, 'closed');
    const count = (where: object) => numberOf(term('count', { where }));
    expect(await count({ state: 'open' })).toBe(1);
    expect(await count({ state: ['onsite', 'closed'] })).toBe(2);
    expect(await count({ open: true })).toBe(2);
    expect(await count({ category: 'fire' })).toBe(2);
    expect(await count({ category: ['fire', 'infosec'], severity: ['high', 'low'] })).toBe(2);
    expect(await count({ open: true, category: 'fire' })).toBe(1);
    expect(await count({ receivedElsewhere: true })).toBe(1);
    expect(await count({ receivedElsewhere: false })).toBe(2);
  });

  it('due, late, or supplemented so many times', async () => {
    const dossier = (id: string, states: readonly [number, string][], due?: number) =>
      world.say(
        portal,
        states.map(([ts, state], n) =>
          caseSaid(commune, `dossier ${id}`, ts, state, n === 0 && due ? { due: { at: due } } : {}),
        ),
      );
    await dossier(
      'in-time',
      [
        [at(2), 'accepted'],
        [at(9), 'finished'],
      ],
      at(9),
    );
    await dossier(
      'late',
      [
        [at(2), 'accepted'],
        [at(9, '08:00:00.001'), 'finished'],
      ],
      at(9),
    );
    await dossier('no-date', [
      [at(2), 'accepted'],
      [at(9), 'finished'],
    ]);
    await dossier('twice', [
      [at(2), 'accepted'],
      [at(3), 'supplement'],
      [at(4), 'processing'],
      [at(5), 'supplement'],
      [at(6), 'processing'],
    ]);
    const count = (where: object) =>
      numberOf({ fact: 'case', kind: 'dossier', aggregate: 'count', where });
    expect(await count({ within: 'closedAt', late: true })).toBe(1);
    expect(await count({ within: 'closedAt', late: false })).toBe(2);
    expect(await count({ due: true })).toBe(2);
    expect(await count({ within: 'acceptedAt' })).toBe(4);
    expect(await count({ supplementsAtLeast: 2 })).toBe(1);
    expect(await count({ supplementsAtMost: 1 })).toBe(3);
  });

  it('a bulletin is in force between its moments, while nobody withdraws it', async () => {
    const bulletin = (id: string, level: number, attributes: object, state = 'active') =>
      world.say(
        portal,
        caseSaid(commune, `bulletin ${id}`, at(19), state, {
          attributes: { level, ...attributes },
        }),
      );
    const noon = '2026-11-20T12:00:00+07:00';
    await bulletin('now', 1, { validFrom: noon, validTo: '2026-11-20T18:00:00+07:00' });
    await bulletin('over', 5, { validFrom: '2026-11-19T12:00:00+07:00', validTo: noon });
    await bulletin('tomorrow', 4, { validFrom: '2026-11-21T00:00:00+07:00' });
    await bulletin('in-ms', 2, { validTo: Date.parse('2026-11-20T15:00:00+07:00') });
    await bulletin('without-zone', 3, { validTo: '2026-11-20 14:00' });
    await bulletin('withdrawn', 5, {}, 'withdrawn');
    await bulletin('word', 0, { validTo: 'đến khi có tin mới' });
    world.nowUs = NOON;
    const level = defined(
      {
        numerator: [
          {
            fact: 'case',
            kind: 'bulletin',
            aggregate: 'max',
            value: { attribute: 'level' },
            where: { inForce: true },
            nothing: 0,
          },
        ],
      },
      { window: 'now' },
    );
    const told = () => measuredOf(world, level, commune);
    const hour = (time: string) => at(20, time) / 1_000;
    expect(await told()).toMatchObject({
      numerator: 3,
      denominator: 4,
      nextAtMs: hour('14:00'),
    });
    world.nowUs = at(20, '14:00');
    expect(await told()).toMatchObject({ numerator: 2, nextAtMs: hour('15:00') });
    world.nowUs = at(20, '15:00');
    expect(await told()).toMatchObject({ numerator: 1, nextAtMs: hour('18:00') });
    world.nowUs = at(21, '00:00');
    expect(await told()).toMatchObject({ numerator: 4, denominator: 2 });
    // and as it was a moment before the first began
    expect(await measuredOf(world, level, commune, NOON / 1_000 - 1)).toMatchObject({
      numerator: 5,
    });
  });
});

describe('due soon', () => {
  const SOON = defined(
    {
      numerator: [{ fact: 'case', kind: 'dossier', aggregate: 'count', where: { dueSoon: true } }],
    },
    { window: 'now' },
  );
  const soon = () => measuredOf(world, SOON, commune);
  const due = (id: string, dueAt: number, state = 'accepted') =>
    world.say(portal, caseSaid(commune, `dossier ${id}`, at(2), state, { due: { at: dueAt } }));

  it('is what is due from now to before the close of the next working day', async () => {
    // the next working day after Friday the 20th is Monday the 23rd, which closes at 17:00
    await due('overdue', at(20, '11:59'));
    await due('today', at(20, '12:01'));
    await due('sunday', at(22));
    await due('monday', at(23, '16:59'));
    await due('monday-close', at(23, '17:00'));
    await due('paused', at(23), 'supplement');
    await due('closed', at(23), 'finished');
    world.nowUs = NOON;
    expect(await soon()).toMatchObject({ numerator: 3, nextAtMs: at(20, '12:01') / 1_000 });
    world.nowUs = at(20, '12:01') + 1_000;
    // midnight makes Monday the next working day still, of which Saturday knows no more
    expect(await soon()).toMatchObject({ numerator: 2, nextAtMs: at(21, '00:00') / 1_000 });
    world.nowUs = at(22, '23:59');
    expect((await soon()).numerator).toBe(1);
    // on Monday it is Tuesday's close
    world.nowUs = at(23, '00:00');
    expect((await soon()).numerator).toBe(2);
  });
});

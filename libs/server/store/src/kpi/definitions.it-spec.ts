import type { SourceIdentity } from '@nhip-xa/ports';
import { caseSaid, event, reading, status, us } from '../../test/items';
import { reckoned, rolledUp } from '../../test/reckoned';
import { World, builtIn } from '../../test/world';

let world: World;
let commune: string;

/** The present of these tests: Friday 20 November 2026, 12:00 in Vietnam. */
const NOON = us('2026-11-20T12:00:00+07:00');

beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.nowUs = NOON;
  commune = await world.commune();
});

/** A local moment of November 2026. */
const at = (day: number, time = '08:00'): number =>
  us(`2026-11-${String(day).padStart(2, '0')}T${time}:00+07:00`);
const ms = (iso: string): number => Date.parse(iso);
const kpi = (code: string, unit = commune) => reckoned(world, code, unit);

/** The one-stop system of the commune, heard just now. */
const portal = (): Promise<SourceIdentity> => world.source(commune);

/** A dossier of which only the last word counts here, accepted on the 2nd. */
const dossier = (id: string, state: string, day: number, due?: number) => [
  caseSaid(
    commune,
    `dossier ${id}`,
    at(2),
    'accepted',
    due === undefined ? {} : { due: { at: due } },
  ),
  ...(state === 'accepted' ? [] : [caseSaid(commune, `dossier ${id}`, at(day), state)]),
];

describe('dossiers-overdue', () => {
  it('counts those open, not paused and past their date', async () => {
    await world.say(await portal(), [
      ...dossier('late', 'processing', 3, at(19)),
      ...dossier('late-too', 'accepted', 2, at(20, '11:59')),
      ...dossier('this-moment', 'processing', 3, NOON),
      ...dossier('tomorrow', 'processing', 3, at(21)),
      ...dossier('paused', 'supplement', 3, at(19)),
      ...dossier('unpaid', 'payment', 3, at(19)),
      ...dossier('closed-late', 'finished', 20, at(19)),
      ...dossier('taken-back', 'withdrawn', 3, at(19)),
      ...dossier('without-date', 'processing', 3),
      caseSaid(commune, 'dossier unaccepted', at(2), 'new', { due: { at: at(3) } }),
      caseSaid(commune, 'dossier unaccepted-back', at(2), 'withdrawn', { due: { at: at(3) } }),
      // due the 19th, but two of its days were the citizen's
      ...dossier('moved', 'supplement', 10, at(19)),
      caseSaid(commune, 'dossier moved', at(12), 'processing'),
      caseSaid(commune, 'feedback other', at(2), 'new', { due: { at: at(3) } }),
    ]);
    // late and late-too: two, under the critical three
    expect(await kpi('dossiers-overdue')).toMatchObject({
      value: 2,
      numerator: 2,
      denominator: 2,
      status: 'warning',
      reporting: 1,
      expected: 1,
    });
  });

  it('changes when the next date comes, and says when that is', async () => {
    await world.say(await portal(), [
      ...dossier('first', 'processing', 3, at(20, '12:30')),
      ...dossier('second', 'processing', 3, at(20, '13:00')),
    ]);
    const first = await kpi('dossiers-overdue');
    expect(first).toMatchObject({ value: 0, nextAtMs: at(20, '12:30') / 1000 });
    world.nowUs = at(20, '12:30') + 1_000;
    expect(await kpi('dossiers-overdue')).toMatchObject({
      value: 1,
      nextAtMs: at(20, '13:00') / 1000,
    });
    world.nowUs = at(20, '13:00') + 1_000;
    expect(await kpi('dossiers-overdue')).toMatchObject({ value: 2, nextAtMs: null });
  });

  it('changes when a pause ends whose end was stated', async () => {
    const pauses = [{ from: at(20, '09:00'), to: at(20, '15:00'), why: 'supplement' as const }];
    await world.say(await portal(), [
      // due at 08:00, moved by six hours to 14:00, but paused until 15:00
      ...dossier('d', 'processing', 3, at(20, '08:00')),
      caseSaid(commune, 'dossier d', at(20, '09:00'), null, { pauses }),
    ]);
    expect(await kpi('dossiers-overdue')).toMatchObject({
      value: 0,
      nextAtMs: at(20, '15:00') / 1000,
    });
    world.nowUs = at(20, '15:00');
    expect(await kpi('dossiers-overdue')).toMatchObject({ value: 1 });
  });

  it('waits for nothing while the end of a pause is not known', async () => {
    await world.say(await portal(), dossier('d', 'supplement', 3, at(20, '13:00')));
    expect(await kpi('dossiers-overdue')).toMatchObject({ value: 0, nextAtMs: null });
  });
});

describe('dossiers-on-time', () => {
  it('is the share of those closed in time with at most one supplement', async () => {
    await world.say(await portal(), [
      ...dossier('in-time', 'finished', 10, at(12)),
      ...dossier('no-date', 'finished', 10),
      ...dossier('stopped', 'stopped', 10, at(12)),
      ...dossier('taken-back', 'withdrawn', 10, at(12)),
      ...dossier('late', 'finished', 13, at(12)),
      // two requests for supplements count as late, whatever the date [766 §2.1]
      ...dossier('twice', 'supplement', 3, at(12)),
      caseSaid(commune, 'dossier twice', at(4), 'processing'),
      caseSaid(commune, 'dossier twice', at(5), 'supplement'),
      caseSaid(commune, 'dossier twice', at(6), 'finished'),
      ...dossier('overdue', 'processing', 3, at(19)),
      ...dossier('open', 'processing', 3, at(30)),
      caseSaid(commune, 'dossier refused', at(3), 'refused'),
    ]);
    // 4 of 6 closed and 1 overdue: 4 / 7
    expect(await kpi('dossiers-on-time')).toMatchObject({
      numerator: 4,
      denominator: 7,
      status: 'critical',
    });
    expect((await kpi('dossiers-on-time')).value).toBeCloseTo(57.143, 3);
  });

  it('looks at today and the 29 days before, which move at midnight', async () => {
    const closed = (id: string, closedAt: number) =>
      caseSaid(commune, `dossier ${id}`, closedAt, 'finished', { closedAt });
    await world.say(await portal(), [
      closed('first-moment', us('2026-10-22T00:00:00+07:00')),
      closed('moment-before', us('2026-10-22T00:00:00+07:00') - 1),
      closed('today', at(20, '09:00')),
    ]);
    expect(await kpi('dossiers-on-time')).toMatchObject({
      numerator: 2,
      denominator: 2,
      nextAtMs: ms('2026-11-21T00:00:00+07:00'),
    });
    world.nowUs = us('2026-11-21T00:00:00+07:00');
    expect(await kpi('dossiers-on-time')).toMatchObject({ numerator: 1, denominator: 1 });
  });

  it('without anything closed or overdue is none', async () => {
    await world.say(await portal(), dossier('open', 'processing', 3));
    expect(await kpi('dossiers-on-time')).toMatchObject({
      value: null,
      status: 'none',
      expected: 1,
    });
  });
});

it('dossiers-online is the share of those opened that came online', async () => {
  const opened = (id: string, openedAt: number, channel?: string) =>
    caseSaid(commune, `dossier ${id}`, openedAt, 'new', channel ? { attributes: { channel } } : {});
  await world.say(await portal(), [
    opened('a', at(3), 'online'),
    opened('b', at(4), 'online'),
    opened('c', at(5), 'counter'),
    opened('unknown', at(6)),
    opened('before', us('2026-10-21T23:59:59+07:00'), 'online'),
  ]);
  // 2 of 4: a dossier of which the channel is not known came to the counter
  expect(await kpi('dossiers-online')).toMatchObject({
    value: 50,
    numerator: 2,
    denominator: 4,
    status: 'warning',
  });
});

it('feedback-overdue counts from the first word: nobody has to accept it', async () => {
  const said = (id: string, state: string, due: number) =>
    caseSaid(commune, `feedback ${id}`, at(2), state, { due: { at: due } });
  await world.say(await portal(), [
    said('a', 'new', at(3)),
    said('b', 'processing', at(3)),
    said('c', 'confirmed', at(3)),
    said('d', 'resolved', at(1)),
    said('e', 'refused', at(1)),
    said('f', 'new', at(30)),
  ]);
  expect(await kpi('feedback-overdue')).toMatchObject({ value: 3, status: 'critical' });
});

it('detections-pending counts those that wait for a verdict', async () => {
  const said = (id: string, state: string) =>
    caseSaid(commune, `detection ${id}`, at(19, id), state);
  const camera = await world.source(commune, { kind: 'camera' });
  await world.say(camera, [
    ...Array.from({ length: 11 }, (_, n) => said(`10:${String(n).padStart(2, '0')}`, 'pending')),
    said('11:00', 'confirmed'),
    said('11:01', 'rejected'),
  ]);
  expect(await kpi('detections-pending')).toMatchObject({ value: 11, status: 'warning' });
});

describe('services-online', () => {
  it('counts those online whose last word of themselves is not that they are down', async () => {
    const online = async (...ups: number[]): Promise<void> => {
      const source = await world.source(commune);
      await world.say(source, status('online', world.nowUs));
      for (const [n, up] of ups.entries()) {
        await world.say(source, reading(commune, 'up', at(20, '10:00') + n * 3_600_000_000, up));
      }
    };
    await online();
    await online(0, 1);
    await online(1, 0);
    await online(1);
    const gone = await world.source(commune);
    await world.say(gone, reading(commune, 'up', at(20), 1));
    await world.say(gone, status('offline', world.nowUs));
    await world.source(commune); // never heard
    // 3 of 6; cameras are none of them
    await world.say(await world.source(commune, { kind: 'camera' }), status('online', world.nowUs));
    expect(await kpi('services-online')).toMatchObject({
      value: 50,
      numerator: 3,
      denominator: 6,
      status: 'critical',
      stale: false,
      expected: 6,
    });
  });

  it('takes the newest up, whichever came last', async () => {
    const source = await world.source(commune);
    await world.say(source, reading(commune, 'up', at(20, '11:00'), 0));
    await world.say(source, reading(commune, 'up', at(20, '09:00'), 1));
    expect(await kpi('services-online')).toMatchObject({ value: 0 });
  });
});

it.each([
  ['cameras-online', 'camera'],
  ['devices-online', 'device'],
] as const)('%s is the share that is online, and never stale', async (code, kind) => {
  const sources = await Promise.all([1, 2, 3].map(() => world.source(commune, { kind })));
  for (const source of sources.slice(0, 2)) await world.say(source, status('online', world.nowUs));
  const removed = await world.source(commune, { kind });
  await world.query('UPDATE sources SET removed_at = now() WHERE id = $1', [removed.id]);
  expect(await kpi(code)).toMatchObject({
    numerator: 2,
    denominator: 3,
    status: 'critical',
    reporting: 2,
    expected: 3,
  });
  for (const source of sources) await world.say(source, status('offline', world.nowUs));
  expect(await kpi(code)).toMatchObject({ value: 0, status: 'critical', stale: false });
});

describe('flood-level', () => {
  const MARKS = { floodLevels: [2, 3, 4] };
  const station = (attributes: Record<string, unknown> = MARKS, heartbeatSeconds = 60) =>
    world.source(commune, { kind: 'device', attributes, heartbeatSeconds });
  const level = async (source: SourceIdentity, value: number, atUs = world.nowUs) =>
    world.say(source, reading(commune, 'water_level', atUs, value));

  it.each([
    [1.99, 0, 'good'],
    [2, 1, 'warning'],
    [3, 2, 'critical'],
    [3.999, 2, 'critical'],
    [40, 3, 'critical'],
    [-1, 0, 'good'],
  ])('of %d m is %d: %s', async (value, expected, status) => {
    await level(await station(), value);
    expect(await kpi('flood-level')).toMatchObject({ value: expected, status, denominator: 1 });
  });

  it('is the highest of the stations that report', async () => {
    await level(await station(), 2.5);
    await level(await station(), 3.5, world.nowUs - 899_000_000);
    await level(await station(), 9, world.nowUs - 901_000_000); // too old
    const gone = await station();
    await level(gone, 9);
    await world.say(gone, status('offline', world.nowUs));
    await level(await station({}), 9); // nobody stated its marks
    // five feed it, of whom three are online and fresh; two of these have marks
    expect(await kpi('flood-level')).toMatchObject({
      value: 2,
      denominator: 2,
      reporting: 3,
      expected: 5,
      status: 'critical',
    });
  });

  it('is told anew when its last values grow too old, to the second', async () => {
    const [high, low] = [await station(), await station()];
    const highUs = world.nowUs;
    await level(high, 4, highUs);
    world.nowUs = highUs + 60_000_000;
    const lowUs = world.nowUs;
    await level(low, 2, lowUs);
    expect(await kpi('flood-level')).toMatchObject({
      value: 3,
      nextAtMs: highUs / 1000 + 900_000,
    });
    world.nowUs = highUs + 900_000_000;
    expect(await kpi('flood-level')).toMatchObject({ value: 1, reporting: 1, status: 'warning' });
    world.nowUs = lowUs + 900_000_000;
    // nobody vouches for it any more: the last value stands, and says that it is stale
    expect(await kpi('flood-level')).toMatchObject({ status: 'stale', reporting: 0, expected: 2 });
  });

  it('keeps the value of the one that fell silent last', async () => {
    const [early, last] = [await station(), await station()];
    await level(early, 9, at(20, '08:00'));
    await level(last, 3, at(20, '11:00'));
    expect(await kpi('flood-level')).toMatchObject({ value: 2, status: 'stale' });
  });

  it('is not rewound by what comes late', async () => {
    const source = await station();
    await level(source, 1);
    await level(source, 9, world.nowUs - 60_000_000);
    expect(await kpi('flood-level')).toMatchObject({ value: 0 });
  });

  it.each([
    ['text numbers', { floodLevels: ['2', '3', '4'] }, 2],
    ['words', { floodLevels: ['thấp', 3, null] }, 1],
    ['a number beyond numbers', { floodLevels: [2, '9e999', {}] }, 1],
    ['nothing', { floodLevels: [] }, 0],
  ])('of a station whose marks are %s harms no other station', async (_, attributes, value) => {
    await level(await station(attributes), 3.5);
    expect(await kpi('flood-level')).toMatchObject({ value });
  });

  it('of stations that never sent a level is none', async () => {
    await world.source(commune, {
      kind: 'device',
      feeds: ['reading:water_level'],
      attributes: MARKS,
    });
    expect(await kpi('flood-level')).toMatchObject({ value: null, status: 'none', expected: 1 });
  });
});

it('local-commerce is the sum of the quarter', async () => {
  const first = us('2026-10-01T00:00:00+07:00');
  await world.say(await portal(), [
    event(commune, first, 100),
    event(commune, first - 1, 1_000),
    event(commune, at(20), 20),
    event(commune, at(20, '09:00'), null),
    event(commune, at(20, '10:00'), 7, { type: 'cost.entry' }),
  ]);
  expect(await kpi('local-commerce')).toMatchObject({
    value: 120,
    numerator: 120,
    denominator: 3,
    status: 'good',
    // its growth is judged anew each hour
    nextAtMs: ms('2026-11-20T13:00:00+07:00'),
  });
  world.nowUs = us('2027-01-01T00:00:00+07:00');
  expect(await kpi('local-commerce')).toMatchObject({ value: 0, denominator: 0 });
});

describe('who feeds a KPI', () => {
  const none = { value: null, status: 'none', expected: 0 };

  it('nobody: it is none', async () => {
    await world.say(await world.source(commune, { kind: 'camera' }), status('online', world.nowUs));
    expect(await kpi('dossiers-overdue')).toMatchObject(none);
    expect(await kpi('flood-level')).toMatchObject(none);
    expect(await kpi('services-online')).toMatchObject(none);
  });

  it('one that declared it, before its first word', async () => {
    const source = await world.source(commune, { feeds: ['case:dossier'] });
    // it is not there yet, so nobody vouches for the nothing that it said
    expect(await kpi('dossiers-overdue')).toMatchObject({ value: 0, status: 'stale', expected: 1 });
    await world.say(source, status('online', world.nowUs));
    expect(await kpi('dossiers-overdue')).toMatchObject({ value: 0, status: 'good' });
    expect(await kpi('feedback-overdue')).toMatchObject(none);
  });

  it('one that ever sent it, although long ago', async () => {
    const source = await portal();
    await world.say(source, dossier('old', 'finished', 3));
    world.pass(200 * 86_400);
    await world.say(source, status('online', world.nowUs));
    expect(await kpi('dossiers-overdue')).toMatchObject({ value: 0, status: 'good', reporting: 1 });
  });

  it('that has gone leaves the number stale, and its return mends it', async () => {
    const source = await portal();
    await world.say(source, dossier('late', 'processing', 3, at(19)));
    await world.say(source, status('offline', world.nowUs));
    expect(await kpi('dossiers-overdue')).toMatchObject({
      value: 1,
      status: 'stale',
      reporting: 0,
      expected: 1,
    });
    await world.say(source, status('online', world.nowUs));
    expect(await kpi('dossiers-overdue')).toMatchObject({ value: 1, status: 'warning' });
  });

  it('of two is one enough, and both are counted', async () => {
    const [here, gone] = [await portal(), await portal()];
    await world.say(here, dossier('a', 'processing', 3, at(19)));
    await world.say(gone, dossier('b', 'processing', 3, at(19)));
    await world.say(gone, status('offline', world.nowUs));
    // cases count however old their source is
    expect(await kpi('dossiers-overdue')).toMatchObject({
      value: 2,
      status: 'warning',
      reporting: 1,
      expected: 2,
    });
  });

  it('of a province: what it declared for all its communes, what it sent for those it named', async () => {
    const province = await world.province();
    const [a, b] = [await world.commune(province), await world.commune(province)];
    const source = await world.source(province, { feeds: ['case:dossier', 'case'] });
    await world.say(source, [
      caseSaid(a, 'dossier 1', at(2), 'accepted', { due: { at: at(3) } }),
      caseSaid(a, 'feedback 1', at(2), 'new', { due: { at: at(3) } }),
    ]);
    expect(await kpi('dossiers-overdue', a)).toMatchObject({ value: 1, expected: 1 });
    expect(await kpi('dossiers-overdue', b)).toMatchObject({
      value: 0,
      status: 'good',
      expected: 1,
    });
    expect(await kpi('feedback-overdue', a)).toMatchObject({ value: 1, expected: 1 });
    expect(await kpi('feedback-overdue', b)).toMatchObject(none);
    expect(await kpi('dossiers-overdue', commune)).toMatchObject(none);
  });
});

it('a province is what its communes come to, counted directly', async () => {
  const province = await world.province();
  const communes = await Promise.all([1, 2, 3].map(() => world.commune(province)));
  const source = await world.source(province);
  for (const [n, unit] of communes.entries()) {
    await world.say(
      source,
      Array.from({ length: 5 }, (_, id) => [
        caseSaid(unit, `dossier ${id}`, at(2), 'accepted', {
          due: { at: at(10) },
          attributes: { channel: id <= n ? 'online' : 'counter' },
        }),
        ...(id < n ? [caseSaid(unit, `dossier ${id}`, at(12 - 3 * id), 'finished')] : []),
      ]).flat(),
    );
  }
  const count = async (where: string): Promise<number> => {
    const [row] = await world.query<{ n: string }>(
      `SELECT count(*) AS n FROM cases WHERE unit = ANY($1) AND ${where}`,
      [communes],
    );
    return Number(row?.n);
  };
  const online = await rolledUp(world, builtIn('dossiers-online'), communes);
  expect(online).toMatchObject({
    numerator: await count(`attributes ->> 'channel' = 'online'`),
    denominator: await count('true'),
    reporting: 3,
  });
  // 1 + 2 + 3 of 15
  expect(online).toMatchObject({ numerator: 6, denominator: 15, value: 40 });
  // open: 5 + 4 + 3, all past the 10th; closed: 0 + 1 + 2, one of each on the 12th, which is late
  const overdue = await rolledUp(world, builtIn('dossiers-overdue'), communes);
  expect(overdue.value).toBe(await count(`state = 'accepted'`));
  expect(overdue).toMatchObject({ value: 12, status: 'critical' });
  const onTime = await rolledUp(world, builtIn('dossiers-on-time'), communes);
  expect(onTime).toMatchObject({ numerator: 1, denominator: 15 });
});

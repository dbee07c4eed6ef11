import type { EvidenceItem } from '@nhip-xa/contract';
import type { KpiDefinition } from '@nhip-xa/domain';
import { BadCursor } from '@nhip-xa/ports';
import { caseSaid, event, reading, status, us } from '../../test/items';
import { measurable, reckoned } from '../../test/reckoned';
import { World, builtIn } from '../../test/world';

let world: World;
let commune: string;

const NOON = us('2026-11-20T12:00:00+07:00');
const at = (day: number, time = '08:00'): number =>
  us(`2026-11-${String(day).padStart(2, '0')}T${time}:00+07:00`);

/** A commune with something of everything: cases in every state, stations, orders, who is gone. */
async function richCommune(): Promise<string> {
  const unit = await world.commune();
  const portal = await world.source(unit);
  const dossiers = ['accepted', 'processing', 'supplement', 'finished', 'withdrawn', 'refused'];
  await world.say(portal, [
    ...dossiers.flatMap((state, n) =>
      [9, 19, 30].map((due) =>
        caseSaid(unit, `dossier ${state}-${due}`, at(3 + n), state, {
          openedAt: at(2),
          acceptedAt: at(2, '09:00'),
          due: { at: at(due) },
          attributes: { channel: due === 19 ? 'online' : 'counter' },
        }),
      ),
    ),
    ...['new', 'resolved', 'confirmed'].map((state) =>
      caseSaid(unit, `feedback ${state}`, at(3), state, { due: { at: at(5) } }),
    ),
    ...['pending', 'confirmed', 'rejected'].map((state) =>
      caseSaid(unit, `detection ${state}`, at(3), state),
    ),
    ...[1, 2, 3, 4, 5].map((n) => event(unit, at(n), n * 10)),
    event(unit, at(6), null),
    reading(unit, 'up', at(20), 1),
  ]);
  const heights = [3.5, 2.5, 1, 9];
  for (const [n, height] of heights.entries()) {
    const attributes = n === 1 ? {} : { floodLevels: [2, 3, 4] };
    const station = await world.source(unit, { kind: 'device', attributes });
    await world.say(station, reading(unit, 'water_level', world.nowUs, height));
    if (n === 3) await world.say(station, status('offline', world.nowUs));
  }
  for (const state of ['online', 'offline', 'online'] as const) {
    const camera = await world.source(unit, { kind: 'camera' });
    await world.say(camera, status(state, world.nowUs));
  }
  return unit;
}

beforeAll(async () => {
  world = await World.open();
  world.nowUs = NOON;
  commune = await richCommune();
});
afterAll(() => world.close());

type SideName = 'numerator' | 'denominator';

/** All items of a side, page by page. */
async function itemsOf(
  definition: KpiDefinition,
  side: SideName,
  limit: number,
  atMs?: number,
): Promise<EvidenceItem[]> {
  const items: EvidenceItem[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await world.reader.evidence({
      unit: commune,
      ...measurable(definition),
      side,
      limit,
      ...(cursor === undefined ? {} : { cursor }),
      ...(atMs === undefined ? {} : { atMs }),
    });
    if (!page) throw new Error('no evidence');
    expect(page.items.length).toBeLessThanOrEqual(limit);
    items.push(...page.items);
    if (page.next === null) return items;
    cursor = page.next;
  }
}

/** What the items come to, counted as the definition says and not as the code does. */
function countedAgain(definition: KpiDefinition, side: SideName, items: EvidenceItem[]): number {
  const { measure } = definition;
  const terms = 'numerator' in measure ? measure[side] : undefined;
  if (!terms) return items.length;
  const counted = items.map((item) => ('counted' in item ? (item.counted ?? 0) : Number.NaN));
  if (terms[0]?.fact === 'reading') return Math.max(...counted);
  return counted.reduce((sum, one) => sum + one, 0);
}

/** What the rich commune has facts of, of every kind; the worked cases try all the others. */
const TOLD = [
  ...['dossiers-overdue', 'dossiers-on-time', 'dossiers-online', 'feedback-overdue'],
  ...['detections-pending', 'cameras-online', 'services-online', 'devices-online'],
  ...['flood-level', 'local-commerce'],
];

describe.each(TOLD.map((code) => [code, builtIn(code)] as const))(
  'the evidence of %s',
  (code, definition) => {
    it.each(['numerator', 'denominator'] as const)('counted again is its %s', async (side) => {
      const sides = await reckoned(world, code, commune);
      expect(sides.value).not.toBeNull();
      const items = await itemsOf(definition, side, 100);
      expect(countedAgain(definition, side, items)).toBe(sides[side]);
      expect(items.length).toBeGreaterThan(0);
    });

    it('comes page by page without gap or repeat', async () => {
      for (const side of ['numerator', 'denominator'] as const) {
        const whole = await itemsOf(definition, side, 100);
        expect(await itemsOf(definition, side, 2)).toEqual(whole);
        expect(await itemsOf(definition, side, whole.length)).toEqual(whole);
        expect(new Set(whole.map((item) => JSON.stringify(item))).size).toBe(whole.length);
      }
    });

    it('of a moment in the past is that of its sides then', async () => {
      const atMs = at(20, '11:00') / 1000;
      const then = await reckoned(world, code, commune, atMs);
      const items = await itemsOf(definition, 'numerator', 100, atMs);
      if (then.numerator !== null) {
        expect(countedAgain(definition, 'numerator', items)).toBe(then.numerator);
      }
    });
  },
);

it('names the stations that do not count, and why', async () => {
  const evidence = await world.reader.evidence({
    unit: commune,
    ...measurable(builtIn('flood-level')),
    side: 'numerator',
    limit: 10,
  });
  expect(evidence?.leftOut.map(({ why }) => why).sort()).toEqual(['no floodLevels', 'offline']);
  expect(evidence?.sources.map(({ reports }) => reports).filter(Boolean)).toHaveLength(3);
  expect(evidence?.definition.formula).toContain('water_level');
});

it('is that of the moment at which the value was reckoned', async () => {
  const unit = await world.commune();
  const gauge = await world.source(unit, { kind: 'device' });
  const elevenUs = at(20, '11:00');
  await world.say(gauge, [
    reading(unit, 'rain', elevenUs + 30_000_000, 4),
    reading(unit, 'rain', elevenUs + 3_000_000_000, 1),
  ]);
  const rain = builtIn('rain-1h');
  const { numerator } = await reckoned(world, 'rain-1h', unit);
  await world.query(
    `INSERT INTO kpi_values (unit, kpi, value, numerator, denominator, status, since, at, reporting, expected, version)
     VALUES ($1, 'rain-1h', $2, $2, 1, 'good', $3, $3, 1, 1, 1)`,
    [unit, numerator, '2026-11-20T12:00:00+07:00'],
  );
  // the window rolls on every minute, and the evidence with it
  world.nowUs = NOON + 45_000_000;
  const page = await world.reader.evidence({
    unit,
    ...measurable(rain),
    side: 'numerator',
    limit: 9,
  });
  world.nowUs = NOON;
  expect(page?.items).toMatchObject([{ counted: 5 }]);
});

it('leaves out nobody whose cases count although it is silent', async () => {
  const unit = await world.commune();
  const app = await world.source(unit);
  await world.say(app, [
    caseSaid(unit, 'feedback a', at(3), 'confirmed', { category: 'flood' }),
    status('offline', world.nowUs),
  ]);
  const evidence = await world.reader.evidence({
    unit,
    ...measurable(builtIn('flooded-spots')),
    side: 'numerator',
    limit: 10,
  });
  expect(evidence?.items).toHaveLength(1);
  expect(evidence?.leftOut).toEqual([]);
});

it('of what nobody feeds is empty', async () => {
  const empty = await world.commune();
  const evidence = await world.reader.evidence({
    unit: empty,
    ...measurable(builtIn('dossiers-overdue')),
    side: 'numerator',
    limit: 10,
  });
  expect(evidence).toMatchObject({ sources: [], leftOut: [], items: [], next: null });
  expect(evidence?.value).toMatchObject({ value: null, status: 'none' });
});

it('refuses a cursor that was not given out', async () => {
  const definition = builtIn('dossiers-overdue');
  for (const cursor of ['', 'x', '1', '1.-2', "0.0'; DROP TABLE cases"]) {
    await expect(
      world.reader.evidence({
        unit: commune,
        ...measurable(definition),
        side: 'numerator',
        limit: 1,
        cursor,
      }),
    ).rejects.toThrow(BadCursor);
  }
});

it('of a unit that is not there is none', async () => {
  await expect(
    world.reader.evidence({
      unit: '99999',
      ...measurable(builtIn('dossiers-overdue')),
      side: 'numerator',
      limit: 1,
    }),
  ).resolves.toBeUndefined();
});

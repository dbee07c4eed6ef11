import type { CaseFact, Evidence, EventFact, EvidenceItem, KpiValue } from '@nhip-xa/contract';
import { BUILT_IN_KPIS, type KpiDefinition } from '@nhip-xa/domain';
import { Town } from './kit/town';

const PROVINCE = '20';
/** Everything, some of everything, devices only, nothing at all. */
const [WHOLE, PART, DEVICES, NOTHING] = ['06211', '06184', '06196', '06220'] as const;
const COMMUNES = [WHOLE, PART, DEVICES, NOTHING];

/** What is told of below, every kind of fact; test/kpi tries all the others. */
const TOLD = [
  ...['dossiers-overdue', 'dossiers-on-time', 'dossiers-online', 'feedback-overdue'],
  ...['detections-pending', 'cameras-online', 'services-online', 'devices-online'],
  ...['flood-level', 'local-commerce'],
];
const KPIS = BUILT_IN_KPIS.filter(({ code }) => TOLD.includes(code));

const DAY_MS = 86_400_000;
const ago = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();

interface Side {
  evidence: Evidence;
  items: EvidenceItem[];
}

describe('the numbers and what they rest on', () => {
  let town: Town;

  beforeAll(async () => {
    town = await Town.start();
    await town.province(PROVINCE, 'Lạng Sơn');
    for (const code of COMMUNES) await town.commune(code, PROVINCE, `Xã ${code}`);
    await fill(town, WHOLE, 1);
    await fill(town, PART, 2);
    const gauge = await town.connected({
      id: 'gauge',
      kind: 'device',
      unit: DEVICES,
      attributes: { floodLevels: [1, 2, 3] },
    });
    await gauge.telemetry({ water_level: 3 });
    await town.source({ id: 'never-heard', kind: 'device', unit: DEVICES });
    await town.untilKpi(PROVINCE, 'flood-level', ({ value }) => value === 3);
    await town.untilKpi(PROVINCE, 'local-commerce', ({ value }) => value === 3 * 40_000);
    await town.untilKpi(PROVINCE, 'cameras-online', ({ denominator }) => denominator === 9);
  });
  afterAll(() => town?.stop());

  /** All items of a side, in pages of a few so that the pages are walked. */
  async function sideOf(unit: string, kpi: string, side: string): Promise<Side> {
    const items: EvidenceItem[] = [];
    let evidence: Evidence | undefined;
    for (let next: string | null = ''; next !== null; next = evidence.next) {
      const cursor: string = next ? `&cursor=${encodeURIComponent(next)}` : '';
      evidence = await town.admin.get<Evidence>(
        `/units/${unit}/kpis/${kpi}/evidence?side=${side}&limit=4${cursor}`,
      );
      items.push(...evidence.items);
    }
    return { evidence: evidence!, items };
  }

  // The expected figures of WHOLE, worked out by hand from `fill(…, 1)` below; PART has everything
  // twice.
  it.each([
    // D-late-open is past its due date; D-paused is too, but waits for a supplement.
    ['dossiers-overdue', 1, 1],
    // Closed: D-good, D-late, D-two-supplements, D-returned. In time, and at most one supplement:
    // D-good and D-returned. All closed and the one overdue: 5.
    ['dossiers-on-time', 2, 5],
    // Opened within 30 days: all but D-old, so 6; online: D-good, D-late-open, D-returned.
    ['dossiers-online', 3, 6],
    ['feedback-overdue', 1, 1],
    // One confirmed, two pending.
    ['detections-pending', 2, 2],
    // Two of three said that they are online.
    ['cameras-online', 2, 3],
    // Of three services one says up = 0; the desk itself never sent `up` and is online.
    ['services-online', 2, 3],
    ['devices-online', 2, 2],
    // 2.5 m and 0.5 m at marks of 1, 2, 3 m: the highest is level 2, of two readings.
    ['flood-level', 2, 2],
    // 10 000 + 30 000 from two orders of this quarter; the telehealth session is none.
    ['local-commerce', 40_000, 2],
  ])('reckons %s as worked out by hand', async (kpi, numerator, denominator) => {
    const value = await town.kpi(WHOLE, kpi);
    expect(value).toMatchObject({ numerator, denominator });
  });

  describe.each(KPIS.map((definition) => [definition.code, definition] as const))(
    '%s',
    (kpi, definition) => {
      it.each([WHOLE, PART, DEVICES])('is what its evidence counts, in %s', async (unit) => {
        const value = await town.kpi(unit, kpi);
        const numerator = await sideOf(unit, kpi, 'numerator');
        const denominator = await sideOf(unit, kpi, 'denominator');
        expect(numerator.evidence.value).toMatchObject({
          kpi,
          unit,
          numerator: value.numerator,
          denominator: value.denominator,
          status: value.status,
        });
        expect(numerator.evidence.definition.version).toBe(definition.version);
        if (value.status === 'none') {
          expect(value).toMatchObject({ value: null });
          expect(numerator.items).toEqual([]);
          return;
        }
        expect(recount(definition, numerator.items)).toBe(value.numerator);
        // A plain number rests on its own items; a ratio has a side of its own below.
        expect(denominator.items.length).toBe(value.denominator);
        expect(value.value).toBe(worth(definition, value));
        expect(unique(denominator.items)).toBe(denominator.items.length);
      });

      it('is none where nothing feeds it', async () => {
        expect(await town.kpi(NOTHING, kpi)).toMatchObject({
          status: 'none',
          value: null,
          coverage: { reporting: 0, expected: 0 },
        });
      });

      it('adds up in the province, from the facts of its communes', async () => {
        const value = await town.kpi(PROVINCE, kpi);
        const sides = await Promise.all(COMMUNES.map((unit) => sideOf(unit, kpi, 'numerator')));
        const below = await Promise.all(COMMUNES.map((unit) => sideOf(unit, kpi, 'denominator')));
        const facts = sides.flatMap(({ items }) => items);
        expect(value.numerator).toBe(recount(definition, facts));
        const rests = below.flatMap(({ items }) => items);
        if (definition.rollUp === 'ratio') expect(value.denominator).toBe(rests.length);
        expect(value.value).toBe(worth(definition, value));
        // Its own evidence are the values of its communes, without those that have none.
        const own = await sideOf(PROVINCE, kpi, 'numerator');
        const values = await Promise.all(COMMUNES.map((unit) => town.kpi(unit, kpi)));
        const counted = values.filter(({ status }) => status !== 'none');
        expect(own.items.map((item) => item.kind === 'kpi' && item.value.unit).sort()).toEqual(
          counted.map(({ unit }) => unit).sort(),
        );
        expect(value.coverage).toEqual({ reporting: counted.length, expected: counted.length });
      });

      it('lists the communes worst first', async () => {
        const { items } = await town.admin.get<{ items: KpiValue[] }>(
          `/units/${PROVINCE}/kpis/${kpi}/children`,
        );
        expect(items.map(({ unit }) => unit).sort()).toEqual([...COMMUNES].sort());
        const RANK = ['critical', 'warning', 'stale', 'none', 'good'];
        const ranks = items.map(({ status }) => RANK.indexOf(status));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
        const domain = KPIS.find(({ code }) => code === kpi)?.domain;
        const below = await town.admin.get<{ items: KpiValue[] }>(
          `/units/${PROVINCE}/kpis/below?domain=${domain}`,
        );
        const same = below.items.filter((value) => value.kpi === kpi);
        expect(same.map(({ unit, value }) => [unit, value])).toEqual(
          items.map(({ unit, value }) => [unit, value]),
        );
      });
    },
  );

  it('agrees with the plain lists of cases and events', async () => {
    const overdue = await town.admin.all<CaseFact>(
      `/cases?unit=${PROVINCE}&kind=dossier&overdue=true`,
    );
    expect((await town.kpi(PROVINCE, 'dossiers-overdue')).value).toBe(overdue.length);
    const late = await town.admin.all<CaseFact>(
      `/cases?unit=${PROVINCE}&kind=feedback&overdue=true`,
    );
    expect((await town.kpi(PROVINCE, 'feedback-overdue')).value).toBe(late.length);
    const detections = await town.admin.all<CaseFact>(
      `/cases?unit=${PROVINCE}&kind=detection&open=true`,
    );
    expect((await town.kpi(PROVINCE, 'detections-pending')).value).toBe(detections.length);
    const orders = await town.admin.all<EventFact>(
      `/events?unit=${PROVINCE}&type=trade.order&from=${ago(400)}`,
    );
    // The order of the year before is among the events, not in the quarter.
    const recent = orders.filter(({ id }) => !id.startsWith('order-old'));
    expect(orders.length - recent.length).toBe(3);
    expect((await town.kpi(PROVINCE, 'local-commerce')).value).toBe(
      recent.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
    );
  });

  it('does not let what was clear be undone: a late statement changes history only', async () => {
    const desk = await town.connected({ id: 'late', kind: 'service', unit: WHOLE });
    await desk.publish('case', { ...dossier('L-1'), ts: ago(1), state: 'finished' });
    const closed = await town.untilKpi(WHOLE, 'dossiers-on-time', ({ numerator }) => {
      return numerator === 3;
    });
    await desk.publish('case', { ...dossier('L-1'), ts: ago(2), state: 'processing' });
    const seen = await town.admin.get<CaseFact>(`/cases/dossier/L-1?unit=${WHOLE}`);
    expect(seen).toMatchObject({ state: 'finished', open: false });
    expect(seen.history?.map(({ state }) => state)).toEqual(['processing', 'finished']);
    expect(await town.kpi(WHOLE, 'dossiers-on-time')).toMatchObject({
      numerator: closed.numerator,
      denominator: closed.denominator,
    });
  });
});

/** What the items of a side come to, counted by the test. */
function recount({ rollUp }: KpiDefinition, items: readonly EvidenceItem[]): number {
  const counted = items.map((item) => ('counted' in item ? (item.counted ?? 0) : Number.NaN));
  return rollUp === 'max' ? Math.max(...counted) : counted.reduce((sum, one) => sum + one, 0);
}

/** [contract] factor × numerator / denominator, or the number itself. */
function worth({ measure }: KpiDefinition, { numerator, denominator }: KpiValue): number {
  const number = numerator ?? Number.NaN;
  if (!('numerator' in measure) || !measure.denominator) return number;
  return ((measure.factor ?? 1) * number) / (denominator ?? Number.NaN);
}

const unique = (items: readonly EvidenceItem[]): number =>
  new Set(items.map((item) => JSON.stringify(item))).size;

/** A dossier of five days ago that is due in three. */
const dossier = (id: string): Record<string, unknown> => ({
  kind: 'dossier',
  id,
  ts: ago(5),
  openedAt: ago(5),
  dueAt: ago(-3),
  state: 'processing',
  attributes: { channel: 'counter' },
});

/** One commune's facts, `times` over, under ids that are unique in it. */
async function fill(town: Town, unit: string, times: number): Promise<void> {
  const desk = await town.connected({ id: 'motcua', kind: 'service', unit });
  const shop = await town.connected({ id: 'shop', kind: 'service', unit });
  await shop.telemetry({ up: 1 });
  const down = await town.connected({ id: 'portal', kind: 'service', unit });
  await down.telemetry({ up: 0 });
  if (times > 1) await town.connected({ id: 'portal-2', kind: 'service', unit });
  for (let n = 0; n < times; n++) {
    await desk.publish('case', dossiers(n));
    await desk.publish('case', feedback(n));
    await shop.publish('event', orders(n));
    await gauges(town, unit, n);
    await cameras(town, unit, n);
  }
}

function dossiers(n: number): object[] {
  const online = { attributes: { channel: 'online' } };
  const pause = (from: number, to?: number): object => ({
    from: ago(from),
    ...(to === undefined ? {} : { to: ago(to) }),
  });
  const finished = { state: 'finished', ts: ago(1) };
  return [
    { ...dossier(`D-good-${n}`), ...online, ...finished },
    { ...dossier(`D-late-${n}`), ...finished, dueAt: ago(2) },
    {
      ...dossier(`D-two-supplements-${n}`),
      ...finished,
      pauses: [pause(4, 3.5), pause(3, 2.5)],
    },
    // Returned to the citizen today; closed with that, for it was never said to be finished.
    { ...dossier(`D-returned-${n}`), ...online, state: 'returned', ts: ago(0.1) },
    { ...dossier(`D-late-open-${n}`), ...online, dueAt: ago(1) },
    { ...dossier(`D-paused-${n}`), state: 'supplement', ts: ago(2), dueAt: ago(1) },
    // Opened and closed before the thirty days.
    { ...dossier(`D-old-${n}`), openedAt: ago(90), ts: ago(80), state: 'finished', dueAt: ago(70) },
  ];
}

const feedback = (n: number): object[] => [
  { kind: 'feedback', id: `F-late-${n}`, ts: ago(3), state: 'processing', dueAt: ago(1) },
  { kind: 'feedback', id: `F-in-time-${n}`, ts: ago(3), state: 'processing', dueAt: ago(-1) },
  { kind: 'feedback', id: `F-done-${n}`, ts: ago(1), state: 'resolved', dueAt: ago(2) },
];

const orders = (n: number): object[] => [
  { id: `order-1-${n}`, ts: new Date().toISOString(), type: 'trade.order', amount: 10_000 },
  { id: `order-2-${n}`, ts: new Date().toISOString(), type: 'trade.order', amount: 30_000 },
  { id: `order-old-${n}`, ts: ago(380), type: 'trade.order', amount: 7_000_000 },
  { id: `tele-${n}`, ts: new Date().toISOString(), type: 'telehealth.session', amount: 1 },
];

async function gauges(town: Town, unit: string, n: number): Promise<void> {
  for (const [id, level] of [
    ['high', 2.5],
    ['low', 0.5],
  ] as const) {
    const gauge = await town.connected({
      id: `gauge-${id}-${n}`,
      kind: 'device',
      unit,
      attributes: { floodLevels: [1, 2, 3] },
    });
    await gauge.telemetry({ water_level: level });
  }
}

async function cameras(town: Town, unit: string, n: number): Promise<void> {
  const camera = (id: string): ReturnType<Town['connected']> =>
    town.connected({ id: `cam-${id}-${n}`, kind: 'camera', unit });
  const [first, second, third] = [await camera('1'), await camera('2'), await camera('3')];
  await first.status('online');
  await second.status('online');
  await third.status('online');
  await third.status('offline');
  await first.publish('case', [
    { kind: 'detection', id: `V-1-${n}`, ts: ago(0.01), state: 'pending' },
    { kind: 'detection', id: `V-2-${n}`, ts: ago(0.01), state: 'pending' },
    { kind: 'detection', id: `V-3-${n}`, ts: ago(0.01), state: 'confirmed' },
  ]);
}

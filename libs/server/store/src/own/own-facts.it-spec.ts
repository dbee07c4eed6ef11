import type { SystemFact } from '@nhip-xa/contract';
import { KpiBook, feedingGroupsOf, type KpiDefinition } from '@nhip-xa/domain';
import type { Measured, StoredKpi } from '@nhip-xa/ports';
import { us } from '../../test/items';
import { World, builtIn } from '../../test/world';
import { PgAlerts } from '../alerts/pg-alerts';
import { Maintenance } from '../maintenance';
import { PgOwnFacts } from './pg-own-facts';

const OVERDUE = builtIn('dossiers-overdue');
const over = (what: SystemFact, window: string): KpiDefinition => ({
  ...{ ...OVERDUE, code: what, window },
  measure: { numerator: [{ fact: 'system', what }] },
});
const UNACKNOWLEDGED = over('alerts-unacknowledged', 'now');
const LATENCY = over('screen-latency-p95', 'PT15M');
const LEADER = over('leader-days', 'month');

let world: World;
let own: PgOwnFacts;
let alerts: PgAlerts;
let commune: string;

beforeAll(async () => {
  world = await World.open();
  const { database } = world.opened;
  world.book = new KpiBook([OVERDUE, UNACKNOWLEDGED, LATENCY, LEADER]);
  own = new PgOwnFacts(database);
  alerts = new PgAlerts(
    database,
    () => world.book,
    () => world.nowMs,
  );
});
afterAll(() => world.close());
beforeEach(async () => {
  world.nowUs = us('2026-11-20T08:00:00+07:00');
  commune = await world.commune();
});

async function measured(definition: KpiDefinition): Promise<Measured> {
  const asked = [{ definition, groups: feedingGroupsOf(definition.measure) }];
  const [one] = await world.kpis.measure(asked, [commune], world.nowMs);
  if (!one) throw new Error('nothing measured');
  return one;
}

describe('alerts that nobody acknowledged', () => {
  async function open(kpi: string): Promise<string> {
    const stored: StoredKpi = {
      ...{ unit: commune, kpi, value: 1, numerator: 1, denominator: 1, status: 'warning' },
      ...{ atMs: world.nowMs, freshAtMs: null, nextAtMs: null, reporting: 1, expected: 1 },
      ...{ version: 1, from: null, typedId: null, sinceMs: world.nowMs },
    };
    await world.kpis.save([{ ...stored, revision: 0 }], [stored]);
    await alerts.settle([stored], world.nowMs);
    const { items } = await alerts.list({ within: commune, kpi }, { limit: 1 });
    return items[0]?.id ?? '';
  }
  const count = async (): Promise<number | null> => (await measured(UNACKNOWLEDGED)).numerator;

  it('count after 15 minutes, which their KPI knows beforehand', async () => {
    await open(OVERDUE.code);
    const openedMs = world.nowMs;
    expect(await measured(UNACKNOWLEDGED)).toMatchObject({
      numerator: 0,
      nextAtMs: openedMs + 900_000,
    });
    world.pass(900);
    expect(await count()).toBe(0);
    world.pass(1);
    expect(await count()).toBe(1);
  });

  it('do not count once somebody has, nor once they are over', async () => {
    const id = await open(OVERDUE.code);
    world.pass(901);
    await alerts.acknowledge(id, 'đang xử lý', { who: 'c', role: 'chairman', via: null });
    expect(await count()).toBe(0);
  });

  it('do not count the alert of their own KPI', async () => {
    await open(UNACKNOWLEDGED.code);
    world.pass(901);
    expect(await count()).toBe(0);
  });
});

describe('screens', () => {
  const draw = (seconds: number, agoSeconds: number) => ({
    ...{ unit: commune, seconds },
    atMs: world.nowMs - agoSeconds * 1_000,
  });

  it('are as slow as 95 of 100 of their last 15 minutes', async () => {
    // 20 samples of 0.1 to 2.0 s; an older one of 99 s is outside of the window
    const samples = Array.from({ length: 20 }, (_, n) => draw((n + 1) / 10, 60));
    await own.addDraws([...samples, draw(99, 901)]);
    // linear between the samples: 0.1 + 0.95 × 19 steps of 0.1 = 1.905
    expect((await measured(LATENCY)).numerator).toBeCloseTo(1.905, 9);
  });

  it('have no latency where nothing was drawn: not zero', async () => {
    await own.addDraws([draw(1, 901)]);
    expect((await measured(LATENCY)).numerator).toBeNull();
  });

  it('are forgotten after a day', async () => {
    await own.addDraws([draw(1, 86_401), draw(2, 86_399)]);
    const { database } = world.opened;
    await new Maintenance(database, world.partitions, () => world.nowMs).run();
    const kept = await world.query('SELECT seconds FROM screen_draws WHERE unit = $1', [commune]);
    expect(kept).toEqual([{ seconds: 2 }]);
  });
});

describe('a day of the leader', () => {
  beforeEach(() =>
    world.query(
      `INSERT INTO users (username, password_hash, display_name, role, unit)
       VALUES ($1, '', 'Chủ tịch', 'chairman', $2)`,
      [`chu-tich-${commune}`, commune],
    ),
  );

  it('is the local day, counts once, and only where it is a working day', async () => {
    // Thursday 19 November, twice; Friday 20 at 00:30 +07:00, which is still the 19th in UTC;
    // Sunday 15 November is no working day: 2 days
    for (const time of ['19T08:00', '19T21:00', '20T00:30', '15T09:00']) {
      await own.noteLeaderDay(commune, us(`2026-11-${time}:00+07:00`) / 1_000);
    }
    expect((await measured(LEADER)).numerator).toBe(2);
  });
});

import type { Alert, KpiStatus } from '@nhip-xa/contract';
import { BUILT_IN_KPIS, KpiBook, type KpiDefinition } from '@nhip-xa/domain';
import type { AlertChanged, Author, StoredKpi } from '@nhip-xa/ports';
import { World, builtIn } from '../../test/world';
import { PgAlerts } from './pg-alerts';

/** Overdue dossiers: warning from 1, critical from 3. */
const KPI = 'dossiers-overdue';
const CHAIR: Author = { who: 'chu-tich', role: 'chairman', via: null };

let world: World;
let alerts: PgAlerts;
let commune: string;

beforeAll(async () => {
  world = await World.open();
  alerts = new PgAlerts(
    world.opened.database,
    () => world.book,
    () => world.nowMs,
  );
});
afterAll(() => world.close());
beforeEach(async () => {
  world.book = new KpiBook(BUILT_IN_KPIS);
  commune = await world.commune();
});

const statusOf = (value: number): KpiStatus =>
  value >= 3 ? 'critical' : value >= 1 ? 'warning' : 'good';

/** A value as the engine stores it. */
async function put(value: number, status = statusOf(value), unit = commune): Promise<void> {
  const [before] = await world.kpis.load([{ unit, kpi: KPI }]);
  const stored: StoredKpi = {
    ...{ unit, kpi: KPI, value, numerator: value, denominator: value, status },
    ...{ atMs: world.nowMs, freshAtMs: null, nextAtMs: null, reporting: 1, expected: 1 },
    ...{ version: 1, from: null, typedId: null },
    sinceMs: before?.status === status ? before.sinceMs : world.nowMs,
  };
  await world.kpis.save([{ ...stored, revision: before?.revision ?? 0 }], [stored]);
}

const settle = (unit = commune): Promise<AlertChanged[]> =>
  alerts.settle([{ unit, kpi: KPI }], world.nowMs);
const happened = (changes: AlertChanged[]): string[] =>
  changes.map((change) => `${change.happened} ${change.status}`);
/** Those of the commune. */
const listed = async (open?: boolean): Promise<Alert[]> =>
  (await alerts.list({ within: commune, open }, { limit: 100 })).items;

/** The definition with other rules of opening and closing. */
const alerting = (rules: KpiDefinition['alerting']): void => {
  const others = BUILT_IN_KPIS.filter(({ code }) => code !== KPI);
  world.book = new KpiBook([...others, { ...builtIn(KPI), alerting: rules }]);
};

describe('the alert of a KPI', () => {
  it('opens, rises, falls and closes with it, and is told of once', async () => {
    await put(1);
    expect(happened(await settle())).toEqual(['opened warning']);
    expect(happened(await settle())).toEqual([]);
    const openedAt = new Date(world.nowMs).toISOString();
    world.pass(60);
    await put(4);
    expect(happened(await settle())).toEqual(['changed critical']);
    world.pass(60);
    await put(2);
    expect(happened(await settle())).toEqual(['changed warning']);
    expect(await listed(true)).toMatchObject([
      { status: 'warning', worst: 'critical', value: 2, openedAt, closedAt: null },
    ]);
    world.pass(60);
    await put(0);
    expect(happened(await settle())).toEqual(['closed warning']);
    expect(await listed(true)).toEqual([]);
    expect(await listed(false)).toMatchObject([
      { status: 'warning', worst: 'critical', value: 0, closedWhy: 'good' },
    ]);
  });

  it('stays open where the data is lost, and says so', async () => {
    await put(3);
    await settle();
    await put(3, 'stale');
    expect(await settle()).toEqual([]);
    expect(await listed(true)).toMatchObject([
      { status: 'critical', now: { value: 3, status: 'stale' } },
    ]);
  });

  it('is one, though two processes see its KPI turn at once', async () => {
    await put(1);
    const another = new PgAlerts(
      world.opened.database,
      () => world.book,
      () => world.nowMs,
    );
    const pair = [{ unit: commune, kpi: KPI }];
    const told = await Promise.all([settle(), another.settle(pair, world.nowMs)]);
    expect(told.flat()).toHaveLength(1);
    expect(await listed()).toHaveLength(1);
  });

  it('opens and closes when its time has come, without a new value', async () => {
    alerting({ badForSeconds: 30, goodForSeconds: 60 });
    await put(1);
    expect(await settle()).toEqual([]);
    world.pass(29);
    expect(await alerts.settleDue(world.nowMs)).toEqual([]);
    world.pass(1);
    expect(happened(await alerts.settleDue(world.nowMs))).toEqual(['opened warning']);
    await put(0);
    await settle();
    world.pass(60);
    expect(happened(await alerts.settleDue(world.nowMs))).toEqual(['closed warning']);
    expect(await world.query('SELECT * FROM alert_watch WHERE unit = $1', [commune])).toEqual([]);
  });

  it('waits inside the thresholds for as much as its hysteresis', async () => {
    alerting({ hysteresis: 0.5 });
    await put(1);
    await settle();
    await put(0.6);
    expect(await settle()).toEqual([]);
    await put(0.4);
    expect(happened(await settle())).toEqual(['closed warning']);
  });

  it('obeys the thresholds of its unit', async () => {
    alerting({ hysteresis: 0.1 });
    const { all } = world.book;
    world.book = new KpiBook(all, [{ unit: commune, kpi: KPI, warning: { '>=': 2 } }]);
    await put(2, 'warning');
    await settle();
    await put(1.95, 'good');
    expect(await settle()).toEqual([]);
    await put(1.8, 'good');
    expect(happened(await settle())).toEqual(['closed warning']);
  });
});

describe('what was missed', () => {
  /** Of this commune, among all that is found. */
  const missed = async (): Promise<AlertChanged[]> =>
    (await alerts.settleAll(world.nowMs)).filter(({ unit }) => unit === commune);

  it('is found: a value that turned and nobody was told', async () => {
    await put(1);
    expect(happened(await missed())).toEqual(['opened warning']);
    await put(0);
    expect(happened(await missed())).toEqual(['closed warning']);
    expect(await missed()).toEqual([]);
  });

  it('closes what a KPI that is switched off leaves behind', async () => {
    await put(1);
    await settle();
    const others = BUILT_IN_KPIS.filter(({ code }) => code !== KPI);
    world.book = new KpiBook([...others, { ...builtIn(KPI), enabled: false }]);
    expect(happened(await missed())).toEqual(['closed warning']);
    expect(await missed()).toEqual([]);
    expect(await listed()).toMatchObject([{ closedWhy: 'switched-off', status: 'warning' }]);
  });

  it('closes what a unit that has ended leaves behind', async () => {
    await put(1);
    await settle();
    const day = new Date(world.nowMs - 86_400_000).toISOString().slice(0, 10);
    await world.query('UPDATE units SET valid_to = $2 WHERE code = $1', [commune, day]);
    expect(happened(await missed())).toEqual(['closed warning']);
    expect(await missed()).toEqual([]);
    expect(await listed()).toMatchObject([{ closedWhy: 'unit-ended' }]);
  });
});

describe('a list', () => {
  it('holds the units below, open ones first, page by page', async () => {
    const province = await world.province();
    const [one, two, three] = [
      await world.commune(province),
      await world.commune(province),
      await world.commune(province),
    ] as const;
    for (const unit of [one, two, three]) {
      await put(1, 'warning', unit);
      await settle(unit);
    }
    await put(0, 'good', two);
    await settle(two);
    const first = await alerts.list({ within: province }, { limit: 2 });
    expect(first.items.map(({ unit }) => unit)).toEqual([three, one]);
    const cursor = first.next as string;
    const second = await alerts.list({ within: province }, { limit: 2, cursor });
    expect(second).toMatchObject({ items: [{ unit: two, closedWhy: 'good' }], next: null });
    const none = await alerts.list({ within: province, kpi: 'flood-level' }, { limit: 2 });
    expect(none.items).toEqual([]);
    const own = await alerts.list({ within: province, own: true }, { limit: 2 });
    expect(own.items).toEqual([]);
    const ofThree = await alerts.list({ within: three, own: true }, { limit: 2 });
    expect(ofThree.items.map(({ unit }) => unit)).toEqual([three]);
  });
});

describe('a list of open ones', () => {
  it('begins with the critical ones, now and as it was, page by page', async () => {
    const province = await world.province();
    const units: string[] = [];
    for (const [value, unit] of [
      [1, 'older'],
      [3, 'older and critical'],
      [1, 'over'],
      [3, 'critical'],
      [1, 'newer'],
    ] as const) {
      const code = await world.commune(province);
      units.push(code);
      await put(value, statusOf(value), code);
      await settle(code);
      if (unit === 'over') {
        await put(0, 'good', code);
        await settle(code);
      }
    }
    const inOrder = [3, 1, 4, 0, 2].map((at) => units[at]);
    const shownAt = async (atMs?: number): Promise<string[]> => {
      const shown: string[] = [];
      let cursor: string | undefined;
      do {
        const asked = { limit: 2, ...(cursor !== undefined && { cursor }) };
        const page = await alerts.list({ within: province, atMs }, asked);
        shown.push(...page.items.map(({ unit }) => unit));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      return shown;
    };
    await expect(shownAt()).resolves.toEqual(inOrder);
    await expect(shownAt(world.nowMs + 1)).resolves.toEqual(inOrder);
    const open = await alerts.list({ within: province, open: true }, { limit: 100 });
    expect(open.items.map(({ unit }) => unit)).toEqual(inOrder.slice(0, 4));
  });
});

describe('an acknowledgement', () => {
  const opened = async (): Promise<string> => {
    await put(1);
    await settle();
    return (await listed())[0]?.id ?? '';
  };

  it('keeps who, when and the word, and is written down', async () => {
    const id = await opened();
    world.pass(60);
    const acknowledged = await alerts.acknowledge(id, 'Đang xử lý', CHAIR);
    expect(acknowledged).toMatchObject({
      acknowledgedAt: new Date(world.nowMs).toISOString(),
      acknowledgedBy: 'chu-tich',
      word: 'Đang xử lý',
      closedAt: null,
    });
    const audit = await world.query(
      'SELECT who, role, action, target, before, after FROM audit WHERE unit = $1',
      [commune],
    );
    expect(audit).toEqual([
      {
        who: 'chu-tich',
        role: 'chairman',
        action: 'alert.acknowledge',
        target: `${KPI} ${id}`,
        before: 'warning',
        after: 'Đang xử lý',
      },
    ]);
  });

  it('is given once, stays when the alert rises, and not to one that is over', async () => {
    const id = await opened();
    await alerts.acknowledge(id, 'một', CHAIR);
    expect(await alerts.acknowledge(id, 'hai', CHAIR)).toBe('acknowledged');
    await put(3);
    await settle();
    expect(await alerts.one(id)).toMatchObject({ status: 'critical', word: 'một' });
    await put(0);
    await settle();
    const next = await opened();
    expect(next).not.toBe(id);
    expect(await alerts.one(next)).toMatchObject({ word: null });
    await put(0);
    await settle();
    expect(await alerts.acknowledge(next, 'ba', CHAIR)).toBe('closed');
  });

  it('finds no alert by what is no number of one', async () => {
    expect(await alerts.acknowledge('0', 'x', CHAIR)).toBeUndefined();
    expect(await alerts.acknowledge('1 OR 1=1', 'x', CHAIR)).toBeUndefined();
    expect(await alerts.one('999999999999')).toBeUndefined();
  });
});

import { BUILT_IN_KPIS, KpiBook } from '@nhip-xa/domain';
import { createLogger } from '@nhip-xa/platform';
import type { AlertChanged, AlertStore, Pair, TurnedKpi } from '@nhip-xa/ports';
import { Alerting, LOOK_FOR_MISSED_MS } from './alerting';
import type { News } from './news';

const UNIT = '20194';
const KPI = 'dossiers-overdue';
const NO_ALERT: Pick<AlertStore, 'list' | 'one' | 'acknowledge'> = {
  list: () => Promise.resolve({ items: [], next: null }),
  one: () => Promise.resolve(undefined),
  acknowledge: () => Promise.resolve(undefined),
};

let nowMs: number;
let settled: Pair[][];
let looks: string[];
let failure: Error | undefined;
let acknowledged: AlertStore['acknowledge'];
let changed: string[];
let news: News[];
let alerting: Alerting;

beforeEach(() => {
  nowMs = Date.parse('2026-11-20T01:00:00Z');
  [settled, looks, changed, news] = [[], [], [], []];
  failure = undefined;
  acknowledged = NO_ALERT.acknowledge;
  const opened = ({ unit, kpi }: Pair): AlertChanged => ({
    ...{ unit, kpi, happened: 'opened', status: 'warning' },
  });
  const store: AlertStore = {
    ...NO_ALERT,
    acknowledge: (...given) => acknowledged(...given),
    settle: async (pairs) => {
      if (failure) throw failure;
      settled.push(pairs.map(({ unit, kpi }) => ({ unit, kpi })));
      return pairs.map(opened);
    },
    settleDue: async () => {
      looks.push('due');
      return [];
    },
    settleAll: async () => {
      looks.push('all');
      return [];
    },
  };
  const others = BUILT_IN_KPIS.filter(({ code }) => code !== 'flood-level');
  const flood = BUILT_IN_KPIS.find(({ code }) => code === 'flood-level');
  const book = new KpiBook([...others, { ...flood, alerting: { hysteresis: 1 } } as never]);
  alerting = new Alerting({
    store,
    book: () => book,
    nowMs: () => nowMs,
    changed: (unit) => changed.push(unit),
    tell: (told) => news.push(...told),
    logger: createLogger({ level: 'silent' }),
  });
});

const turned = (statusBefore: string, status: string, kpi = KPI): TurnedKpi =>
  ({ unit: UNIT, kpi, statusBefore, status }) as TurnedKpi;

it('asks for alerts where a status turned, and where one must lie well within', async () => {
  await alerting.turned([
    turned('good', 'warning'),
    turned('good', 'good', 'cameras-online'),
    turned('warning', 'warning', 'feedback-overdue'),
    turned('good', 'good', 'flood-level'),
  ]);
  expect(settled).toEqual([
    [
      { unit: UNIT, kpi: KPI },
      { unit: UNIT, kpi: 'flood-level' },
    ],
  ]);
  expect(changed).toEqual([UNIT]);
});

it('looks for what was missed at first, once a minute, and after a failure', async () => {
  await alerting.look();
  await alerting.look();
  nowMs += LOOK_FOR_MISSED_MS;
  await alerting.look();
  expect(looks).toEqual(['due', 'all', 'due', 'due', 'all']);
  failure = new Error('away');
  await alerting.turned([turned('good', 'warning')]);
  await alerting.look();
  expect(looks.slice(5)).toEqual(['due', 'all']);
});

it('tells of an acknowledgement, and lets what counts alerts be reckoned', async () => {
  const at = '2026-11-20T01:00:00.000Z';
  const author = { who: 'chu-tich', role: 'chairman', via: null };
  acknowledged = async (id, word, { who }) => ({
    ...{ id, unit: UNIT, kpi: KPI, status: 'warning', worst: 'warning', value: 1, now: null },
    ...{ openedAt: at, changedAt: at, closedAt: null, closedWhy: null },
    ...{ acknowledgedAt: at, acknowledgedBy: who, word },
  });
  await alerting.acknowledge('7', 'Đang xử lý', author);
  expect(changed).toEqual([UNIT]);
  expect(news).toEqual([
    {
      unit: UNIT,
      item: {
        kind: 'alert',
        at,
        act: 'alert.read',
        href: `/u/${UNIT}/alerts`,
        words: {
          vi: 'Hồ sơ quá hạn đang xử lý: chu-tich đã tiếp nhận · Đang xử lý',
          en: 'Open overdue dossiers: acknowledged by chu-tich · Đang xử lý',
        },
      },
    },
  ]);
  acknowledged = async () => 'acknowledged';
  expect(await alerting.acknowledge('7', 'Nữa', author)).toBe('acknowledged');
  expect(news).toHaveLength(1);
});

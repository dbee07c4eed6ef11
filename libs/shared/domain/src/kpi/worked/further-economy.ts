import type { SourceKind } from '@nhip-xa/contract';
import { AGES, REGISTERS } from './further-statistics';
import {
  COMMUNE,
  EDGES,
  NOON,
  PORTAL,
  TODAY,
  local,
  measured,
  november,
  saidOf,
  toldEvents,
  type WorkedCase,
  type WorkedSource,
} from './worked-case';

const FROM_PORTAL = { at: NOON, sources: [PORTAL] } as const;
const { P30D: MONTH, P7D: WEEK } = EDGES;
const QUARTER = { before: local('2026-09-30', '23:59'), first: local('2026-10-01', '00:00') };
const attributes = (of: Record<string, unknown>) => ({ attributes: of });
const today = (time: string): string => local(TODAY, time);
const one = (kind: SourceKind, id: string, more: Partial<WorkedSource> = {}): WorkedSource => ({
  ...{ id, kind, unit: COMMUNE },
  ...more,
});
const SECTOR = attributes({ sector: 'agriculture' });

export const FURTHER_ECONOMY_CASES: readonly WorkedCase[] = [
  {
    at: NOON,
    sources: REGISTERS,
    kpi: 'listings',
    title: { vi: 'Hai sàn còn báo', en: 'Two markets in time' },
    said: [
      measured('one', [[AGES.month.inTime, { listings: 20 }]]),
      measured('other', [[november(20), { listings: 12 }]]),
      measured('old', [[AGES.month.tooOld, { listings: 400 }]]),
    ],
    expect: { numerator: 32, value: 32, status: 'good' },
    reckoning: '20 + 12 = 32; there is no threshold.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'local-orders',
    title: { vi: 'So với cùng kỳ quý trước', en: 'Against the same part of the quarter before' },
    said: [
      toldEvents('trade.order', [
        [QUARTER.first, { amount: 1 }],
        [november(5), { amount: 1 }],
        [QUARTER.before, { amount: 1 }],
        [local('2026-07-10'), { amount: 1 }],
        [local('2026-08-20', '11:59'), { amount: 1 }],
        [local('2026-08-20', '12:01'), { amount: 1 }],
      ]),
    ],
    expect: { numerator: 2, denominator: 2, value: 2, status: 'good', before: 2 },
    reckoning: 'Two since 1/10; two from 1/7 to 20/8 at 12:00. The change is 0, not below 0.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'sellers-helped',
    title: { vi: 'Mỗi hộ một lần', en: 'Each household once' },
    said: [
      toldEvents('assist.visit', [
        [QUARTER.first, attributes({ household: 'h1', topic: 'selling' })],
        [november(5), attributes({ household: 'h1', topic: 'selling' })],
        [november(6), attributes({ household: 'h2', topic: 'selling' })],
        [november(6), attributes({ household: 'h3', topic: 'payment' })],
        [QUARTER.before, attributes({ household: 'h4', topic: 'selling' })],
      ]),
    ],
    expect: { numerator: 2, value: 2, status: 'good' },
    reckoning: 'h1 and h2; h3 was helped with something else.',
  },
  {
    at: NOON,
    sources: REGISTERS,
    kpi: 'smart-farm-area',
    title: { vi: 'Cộng các nguồn', en: 'Sources together' },
    said: [
      measured('one', [[AGES.month.inTime, { smart_farm_area: 40 }]]),
      measured('other', [[november(20), { smart_farm_area: 2.5 }]]),
      measured('old', [[AGES.month.tooOld, { smart_farm_area: 900 }]]),
    ],
    expect: { numerator: 42.5, value: 42.5, status: 'good' },
    reckoning: '40 + 2,5 = 42,5 ha; there is no threshold.',
  },
  {
    at: NOON,
    sources: ['dry', 'wet', 'least', 'most', 'old'].map((id) =>
      one('device', id, { heartbeatSeconds: 86_400 }),
    ),
    kpi: 'farm-sensors-out-of-range',
    title: { vi: 'Dưới 20 và trên 80', en: 'Under 20 and over 80' },
    said: [
      measured('dry', [[today('10:01'), { soil_moisture: 19.9 }]]),
      measured('wet', [[today('11:00'), { soil_moisture: 80.1 }]]),
      measured('least', [[today('11:00'), { soil_moisture: 20 }]]),
      measured('most', [[today('11:00'), { soil_moisture: 80 }]]),
      measured('old', [[today('09:59'), { soil_moisture: 1 }]]),
    ],
    expect: { numerator: 2, value: 2, status: 'warning' },
    reckoning: 'dry and wet; 20 and 80 themselves are in range, old is over two hours old.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'drone-sprayed-area',
    title: { vi: 'Chỉ máy bay không người lái', en: 'Drones only' },
    said: [
      toldEvents('farm.spraying', [
        [QUARTER.first, attributes({ by: 'drone', area: 5 })],
        [november(5), attributes({ by: 'drone', area: 7.5 })],
        [november(6), attributes({ by: 'hand', area: 3 })],
        [QUARTER.before, attributes({ by: 'drone', area: 60 })],
      ]),
    ],
    expect: { numerator: 12.5, denominator: 2, value: 12.5, status: 'good' },
    reckoning: '5 + 7,5 = 12,5 ha; there is no threshold.',
  },
  ...['visitors', 'overnight_stays'].map((metric): WorkedCase => ({
    ...FROM_PORTAL,
    kpi: metric.replace('_', '-'),
    title: { vi: 'Cộng 7 ngày', en: 'Seven days together' },
    said: [
      measured('portal', [
        [WEEK.first, { [metric]: 30 }],
        [november(20), { [metric]: 12 }],
        [WEEK.before, { [metric]: 500 }],
      ]),
    ],
    expect: { numerator: 42, value: 42, status: 'good' },
    reckoning: '30 + 12 = 42 since 14/11 00:00; there is no threshold.',
  })),
  {
    ...FROM_PORTAL,
    kpi: 'jobs-matched',
    title: { vi: 'Hai người trong 30 ngày', en: 'Two in 30 days' },
    said: [
      toldEvents('job.match', [
        [MONTH.first, {}],
        [november(5), {}],
        [MONTH.before, {}],
      ]),
    ],
    expect: { numerator: 2, denominator: 2, value: 2, status: 'good' },
    reckoning: 'Two since 22/10 00:00; there is no threshold.',
  },
  {
    at: NOON,
    sources: [
      one('service', 'farm', SECTOR),
      one('service', 'gone', SECTOR),
      one('service', 'desk'),
      one('device', 'gauge', SECTOR),
    ],
    kpi: 'platforms-connected',
    title: { vi: 'Dịch vụ có lĩnh vực', en: 'Services with a sector' },
    said: [
      saidOf('farm', 'online'),
      saidOf('gone', 'offline'),
      saidOf('desk', 'online'),
      saidOf('gauge', 'online'),
    ],
    expect: { numerator: 1, denominator: 1, value: 1, status: 'good' },
    reckoning: 'farm alone is a service with a sector and online; there is no threshold.',
  },
  {
    at: NOON,
    sources: REGISTERS,
    kpi: 'mobile-money',
    title: { vi: 'Trên 1.000 người trưởng thành', en: 'Per 1,000 adults' },
    said: [
      measured('one', [[AGES.month.inTime, { mobile_money_accounts: 120, adults: 900 }]]),
      measured('other', [[november(20), { mobile_money_accounts: 30, adults: 100 }]]),
      measured('old', [[AGES.month.tooOld, { mobile_money_accounts: 9, adults: 9 }]]),
    ],
    expect: { numerator: 150, denominator: 1_000, value: 150, status: 'good' },
    reckoning: '1 000 × (120 + 30) / (900 + 100) = 150; there is no threshold.',
  },
];

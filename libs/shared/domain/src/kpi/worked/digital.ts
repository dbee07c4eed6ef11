import {
  COMMUNE,
  EDGES,
  NOON,
  PORTAL,
  local,
  measured,
  november,
  toldEvents,
  type WorkedCase,
  type WorkedSource,
} from './worked-case';

const FROM_PORTAL = { at: NOON, sources: [PORTAL] } as const;
const { before, first } = EDGES.P30D;

/** A register that speaks once a month. */
const monthly = (id: string): WorkedSource => ({
  id,
  kind: 'service',
  unit: COMMUNE,
  heartbeatSeconds: 2_592_000,
});
const REGISTERS = [monthly('tax'), monthly('market'), monthly('old')];
/** A minute more and a minute less than 30 days ago. */
const TOO_OLD = local('2026-10-21', '11:59');
const JUST_IN_TIME = local('2026-10-21', '12:01');

export const DIGITAL_CASES: readonly WorkedCase[] = [
  {
    at: NOON,
    sources: REGISTERS,
    kpi: 'merchants-cashless',
    title: { vi: 'Không cũ hơn 30 ngày', en: 'At most 30 days old' },
    said: [
      measured('tax', [[JUST_IN_TIME, { merchants: 100, merchants_cashless: 70 }]]),
      measured('market', [
        [november(1), { merchants: 40, merchants_cashless: 1 }],
        [november(20), { merchants: 50, merchants_cashless: 20 }],
      ]),
      measured('old', [[TOO_OLD, { merchants: 500, merchants_cashless: 500 }]]),
    ],
    expect: { numerator: 90, denominator: 150, value: 60, status: 'good' },
    reckoning:
      '100 × (70 + 20) / (100 + 50) = 60 %, not under 60; old is 30 days and a minute old.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'bills-paid-online',
    title: { vi: 'Cộng các kỳ trong 30 ngày', en: 'All reports of 30 days together' },
    said: [
      measured('portal', [
        [november(5), { bills: 200, bills_epaid: 150 }],
        [first, { bills: 100, bills_epaid: 30 }],
        [before, { bills: 1_000, bills_epaid: 1_000 }],
      ]),
    ],
    expect: { numerator: 180, denominator: 300, value: 60, status: 'good' },
    reckoning: '100 × (150 + 30) / (200 + 100) = 60 %, not under 60.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'local-commerce',
    title: { vi: 'So với cùng kỳ quý trước', en: 'Against the same part of the quarter before' },
    said: [
      toldEvents('trade.order', [
        [local('2026-10-01', '00:00'), { amount: 300_000 }],
        [november(15), { amount: 600_000 }],
        [local('2026-09-30', '23:59'), { amount: 9_000_000 }],
        [local('2026-07-10'), { amount: 1_000_000 }],
        [local('2026-08-20', '11:59'), { amount: 100_000 }],
        [local('2026-08-20', '12:01'), { amount: 5_000_000 }],
      ]),
      toldEvents('cost.entry', [[november(15), { amount: 7 }]]),
    ],
    expect: {
      numerator: 900_000,
      denominator: 2,
      value: 900_000,
      status: 'warning',
      before: 1_100_000,
    },
    reckoning:
      'Since 1/10: 300 000 + 600 000 = 900 000. 50,5 days of the quarter have passed; the same part of the quarter before ends on 20/8 at 12:00: 1 000 000 + 100 000 = 1 100 000. The change is −18,2 %: below 0, not below −20.',
  },
  {
    at: NOON,
    sources: REGISTERS,
    kpi: 'digital-addresses',
    title: { vi: 'Nhà và cơ quan', en: 'Houses and organisations' },
    said: [
      measured('tax', [[JUST_IN_TIME, { addresses: 500, addresses_assigned: 430 }]]),
      measured('market', [[november(20), { addresses: 100, addresses_assigned: 90 }]]),
      measured('old', [[TOO_OLD, { addresses: 400, addresses_assigned: 0 }]]),
    ],
    expect: { numerator: 520, denominator: 600, value: 520 / 6, status: 'warning' },
    reckoning: '100 × (430 + 90) / (500 + 100) = 86,67 %.',
  },
  {
    at: NOON,
    sources: REGISTERS,
    kpi: 'adults-eid',
    title: { vi: 'Hai nguồn còn báo', en: 'Two registers report' },
    said: [
      measured('tax', [[JUST_IN_TIME, { adults: 8_000, adults_eid2: 6_000 }]]),
      measured('market', [[november(20), { adults: 2_000, adults_eid2: 1_500 }]]),
      measured('old', [[TOO_OLD, { adults: 5_000, adults_eid2: 5_000 }]]),
    ],
    expect: { numerator: 7_500, denominator: 10_000, value: 75, status: 'warning' },
    reckoning: '100 × (6 000 + 1 500) / (8 000 + 2 000) = 75 %.',
  },
  {
    ...FROM_PORTAL,
    given: { population: 1_500 },
    kpi: 'telehealth-sessions',
    title: { vi: 'Vừa đủ 2 lượt trên 1.000 dân', en: 'Exactly 2 per 1,000 people' },
    said: [
      toldEvents('telehealth.session', [
        [first, {}],
        [november(5), {}],
        [november(20), {}],
        [before, {}],
      ]),
      toldEvents('learning.session', [[november(5), { attributes: { learner: 'a' } }]]),
    ],
    expect: { numerator: 3, denominator: 3, value: 3, status: 'good' },
    reckoning: '3 sessions since 22/10 00:00; 3 / 1,5 thousand people = 2, not below 2.',
  },
  {
    ...FROM_PORTAL,
    given: { population: 350 },
    kpi: 'learners',
    title: { vi: 'Mỗi người một lần', en: 'Each person once' },
    said: [
      toldEvents('learning.session', [
        [first, { attributes: { learner: 'a' } }],
        [november(5), { attributes: { learner: 'a' } }],
        [november(6), { attributes: { learner: 'b' } }],
        [november(7), { attributes: { learner: 'c' } }],
        [november(8), {}],
        [before, { attributes: { learner: 'd' } }],
      ]),
    ],
    expect: { numerator: 3, value: 3, status: 'warning' },
    reckoning:
      'a, b and c; a session that names nobody adds nobody. 3 / 0,35 thousand people = 8,6, below 10.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'households-helped',
    title: { vi: 'Mỗi hộ một lần', en: 'Each household once' },
    said: [
      toldEvents('assist.visit', [
        [first, { village: '06211-1', attributes: { household: 'h1' } }],
        [november(5), { village: '06211-1', attributes: { household: 'h1' } }],
        [november(6), { village: '06211-1', attributes: { household: 'h2' } }],
        [november(7), { village: '06211-2', attributes: { household: 'h3' } }],
        [before, { village: '06211-2', attributes: { household: 'h4' } }],
      ]),
    ],
    expect: { numerator: 3, value: 3, status: 'good' },
    reckoning: 'h1 (twice), h2 and h3: 3. There is no threshold, so it is good.',
  },
];

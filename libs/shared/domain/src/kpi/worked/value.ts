import type { Role } from '@nhip-xa/contract';
import {
  EDGES,
  NOON,
  PORTAL,
  local,
  november,
  since,
  toldCases,
  toldEvents,
  type WorkedCase,
} from './worked-case';

const FROM_PORTAL = { at: NOON, sources: [PORTAL] } as const;
const { before, first } = EDGES.P30D;
const QUARTER = { before: local('2026-09-30', '23:59'), first: local('2026-10-01', '00:00') };
const YEAR = { before: local('2025-12-31', '23:59'), first: local('2026-01-01', '00:00') };

const online = (procedure?: string) => ({
  attributes: { channel: 'online', ...(procedure && { procedure }) },
});
const labour = (hours: number) => ({ amount: 0, attributes: { class: 'labour', hours } });
const did = (role: Role, at: string) => ({ role, at });

export const VALUE_CASES: readonly WorkedCase[] = [
  {
    ...FROM_PORTAL,
    kpi: 'net-value',
    title: { vi: 'Giá trị trừ chi phí trong quý', en: 'Value less cost in the quarter' },
    said: [
      toldEvents('value.entry', [
        [november(5), { amount: 50_000_000 }],
        [QUARTER.first, { amount: 20_000_000 }],
        [QUARTER.before, { amount: 100_000_000 }],
      ]),
      toldEvents('cost.entry', [
        [november(6), { amount: 30_000_000 }],
        [QUARTER.first, { amount: 5_000_000 }],
        [QUARTER.before, { amount: 400_000_000 }],
      ]),
      toldEvents('trade.order', [[november(5), { amount: 1_000 }]]),
    ],
    expect: { numerator: 35_000_000, denominator: 4, value: 35_000_000, status: 'good' },
    reckoning: '(50 + 20) − (30 + 5) = 35 million đồng.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'benefit-cost',
    title: { vi: 'Từ đầu năm', en: 'Since the new year' },
    said: [
      toldEvents('value.entry', [
        [november(5), { amount: 60_000_000 }],
        [YEAR.first, { amount: 30_000_000 }],
        [YEAR.before, { amount: 500_000_000 }],
      ]),
      toldEvents('cost.entry', [
        [november(6), { amount: 80_000_000 }],
        [YEAR.first, { amount: 20_000_000 }],
        [YEAR.before, { amount: 1_000_000 }],
      ]),
    ],
    expect: { numerator: 90_000_000, denominator: 100_000_000, value: 0.9, status: 'warning' },
    reckoning: '(60 + 30) / (80 + 20) = 0,9: below 1, not below 0,8.',
  },
  {
    ...FROM_PORTAL,
    given: { hoursSaved: { birth: 6 } },
    kpi: 'citizen-hours-saved',
    title: { vi: 'Mức đã đặt và 4 giờ', en: 'As set, and 4 hours' },
    said: [
      toldCases('dossier', {
        set: since(first, 'accepted', online('birth')),
        'not-set': since(november(5), 'new', online('marriage')),
        'not-said': since(november(6), 'accepted', online()),
        counter: since(november(6), 'accepted', {
          attributes: { channel: 'counter', procedure: 'birth' },
        }),
        'moment-before': since(before, 'accepted', online('birth')),
      }),
    ],
    expect: { numerator: 14, denominator: 3, value: 14, status: 'good' },
    reckoning: 'birth is set to 6 h, the others are 4: 6 + 4 + 4 = 14.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'staff-hours-saved',
    title: { vi: 'Chỉ loại giờ công', en: 'Labour only' },
    said: [
      toldEvents('value.entry', [
        [first, labour(12)],
        [november(6), labour(8)],
        [november(6), { amount: 0, attributes: { class: 'new', hours: 100 } }],
        [before, labour(50)],
      ]),
      toldEvents('cost.entry', [[november(6), labour(9)]]),
    ],
    expect: { numerator: 20, denominator: 2, value: 20, status: 'good' },
    reckoning: '12 + 8 = 20 hours of class labour.',
  },
  {
    ...FROM_PORTAL,
    said: [],
    given: {
      quota: 1_000,
      taken: [
        { at: first, items: 100 },
        { at: november(20), items: 150 },
        { at: before, items: 900 },
      ],
    },
    kpi: 'quota-used',
    title: { vi: 'Một phần tư gói thuê', en: 'A quarter of the quota' },
    expect: { numerator: 250, denominator: 1_000, value: 25, status: 'good' },
    reckoning: '100 × (100 + 150) / 1 000 = 25 %, within 20 to 90.',
  },
  {
    ...FROM_PORTAL,
    said: [],
    given: {
      actions: [
        did('chairman', first),
        did('chairman', november(2)),
        did('chairman', november(2, '16:00')),
        did('chairman', november(3)),
        ...[16, 17, 18, 19, 20].map((day) => did('chairman', november(day))),
        did('officer', november(4)),
        did('chairman', november(7)),
        did('chairman', before),
      ],
    },
    kpi: 'leader-days',
    title: { vi: 'Ngày làm việc có lãnh đạo thao tác', en: 'Working days with a chairman at it' },
    expect: { numerator: 8, denominator: 22, value: 800 / 22, status: 'warning' },
    reckoning:
      'Working days from Thu 22/10 to Fri 20/11: 2 + 5 in October, 5 + 5 + 5 in November = 22. A chairman acted on 22/10, 2/11, 3/11 and 16–20/11 = 8; the 7th was a Saturday, on the 4th it was an officer. 100 × 8 / 22 = 36,36 %.',
  },
];

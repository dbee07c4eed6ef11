import type { SourceKind } from '@nhip-xa/contract';
import { AGES, REGISTERS } from './further-statistics';
import {
  COMMUNE,
  EDGES,
  NOON,
  PORTAL,
  local,
  measured,
  november,
  saidOf,
  toldEvents,
  type WorkedCase,
  type WorkedSource,
} from './worked-case';

const FROM_PORTAL = { at: NOON, sources: [PORTAL] } as const;
const { P30D: MONTH } = EDGES;
const QUARTER = { before: local('2026-09-30', '23:59'), first: local('2026-10-01', '00:00') };
const attributes = (of: Record<string, unknown>) => ({ attributes: of });
const one = (kind: SourceKind, id: string, more: Partial<WorkedSource> = {}): WorkedSource => ({
  ...{ id, kind, unit: COMMUNE },
  ...more,
});
const STATION = attributes({ place: 'health-station' });

const told = (
  kpi: string,
  attribute: string,
  [first, second]: readonly [number, number],
  total: number,
): WorkedCase => ({
  ...FROM_PORTAL,
  kpi,
  title: { vi: 'Cộng 30 ngày', en: 'Thirty days together' },
  said: [
    toldEvents('telehealth.session', [
      [MONTH.first, attributes({ [attribute]: first })],
      [november(5), attributes({ [attribute]: second })],
      [november(6), {}],
      [MONTH.before, attributes({ [attribute]: 1_000 })],
    ]),
  ],
  expect: { numerator: total, value: total, status: 'good' },
  reckoning: `${first} + ${second} since 22/10 00:00; a session that says nothing adds nothing.`,
});

const YEAR_AGO = { tooOld: local('2025-11-20', '11:59'), inTime: local('2025-11-20', '12:01') };

export const FURTHER_SOCIETY_CASES: readonly WorkedCase[] = [
  {
    at: NOON,
    sources: REGISTERS.map((register) => ({ ...register, registered: local('2025-01-01') })),
    kpi: 'school-places',
    title: { vi: 'Thiếu mười chỗ', en: 'Ten places short' },
    said: [
      measured('one', [[YEAR_AGO.inTime, { school_places: 400, children_of_school_age: 380 }]]),
      measured('other', [[november(20), { school_places: 100, children_of_school_age: 130 }]]),
      measured('old', [[YEAR_AGO.tooOld, { school_places: 900, children_of_school_age: 1 }]]),
    ],
    expect: { numerator: -10, value: -10, status: 'warning' },
    reckoning: '(400 + 100) − (380 + 130) = −10: under 0, not under −100.',
  },
  {
    at: NOON,
    sources: [one('service', 'station', { ...STATION, heartbeatSeconds: 86_400 })],
    kpi: 'health-station-link',
    title: { vi: 'Mất kết nối 6 giờ', en: 'Away for six hours' },
    said: [
      saidOf('station', 'online', november(18, '12:00')),
      saidOf('station', 'offline', november(20, '00:00')),
      saidOf('station', 'online', november(20, '06:00')),
    ],
    expect: { numerator: 75, value: 75, status: 'critical' },
    reckoning: 'Online for 12 + 6 = 18 of 24 hours: 75 %, under 90.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'advice-sessions',
    title: { vi: 'Chỉ lượt tư vấn', en: 'Advice only' },
    said: [
      toldEvents('telehealth.session', [
        [MONTH.first, attributes({ form: 'advice' })],
        [november(5), attributes({ form: 'advice' })],
        [november(5), attributes({ form: 'consultation' })],
        [MONTH.before, attributes({ form: 'advice' })],
      ]),
    ],
    expect: { numerator: 2, denominator: 2, value: 2, status: 'good' },
    reckoning: 'Two since 22/10 00:00; a consultation is counted elsewhere.',
  },
  told('telehealth-hours-saved', 'hoursSaved', [2.5, 4], 6.5),
  told('telehealth-km-saved', 'kmSaved', [60, 12], 72),
  {
    at: NOON,
    sources: [PORTAL, ...REGISTERS],
    kpi: 'schools-online',
    title: { vi: 'Một trong hai trường', en: 'One of two schools' },
    said: [
      toldEvents('learning.session', [
        [QUARTER.first, attributes({ school: 'truong-1' })],
        [november(5), attributes({ school: 'truong-1' })],
        [november(5), attributes({ learner: 'hv-1' })],
        [QUARTER.before, attributes({ school: 'truong-2' })],
      ]),
      measured('one', [[AGES.month.inTime, { schools: 2 }]]),
      measured('old', [[AGES.month.tooOld, { schools: 40 }]]),
    ],
    expect: { numerator: 1, denominator: 2, value: 50, status: 'warning' },
    reckoning: 'truong-1, of 2: 50 %, under 100, not under 50.',
  },
  {
    ...FROM_PORTAL,
    given: { villages: 4 },
    kpi: 'villages-visited',
    title: { vi: 'Hai trong bốn thôn', en: 'Two of four villages' },
    said: [
      toldEvents('assist.visit', [
        [MONTH.first, { village: '06211-1' }],
        [november(5), { village: '06211-1' }],
        [november(6), { village: '06211-2' }],
        [november(6), {}],
        [MONTH.before, { village: '06211-3' }],
      ]),
    ],
    expect: { numerator: 2, denominator: 4, value: 50, status: 'warning' },
    reckoning: 'Villages 1 and 2, of 4: 50 %, under 100, not under 50.',
  },
];

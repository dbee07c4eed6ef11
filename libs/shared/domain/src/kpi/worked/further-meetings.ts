import {
  COMMUNE,
  EDGES,
  NOON,
  PORTAL,
  TODAY,
  local,
  measured,
  november,
  toldEvents,
  type WorkedCase,
} from './worked-case';

const FROM_PORTAL = { at: NOON, sources: [PORTAL] } as const;
const MONTH = EDGES.P30D;
const QUARTER = { before: local('2026-09-30', '23:59'), first: local('2026-10-01', '00:00') };
const attributes = (of: Record<string, unknown>) => ({ attributes: of });

export const FURTHER_MEETING_CASES: readonly WorkedCase[] = [
  {
    ...FROM_PORTAL,
    kpi: 'meetings-online',
    title: { vi: 'Ba trong mười', en: 'Three of ten' },
    said: [
      toldEvents('meeting.session', [
        [QUARTER.first, attributes({ online: true })],
        [november(3), attributes({ online: true })],
        [november(4), attributes({ online: true })],
        ...Array.from(
          { length: 7 },
          (_, n) => [november(n + 5), attributes({ online: false })] as const,
        ),
        [QUARTER.before, attributes({ online: true })],
      ]),
    ],
    expect: { numerator: 3, denominator: 10, value: 30, status: 'good' },
    reckoning: 'Three of ten since 1/10 00:00: 30 %, not under 30.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'travel-hours-avoided',
    title: { vi: 'Chỉ họp trực tuyến', en: 'Online meetings only' },
    said: [
      toldEvents('meeting.session', [
        [QUARTER.first, attributes({ online: true, travelHoursAvoided: 12 })],
        [november(3), attributes({ online: true, travelHoursAvoided: 8.5 })],
        [november(4), attributes({ online: false, travelHoursAvoided: 99 })],
        [QUARTER.before, attributes({ online: true, travelHoursAvoided: 50 })],
      ]),
    ],
    expect: { numerator: 20.5, denominator: 2, value: 20.5, status: 'good' },
    reckoning: '12 + 8,5 = 20,5 hours; there is no threshold.',
  },
  {
    at: NOON,
    sources: ['hall', 'office', 'silent'].map((id) => ({
      id,
      kind: 'device',
      unit: COMMUNE,
      heartbeatSeconds: 7_200,
    })),
    kpi: 'conference-ready',
    title: { vi: 'Hai phòng còn báo', en: 'Two rooms in time' },
    said: [
      measured('hall', [
        [local(TODAY, '11:40'), { vc_up: 0 }],
        [local(TODAY, '11:50'), { vc_up: 1 }],
      ]),
      measured('office', [[local(TODAY, '11:31'), { vc_up: 0 }]]),
      measured('silent', [[local(TODAY, '11:29'), { vc_up: 1 }]]),
    ],
    expect: { numerator: 1, denominator: 2, value: 50, status: 'warning' },
    reckoning:
      'hall answered last, office did not, silent is over 30 minutes old: 100 × 1 / 2 = 50 %, not under 50.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'conference-sessions',
    title: { vi: 'Hai phiên trong 30 ngày', en: 'Two in 30 days' },
    said: [
      toldEvents('meeting.session', [
        [MONTH.first, attributes({ online: true })],
        [november(3), attributes({ online: true })],
        [november(4), attributes({ online: false })],
        [MONTH.before, attributes({ online: true })],
      ]),
    ],
    expect: { numerator: 2, denominator: 2, value: 2, status: 'good' },
    reckoning: 'Two since 22/10 00:00; the third was not online.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'conference-use',
    title: { vi: 'Giờ họp trên giờ sẵn sàng', en: 'Hours met of hours available' },
    said: [
      toldEvents('meeting.session', [
        [MONTH.first, attributes({ online: true, hours: 2 })],
        [november(3), attributes({ online: true, hours: 1.5 })],
        [november(4), attributes({ online: false, hours: 8 })],
        [MONTH.before, attributes({ online: true, hours: 9 })],
      ]),
      measured('portal', [
        [MONTH.first, { vc_hours_available: 20 }],
        [november(3), { vc_hours_available: 15 }],
        [MONTH.before, { vc_hours_available: 500 }],
      ]),
    ],
    expect: { numerator: 3.5, denominator: 35, value: 10, status: 'good' },
    reckoning: '100 × (2 + 1,5) / (20 + 15) = 10 %, not under 10.',
  },
];

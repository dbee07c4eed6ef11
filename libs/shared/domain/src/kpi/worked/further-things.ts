import type { SourceKind } from '@nhip-xa/contract';
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
  since,
  toldCases,
  toldEvents,
  type WorkedCase,
  type WorkedSource,
} from './worked-case';
import { AGES, REGISTERS } from './further-statistics';

const FROM_PORTAL = { at: NOON, sources: [PORTAL] } as const;
const { P30D: MONTH, P7D: WEEK } = EDGES;
const attributes = (of: Record<string, unknown>) => ({ attributes: of });
const today = (time: string): string => local(TODAY, time);

const one = (kind: SourceKind, id: string, more: Partial<WorkedSource> = {}): WorkedSource => ({
  ...{ id, kind, unit: COMMUNE },
  ...more,
});
const SHARED = attributes({ sharedToProvince: true });
const HALL = attributes({ place: 'culture-house' });

export const FURTHER_THING_CASES: readonly WorkedCase[] = [
  {
    at: NOON,
    sources: [
      one('camera', 'shared', SHARED),
      one('camera', 'repaired', { ...SHARED, maintained: true }),
      one('camera', 'kept', attributes({ sharedToProvince: false })),
      one('camera', 'not-said'),
      one('device', 'gauge', SHARED),
    ],
    said: [],
    kpi: 'cameras-shared',
    title: { vi: 'Hai trong bốn camera', en: 'Two of four cameras' },
    expect: { numerator: 2, denominator: 4, value: 50, status: 'warning' },
    reckoning: 'shared and repaired, of four cameras: 50 %, under 90, not under 50.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'incident-response',
    title: { vi: 'Có người tại chỗ', en: 'Somebody is on site' },
    said: [
      toldCases('incident', {
        quick: since(november(5, '08:05'), 'onsite', {
          openedAt: november(5, '08:00'),
          acceptedAt: november(5, '08:05'),
        }),
        slow: since(november(6, '22:40'), 'closed', {
          openedAt: november(6, '22:00'),
          acceptedAt: november(6, '22:40'),
        }),
        middle: since(november(7, '08:16'), 'onsite', {
          openedAt: november(7, '08:00'),
          acceptedAt: november(7, '08:16'),
        }),
        'nobody-yet': since(november(20, '08:00'), 'open'),
        'moment-before': since(MONTH.before, 'onsite', {
          openedAt: local('2026-10-21', '20:00'),
          acceptedAt: MONTH.before,
        }),
      }),
    ],
    expect: { numerator: 16, denominator: 3, value: 16, status: 'warning' },
    reckoning: 'Minutes 5, 16 and 40, by day and night: the middle one is 16, over 15.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'detections-verified',
    title: { vi: 'Bốn trong năm đã xem', en: 'Four of five were looked at' },
    said: [
      toldCases('detection', {
        'first-moment': since(november(15), 'confirmed', { openedAt: WEEK.first }),
        b: since(november(16), 'confirmed', { openedAt: november(16, '07:00') }),
        c: since(november(17), 'rejected', { openedAt: november(17, '07:00') }),
        d: since(november(18), 'rejected', { openedAt: november(18, '07:00') }),
        waits: since(november(19), 'pending'),
        'moment-before': since(WEEK.before, 'pending'),
      }),
    ],
    expect: { numerator: 4, denominator: 5, value: 80, status: 'good' },
    reckoning: '100 × 4 / 5 = 80 %, not under 80.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'broadcasts-failed',
    title: { vi: 'Một trong hai mươi', en: 'One of twenty' },
    said: [
      toldEvents('broadcast.play', [
        [WEEK.first, attributes({ ok: false })],
        ...Array.from(
          { length: 19 },
          (_, n) => [november(16, `08:${n + 10}`), attributes({ ok: true })] as const,
        ),
        [WEEK.before, attributes({ ok: false })],
      ]),
    ],
    expect: { numerator: 1, denominator: 20, value: 5, status: 'good' },
    reckoning: '100 × 1 / 20 = 5 %, not over 5.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'spoken-bulletins',
    title: { vi: 'Giọng tổng hợp đã phát', en: 'Aired with a synthetic voice' },
    said: [
      toldEvents('broadcast.play', [
        [WEEK.first, attributes({ ok: true, synthetic: true })],
        [november(16), attributes({ ok: true, synthetic: true })],
        [november(17), attributes({ ok: false, synthetic: true })],
        [november(17), attributes({ ok: true, synthetic: false })],
        [WEEK.before, attributes({ ok: true, synthetic: true })],
      ]),
    ],
    expect: { numerator: 2, denominator: 2, value: 2, status: 'good' },
    reckoning: 'Two since 14/11 00:00; one failed, one was read by a person.',
  },
  {
    at: NOON,
    sources: ['up', 'down', 'silent'].map((id) => one('device', id, { heartbeatSeconds: 7_200 })),
    kpi: 'lan-up',
    title: { vi: 'Hai đoạn còn báo', en: 'Two segments in time' },
    said: [
      measured('up', [[today('11:46'), { lan_up: 1 }]]),
      measured('down', [
        [today('11:46'), { lan_up: 1 }],
        [today('11:58'), { lan_up: 0 }],
      ]),
      measured('silent', [[today('11:44'), { lan_up: 1 }]]),
    ],
    expect: { numerator: 1, denominator: 2, value: 50, status: 'warning' },
    reckoning: 'up, of up and down; silent is over 15 minutes old. 50 %, not under 50.',
  },
  {
    at: NOON,
    sources: [one('device', 'hall'), one('device', 'office')],
    kpi: 'lan-packet-loss',
    title: { vi: 'Đoạn kém nhất', en: 'The worst segment' },
    said: [
      measured('hall', [
        [today('11:01'), { packet_loss: 1 }],
        [today('11:30'), { packet_loss: 3 }],
        [today('10:59'), { packet_loss: 90 }],
      ]),
      measured('office', [[today('11:58'), { packet_loss: 0.5 }]]),
    ],
    expect: { numerator: 2, value: 2, status: 'warning' },
    reckoning: 'Means (1 + 3) / 2 = 2 and 0,5: the greater is 2, over 1.',
  },
  {
    at: NOON,
    sources: [
      one('device', 'here', HALL),
      one('device', 'gone', HALL),
      one('device', 'repaired', { ...HALL, maintained: true }),
      one('device', 'elsewhere'),
    ],
    kpi: 'culture-houses-up',
    title: { vi: 'Một trong hai', en: 'One of two' },
    said: [
      saidOf('here', 'online'),
      saidOf('gone', 'offline'),
      saidOf('repaired', 'offline'),
      saidOf('elsewhere', 'online'),
    ],
    expect: { numerator: 1, denominator: 2, value: 50, status: 'critical' },
    reckoning: 'here, of here and gone; one is under maintenance, one is no culture house. 50 %.',
  },
  {
    at: NOON,
    sources: [one('device', 'north', HALL), one('device', 'south', HALL)],
    kpi: 'culture-house-users',
    title: { vi: 'Bộ đếm bắt đầu lại mỗi ngày', en: 'Counters that start anew each day' },
    said: [
      measured('north', [
        [EDGES.today.before, { wifi_users: 60 }],
        [EDGES.today.first, { wifi_users: 1 }],
        [today('11:00'), { wifi_users: 14 }],
      ]),
      measured('south', [[today('11:30'), { wifi_users: 9 }]]),
    ],
    expect: { numerator: 23, value: 23, status: 'good' },
    reckoning: 'The most of each since 00:00: 14 + 9 = 23; there is no threshold.',
  },
  {
    at: NOON,
    sources: [
      one('device', 'gone'),
      one('camera', 'never-seen'),
      one('speaker', 'repaired', { maintained: true }),
      one('speaker', 'here'),
      one('service', 'a-service'),
    ],
    kpi: 'things-to-repair',
    title: { vi: 'Kể cả đang bảo trì', en: 'Those under maintenance too' },
    said: [saidOf('gone', 'offline'), saidOf('here', 'online'), saidOf('a-service', 'offline')],
    expect: { numerator: 3, denominator: 3, value: 3, status: 'warning' },
    reckoning: 'gone, never-seen and repaired: 3, at least 3. A service is no thing.',
  },
  {
    at: NOON,
    sources: REGISTERS,
    kpi: 'assets-past-life',
    title: { vi: 'Theo sổ tài sản', en: 'By the asset register' },
    said: [
      measured('one', [[AGES.month.inTime, { assets: 150, assets_past_life: 40 }]]),
      measured('other', [[november(20), { assets: 50, assets_past_life: 1 }]]),
      measured('old', [[AGES.month.tooOld, { assets: 100, assets_past_life: 100 }]]),
    ],
    expect: { numerator: 41, denominator: 200, value: 20.5, status: 'warning' },
    reckoning: '100 × (40 + 1) / (150 + 50) = 20,5 %, over 20.',
  },
  {
    at: NOON,
    sources: [one('service', 'a'), one('camera', 'b'), one('link', 'c'), one('device', 'gone')],
    kpi: 'sources-live',
    title: { vi: 'Ba trong bốn nguồn', en: 'Three of four sources' },
    said: [...['a', 'b', 'c'].map((id) => saidOf(id, 'online')), saidOf('gone', 'offline')],
    expect: { numerator: 3, denominator: 4, value: 75, status: 'critical' },
    reckoning: 'a, b and c of four, whatever their kind: 75 %, under 80.',
  },
];

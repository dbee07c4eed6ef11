import {
  EDGES,
  NOON,
  PORTAL,
  closedAt,
  november,
  since,
  toldCases,
  toldEvents,
  type WorkedCase,
} from './worked-case';

const FROM_PORTAL = { at: NOON, sources: [PORTAL] } as const;
const MONTH = EDGES.P30D;
const WEEK = EDGES.P7D;
const attributes = (of: Record<string, unknown>) => ({ attributes: of });

const report = (at: string, place: string, category = 'lamp') =>
  since(at, 'new', { category, attributes: { place } });
const zalo = (minutes: number, day = 5) => ({
  openedAt: november(day, '08:00'),
  acceptedAt: november(day, `08:${String(minutes).padStart(2, '0')}`),
  attributes: { channel: 'zalo' },
});

export const FURTHER_VOICE_CASES: readonly WorkedCase[] = [
  {
    ...FROM_PORTAL,
    kpi: 'recurring-hotspots',
    title: { vi: 'Ba phản ánh cùng nơi, cùng loại', en: 'Three of one place and category' },
    said: [
      toldCases('feedback', {
        a1: report(EDGES.P90D.first, '06211-1-o1'),
        a2: report(november(5), '06211-1-o1'),
        a3: report(november(6), '06211-1-o1'),
        b1: report(november(5), '06211-1-o2'),
        b2: report(november(6), '06211-1-o2'),
        b3: report(november(6), '06211-1-o2', 'noise'),
        c1: report(EDGES.P90D.before, '06211-2-o3'),
        c2: report(november(5), '06211-2-o3'),
        c3: report(november(6), '06211-2-o3'),
        d1: since(november(5), 'new', { category: 'lamp' }),
        d2: since(november(6), 'new', { category: 'lamp' }),
        d3: since(november(7), 'new', { category: 'lamp' }),
      }),
    ],
    expect: { numerator: 1, value: 1, status: 'good' },
    reckoning:
      'a is one. b has two categories, of c one lies before the 90 days, and d says no place. 1, not yet 3.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'website-posts',
    title: { vi: 'Bốn bài trong 7 ngày', en: 'Four in 7 days' },
    said: [
      toldEvents('web.post', [
        [WEEK.first, {}],
        ...[16, 17, 18].map((day) => [november(day), {}] as const),
        [WEEK.before, {}],
      ]),
    ],
    expect: { numerator: 4, denominator: 4, value: 4, status: 'warning' },
    reckoning: 'Four since 14/11 00:00: under 5, not 0.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'procedures-published-on-time',
    title: { vi: 'Một thủ tục trễ', en: 'One was late' },
    said: [
      toldEvents('procedure.published', [
        [MONTH.first, attributes({ onTime: true })],
        ...[3, 4, 5].map((day) => [november(day), attributes({ onTime: true })] as const),
        [november(6), attributes({ onTime: false })],
        [MONTH.before, attributes({ onTime: false })],
      ]),
    ],
    expect: { numerator: 4, denominator: 5, value: 80, status: 'warning' },
    reckoning: '100 × 4 / 5 = 80 %: under 100, not under 80.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'network-reply-time',
    title: { vi: 'Phút làm việc', en: 'Working minutes' },
    said: [
      toldCases('feedback', {
        quick: since(november(5, '08:10'), 'accepted', zalo(10)),
        slow: since(november(5, '08:50'), 'accepted', zalo(50)),
        'over-noon': since(november(6, '13:40'), 'accepted', {
          openedAt: november(6, '11:20'),
          attributes: { channel: 'zalo' },
        }),
        app: since(november(6, '08:01'), 'accepted', {
          openedAt: november(6, '08:00'),
          attributes: { channel: 'app' },
        }),
      }),
    ],
    expect: { numerator: 20, denominator: 3, value: 20, status: 'good' },
    reckoning:
      'Minutes 10, 50, and 10 + 10 = 20 around the midday rest: the middle one is 20. The app is no network.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'zalo-tickets',
    title: { vi: 'Hai tin nhắn trong tuần', en: 'Two messages this week' },
    said: [
      toldCases('feedback', {
        'first-moment': since(WEEK.first, 'new', attributes({ channel: 'zalo' })),
        done: closedAt(november(17), 'resolved', {
          openedAt: november(16),
          ...attributes({ channel: 'zalo' }),
        }),
        web: since(november(17), 'new', attributes({ channel: 'web' })),
        'moment-before': since(WEEK.before, 'new', attributes({ channel: 'zalo' })),
      }),
    ],
    expect: { numerator: 2, denominator: 2, value: 2, status: 'good' },
    reckoning: 'first-moment and done were opened since 14/11 00:00 and came by Zalo.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'feedback-rise',
    title: { vi: 'Gấp hơn hai lần tuần trước', en: 'More than twice the week before' },
    said: [
      toldCases('feedback', {
        'first-moment': since(WEEK.first, 'new'),
        b: since(november(18), 'new'),
        c: since(november(19), 'new'),
        'week-before': since(november(10), 'new'),
        'long-ago': since(november(1), 'new'),
      }),
    ],
    expect: { numerator: 3, denominator: 3, value: 3, status: 'warning', before: 1 },
    reckoning: '3 against 1 is +200 %: over 100, not over 300.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'text-classified',
    title: { vi: 'Bốn trong năm', en: 'Four of five' },
    said: [
      toldCases('feedback', {
        'first-moment': since(WEEK.first, 'new', attributes({ classified: true })),
        b: since(november(16), 'new', attributes({ classified: true })),
        c: since(november(17), 'new', attributes({ classified: true })),
        d: since(november(18), 'new', attributes({ classified: true })),
        'not-said': since(november(18), 'new'),
        'moment-before': since(WEEK.before, 'new'),
      }),
    ],
    expect: { numerator: 4, denominator: 5, value: 80, status: 'good' },
    reckoning: '100 × 4 / 5 = 80 %, not under 80.',
  },
];

import {
  EDGES,
  NOON,
  PORTAL,
  measured,
  november,
  toldEvents,
  type WorkedCase,
} from './worked-case';

const FROM_PORTAL = { at: NOON, sources: [PORTAL] } as const;
const MONTH = EDGES.P30D;
const DAY_AGO = { before: november(19, '11:59'), first: november(19, '12:01') };
const attributes = (of: Record<string, unknown>) => ({ attributes: of });

const notice = (which: Record<string, unknown>, delivered: number, outOf: number) =>
  attributes({ ...which, delivered, sent: outOf, due: outOf });

/** Two notices in the window, one of another sort, one before it. */
const notices = (
  kpi: string,
  which: Record<string, unknown>,
  edge: { before: string; first: string },
  [one, other]: readonly [number, number],
  sides: readonly [number, number, number],
  status: 'good' | 'warning',
  reckoning: string,
): WorkedCase => ({
  ...FROM_PORTAL,
  kpi,
  title: { vi: 'Cộng các lần gửi', en: 'All that was sent, together' },
  said: [
    toldEvents('notice.delivery', [
      [edge.first, notice(which, one, 100)],
      [november(20), notice(which, other, 100)],
      [november(20), notice({ channel: 'app', topic: 'other' }, 1, 1_000)],
      [edge.before, notice(which, 0, 1_000)],
    ]),
  ],
  expect: { numerator: sides[0], denominator: sides[1], value: sides[2], status },
  reckoning,
});

export const FURTHER_NOTICE_CASES: readonly WorkedCase[] = [
  notices(
    ...(['personal-notices', { personal: true }, MONTH, [90, 70], [160, 200, 80], 'good'] as const),
    '100 × (90 + 70) / (100 + 100) = 80 %, not under 80.',
  ),
  notices(
    ...(['notices-by-zalo', { channel: 'zalo' }, MONTH, [50, 49], [99, 200, 49.5]] as const),
    'warning',
    '100 × (50 + 49) / (100 + 100) = 49,5 %: under 50, not under 30.',
  ),
  notices(
    ...(['notices-by-sms', { channel: 'sms' }, MONTH, [60, 40], [100, 200, 50], 'good'] as const),
    '100 × (60 + 40) / (100 + 100) = 50 %, not under 50.',
  ),
  notices(
    ...(['outbreak-alert-reach', { topic: 'outbreak' }, DAY_AGO, [80, 79]] as const),
    ...([[159, 200, 79.5], 'warning'] as const),
    '100 × (80 + 79) / (100 + 100) = 79,5 % since 12:00 yesterday, under 80.',
  ),
  notices(
    ...(['vaccination-reminders', { topic: 'vaccination' }, MONTH, [95, 85]] as const),
    ...([[180, 200, 90], 'good'] as const),
    '100 × (95 + 85) / (100 + 100) = 90 %, not under 90.',
  ),
  {
    ...FROM_PORTAL,
    kpi: 'disease-cases',
    title: { vi: 'Số ca trong 24 giờ', en: 'Cases of 24 hours' },
    said: [
      measured('portal', [
        [DAY_AGO.first, { disease_cases_new: 2 }],
        [november(20), { disease_cases_new: 3 }],
        [DAY_AGO.before, { disease_cases_new: 40 }],
      ]),
    ],
    expect: { numerator: 5, value: 5, status: 'warning' },
    reckoning: '2 + 3 = 5, at least 5.',
  },
];

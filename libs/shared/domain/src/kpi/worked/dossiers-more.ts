import {
  EDGES,
  NOON,
  PORTAL,
  closedAt,
  november,
  since,
  toldCases,
  type WorkedCase,
} from './worked-case';

const FROM_PORTAL = { at: NOON, sources: [PORTAL] } as const;
const { before, first } = EDGES.P30D;
const BOTH = { attributes: { componentsDigitised: true, eResult: true } };

export const MORE_DOSSIER_CASES: readonly WorkedCase[] = [
  {
    ...FROM_PORTAL,
    kpi: 'dossiers-digitised',
    title: { vi: 'Thành phần và kết quả', en: 'Components and result' },
    said: [
      toldCases('dossier', {
        both: closedAt(november(10), 'finished', BOTH),
        'first-moment': closedAt(first, 'returned', BOTH),
        'moment-before': closedAt(before, 'finished', BOTH),
        components: closedAt(november(10), 'finished', {
          attributes: { componentsDigitised: true, eResult: false },
        }),
        result: closedAt(november(10), 'finished', { attributes: { eResult: true } }),
        'not-said': closedAt(november(10), 'stopped'),
        open: since(november(10), 'processing', BOTH),
      }),
    ],
    expect: { numerator: 2, denominator: 5, value: 40, status: 'critical' },
    reckoning:
      'Both: both, first-moment = 2. Closed in the window: these, components, result, not-said = 5. 100 × 2 / 5 = 40 %.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'dossiers-data-reused',
    title: { vi: 'Dùng lại ít nhất một thành phần', en: 'At least one component reused' },
    said: [
      toldCases('dossier', {
        one: closedAt(november(10), 'finished', { attributes: { reusedComponents: 1 } }),
        three: closedAt(first, 'finished', { attributes: { reusedComponents: 3 } }),
        none: closedAt(november(10), 'finished', { attributes: { reusedComponents: 0 } }),
        'not-said': closedAt(november(10), 'finished'),
        'moment-before': closedAt(before, 'finished', { attributes: { reusedComponents: 2 } }),
        open: since(november(10), 'processing', { attributes: { reusedComponents: 2 } }),
      }),
    ],
    expect: { numerator: 2, denominator: 4, value: 50, status: 'good' },
    reckoning: 'one and three of one, three, none, not-said: 100 × 2 / 4 = 50 %, not under 50.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'dossiers-handling-time',
    title: { vi: 'Giờ làm việc qua cuối tuần', en: 'Working hours across a weekend' },
    said: [
      toldCases('dossier', {
        plain: closedAt(november(17, '10:00'), 'finished', {
          openedAt: november(16, '08:00'),
          dueAt: november(18, '17:00'),
        }),
        paused: closedAt(november(16, '17:00'), 'finished', {
          openedAt: november(12, '13:30'),
          dueAt: november(17, '17:00'),
          pauses: [{ from: november(13, '07:30'), to: november(16, '13:30') }],
        }),
        'on-saturday': closedAt(november(16, '09:30'), 'finished', {
          openedAt: november(14, '09:00'),
          dueAt: november(16, '11:30'),
        }),
        'without-date': closedAt(november(17), 'finished', { openedAt: november(2) }),
        'moment-before': closedAt(before, 'finished', {
          openedAt: '2026-10-20T08:00:00+07:00',
          dueAt: november(2),
        }),
        open: since(november(16), 'processing', { dueAt: november(18) }),
      }),
    ],
    expect: { numerator: 18.5, denominator: 52, value: 1850 / 52, status: 'good' },
    reckoning:
      'Office hours 7:30–11:30 and 13:30–17:00 are 7,5 h a day. Spent: plain Mon 7 + Tue 2,5 = 9,5; paused Thu 3,5 + Fri 7,5 + Mon 7,5 = 18,5 less its pause of Fri 7,5 + Mon 4 = 7; on-saturday Mon 2. Given: plain 7 + 7,5 + 7,5 = 22; paused 3,5 + 7,5 + 7,5 + 7,5 = 26; on-saturday 4. 100 × (9,5 + 7 + 2) / (22 + 26 + 4) = 100 × 18,5 / 52 = 35,58 %.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'dossiers-satisfaction',
    title: { vi: 'Chê, khiếu nại, trễ hạn', en: 'Disliked, complained of, late' },
    said: [
      toldCases('dossier', {
        silent: closedAt(november(10), 'finished', { dueAt: november(12) }),
        'said-no': closedAt(first, 'finished', {
          attributes: { disliked: false, complained: false },
        }),
        disliked: closedAt(november(10), 'finished', { attributes: { disliked: true } }),
        complained: closedAt(november(10), 'finished', { attributes: { complained: true } }),
        late: closedAt(november(13), 'finished', { dueAt: november(12) }),
        'late-and-disliked': closedAt(november(13), 'finished', {
          dueAt: november(12),
          attributes: { disliked: true },
        }),
        'moment-before': closedAt(before, 'finished'),
        open: since(november(10), 'processing', { attributes: { disliked: true } }),
      }),
    ],
    expect: { numerator: 2, denominator: 6, value: 100 / 3, status: 'critical' },
    reckoning:
      'Content: silent, said-no = 2 of the 6 closed in the window; what is late and disliked goes off once. 100 × 2 / 6 = 33,33 %.',
  },
  {
    at: NOON,
    sources: [],
    said: [],
    kpi: 'score-766',
    title: { vi: 'Một phần chưa có số liệu', en: 'One part has no data' },
    given: {
      parts: {
        onTime: 95,
        digitised: 60,
        reused: 40,
        online: 60,
        paidOnline: null,
        satisfaction: 93,
      },
    },
    expect: { numerator: 61.75, denominator: 71, value: 6175 / 71, status: 'good' },
    reckoning:
      '20 × 0,95 + 11 × 60/80 + 11 × 40/80 + 11 × 1 (60 is over 50) + 18 × 1 (93 is over 90) = 19 + 8,25 + 5,5 + 11 + 18 = 61,75. Without paidOnline 82 − 11 = 71 points could be got. 100 × 61,75 / 71 = 86,97.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'counter-wait',
    title: { vi: 'Lượt chờ hôm nay', en: "Today's queue" },
    said: [
      toldCases('ticket', {
        'over-midnight': closedAt(EDGES.today.first, 'called', {
          openedAt: EDGES.today.before,
        }),
        yesterday: closedAt(EDGES.today.before, 'called', { openedAt: november(19, '22:00') }),
        t5: closedAt(november(20, '08:05'), 'called', { openedAt: november(20, '08:00') }),
        t10: closedAt(november(20, '08:10'), 'called', { openedAt: november(20, '08:00') }),
        t40: closedAt(november(20, '09:10'), 'called', { openedAt: november(20, '08:30') }),
        t20: closedAt(november(20, '09:20'), 'called', { openedAt: november(20, '09:00') }),
        left: since(november(20, '11:00'), 'gone', { openedAt: november(20, '08:00') }),
        waits: since(november(20, '08:00'), 'waiting'),
      }),
    ],
    expect: { numerator: 10, denominator: 5, value: 10, status: 'good' },
    reckoning:
      'Minutes of those called since 00:00: 1 (over-midnight), 5, 10, 20, 40. The middle one is 10. Who left or still waits was not called.',
  },
];

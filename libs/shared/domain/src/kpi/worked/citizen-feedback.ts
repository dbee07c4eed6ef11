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
const { P7D, P30D, P90D } = EDGES;
const URGENT = { severity: 'urgent' };

export const FEEDBACK_CASES: readonly WorkedCase[] = [
  {
    ...FROM_PORTAL,
    kpi: 'feedback-overdue',
    title: { vi: 'Từ lúc gửi, không cần tiếp nhận', en: 'From the first word' },
    said: [
      toldCases('feedback', {
        'not-accepted': since(november(2), 'new', { dueAt: november(20, '11:59') }),
        confirmed: since(november(3), 'confirmed', { dueAt: november(19) }),
        'a-minute-left': since(november(3), 'processing', { dueAt: november(20, '12:01') }),
        'resolved-late': closedAt(november(19), 'resolved', { dueAt: november(18) }),
        refused: closedAt(november(19), 'refused', { dueAt: november(18) }),
        'without-date': since(november(2), 'new'),
      }),
      toldCases('dossier', {
        'another-kind': since(november(2), 'accepted', { dueAt: november(3) }),
      }),
    ],
    expect: { numerator: 2, denominator: 2, value: 2, status: 'warning' },
    reckoning: 'not-accepted and confirmed are open and past their date: 1 + 1 = 2.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'feedback-on-time',
    title: { vi: 'Xong đúng hạn, đang quá hạn', en: 'Closed in time, overdue now' },
    said: [
      toldCases('feedback', {
        'at-the-very-moment': closedAt(november(10), 'resolved', { dueAt: november(10) }),
        'first-moment': closedAt(P30D.first, 'resolved', { dueAt: november(2) }),
        'refused-in-time': closedAt(november(10), 'refused', { dueAt: november(12) }),
        late: closedAt(november(10, '08:01'), 'resolved', { dueAt: november(10) }),
        'moment-before': closedAt(P30D.before, 'resolved', { dueAt: november(2) }),
        overdue: since(november(2), 'processing', { dueAt: november(19) }),
        open: since(november(2), 'processing', { dueAt: november(30) }),
      }),
    ],
    expect: { numerator: 3, denominator: 5, value: 60, status: 'critical' },
    reckoning:
      'In time: at-the-very-moment, first-moment, refused-in-time = 3. Closed: these and late = 4; overdue now = 1. 100 × 3 / (4 + 1) = 60 %.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'feedback-accept-time',
    title: { vi: 'Giờ làm việc đến lúc tiếp nhận', en: 'Working hours to acceptance' },
    said: [
      toldCases('feedback', {
        'over-the-weekend': since(november(16, '08:30'), 'accepted', {
          openedAt: november(13, '16:00'),
        }),
        quick: since(november(17, '08:30'), 'accepted', { openedAt: november(17, '08:00') }),
        'over-noon': since(november(18, '14:00'), 'accepted', {
          openedAt: november(18, '11:00'),
        }),
        slow: since(november(20, '08:00'), 'accepted', { openedAt: november(19, '08:00') }),
        'first-moment': since(P7D.first, 'accepted', { openedAt: november(13, '16:30') }),
        'moment-before': since(P7D.before, 'accepted', { openedAt: november(13, '08:00') }),
        'not-accepted': since(november(16), 'new'),
      }),
    ],
    expect: { numerator: 1, denominator: 5, value: 1, status: 'good' },
    reckoning:
      'over-the-weekend Fri 1 + Mon 1 = 2; quick 0,5; over-noon 0,5 + 0,5 = 1; slow 3,5 + 3,5 + 0,5 = 7,5; first-moment Fri 16:30–17:00 = 0,5. Of 0,5 0,5 1 2 7,5 the middle one is 1.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'feedback-urgent-p90',
    title: { vi: 'Phản ánh khẩn', en: 'Urgent reports' },
    said: [
      toldCases('feedback', {
        'one-hour': closedAt(november(17, '09:00'), 'resolved', {
          acceptedAt: november(17, '08:00'),
          ...URGENT,
        }),
        'over-noon': closedAt(november(17, '14:30'), 'resolved', {
          acceptedAt: november(17, '10:30'),
          ...URGENT,
        }),
        'over-night': closedAt(november(19, '10:30'), 'resolved', {
          acceptedAt: november(18, '16:00'),
          ...URGENT,
        }),
        'not-urgent': closedAt(november(19), 'resolved', {
          acceptedAt: november(2),
          severity: 'high',
        }),
        'never-accepted': closedAt(november(19), 'refused', URGENT),
        'moment-before': closedAt(P30D.before, 'resolved', {
          acceptedAt: '2026-10-12T08:00:00+07:00',
          ...URGENT,
        }),
        open: since(november(16), 'processing', { acceptedAt: november(2), ...URGENT }),
      }),
    ],
    expect: { numerator: 3.6, denominator: 3, value: 3.6, status: 'good' },
    reckoning:
      'Hours 1, 1 + 1 = 2 and 1 + 3 = 4. The 90th percentile lies at 0,9 × (3 − 1) = 1,8 steps from the first: 2 + 0,8 × (4 − 2) = 3,6.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'feedback-satisfaction',
    title: { vi: 'Chê, mở lại, trễ hạn', en: 'Disliked, reopened, late' },
    said: [
      toldCases('feedback', {
        silent: closedAt(november(10), 'resolved', { dueAt: november(12) }),
        'first-moment': closedAt(P90D.first, 'resolved', {
          attributes: { disliked: false, reopened: false },
        }),
        'refused-in-time': closedAt(november(10), 'refused', { dueAt: november(12) }),
        disliked: closedAt(november(10), 'resolved', { attributes: { disliked: true } }),
        reopened: closedAt(november(10), 'resolved', { attributes: { reopened: true } }),
        'late-and-disliked': closedAt(november(13), 'resolved', {
          dueAt: november(12),
          attributes: { disliked: true },
        }),
        'moment-before': closedAt(P90D.before, 'resolved'),
        open: since(november(10), 'processing', { attributes: { disliked: true } }),
      }),
    ],
    expect: { numerator: 3, denominator: 6, value: 50, status: 'critical' },
    reckoning:
      'Closed in 90 days (from 23/8 00:00): 6. Disliked, reopened or late: disliked, reopened, late-and-disliked (once) = 3. 100 × (6 − 3) / 6 = 50 %.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'notices-delivered',
    title: { vi: 'Cộng mọi kênh', en: 'All channels together' },
    said: [
      toldEvents('notice.delivery', [
        [november(10), { attributes: { sent: 100, delivered: 80, channel: 'zalo' } }],
        [november(11), { attributes: { sent: 50, delivered: 20, channel: 'sms' } }],
        [P30D.first, { attributes: { sent: 10, delivered: 5, channel: 'sms' } }],
        [P30D.before, { attributes: { sent: 1_000, delivered: 1_000, channel: 'sms' } }],
      ]),
      toldEvents('broadcast.play', [[november(10), { attributes: { sent: 7, delivered: 7 } }]]),
    ],
    expect: { numerator: 105, denominator: 160, value: 65.625, status: 'good' },
    reckoning: '100 × (80 + 20 + 5) / (100 + 50 + 10) = 100 × 105 / 160 = 65,63 %.',
  },
];

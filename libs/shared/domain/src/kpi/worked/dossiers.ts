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
const ACCEPTED = november(2);

/** A pause that ended, in the words of a source. */
const pause = (from: string, to: string) => ({ pauses: [{ from, to }] });
const acceptedDue = (dueAt: string) => ({ acceptedAt: ACCEPTED, dueAt });

export const DOSSIER_CASES: readonly WorkedCase[] = [
  {
    ...FROM_PORTAL,
    kpi: 'dossiers-overdue',
    title: { vi: 'Quá hạn, tạm dừng, dời hạn', en: 'Overdue, paused, moved' },
    said: [
      toldCases('dossier', {
        'a-minute-late': since(november(3), 'processing', acceptedDue(november(20, '11:59'))),
        'a-minute-left': since(november(3), 'accepted', acceptedDue(november(20, '12:01'))),
        'waits-for-papers': since(november(3), 'supplement', acceptedDue(november(19))),
        'waits-for-payment': since(november(3), 'payment', acceptedDue(november(19))),
        'moved-two-days': since(november(12), 'processing', {
          ...acceptedDue(november(19)),
          ...pause(november(10), november(12)),
        }),
        'moved-and-late': since(november(12), 'processing', {
          ...acceptedDue(november(18)),
          ...pause(november(10), november(12)),
        }),
        'closed-late': closedAt(november(20, '09:00'), 'finished', acceptedDue(november(19))),
        'taken-back': since(november(4), 'withdrawn', acceptedDue(november(5))),
        'not-accepted': since(november(2), 'new', { dueAt: november(3) }),
        'without-date': since(november(3), 'processing', { acceptedAt: ACCEPTED }),
      }),
      toldCases('feedback', { 'another-kind': since(november(2), 'new', { dueAt: november(3) }) }),
    ],
    expect: { numerator: 2, denominator: 2, value: 2, status: 'warning' },
    reckoning:
      'a-minute-late (due 11:59) and moved-and-late (due the 18th, its pause of two days moves that to the 20th 08:00) are overdue: 1 + 1 = 2. The others are due later, paused, closed, not accepted, without a date or another kind.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'dossiers-due-soon',
    title: { vi: 'Hạn trước cuối giờ thứ Hai', en: "Due before Monday's close" },
    said: [
      toldCases('dossier', {
        today: since(november(3), 'processing', acceptedDue(november(20, '16:00'))),
        'before-the-close': since(november(3), 'processing', acceptedDue(november(23, '16:59'))),
        'at-the-close': since(november(3), 'processing', acceptedDue(november(23, '17:00'))),
        overdue: since(november(3), 'processing', acceptedDue(november(20, '11:00'))),
        paused: since(november(3), 'supplement', acceptedDue(november(23, '09:00'))),
        later: since(november(3), 'accepted', acceptedDue(november(30))),
        'without-date': since(november(3), 'accepted', { acceptedAt: ACCEPTED }),
        closed: closedAt(november(19), 'finished', acceptedDue(november(23, '09:00'))),
        'not-accepted': since(november(3), 'new', { dueAt: november(23, '09:00') }),
      }),
    ],
    expect: { numerator: 2, denominator: 7, value: 200 / 7, status: 'warning' },
    reckoning:
      'It is Friday, so the next working day is Monday the 23rd and closes at 17:00. Soon: today, before-the-close = 2. Open: these, at-the-close, overdue, paused, later, without-date = 7. 100 × 2 / 7 = 28,57 %.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'dossiers-on-time',
    title: { vi: 'Đúng hạn và bổ sung một lần', en: 'In time, one supplement' },
    said: [
      toldCases('dossier', {
        'in-time': closedAt(november(10), 'finished', {
          ...acceptedDue(november(12)),
          ...pause(november(4), november(5)),
        }),
        'at-the-very-moment': closedAt(november(12), 'finished', acceptedDue(november(12))),
        'first-moment': closedAt(first, 'finished', { dueAt: november(12) }),
        'moment-before': closedAt(before, 'finished', { dueAt: november(12) }),
        'taken-back': closedAt(november(10), 'withdrawn', acceptedDue(november(12))),
        late: closedAt(november(12, '08:01'), 'finished', acceptedDue(november(12))),
        'two-supplements': closedAt(november(6), 'finished', {
          ...acceptedDue(november(30)),
          pauses: [
            { from: november(3), to: november(4) },
            { from: november(5), to: november(6, '07:00') },
          ],
        }),
        refused: since(november(3), 'refused', { dueAt: november(12) }),
        overdue: since(november(3), 'processing', acceptedDue(november(19))),
        open: since(november(3), 'processing', acceptedDue(november(30))),
      }),
    ],
    expect: { numerator: 4, denominator: 7, value: 400 / 7, status: 'critical' },
    reckoning:
      'In time: in-time, at-the-very-moment, first-moment, taken-back = 4. Closed: these, late and two-supplements = 6; overdue now = 1. 100 × 4 / (6 + 1) = 57,14 %.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'dossiers-online',
    title: { vi: 'Kênh nộp', en: 'Channels' },
    said: [
      toldCases('dossier', {
        'first-moment': since(first, 'accepted', { attributes: { channel: 'online' } }),
        'moment-before': since(before, 'accepted', { attributes: { channel: 'online' } }),
        'by-its-number': since(november(5), 'accepted', { attributes: { channel: 2 } }),
        'not-accepted': since(november(9), 'new', { attributes: { channel: 'online' } }),
        counter: since(november(6), 'accepted', { attributes: { channel: 'counter' } }),
        post: since(november(7), 'accepted', { attributes: { channel: 3 } }),
        unknown: since(november(8), 'accepted'),
      }),
    ],
    expect: { numerator: 3, denominator: 6, value: 50, status: 'warning' },
    reckoning:
      'Online: first-moment, by-its-number (2), not-accepted = 3 of the 6 that were opened from 22/10 00:00 on; nothing said is the counter. 100 × 3 / 6 = 50 %, which is not under 50.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'dossiers-paid-online',
    title: { vi: 'Có phí, trả trực tuyến', en: 'With a fee, paid online' },
    said: [
      toldCases('dossier', {
        online: closedAt(november(10), 'finished', {
          attributes: { fee: 50_000, payment: 'online' },
        }),
        cash: closedAt(first, 'finished', { attributes: { fee: 10_000, payment: 'cash' } }),
        'not-said': closedAt(november(11), 'finished', { attributes: { fee: 20_000 } }),
        'no-fee': closedAt(november(11), 'finished', { attributes: { fee: 0, payment: 'online' } }),
        'fee-not-said': closedAt(november(11), 'finished', { attributes: { payment: 'online' } }),
        'moment-before': closedAt(before, 'finished', {
          attributes: { fee: 30_000, payment: 'online' },
        }),
        open: since(november(9), 'processing', { attributes: { fee: 30_000, payment: 'online' } }),
      }),
    ],
    expect: { numerator: 1, denominator: 3, value: 100 / 3, status: 'critical' },
    reckoning:
      'With a fee and closed in the window: online, cash, not-said = 3, of which online is paid online. 100 × 1 / 3 = 33,33 %.',
  },
];

import { AGES, REGISTERS } from './further-statistics';
import {
  EDGES,
  NOON,
  PORTAL,
  closedAt,
  local,
  measured,
  november,
  since,
  toldCases,
  toldEvents,
  type WorkedCase,
} from './worked-case';

const FROM_PORTAL = { at: NOON, sources: [PORTAL] } as const;
const MONTH = EDGES.P30D;
const QUARTER = { before: local('2026-09-30', '23:59'), first: local('2026-10-01', '00:00') };
const YEAR = { before: local('2025-12-31', '23:59'), first: local('2026-01-01', '00:00') };
const attributes = (of: Record<string, unknown>) => ({ attributes: of });

const paper = (paperCopy: boolean) => attributes({ paperCopy });

export const FURTHER_OFFICE_CASES: readonly WorkedCase[] = [
  {
    ...FROM_PORTAL,
    kpi: 'documents-paperless',
    title: { vi: 'Không nói thì không tính', en: 'What is not said does not count' },
    said: [
      toldCases('document', {
        'first-moment': closedAt(MONTH.first, 'finished', paper(false)),
        electronic: closedAt(november(5), 'finished', paper(false)),
        twin: closedAt(november(6), 'finished', paper(true)),
        'not-said': closedAt(november(6), 'finished'),
        'in-hand': since(november(6), 'processing', paper(false)),
        'moment-before': closedAt(MONTH.before, 'finished', paper(false)),
      }),
    ],
    expect: { numerator: 2, denominator: 4, value: 50, status: 'critical' },
    reckoning: 'first-moment and electronic, of four finished: 50 %, under 80.',
  },
  {
    ...FROM_PORTAL,
    said: [],
    kpi: 'alert-acknowledge-time',
    title: { vi: 'Ba cảnh báo đã xác nhận', en: 'Three acknowledged' },
    given: {
      alerts: [
        alert('dossiers-overdue', november(18, '08:00'), november(18, '08:04')),
        alert('cameras-online', november(18, '09:00'), november(18, '09:15')),
        alert('flood-level', november(19, '09:00'), november(19, '10:30')),
        alert('rain-1h', november(13, '23:00'), EDGES.P7D.before),
        { kpi: 'fire-alarms', openedAt: november(20, '11:00') },
      ],
    },
    expect: { numerator: 15, denominator: 3, value: 15, status: 'good' },
    reckoning:
      'Minutes 4, 15 and 90: the middle one is 15, not over 15. What nobody acknowledged, or before the 7 days, is not among them.',
  },
  {
    at: NOON,
    sources: REGISTERS,
    kpi: 'certificate-days-left',
    title: { vi: 'Chứng thư hết hạn sớm nhất', en: 'The one that expires first' },
    said: [
      measured('one', [[AGES.day.inTime, { certificate_days_left: 200 }]]),
      measured('other', [
        [november(19, '20:00'), { certificate_days_left: 5 }],
        [november(20), { certificate_days_left: 29 }],
      ]),
      measured('old', [[AGES.day.tooOld, { certificate_days_left: 1 }]]),
    ],
    expect: { numerator: 29, value: 29, status: 'warning' },
    reckoning: 'The lesser of 200 and 29, the newest words in time: 29, under 30.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'tasks-on-time',
    title: { vi: 'Xong đúng hạn và đang quá hạn', en: 'Finished in time, and overdue' },
    said: [
      toldCases('task', {
        'first-moment': closedAt(MONTH.first, 'finished', { dueAt: november(1) }),
        'in-time': closedAt(november(5), 'finished', { dueAt: november(6) }),
        'to-the-minute': closedAt(november(6, '08:00'), 'finished', {
          dueAt: november(6, '08:00'),
        }),
        late: closedAt(november(8), 'finished', { dueAt: november(7) }),
        overdue: since(november(3), 'processing', { dueAt: november(20, '11:59') }),
        'a-minute-left': since(november(3), 'processing', { dueAt: november(20, '12:01') }),
        cancelled: since(november(4), 'cancelled', { dueAt: november(3) }),
        'moment-before': closedAt(MONTH.before, 'finished', { dueAt: november(1) }),
      }),
    ],
    expect: { numerator: 3, denominator: 5, value: 60, status: 'critical' },
    reckoning: 'Three in time, of four finished and one overdue: 100 × 3 / 5 = 60 %, under 75.',
  },
  {
    ...FROM_PORTAL,
    said: [],
    kpi: 'values-typed',
    title: { vi: 'Một chỉ số nhập tay', en: 'One is typed' },
    given: {
      values: [
        { kpi: 'dossiers-overdue', status: 'good' },
        { kpi: 'flood-level', status: 'stale' },
        { kpi: 'adults-eid', status: 'good', typed: true },
        { kpi: 'fire-alarms', status: 'none' },
      ],
    },
    expect: { numerator: 1, value: 1, status: 'good' },
    reckoning: 'Three have a value, two of them from facts: 3 − 2 = 1, not over 5.',
  },
  {
    at: NOON,
    sources: [PORTAL, ...REGISTERS],
    kpi: 'staff-trained',
    title: { vi: 'Mỗi người một lần', en: 'Each person once' },
    said: [
      toldEvents('learning.session', [
        [YEAR.first, attributes({ learner: 'cb-1', audience: 'staff' })],
        [november(5), attributes({ learner: 'cb-1', audience: 'staff' })],
        [november(6), attributes({ learner: 'cb-2', audience: 'staff' })],
        [november(6), attributes({ learner: 'hv-1', audience: 'citizen' })],
        [YEAR.before, attributes({ learner: 'cb-3', audience: 'staff' })],
      ]),
      measured('one', [[AGES.day.inTime, { staff_total: 4 }]]),
    ],
    expect: { numerator: 2, denominator: 4, value: 50, status: 'warning' },
    reckoning: 'cb-1 and cb-2 this year, of 4: 50 %, under 80, not under 40.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'paper-parallel',
    title: { vi: 'Hồ sơ và văn bản', en: 'Dossiers and documents' },
    said: [
      toldCases('dossier', {
        twin: closedAt(MONTH.first, 'finished', paper(true)),
        alone: closedAt(november(5), 'finished', paper(false)),
        'moment-before': closedAt(MONTH.before, 'finished', paper(true)),
      }),
      toldCases('document', {
        'document-twin': closedAt(november(5), 'finished', paper(true)),
        'not-said': closedAt(november(5), 'finished'),
      }),
    ],
    expect: { numerator: 2, denominator: 4, value: 50, status: 'critical' },
    reckoning: '(1 + 1) of (2 + 2) have a paper twin: 50 %, over 20.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'committee-sessions',
    title: { vi: 'Một phiên trong quý', en: 'One this quarter' },
    said: [
      toldEvents('meeting.session', [
        [QUARTER.first, attributes({ body: 'steering-committee' })],
        [november(5), {}],
        [QUARTER.before, attributes({ body: 'steering-committee' })],
      ]),
    ],
    expect: { numerator: 1, denominator: 1, value: 1, status: 'good' },
    reckoning: 'One since 1/10 00:00, not under 1; other meetings are not of the committee.',
  },
];

function alert(kpi: string, openedAt: string, acknowledgedAt: string) {
  return { kpi, openedAt, acknowledgedAt };
}

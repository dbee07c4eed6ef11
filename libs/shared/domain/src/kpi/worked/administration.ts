import {
  COMMUNE,
  EDGES,
  NOON,
  PORTAL,
  closedAt,
  measured,
  november,
  saidOf,
  since,
  toldCases,
  type WorkedCase,
  type WorkedSource,
} from './worked-case';

const FROM_PORTAL = { at: NOON, sources: [PORTAL] } as const;
const { before, first } = EDGES.P30D;
const IN = { attributes: { direction: 'in' } };
const OUT = { attributes: { direction: 'out' } };
const SIGNED = { attributes: { direction: 'out', signed: true } };

/** A register that speaks once a day. */
const daily = (id: string): WorkedSource => ({
  id,
  kind: 'service',
  unit: COMMUNE,
  heartbeatSeconds: 86_400,
});

export const ADMINISTRATION_CASES: readonly WorkedCase[] = [
  {
    ...FROM_PORTAL,
    kpi: 'documents-overdue',
    title: { vi: 'Văn bản đến và đi', en: 'Incoming and outgoing' },
    said: [
      toldCases('document', {
        'a-minute-late': since(november(3), 'processing', {
          dueAt: november(20, '11:59'),
          ...IN,
        }),
        'a-minute-left': since(november(3), 'processing', {
          dueAt: november(20, '12:01'),
          ...IN,
        }),
        outgoing: since(november(3), 'processing', { dueAt: november(19), ...OUT }),
        'direction-not-said': since(november(3), 'processing', { dueAt: november(19) }),
        'finished-late': closedAt(november(19), 'finished', { dueAt: november(18), ...IN }),
      }),
      toldCases('task', {
        'another-kind': since(november(3), 'processing', { dueAt: november(19), ...IN }),
      }),
    ],
    expect: { numerator: 1, denominator: 1, value: 1, status: 'warning' },
    reckoning: 'Only a-minute-late is incoming, in hand and past its date at 12:00.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'documents-signed',
    title: { vi: 'Văn bản đi đã phát hành', en: 'Outgoing and finished' },
    said: [
      toldCases('document', {
        signed: closedAt(november(10), 'finished', SIGNED),
        'first-moment': closedAt(first, 'finished', SIGNED),
        'moment-before': closedAt(before, 'finished', SIGNED),
        'by-hand': closedAt(november(10), 'finished', {
          attributes: { direction: 'out', signed: false },
        }),
        'not-said': closedAt(november(10), 'finished', OUT),
        incoming: closedAt(november(10), 'finished', {
          attributes: { direction: 'in', signed: true },
        }),
        open: since(november(10), 'processing', SIGNED),
      }),
    ],
    expect: { numerator: 2, denominator: 4, value: 50, status: 'critical' },
    reckoning: 'signed and first-moment of these, by-hand and not-said: 100 × 2 / 4 = 50 %.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'tasks-overdue',
    title: { vi: 'Nhiệm vụ chưa xong', en: 'Unfinished tasks' },
    said: [
      toldCases('task', {
        assigned: since(november(3), 'assigned', { dueAt: november(20, '11:59') }),
        processing: since(november(4), 'processing', { dueAt: november(19) }),
        'a-minute-left': since(november(4), 'processing', { dueAt: november(20, '12:01') }),
        'finished-late': closedAt(november(19), 'finished', { dueAt: november(18) }),
        cancelled: since(november(4), 'cancelled', { dueAt: november(10) }),
        'without-date': since(november(4), 'assigned'),
      }),
      toldCases('document', {
        'another-kind': since(november(3), 'processing', { dueAt: november(19) }),
      }),
    ],
    expect: { numerator: 2, denominator: 2, value: 2, status: 'warning' },
    reckoning: 'assigned and processing are not finished and past their date: 1 + 1 = 2.',
  },
  {
    at: NOON,
    sources: [daily('office'), daily('school'), daily('clinic')],
    kpi: 'staff-official-mail',
    title: { vi: 'Số liệu cũ quá một ngày', en: 'A report more than a day old' },
    said: [
      measured('office', [
        [november(18), { staff_total: 20, staff_mail_active: 15 }],
        [november(19, '12:01'), { staff_total: 20, staff_mail_active: 19 }],
      ]),
      measured('school', [[november(20), { staff_total: 10, staff_mail_active: 8 }]]),
      measured('clinic', [[november(19, '11:59'), { staff_total: 30, staff_mail_active: 0 }]]),
    ],
    expect: { numerator: 27, denominator: 30, value: 90, status: 'warning' },
    reckoning:
      'The newest of office (19 of 20) and school (8 of 10); that of clinic is a day and a minute old and does not report. 100 × (19 + 8) / (20 + 10) = 90 %.',
  },
  {
    at: NOON,
    sources: [daily('office'), daily('police'), daily('gone')],
    kpi: 'certificates-valid',
    title: { vi: 'Nguồn ngoại tuyến không tính', en: 'Who is offline does not report' },
    said: [
      measured('office', [
        [november(19, '09:00'), { certificates_needed: 12, certificates_valid: 12 }],
        [november(20), { certificates_needed: 12, certificates_valid: 11 }],
      ]),
      measured('police', [[november(20), { certificates_needed: 8, certificates_valid: 8 }]]),
      measured('gone', [[november(20), { certificates_needed: 5, certificates_valid: 0 }]]),
      saidOf('gone', 'offline', november(20, '11:59:30')),
    ],
    expect: { numerator: 19, denominator: 20, value: 95, status: 'warning' },
    reckoning: '11 of 12 and 8 of 8; gone is offline. 100 × (11 + 8) / (12 + 8) = 95 %.',
  },
  {
    at: NOON,
    sources: [PORTAL],
    said: [],
    kpi: 'alerts-unacknowledged',
    title: { vi: 'Quá 15 phút', en: 'More than 15 minutes' },
    given: {
      alerts: [
        { kpi: 'dossiers-overdue', openedAt: november(20, '11:44') },
        { kpi: 'cameras-dark', openedAt: november(20, '09:00') },
        { kpi: 'rain-1h', openedAt: november(20, '11:45') },
        {
          kpi: 'flood-level',
          openedAt: november(20, '10:00'),
          acknowledgedAt: november(20, '11:00'),
        },
        { kpi: 'fire-alarms', openedAt: november(20, '09:00'), closedAt: november(20, '09:30') },
        { kpi: 'alerts-unacknowledged', openedAt: november(20, '10:00') },
      ],
    },
    expect: { numerator: 2, denominator: 2, value: 2, status: 'warning' },
    reckoning:
      'Those of dossiers-overdue (16 minutes) and cameras-dark. That of rain-1h is 15 minutes old and not more; the others are acknowledged, closed or of this KPI itself.',
  },
];

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
const attributes = (of: Record<string, unknown>) => ({ attributes: of });
const online = (procedure: string, service = 'full', channel = 'online') =>
  attributes({ procedure, service, channel });

export const FURTHER_DOSSIER_CASES: readonly WorkedCase[] = [
  {
    ...FROM_PORTAL,
    kpi: 'dossiers-not-synchronised',
    title: { vi: 'Nhận hôm nay trừ đã đồng bộ', en: 'Received today less synchronised' },
    said: [
      toldCases('dossier', {
        'first-moment': since(EDGES.today.first, 'new'),
        a: since(november(20, '08:00'), 'accepted'),
        b: since(november(20, '09:00'), 'new'),
        yesterday: since(EDGES.today.before, 'new'),
      }),
      toldEvents('sync.report', [
        [november(20, '08:30'), attributes({ dossiers: 2 })],
        [EDGES.today.before, attributes({ dossiers: 9 })],
      ]),
    ],
    expect: { numerator: 1, value: 1, status: 'good' },
    reckoning: 'Three were received since 00:00, two of them were reported: 3 − 2 = 1.',
  },
  {
    at: NOON,
    sources: [PORTAL, ...REGISTERS],
    kpi: 'procedures-used-online',
    title: { vi: 'Mỗi thủ tục một lần', en: 'Each procedure once' },
    said: [
      toldCases('dossier', {
        'first-moment': since(QUARTER.first, 'new', online('birth')),
        again: since(november(5), 'new', online('birth')),
        other: since(november(6), 'new', online('death')),
        'at-the-counter': since(november(6), 'new', online('marriage', 'full', 'counter')),
        partly: since(november(6), 'new', online('land', 'partial')),
        'moment-before': since(QUARTER.before, 'new', online('residence')),
      }),
      measured('one', [[AGES.day.inTime, { procedures_full_service: 4 }]]),
      measured('old', [[AGES.day.tooOld, { procedures_full_service: 50 }]]),
    ],
    expect: { numerator: 2, denominator: 4, value: 50, status: 'warning' },
    reckoning: 'birth and death, of 4 on offer: 100 × 2 / 4 = 50 %, under 60, not under 30.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'dossiers-open',
    title: { vi: 'Đã nhận và chưa xong', en: 'Accepted and not yet done' },
    said: [
      toldCases('dossier', {
        accepted: since(november(5), 'accepted'),
        waits: since(november(6), 'supplement'),
        new: since(november(6), 'new'),
        done: closedAt(november(7), 'finished'),
        refused: since(november(7), 'refused'),
      }),
    ],
    expect: { numerator: 2, denominator: 2, value: 2, status: 'good' },
    reckoning: 'accepted, and waits, whose clock stands still; there is no threshold.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'dossiers-awaiting-citizen',
    title: { vi: 'Chờ giấy tờ, chờ phí', en: 'For papers, for the fee' },
    said: [
      toldCases('dossier', {
        papers: since(november(5), 'supplement'),
        fee: since(november(6), 'payment'),
        'with-us': since(november(6), 'processing'),
      }),
    ],
    expect: { numerator: 2, denominator: 2, value: 2, status: 'good' },
    reckoning: 'papers and fee wait for the citizen, with-us does not.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'dossiers-by-post',
    title: { vi: 'Một trong bốn', en: 'One of four' },
    said: [
      toldCases('dossier', {
        post: since(MONTH.first, 'new', attributes({ channel: 'post' })),
        online: since(november(5), 'new', attributes({ channel: 'online' })),
        counter: since(november(6), 'accepted', attributes({ channel: 'counter' })),
        'not-said': since(november(7), 'accepted'),
        'moment-before': since(MONTH.before, 'new', attributes({ channel: 'post' })),
      }),
    ],
    expect: { numerator: 1, denominator: 4, value: 25, status: 'good' },
    reckoning: '100 × 1 / 4 = 25 %; there is no threshold.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'post-on-time',
    title: { vi: 'Chín trong mười', en: 'Nine of ten' },
    said: [
      toldEvents('post.delivery', [
        [MONTH.first, attributes({ onTime: false })],
        ...Array.from(
          { length: 9 },
          (_, n) => [november(n + 2), attributes({ onTime: true })] as const,
        ),
        [MONTH.before, attributes({ onTime: false })],
      ]),
    ],
    expect: { numerator: 9, denominator: 10, value: 90, status: 'good' },
    reckoning: 'Nine of ten since 22/10 00:00: 90 %, not under 90.',
  },
];

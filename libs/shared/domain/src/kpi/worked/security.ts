import {
  COMMUNE,
  EDGES,
  NOON,
  PORTAL,
  closedAt,
  frameOf,
  november,
  saidOf,
  since,
  toldCases,
  type WorkedCase,
  type WorkedSource,
} from './worked-case';

const FROM_PORTAL = { at: NOON, sources: [PORTAL] } as const;
const camera = (id: string, more: Partial<WorkedSource> = {}): WorkedSource => ({
  id,
  kind: 'camera',
  unit: COMMUNE,
  ...more,
});
const MAINTAINED = { maintained: true } as const;

export const SECURITY_CASES: readonly WorkedCase[] = [
  {
    at: NOON,
    sources: [
      camera('word'),
      camera('frame'),
      camera('in-time'),
      camera('silent'),
      camera('off'),
      camera('repaired', MAINTAINED),
      { id: 'gauge', kind: 'device', unit: COMMUNE },
    ],
    kpi: 'cameras-online',
    title: { vi: 'Im lặng quá hai nhịp', en: 'Silent for more than two heartbeats' },
    said: [
      saidOf('word', 'online'),
      frameOf('frame', november(20, '11:59:30')),
      saidOf('in-time', 'online', november(20, '11:58:01')),
      saidOf('silent', 'online', november(20, '11:57:59')),
      saidOf('off', 'offline'),
      saidOf('repaired', 'offline'),
      saidOf('gauge', 'online'),
    ],
    expect: { numerator: 3, denominator: 5, value: 60, status: 'critical' },
    reckoning:
      'The heartbeat is 60 s: word, frame and in-time (119 s ago) are online, silent (121 s) and off are not. The one under maintenance and the gauge do not count. 100 × 3 / 5 = 60 %.',
  },
  {
    at: NOON,
    sources: [
      camera('seen'),
      camera('not-seen'),
      camera('only-words'),
      camera('never-seen', { registered: november(19, '11:59') }),
      camera('new', { registered: november(19, '12:01') }),
      camera('repaired', MAINTAINED),
      { id: 'gauge', kind: 'device', unit: COMMUNE },
    ],
    kpi: 'cameras-dark',
    title: { vi: 'Khung hình tốt gần nhất', en: 'The last good frame' },
    said: [
      frameOf('seen', november(19, '12:01')),
      frameOf('not-seen', november(19, '11:59')),
      frameOf('only-words', november(18)),
      saidOf('only-words', 'online'),
      frameOf('repaired', november(18)),
    ],
    expect: { numerator: 4, denominator: 4, value: 4, status: 'warning' },
    reckoning:
      'not-seen (24 h and a minute), only-words (its word is no frame), never-seen (registered 24 h and a minute ago) and repaired (it is dark all the same) = 4.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'detections-pending',
    title: { vi: 'Chờ xác minh', en: 'Waiting for a verdict' },
    said: [
      toldCases('detection', {
        today: since(november(20), 'pending'),
        'long-ago': since('2026-08-01T08:00:00+07:00', 'pending'),
        confirmed: closedAt(november(20), 'confirmed'),
        rejected: closedAt(november(20), 'rejected'),
      }),
      toldCases('feedback', { 'another-kind': since(november(20), 'new') }),
    ],
    expect: { numerator: 2, denominator: 2, value: 2, status: 'good' },
    reckoning: 'today and long-ago: 2, however old.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'detections-verify-p90',
    title: { vi: 'Xác minh hôm nay', en: 'Judged today' },
    said: [
      toldCases('detection', {
        'over-midnight': closedAt(EDGES.today.first, 'confirmed', {
          openedAt: november(19, '23:54'),
        }),
        yesterday: closedAt(EDGES.today.before, 'confirmed', { openedAt: november(19, '08:00') }),
        two: closedAt(november(20, '08:02'), 'confirmed', { openedAt: november(20, '08:00') }),
        four: closedAt(november(20, '09:04'), 'rejected', { openedAt: november(20, '09:00') }),
        twelve: closedAt(november(20, '10:12'), 'confirmed', { openedAt: november(20, '10:00') }),
        waits: since(november(20, '08:00'), 'pending'),
      }),
    ],
    expect: { numerator: 10.2, denominator: 4, value: 10.2, status: 'warning' },
    reckoning:
      'Minutes 2, 4, 6 (over-midnight), 12. The 90th percentile lies at 0,9 × (4 − 1) = 2,7 steps from the first: 6 + 0,7 × (12 − 6) = 10,2.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'detections-false',
    title: { vi: 'Bị loại trong 7 ngày', en: 'Rejected in 7 days' },
    said: [
      toldCases('detection', {
        'first-moment': closedAt(EDGES.P7D.first, 'rejected'),
        'moment-before': closedAt(EDGES.P7D.before, 'rejected'),
        r: closedAt(november(20), 'rejected'),
        c1: closedAt(november(18), 'confirmed'),
        c2: closedAt(november(19), 'confirmed'),
        c3: closedAt(november(20), 'confirmed'),
        waits: since(november(20), 'pending'),
      }),
    ],
    expect: { numerator: 2, denominator: 5, value: 40, status: 'warning' },
    reckoning: 'first-moment and r of five judged since 14/11 00:00: 100 × 2 / 5 = 40 %.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'incidents-open',
    title: { vi: 'Một vụ nghiêm trọng đang mở', en: 'One of high severity is open' },
    said: [
      toldCases('incident', {
        noise: since(november(20), 'open', { severity: 'low' }),
        brawl: since(november(20), 'onsite', { severity: 'high' }),
        over: closedAt(november(20), 'closed', { severity: 'urgent' }),
      }),
      toldCases('alarm', { 'another-kind': since(november(20), 'active') }),
    ],
    expect: { numerator: 2, denominator: 2, value: 2, status: 'critical', alarm: true },
    reckoning:
      'noise and brawl are open: 2, which alone is a warning; brawl is of high severity, so it is critical.',
  },
  {
    at: NOON,
    sources: [
      camera('certified', { attributes: { qcvn135: 'CN-0123/2026' } }),
      camera('without'),
      camera('other', { attributes: { model: 'X1' } }),
      camera('repaired', { attributes: { qcvn135: 'CN-0124/2026' }, ...MAINTAINED }),
      { id: 'gauge', kind: 'device', unit: COMMUNE, attributes: { qcvn135: 'CN-1' } },
    ],
    said: [],
    kpi: 'cameras-certified',
    title: { vi: 'Giấy chứng nhận có ghi', en: 'Certificates on record' },
    expect: { numerator: 2, denominator: 4, value: 50, status: 'critical' },
    reckoning:
      'certified and repaired of four cameras, those under maintenance too: 100 × 2 / 4 = 50 %.',
  },
];

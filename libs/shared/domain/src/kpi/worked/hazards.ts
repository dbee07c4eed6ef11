import {
  COMMUNE,
  NOON,
  PORTAL,
  TODAY,
  closedAt,
  local,
  measured,
  november,
  since,
  toldCases,
  type WorkedCase,
  type WorkedSource,
} from './worked-case';

const FROM_PORTAL = { at: NOON, sources: [PORTAL] } as const;
const post = (id: string): WorkedSource => ({
  id,
  kind: 'device',
  unit: COMMUNE,
  heartbeatSeconds: 600,
});
const today = (time: string): string => local(TODAY, time);
const inForce = (level: number, validFrom?: string, validTo?: string) => ({
  attributes: { level, ...(validFrom && { validFrom }), ...(validTo && { validTo }) },
});

export const HAZARD_CASES: readonly WorkedCase[] = [
  {
    at: NOON,
    sources: [PORTAL, post('deep'), post('shallow'), post('drained'), post('old')],
    kpi: 'flooded-spots',
    title: { vi: 'Điểm đo và phản ánh đã xác nhận', en: 'Posts and confirmed reports' },
    said: [
      measured('deep', [[today('11:55'), { depth: 15 }]]),
      measured('shallow', [[today('11:55'), { depth: 14.9 }]]),
      measured('drained', [
        [today('11:52'), { depth: 40 }],
        [today('11:58'), { depth: 3 }],
      ]),
      measured('old', [[today('11:49'), { depth: 40 }]]),
      toldCases('feedback', {
        confirmed: since(today('10:00'), 'confirmed', { category: 'flood' }),
        'not-confirmed': since(today('10:00'), 'processing', { category: 'flood' }),
        resolved: closedAt(today('10:00'), 'resolved', { category: 'flood' }),
        tree: since(today('10:00'), 'confirmed', { category: 'tree' }),
      }),
    ],
    expect: { numerator: 2, denominator: 2, value: 2, status: 'warning' },
    reckoning:
      'Posts whose newest depth is 15 cm or more: deep = 1 (old came 11 minutes ago). Confirmed reports of flooding that are open: confirmed = 1. 1 + 1 = 2.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'disaster-risk',
    title: { vi: 'Bản tin đang có hiệu lực', en: 'Bulletins in force' },
    said: [
      toldCases('bulletin', {
        'in-force': since(november(19), 'active', inForce(1, november(20), november(21))),
        'without-end': since(november(19), 'active', inForce(2, november(19))),
        'in-a-minute': since(november(19), 'active', inForce(3, today('12:01'), november(21))),
        'a-minute-ago': since(november(19), 'active', inForce(4, november(19), today('11:59'))),
        withdrawn: closedAt(today('09:00'), 'withdrawn', inForce(5, november(20), november(21))),
      }),
    ],
    expect: { numerator: 2, denominator: 2, value: 2, status: 'warning' },
    reckoning:
      'In force at 12:00: in-force (1) and without-end (2), which stays until it is withdrawn. The highest is 2.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'fire-alarms',
    title: { vi: 'Cháy, khói và báo động khác', en: 'Fire, smoke and others' },
    said: [
      toldCases('alarm', {
        fire: since(november(20), 'active', { category: 'fire' }),
        smoke: since(november(20), 'active', { category: 'smoke' }),
        cleared: closedAt(november(20), 'cleared', { category: 'fire' }),
        intrusion: since(november(20), 'active', { category: 'intrusion' }),
        'not-said': since(november(20), 'active'),
      }),
      toldCases('incident', {
        'another-kind': since(november(20), 'open', { category: 'fire' }),
      }),
    ],
    expect: { numerator: 2, denominator: 2, value: 2, status: 'critical' },
    reckoning: 'fire and smoke are active: 1 + 1 = 2.',
  },
];

import {
  COMMUNE,
  NOON,
  TODAY,
  local,
  measured,
  november,
  saidOf,
  type WorkedCase,
  type WorkedSource,
} from './worked-case';
import type { SourceKind } from '@nhip-xa/contract';

const one = (kind: SourceKind, id: string, more: Partial<WorkedSource> = {}): WorkedSource => ({
  id,
  kind,
  unit: COMMUNE,
  ...more,
});
const MAINTAINED = { maintained: true } as const;
const DAILY = { heartbeatSeconds: 86_400 };
const today = (time: string): string => local(TODAY, time);

export const INFRASTRUCTURE_CASES: readonly WorkedCase[] = [
  {
    at: NOON,
    sources: [
      one('service', 'silent-about-up'),
      one('service', 'up'),
      one('service', 'down'),
      one('service', 'off'),
      one('service', 'repaired', MAINTAINED),
      one('device', 'gauge'),
    ],
    kpi: 'services-online',
    title: { vi: 'Trực tuyến và số đo up', en: 'Online, and what they say of themselves' },
    said: [
      saidOf('silent-about-up', 'online'),
      measured('up', [
        [today('11:00'), { up: 0 }],
        [today('11:58'), { up: 1 }],
      ]),
      measured('down', [
        [today('11:00'), { up: 1 }],
        [today('11:58'), { up: 0 }],
      ]),
      measured('off', [[today('11:00'), { up: 1 }]]),
      saidOf('off', 'offline', today('11:59:30')),
      saidOf('repaired', 'offline'),
      saidOf('gauge', 'online'),
    ],
    expect: { numerator: 2, denominator: 4, value: 50, status: 'critical' },
    reckoning:
      'silent-about-up and up of these, down and off; the one under maintenance and the gauge do not count. 100 × 2 / 4 = 50 %.',
  },
  {
    at: NOON,
    sources: [
      one('device', 'here'),
      one('device', 'in-time'),
      one('device', 'silent'),
      one('device', 'never-heard'),
      one('device', 'repaired', MAINTAINED),
      one('camera', 'camera'),
    ],
    kpi: 'devices-online',
    title: { vi: 'Hai nhịp im lặng', en: 'Two heartbeats of silence' },
    said: [
      saidOf('here', 'online'),
      saidOf('in-time', 'online', today('11:58:01')),
      saidOf('silent', 'online', today('11:57:59')),
      saidOf('camera', 'online'),
    ],
    expect: { numerator: 2, denominator: 4, value: 50, status: 'critical' },
    reckoning:
      'here and in-time (119 s ago) of these, silent (121 s) and never-heard: 100 × 2 / 4 = 50 %.',
  },
  {
    at: NOON,
    sources: [
      one('device', 'weak', DAILY),
      one('camera', 'weak-camera', DAILY),
      one('device', 'at-twenty', DAILY),
      one('device', 'changed', DAILY),
      one('device', 'old', DAILY),
      one('device', 'off', DAILY),
    ],
    kpi: 'devices-low-battery',
    title: { vi: 'Dưới 20 %, không cũ hơn một ngày', en: 'Under 20 %, at most a day old' },
    said: [
      measured('weak', [[november(19, '12:01'), { battery: 19.9 }]]),
      measured('weak-camera', [[november(20), { battery: 12 }]]),
      measured('at-twenty', [[november(20), { battery: 20 }]]),
      measured('changed', [
        [november(20, '08:00'), { battery: 5 }],
        [november(20, '09:00'), { battery: 100 }],
      ]),
      measured('old', [[november(19, '11:59'), { battery: 3 }]]),
      measured('off', [[november(20), { battery: 4 }]]),
      saidOf('off', 'offline', today('11:59:30')),
    ],
    expect: { numerator: 2, denominator: 2, value: 2, status: 'warning' },
    reckoning:
      'weak and weak-camera: 2. at-twenty is not under 20, changed has a new battery, old is a day and a minute old, off is offline.',
  },
  {
    at: NOON,
    sources: [
      one('speaker', 'market'),
      one('speaker', 'school'),
      one('speaker', 'bridge'),
      one('speaker', 'repaired', MAINTAINED),
      one('device', 'gauge'),
    ],
    kpi: 'speakers-online',
    title: { vi: 'Một cụm loa ngoại tuyến', en: 'One cluster is off' },
    said: [
      saidOf('market', 'online'),
      saidOf('school', 'online'),
      saidOf('bridge', 'offline'),
      saidOf('repaired', 'offline'),
      saidOf('gauge', 'offline'),
    ],
    expect: { numerator: 2, denominator: 3, value: 200 / 3, status: 'critical' },
    reckoning: 'market and school of three: 100 × 2 / 3 = 66,67 %.',
  },
  {
    at: NOON,
    sources: [
      one('link', 'dropped', DAILY),
      one('link', 'dead-end', DAILY),
      one('link', 'whole', DAILY),
      one('link', 'repaired', { ...DAILY, ...MAINTAINED }),
    ],
    kpi: 'line-availability',
    title: { vi: 'Mất kết nối, hoặc thông mà không tới', en: 'Cut, or there and leading nowhere' },
    said: [
      saidOf('dropped', 'online', november(19, '08:00')),
      saidOf('dropped', 'offline', today('06:00')),
      saidOf('dropped', 'online', today('06:36')),
      { ...measured('dead-end', [[november(19, '10:00'), { up: 1 }]]), at: november(19, '10:00') },
      { ...measured('dead-end', [[today('00:00'), { up: 0 }]]), at: today('00:00') },
      {
        ...measured('dead-end', [[today('00:14:24'), { up: 1 }]]),
        at: today('00:14:24'),
      },
      saidOf('whole', 'offline', november(19, '11:00')),
      saidOf('whole', 'online', november(19, '11:59')),
      saidOf('repaired', 'offline', november(19, '08:00')),
    ],
    expect: { numerator: 97.5, denominator: 3, value: 97.5, status: 'warning' },
    reckoning:
      'Of 1 440 minutes since noon yesterday dropped was away for 36: 97,5 %; dead-end said up 0 for 14,4: 99 %; whole came back before: 100 %. The least is 97,5.',
  },
];

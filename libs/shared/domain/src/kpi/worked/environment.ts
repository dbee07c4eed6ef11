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

const gauge = (id: string, heartbeatSeconds: number, attributes = {}): WorkedSource => ({
  id,
  kind: 'device',
  unit: COMMUNE,
  heartbeatSeconds,
  attributes,
});
const today = (time: string): string => local(TODAY, time);

/** [QĐ 1459, domain worked example 1] PM2.5 of twelve hours, the newest first. */
const DECREE = [20.6, 19.6, 22.4, 20.3, 16.5, 19.0, 16.5, 19.5, 23.5, 20.5, 24.7, 26.9];
const halfPast = (hour: number): string => today(`${String(hour).padStart(2, '0')}:30`);

/** [domain 4.11] the marks of the Hồng at Hà Nội. */
const HANOI = { floodLevels: [9.5, 10.5, 11.5] };

export const ENVIRONMENT_CASES: readonly WorkedCase[] = [
  {
    at: NOON,
    sources: ['decree', 'coarse', 'gases', 'one-hour', 'old'].map((id) => gauge(id, 3_600)),
    kpi: 'air-quality',
    title: { vi: 'Trạm cao nhất có đủ số liệu', en: 'The worst station with enough data' },
    said: [
      measured('decree', [
        [halfPast(11), { pm25: 20.6, o3: 136.1, no2: 118.7 }],
        ...DECREE.slice(1).map((pm25, n) => [halfPast(10 - n), { pm25 }] as const),
      ]),
      measured('coarse', [
        [halfPast(11), { pm10: 100 }],
        [halfPast(10), { pm10: 100 }],
      ]),
      measured('gases', [[halfPast(11), { o3: 900 }]]),
      measured('one-hour', [[halfPast(11), { pm25: 300 }]]),
      measured('old', [
        [today('10:29'), { pm25: 300 }],
        [today('09:29'), { pm25: 300 }],
      ]),
    ],
    expect: { numerator: 75, denominator: 2, value: 75, status: 'good' },
    reckoning:
      'decree: Nowcast 20,27 → 50 × 20,27/25 = 41; O3 136,1 → 43; NO2 118,7 → 50 + 50 × 18,7/100 = 59. coarse: PM10 100 → 50 + 50 × 50/100 = 75. gases has no dust, one-hour only one of its three newest hours, old is 91 minutes old. The highest is 75.',
  },
  {
    at: NOON,
    sources: ['tipping', 'counter', 'both', 'old'].map((id) => gauge(id, 600)),
    kpi: 'rain-1h',
    title: { vi: 'Hai cách đếm, máy đếm chạy lại', en: 'Two ways of counting, a counter anew' },
    said: [
      measured('tipping', [
        [today('10:59'), { rain: 9 }],
        [today('11:01'), { rain: 4 }],
        [today('11:30'), { rain: 6 }],
        [today('11:55'), { rain: 5 }],
      ]),
      measured('counter', [
        [today('10:55'), { rain_total: 100 }],
        [today('11:05'), { rain_total: 103 }],
        [today('11:35'), { rain_total: 112 }],
        [today('11:50'), { rain_total: 2 }],
      ]),
      measured('both', [
        [today('10:58'), { rain_total: 50, rain: 3 }],
        [today('11:58'), { rain_total: 68, rain: 8 }],
      ]),
      measured('old', [[today('11:39'), { rain: 80 }]]),
    ],
    expect: { numerator: 18, denominator: 3, value: 18, status: 'good' },
    reckoning:
      'Since 11:00: tipping 4 + 6 + 5 = 15; counter 3 + 9 and, begun anew, 2 = 14; both by its counter 68 − 50 = 18; old came 21 minutes ago and does not report. The highest is 18 mm.',
  },
  {
    at: NOON,
    sources: ['tipping', 'counter', 'old'].map((id) => gauge(id, 600)),
    kpi: 'rain-24h',
    title: { vi: 'Từ 12 giờ hôm qua', en: 'Since noon yesterday' },
    said: [
      measured('tipping', [
        [november(19, '11:59'), { rain: 70 }],
        [november(19, '12:01'), { rain: 20 }],
        [today('06:00'), { rain: 25 }],
        [today('11:50'), { rain: 6 }],
      ]),
      measured('counter', [
        [november(19, '11:55'), { rain_total: 10 }],
        [today('03:00'), { rain_total: 40 }],
        [today('11:55'), { rain_total: 52 }],
      ]),
      measured('old', [[today('11:39'), { rain: 180 }]]),
    ],
    expect: { numerator: 51, denominator: 2, value: 51, status: 'warning' },
    reckoning: 'tipping 20 + 25 + 6 = 51; counter 30 + 12 = 42. The highest is 51 mm.',
  },
  {
    at: NOON,
    sources: [
      gauge('below', 900, HANOI),
      gauge('at-two', 900, HANOI),
      gauge('old', 900, HANOI),
      gauge('off', 900, HANOI),
      gauge('no-marks', 900),
    ],
    kpi: 'flood-level',
    title: { vi: 'Vừa chạm báo động II', en: 'Just at mark II' },
    said: [
      measured('below', [[today('11:50'), { water_level: 10.49 }]]),
      measured('at-two', [
        [today('11:40'), { water_level: 11.6 }],
        [today('11:50'), { water_level: 10.5 }],
      ]),
      measured('old', [[today('11:44'), { water_level: 12 }]]),
      measured('off', [[today('11:50'), { water_level: 12 }]]),
      saidOf('off', 'offline', today('11:59:30')),
      measured('no-marks', [[today('11:50'), { water_level: 12 }]]),
    ],
    expect: { numerator: 2, denominator: 2, value: 2, status: 'critical' },
    reckoning:
      'below reaches one mark (9,5), at-two two of them (9,5 and 10,5; reached is ≥). old came 16 minutes ago, off is offline, nobody stated marks for no-marks. The highest is 2.',
  },
  {
    at: NOON,
    sources: ['rising', 'falling', 'one-reading', 'old'].map((id) => gauge(id, 900)),
    kpi: 'water-rise',
    title: { vi: 'Đường thẳng khớp nhất', en: 'The best line' },
    said: [
      measured('rising', [
        [today('10:59'), { water_level: 5 }],
        [today('11:10'), { water_level: 3 }],
        [today('11:30'), { water_level: 3.06 }],
        [today('11:50'), { water_level: 3.2 }],
      ]),
      measured('falling', [
        [today('11:10'), { water_level: 4 }],
        [today('11:50'), { water_level: 3.8 }],
      ]),
      measured('one-reading', [[today('11:50'), { water_level: 9 }]]),
      measured('old', [
        [today('11:04'), { water_level: 1 }],
        [today('11:44'), { water_level: 9 }],
      ]),
    ],
    expect: { numerator: 30, denominator: 2, value: 30, status: 'warning' },
    reckoning:
      'rising at −20, 0, 20 minutes: (−20 × 3 + 20 × 3,2) / (400 + 400) = 0,005 m a minute = 30 cm an hour; the reading of 10:59 is outside. falling −30. One reading has no slope; old came 16 minutes ago. The highest is 30.',
  },
];

import type { SourceKind } from '@nhip-xa/contract';
import {
  COMMUNE,
  EDGES,
  NOON,
  PORTAL,
  local,
  november,
  toldEvents,
  type WorkedCase,
  type WorkedSource,
} from './worked-case';

const FROM_PORTAL = { at: NOON, sources: [PORTAL] } as const;
const QUARTER = { before: local('2026-09-30', '23:59'), first: local('2026-10-01', '00:00') };
const YEAR = { before: local('2025-12-31', '23:59'), first: local('2026-01-01', '00:00') };
const worth = (millions: number, of: Record<string, unknown> = {}) => ({
  amount: millions * 1_000_000,
  attributes: of,
});

const CLASSES = ['labour', 'recurrent', 'new', 'intangible'] as const;

/** The same entries for each class: only its own count. */
const classCase = (of: (typeof CLASSES)[number]): WorkedCase => ({
  ...FROM_PORTAL,
  kpi: `value-${of}`,
  title: { vi: 'Chỉ loại của nó', en: 'Its own class only' },
  said: [
    toldEvents('value.entry', [
      [QUARTER.first, worth(20, { class: of })],
      [november(5), worth(5, { class: of })],
      [november(5), worth(300, { class: 'another' })],
      [november(6), worth(400)],
      [QUARTER.before, worth(900, { class: of })],
    ]),
  ],
  expect: { numerator: 25_000_000, denominator: 2, value: 25_000_000, status: 'good' },
  reckoning: '20 + 5 = 25 million đồng; there is no threshold.',
});

const taken = [
  { at: EDGES.today.first, items: 200 },
  { at: november(20, '09:00'), items: 300 },
  { at: EDGES.today.before, items: 9_000 },
];

const one = (kind: SourceKind, id: string, more: Partial<WorkedSource> = {}): WorkedSource => ({
  ...{ id, kind, unit: COMMUNE },
  ...more,
});
const GIFT = { attributes: { funding: 'contributed' } };

export const FURTHER_VALUE_CASES: readonly WorkedCase[] = [
  ...CLASSES.map(classCase),
  {
    ...FROM_PORTAL,
    kpi: 'value-measured',
    title: { vi: 'Một nửa được đo', en: 'Half of it measured' },
    said: [
      toldEvents('value.entry', [
        [YEAR.first, worth(30, { basis: 'measured' })],
        [november(5), worth(20, { basis: 'measured' })],
        [november(5), worth(40, { basis: 'assumed' })],
        [november(6), worth(10, { basis: 'estimated' })],
        [YEAR.before, worth(700, { basis: 'measured' })],
      ]),
    ],
    expect: { numerator: 50_000_000, denominator: 100_000_000, value: 50, status: 'good' },
    reckoning: '100 × (30 + 20) / (30 + 20 + 40 + 10) = 50 %, not under 50.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'net-value-year',
    title: { vi: 'Từ đầu năm', en: 'Since the new year' },
    said: [
      toldEvents('value.entry', [
        [YEAR.first, worth(30)],
        [november(5), worth(20)],
        [YEAR.before, worth(700)],
      ]),
      toldEvents('cost.entry', [
        [november(6), worth(60)],
        [YEAR.before, worth(1)],
      ]),
    ],
    expect: { numerator: -10_000_000, value: -10_000_000, status: 'warning' },
    reckoning: '(30 + 20) − 60 = −10 million đồng, below 0.',
  },
  {
    ...FROM_PORTAL,
    said: [],
    given: { taken },
    kpi: 'items-taken',
    title: { vi: 'Từ nửa đêm', en: 'Since midnight' },
    expect: { numerator: 500, value: 500, status: 'good' },
    reckoning: '200 + 300 = 500 of today; there is no threshold.',
  },
  {
    ...FROM_PORTAL,
    said: [],
    given: { taken, population: 2_500 },
    kpi: 'items-per-thousand',
    title: { vi: 'Trên 1.000 dân', en: 'Per 1,000 people' },
    expect: { numerator: 500, denominator: 2_500, value: 200, status: 'good' },
    reckoning: '1 000 × (200 + 300) / 2 500 = 200; there is no threshold.',
  },
  {
    ...FROM_PORTAL,
    kpi: 'contributed-funds',
    title: { vi: 'Xã hội đóng góp', en: 'What society paid' },
    said: [
      toldEvents('cost.entry', [
        [YEAR.first, worth(6, { funding: 'contributed' })],
        [november(5), worth(2, { funding: 'contributed' })],
        [november(5), worth(90, { funding: 'budget' })],
        [YEAR.before, worth(50, { funding: 'contributed' })],
      ]),
    ],
    expect: { numerator: 8_000_000, denominator: 2, value: 8_000_000, status: 'good' },
    reckoning: '6 + 2 = 8 million đồng; there is no threshold.',
  },
  {
    at: NOON,
    sources: [
      one('camera', 'gift', GIFT),
      one('speaker', 'repaired', { ...GIFT, maintained: true }),
      one('camera', 'bought', { attributes: { funding: 'budget' } }),
      one('device', 'not-said'),
      one('service', 'donated-service', GIFT),
    ],
    said: [],
    kpi: 'contributed-things',
    title: { vi: 'Camera, thiết bị, loa', en: 'Cameras, devices, loudspeakers' },
    expect: { numerator: 2, denominator: 2, value: 2, status: 'good' },
    reckoning: 'gift and repaired; a service is no thing.',
  },
];

import type { Measure, MeasureTerm } from '@nhip-xa/contract';
import { BUILT_IN_KPIS } from './built-ins';
import { formulaOf, windowWords, wordsOf } from './words';

const count: MeasureTerm = { fact: 'case', kind: 'dossier', aggregate: 'count' };
const told = (measure: Measure, window = 'now') => [
  wordsOf(measure, window).vi,
  wordsOf(measure, window).en,
  formulaOf(measure),
];

it.each<[Measure, string, string, string, string]>([
  [
    { numerator: [{ ...count, where: { overdue: true } }] },
    'now',
    'Số hồ sơ, đang quá hạn',
    'Number of dossiers, overdue',
    'count(case dossier: overdue)',
  ],
  [
    {
      numerator: [{ ...count, where: { within: 'openedAt', attributes: { channel: 'online' } } }],
      denominator: [{ ...count, where: { within: 'openedAt' } }],
      factor: 100,
    },
    'P30D',
    'Số hồ sơ, mở trong kỳ, nơi nộp: trực tuyến trên số hồ sơ, mở trong kỳ trong 30 ngày',
    'Number of dossiers, opened in the window, filed: online out of number of dossiers, opened in the window in 30 days',
    '100 * count(case dossier: openedAt in window, channel = online) / count(case dossier: openedAt in window)',
  ],
  [
    { numerator: [{ fact: 'event', type: 'trade.order', aggregate: 'sum', value: 'amount' }] },
    'quarter',
    'Tổng số tiền của sự kiện trade.order trong quý',
    'Sum of amount of events trade.order this quarter',
    'sum(event trade.order: amount)',
  ],
  [
    {
      numerator: [
        {
          fact: 'reading',
          metric: 'pm25',
          perSource: 'mean',
          is: { '>=': 50 },
          aggregate: 'count',
          where: { attributes: { floodLevels: { present: true } } },
        },
      ],
    },
    'PT24H',
    'Số trung bình số đo pm25, có mức báo động lũ, có giá trị ≥ 50 trong 24 giờ',
    'Number of mean of readings pm25, with flood alarm levels, at ≥ 50 in 24 hours',
    'count(mean(reading pm25: floodLevels present, ≥ 50))',
  ],
  [
    { numerator: [count, { ...count, minus: true, where: { late: true } }] },
    'today',
    'Số hồ sơ trừ số hồ sơ, trễ hạn hôm nay',
    'Number of dossiers less number of dossiers, late today',
    '(count(case dossier) - count(case dossier: late))',
  ],
  [
    { formula: 'a / b', parts: { a: 'flood-level', b: 'devices-online' } },
    'now',
    'A / b với a: flood-level, b: devices-online',
    'A / b with a: flood-level, b: devices-online',
    'a / b',
  ],
])('tells %j', (measure, window, vi, en, formula) => {
  expect(told(measure, window)).toEqual([vi, en, formula]);
});

it.each(BUILT_IN_KPIS.map((definition) => [definition.code, definition] as const))(
  'has words and a formula for %s',
  (_code, { measure, window }) => {
    for (const text of told(measure, window)) expect(text).toMatch(/^\S.{5,}/);
  },
);

it.each(['constructor', 'toString', '__proto__'])('calls an attribute %s as it is sent', (name) => {
  const where = { attributes: Object.fromEntries([[name, 'name']]) };
  const [vi, en] = told({ numerator: [{ ...count, where }] });
  expect(vi).toContain(`${name}: name`);
  expect(en).toContain(`${name}: name`);
});

it.each([
  ['PT1H', 'in 1 hour'],
  ['PT24H', 'in 24 hours'],
  ['P1D', 'in 1 day'],
  ['now', ''],
])('says the window %s of one in English', (window, en) => {
  expect(windowWords(window).en).toBe(en);
});

import { cases, type BuiltIn } from './built-in';

/** What has come of it: floods, declared risk, fire. */
export const HAZARDS: readonly BuiltIn[] = [
  {
    code: 'flooded-spots',
    label: 'MT-06',
    domain: 'environment',
    name: { vi: 'Điểm ngập đang có (≥ 15 cm)', en: 'Flooded spots (≥ 15 cm)' },
    uom: 'điểm',
    better: 'lower',
    target: '0',
    targetValue: 0,
    warning: { '>=': 1 },
    critical: { '>=': 3 },
    window: 'now',
    freshFor: 600,
    rollUp: 'sum',
    measure: {
      numerator: [
        {
          fact: 'reading',
          metric: 'depth',
          perSource: 'last',
          is: { '>=': 15 },
          aggregate: 'count',
        },
        cases('feedback', { open: true, category: 'flood', state: 'confirmed' }),
      ],
    },
    alerting: { goodForSeconds: 600 },
    words: {
      vi: 'Số điểm đo ngập từ 15 cm trở lên theo lần báo gần nhất (không cũ hơn 10 phút), cộng số phản ánh ngập đã xác nhận chưa xử lý xong',
      en: 'Posts whose last depth, at most 10 minutes old, is 15 cm or more, and confirmed citizen reports of flooding that are still open',
    },
    formula:
      'count(source: last(reading depth) >= 15 cm) + count(case feedback: open, category = flood, state = confirmed)',
    basis: 'proposal',
  },
  {
    code: 'disaster-risk',
    label: 'MT-07',
    domain: 'environment',
    name: {
      vi: 'Cấp độ rủi ro thiên tai đang hiệu lực',
      en: 'Disaster-risk level in force',
    },
    uom: 'cấp 0–5',
    better: 'lower',
    target: '0',
    targetValue: 0,
    warning: { '>=': 1 },
    critical: { '>=': 3 },
    window: 'now',
    rollUp: 'max',
    measure: {
      numerator: [
        {
          fact: 'case',
          kind: 'bulletin',
          aggregate: 'max',
          value: { attribute: 'level' },
          where: { inForce: true },
          // a source of bulletins that has none in force says that there is no risk
          nothing: 0,
        },
      ],
    },
    words: {
      vi: 'Cấp độ rủi ro thiên tai cao nhất trong các bản tin đang có hiệu lực lúc này; không có bản tin nào là cấp 0',
      en: 'The highest disaster-risk level of the bulletins in force now; 0 when there is none',
    },
    formula: 'max level over case bulletin: open and now within validFrom..validTo',
    basis: 'QĐ 18/2021 (5 levels, colours)',
  },
  {
    code: 'fire-alarms',
    label: 'MT-08',
    domain: 'environment',
    name: { vi: 'Báo cháy, khói đang hoạt động', en: 'Active fire or smoke alarms' },
    uom: 'báo động',
    better: 'lower',
    target: '0',
    targetValue: 0,
    warning: null,
    critical: { '>=': 1 },
    window: 'now',
    rollUp: 'sum',
    measure: { numerator: [cases('alarm', { open: true, category: ['fire', 'smoke'] })] },
    words: {
      vi: 'Số báo động cháy hoặc khói chưa tắt vào lúc này',
      en: 'Fire or smoke alarms that have not been cleared now',
    },
    formula: 'count(case alarm: open, category in fire, smoke)',
    basis: 'proposal',
  },
];

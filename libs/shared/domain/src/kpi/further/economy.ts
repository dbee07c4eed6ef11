import type { KpiDefinition, ReadingTerm } from '@nhip-xa/contract';
import { different, events, flow, further, last, MONTH_SECONDS, sum, totalOf } from './terms';

const soil = (is: NonNullable<ReadingTerm['is']>): ReadingTerm => ({
  ...{ fact: 'reading', metric: 'soil_moisture', perSource: 'last', is, aggregate: 'count' },
});

const count = (
  of: Pick<KpiDefinition, 'code' | 'label' | 'name' | 'uom' | 'window' | 'measure' | 'words'> &
    Pick<Partial<KpiDefinition>, 'freshFor'> & { formula: string },
): KpiDefinition =>
  further({
    ...{ domain: 'digital-economy', better: 'higher', target: '', targetValue: null },
    ...{ warning: null, critical: null, rollUp: 'sum' },
    ...of,
  });

/** Local products, farming, tourism, jobs. Most are watched for their trend and have no mark. */
export const ECONOMY_KPIS: readonly KpiDefinition[] = [
  count({
    ...{ code: 'listings', label: 'S61', uom: 'sản phẩm', window: 'now' },
    name: { vi: 'Sản phẩm địa phương đang bán trên sàn', en: 'Local products listed online' },
    freshFor: MONTH_SECONDS,
    measure: sum(last('listings')),
    words: {
      vi: 'Số sản phẩm của xã đang chào bán trên sàn thương mại điện tử',
      en: 'Products of the commune on offer on e-commerce platforms',
    },
    formula: 'sum over reporting sources of last(reading listings)',
  }),
  further({
    ...{ code: 'local-orders', label: 'S61b', domain: 'digital-economy' },
    name: { vi: 'Đơn hàng sản phẩm địa phương', en: 'Orders of local products' },
    ...{ uom: 'đơn', better: 'higher', target: '+10 %/quý', targetValue: null },
    ...{ warning: { growthBelow: 0 }, critical: { growthBelow: -20 }, window: 'quarter' },
    rollUp: 'sum',
    measure: sum(events('trade.order')),
    words: {
      vi: 'Số đơn hàng trong quý, so với cùng phần của quý trước',
      en: 'Orders this quarter, against the same part of the quarter before',
    },
    formula: 'count(event trade.order); judged by its growth',
  }),
  count({
    ...{ code: 'sellers-helped', label: 'S62', uom: 'hộ', window: 'quarter' },
    name: { vi: 'Hộ được giúp bán hàng trên mạng', en: 'Households helped to sell online' },
    measure: sum(different('assist.visit', 'household', { topic: 'selling' })),
    words: {
      vi: 'Số hộ khác nhau được tổ công nghệ số giúp lên sàn trong quý',
      en: 'Different households that the digital team helped to sell online this quarter',
    },
    formula: 'count distinct household(event assist.visit: topic = selling)',
  }),
  count({
    ...{ code: 'smart-farm-area', label: 'S68', uom: 'ha', window: 'now' },
    name: { vi: 'Diện tích nông nghiệp thông minh', en: 'Smart farming area' },
    freshFor: MONTH_SECONDS,
    measure: sum(last('smart_farm_area')),
    words: {
      vi: 'Diện tích canh tác có cảm biến, tưới hoặc giám sát tự động',
      en: 'Farmed area with sensors, automatic irrigation or monitoring',
    },
    formula: 'sum over reporting sources of last(reading smart_farm_area)',
  }),
  further({
    ...{ code: 'farm-sensors-out-of-range', label: 'S68b', domain: 'digital-economy' },
    name: { vi: 'Ruộng, vườn ngoài ngưỡng độ ẩm', en: 'Fields out of their moisture range' },
    ...{ uom: 'điểm', better: 'lower', target: '0', targetValue: 0 },
    ...{ warning: { '>=': 1 }, critical: { '>=': 5 }, window: 'now', rollUp: 'sum' },
    freshFor: 7_200,
    measure: sum(soil({ '<': 20 }), soil({ '>': 80 })),
    words: {
      vi: 'Số cảm biến có độ ẩm đất dưới 20 % hoặc trên 80 %',
      en: 'Sensors whose soil moisture is under 20 % or over 80 %',
    },
    formula:
      'count(source: last(reading soil_moisture) < 20 %) + count(source: last(reading soil_moisture) > 80 %)',
  }),
  count({
    ...{ code: 'drone-sprayed-area', label: 'S69', uom: 'ha', window: 'quarter' },
    name: { vi: 'Diện tích phun thuốc bằng máy bay không người lái', en: 'Area sprayed by drone' },
    measure: sum(totalOf('farm.spraying', 'area', { by: 'drone' })),
    words: {
      vi: 'Tổng diện tích phun bằng máy bay không người lái trong quý',
      en: 'Area sprayed by drone this quarter',
    },
    formula: 'sum(event farm.spraying: by = drone; area)',
  }),
  count({
    ...{ code: 'visitors', label: 'S70', uom: 'người', window: 'P7D' },
    name: { vi: 'Khách tham quan', en: 'Visitors' },
    measure: sum(flow('visitors')),
    words: {
      vi: 'Lượt khách đến các điểm tham quan trong 7 ngày',
      en: 'Visitors counted at the sights in 7 days',
    },
    formula: 'sum(reading visitors in window)',
  }),
  count({
    ...{ code: 'overnight-stays', label: 'S70b', uom: 'lượt', window: 'P7D' },
    name: { vi: 'Lượt khách lưu trú', en: 'Overnight stays' },
    measure: sum(flow('overnight_stays')),
    words: { vi: 'Lượt khách nghỉ đêm trong 7 ngày', en: 'Nights that guests stayed in 7 days' },
    formula: 'sum(reading overnight_stays in window)',
  }),
  count({
    ...{ code: 'jobs-matched', label: 'S71', uom: 'người', window: 'P30D' },
    name: { vi: 'Người có việc qua nền tảng số', en: 'People who found work through platforms' },
    measure: sum(events('job.match')),
    words: {
      vi: 'Số lượt kết nối việc làm thành công trong 30 ngày',
      en: 'Jobs found through platforms in 30 days',
    },
    formula: 'count(event job.match)',
  }),
  count({
    ...{ code: 'platforms-connected', label: 'S72', uom: 'nền tảng', window: 'now' },
    name: { vi: 'Nền tảng ngành đã kết nối', en: 'Sector platforms connected' },
    measure: sum({
      ...{ fact: 'source', kinds: ['service'], aggregate: 'count' },
      where: { online: true, attributes: { sector: { present: true } } },
    }),
    words: {
      vi: 'Số dịch vụ có ghi lĩnh vực (nông nghiệp, thương mại, y tế …) đang trực tuyến',
      en: 'Services with a sector (farming, trade, health …) that are online',
    },
    formula: 'count(source service: attribute sector present, online)',
  }),
  further({
    ...{ code: 'mobile-money', label: 'S65', domain: 'digital-society' },
    name: { vi: 'Tài khoản tiền di động', en: 'Mobile-money accounts' },
    ...{ uom: '‰', better: 'higher', target: '', targetValue: null },
    ...{ warning: null, critical: null, window: 'quarter', rollUp: 'ratio' },
    freshFor: MONTH_SECONDS,
    measure: {
      numerator: [last('mobile_money_accounts')],
      denominator: [last('adults')],
      factor: 1_000,
    },
    words: {
      vi: 'Số tài khoản tiền di động trên 1.000 người trưởng thành',
      en: 'Mobile-money accounts per 1,000 adults',
    },
    formula:
      '1000 * sum over reporting sources of last(reading mobile_money_accounts) / sum over reporting sources of last(reading adults)',
  }),
];

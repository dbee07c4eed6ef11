import type { MeasureTerm } from '@nhip-xa/contract';
import { lastOf, percent, type BuiltIn } from './built-in';

const sumInWindow = (metric: string): MeasureTerm => ({
  fact: 'reading',
  metric,
  perSource: 'sum',
  aggregate: 'sum',
});

export const DIGITAL_ECONOMY: readonly BuiltIn[] = [
  {
    code: 'merchants-cashless',
    label: 'KTS-01',
    domain: 'digital-economy',
    name: {
      vi: 'Tỷ lệ hộ kinh doanh nhận thanh toán không tiền mặt',
      en: 'Merchants accepting cashless payment',
    },
    uom: '%',
    better: 'higher',
    target: '≥ 80',
    targetValue: 80,
    warning: { '<': 60 },
    critical: { '<': 40 },
    window: 'quarter',
    freshFor: 2_592_000,
    rollUp: 'ratio',
    measure: percent([lastOf('merchants_cashless')], [lastOf('merchants')]),
    words: {
      vi: 'Hộ kinh doanh nhận thanh toán không dùng tiền mặt trên tổng số hộ kinh doanh, theo lần báo gần nhất (không cũ hơn 30 ngày)',
      en: 'Merchants that take cashless payment out of all merchants, as last reported, at most 30 days ago',
    },
    formula:
      '100 * sum over reporting sources of last(reading merchants_cashless) / sum over reporting sources of last(reading merchants)',
    basis: 'proposal',
  },
  {
    code: 'bills-paid-online',
    label: 'KTS-02',
    domain: 'digital-economy',
    name: {
      vi: 'Tỷ lệ hoá đơn điện, nước thanh toán điện tử',
      en: 'Utility bills paid electronically',
    },
    uom: '%',
    better: 'higher',
    target: '≥ 80',
    targetValue: 80,
    warning: { '<': 60 },
    critical: { '<': 40 },
    window: 'P30D',
    rollUp: 'ratio',
    measure: percent([sumInWindow('bills_epaid')], [sumInWindow('bills')]),
    words: {
      vi: 'Hoá đơn điện, nước được thanh toán điện tử trên tổng số hoá đơn báo về trong 30 ngày',
      en: 'Electricity and water bills paid electronically out of those reported in 30 days',
    },
    formula: '100 * sum(reading bills_epaid in window) / sum(reading bills in window)',
    basis: 'document 004; proposal',
  },
  {
    code: 'local-commerce',
    label: 'KTS-03',
    domain: 'digital-economy',
    name: {
      vi: 'Doanh thu nông sản, OCOP trên sàn TMĐT',
      en: 'E-commerce revenue of local products',
    },
    uom: 'VND',
    better: 'higher',
    target: '+10 %/quý',
    // it is judged by its growth, of which the value itself has no goal
    targetValue: null,
    warning: { growthBelow: 0 },
    critical: { growthBelow: -20 },
    window: 'quarter',
    rollUp: 'sum',
    measure: {
      numerator: [{ fact: 'event', type: 'trade.order', aggregate: 'sum', value: 'amount' }],
    },
    words: {
      vi: 'Tổng giá trị đơn hàng trong quý',
      en: 'Total amount of orders in the quarter',
    },
    formula:
      'sum(event trade.order in window: amount); the status compares with the same elapsed part of the quarter before',
    basis: 'document 004; proposal',
  },
  {
    code: 'digital-addresses',
    label: 'KTS-04',
    domain: 'digital-economy',
    name: {
      vi: 'Tỷ lệ nhà, cơ quan có địa chỉ số',
      en: 'Houses and organisations with digital address',
    },
    uom: '%',
    better: 'higher',
    target: '100',
    targetValue: 100,
    warning: { '<': 90 },
    critical: { '<': 60 },
    window: 'now',
    freshFor: 2_592_000,
    rollUp: 'ratio',
    measure: percent([lastOf('addresses_assigned')], [lastOf('addresses')]),
    words: {
      vi: 'Nhà, cơ quan đã có địa chỉ số trên tổng số nhà, cơ quan, theo lần báo gần nhất (không cũ hơn 30 ngày)',
      en: 'Houses and organisations with a digital address out of all, as last reported, at most 30 days ago',
    },
    formula:
      '100 * sum over reporting sources of last(reading addresses_assigned) / sum over reporting sources of last(reading addresses)',
    basis: 'document 004 (địa chỉ số, VpostCode); proposal',
  },
];

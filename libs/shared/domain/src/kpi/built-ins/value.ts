import type { MeasureTerm } from '@nhip-xa/contract';
import { percent, type BuiltIn } from './built-in';

const VALUE: MeasureTerm = {
  fact: 'event',
  type: 'value.entry',
  aggregate: 'sum',
  value: 'amount',
};
const COST: MeasureTerm = { fact: 'event', type: 'cost.entry', aggregate: 'sum', value: 'amount' };

/** Value against cost [domain 2, principle 2]. */
const MONEY: readonly BuiltIn[] = [
  {
    code: 'net-value',
    label: 'GT-01',
    domain: 'value',
    name: {
      vi: 'Giá trị ròng của chuyển đổi số',
      en: 'Net value of digital transformation',
    },
    uom: 'VND',
    better: 'higher',
    target: '> 0',
    targetValue: 0,
    warning: { '<': 0 },
    critical: null,
    window: 'quarter',
    rollUp: 'sum',
    measure: { numerator: [VALUE, { ...COST, minus: true }] },
    words: {
      vi: 'Tổng giá trị do chuyển đổi số mang lại trừ tổng chi phí, ghi nhận trong quý',
      en: 'Value that digital transformation brought less its cost, as entered in the quarter',
    },
    formula: 'sum(event value.entry in window: amount) - sum(event cost.entry in window: amount)',
    basis: 'seeds 000 #2, 004 “phải dương”',
  },
  {
    code: 'benefit-cost',
    label: 'GT-02',
    domain: 'value',
    name: { vi: 'Tỷ suất giá trị trên chi phí', en: 'Benefit–cost ratio' },
    uom: 'lần',
    better: 'higher',
    target: '≥ 1,2',
    targetValue: 1.2,
    warning: { '<': 1.0 },
    critical: { '<': 0.8 },
    window: 'year',
    rollUp: 'ratio',
    measure: { numerator: [VALUE], denominator: [COST] },
    words: {
      vi: 'Tổng giá trị mang lại chia cho tổng chi phí, ghi nhận từ đầu năm',
      en: 'Value brought divided by cost, as entered since the beginning of the year',
    },
    formula: 'sum(event value.entry in window: amount) / sum(event cost.entry in window: amount)',
    basis: 'document 004; 1.2 proposal',
  },
];

const HOURS: readonly BuiltIn[] = [
  {
    code: 'citizen-hours-saved',
    label: 'GT-03',
    domain: 'value',
    name: {
      vi: 'Giờ đi lại của người dân tiết kiệm được',
      en: 'Citizen hours saved',
    },
    uom: 'giờ',
    better: 'higher',
    target: 'rising',
    targetValue: null,
    warning: null,
    critical: null,
    window: 'P30D',
    rollUp: 'sum',
    measure: {
      numerator: [
        {
          fact: 'case',
          kind: 'dossier',
          aggregate: 'sum',
          value: { setting: 'hours-saved', by: 'procedure', otherwise: 4 },
          where: { within: 'openedAt', attributes: { channel: 'online' } },
        },
      ],
    },
    words: {
      vi: 'Số giờ người dân không phải đi lại nhờ nộp hồ sơ trực tuyến trong 30 ngày; mỗi thủ tục theo mức đã đặt, chưa đặt thì 4 giờ',
      en: 'Hours that people did not spend on the way because they filed online in 30 days; as set for each procedure, 4 unless set',
    },
    formula:
      'sum(case dossier: openedAt in window, channel = online; the hours saved of its procedure, a setting, 4 h unless set)',
    basis: 'document 004 “tiết kiệm … thời gian cho người dân”',
  },
  {
    code: 'staff-hours-saved',
    label: 'GT-04',
    domain: 'value',
    name: { vi: 'Giờ công cán bộ tiết kiệm được', en: 'Staff hours saved' },
    uom: 'giờ',
    better: 'higher',
    target: 'rising',
    targetValue: null,
    warning: null,
    critical: null,
    window: 'P30D',
    rollUp: 'sum',
    measure: {
      numerator: [
        {
          fact: 'event',
          type: 'value.entry',
          aggregate: 'sum',
          value: { attribute: 'hours' },
          where: { attributes: { class: 'labour' } },
        },
      ],
    },
    words: {
      vi: 'Số giờ công của cán bộ tiết kiệm được, ghi nhận trong 30 ngày',
      en: 'Staff hours saved, as entered in 30 days',
    },
    formula: 'sum(event value.entry in window, class = labour: hours)',
    basis: 'document 004 “giờ lao động”',
  },
];

const USE: readonly BuiltIn[] = [
  {
    code: 'quota-used',
    label: 'GT-05',
    domain: 'value',
    name: { vi: 'Mức sử dụng so với gói thuê', en: 'Use against contracted quota' },
    uom: '%',
    better: 'range',
    target: '40-90',
    // the middle of the range, from which the distance is measured on both sides
    targetValue: 65,
    warning: { outside: [20, 90] },
    critical: { '>': 100 },
    window: 'P30D',
    rollUp: 'ratio',
    measure: percent(
      [{ fact: 'system', what: 'items-taken' }],
      [{ fact: 'system', what: 'items-quota' }],
    ),
    words: {
      vi: 'Số mục dữ liệu đã nhận trong 30 ngày so với gói đã thuê; dưới 20 % là thuê thừa, trên 90 % là sắp hết',
      en: 'Items taken in within 30 days against what was contracted; below 20 % is too much rented, above 90 % nearly used up',
    },
    formula:
      "100 * items taken in the window / the unit's quota for it (a setting; none unless set)",
    basis: 'document 000 #8, #9 (“20% công suất”)',
  },
  {
    code: 'leader-days',
    label: 'GT-06',
    domain: 'value',
    name: { vi: 'Ngày lãnh đạo sử dụng hệ thống', en: 'Days the leader used the system' },
    uom: '% ngày làm việc',
    better: 'higher',
    target: '≥ 80',
    targetValue: 80,
    warning: { '<': 50 },
    critical: { '<': 20 },
    window: 'P30D',
    rollUp: 'ratio',
    measure: percent(
      [{ fact: 'system', what: 'leader-days' }],
      [{ fact: 'system', what: 'working-days' }],
    ),
    words: {
      vi: 'Trong số ngày làm việc của 30 ngày, tỷ lệ ngày có lãnh đạo thao tác trên hệ thống',
      en: 'Of the working days in 30 days, the share on which a chairman used the system',
    },
    formula:
      '100 * count(working days in window with at least one action of a chairman) / count(working days in window)',
    basis: 'document 000 #6; complaint: leaders rarely use the IOC',
  },
];

export const VALUE_KPIS: readonly BuiltIn[] = [...MONEY, ...HOURS, ...USE];

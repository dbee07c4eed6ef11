import type { KpiDefinition } from '@nhip-xa/contract';
import { further, percent, sum, totalOf } from './terms';

type Words = { vi: string; en: string };

/** The value of one class in the quarter [contract 2, the event types]. */
const byClass = (code: string, label: string, name: Words, of: string): KpiDefinition =>
  further({
    ...{ code, label, domain: 'value', name, uom: 'VND', better: 'higher' },
    ...{ target: '', targetValue: null, warning: null, critical: null },
    ...{ window: 'quarter', rollUp: 'sum' },
    measure: sum(totalOf('value.entry', 'amount', { class: of })),
    words: { vi: `${name.vi}, cộng trong quý`, en: `${name.en}, added up over the quarter` },
    formula: `sum(event value.entry: class = ${of}; amount)`,
  });

/** Value against cost; what the platform itself takes and gives. */
export const VALUE_KPIS: readonly KpiDefinition[] = [
  byClass(
    'value-labour',
    'S83',
    { vi: 'Giá trị tiết kiệm lao động', en: 'Value of labour saved' },
    'labour',
  ),
  byClass(
    'value-recurrent',
    'S83b',
    { vi: 'Giá trị tiết kiệm chi thường xuyên', en: 'Value of recurrent cost saved' },
    'recurrent',
  ),
  byClass('value-new', 'S83c', { vi: 'Giá trị mới tạo ra', en: 'New value created' }, 'new'),
  byClass(
    'value-intangible',
    'S83d',
    { vi: 'Giá trị vô hình đã lượng hoá', en: 'Intangible value, quantified' },
    'intangible',
  ),
  further({
    ...{ code: 'value-measured', label: 'S84', domain: 'value' },
    name: { vi: 'Phần giá trị được đo, không phải giả định', en: 'Value measured, not assumed' },
    ...{ uom: '%', better: 'higher', target: '≥ 70', targetValue: 70 },
    ...{ warning: { '<': 50 }, critical: { '<': 20 }, window: 'year', rollUp: 'ratio' },
    measure: percent(
      [totalOf('value.entry', 'amount', { basis: 'measured' })],
      [totalOf('value.entry', 'amount')],
    ),
    words: {
      vi: 'Giá trị có căn cứ đo đếm trong năm trên tổng giá trị đã ghi',
      en: 'Value entered as measured this year out of all value entered',
    },
    formula:
      '100 * sum(event value.entry: basis = measured; amount) / sum(event value.entry; amount)',
  }),
  further({
    ...{ code: 'net-value-year', label: 'S85', domain: 'value' },
    name: { vi: 'Giá trị ròng từ đầu năm', en: 'Net value of the year so far' },
    ...{ uom: 'VND', better: 'higher', target: '> 0', targetValue: 0 },
    ...{ warning: { '<': 0 }, critical: null, window: 'year', rollUp: 'sum' },
    measure: sum(totalOf('value.entry', 'amount'), {
      ...totalOf('cost.entry', 'amount'),
      minus: true,
    }),
    words: {
      vi: 'Tổng giá trị trừ tổng chi phí từ đầu năm',
      en: 'Value less cost since the year began',
    },
    formula: 'sum(event value.entry in window: amount) - sum(event cost.entry in window: amount)',
  }),
  further({
    ...{ code: 'items-taken', label: 'S87', domain: 'value' },
    name: { vi: 'Mục dữ liệu đã nhận hôm nay', en: 'Items taken in today' },
    ...{ uom: 'mục', better: 'higher', target: '', targetValue: null },
    ...{ warning: null, critical: null, window: 'today', rollUp: 'sum' },
    measure: sum({ fact: 'system', what: 'items-taken' }),
    words: {
      vi: 'Số mục dữ liệu của đơn vị mà hệ thống đã nhận hôm nay, để tính theo mức dùng',
      en: 'Items of this unit that the system took in today, by which use is metered',
    },
    formula: 'count(items taken in within the window)',
  }),
  further({
    ...{ code: 'items-per-thousand', label: 'S90', domain: 'value' },
    name: { vi: 'Mục dữ liệu trên 1.000 dân hôm nay', en: 'Items per 1,000 people today' },
    ...{ uom: '‰', better: 'higher', target: 'tăng', targetValue: null },
    ...{ warning: null, critical: null, window: 'today', rollUp: 'ratio' },
    measure: {
      numerator: [{ fact: 'system', what: 'items-taken' }],
      denominator: [{ fact: 'system', what: 'population' }],
      factor: 1_000,
    },
    words: {
      vi: 'Số mục dữ liệu nhận hôm nay trên 1.000 dân',
      en: 'Items taken in today per 1,000 inhabitants',
    },
    formula: '1000 * count(items taken in within the window) / inhabitants',
  }),
  further({
    ...{ code: 'contributed-funds', label: 'S92', domain: 'value' },
    name: { vi: 'Nguồn lực xã hội huy động được', en: 'Funds contributed by society' },
    ...{ uom: 'VND', better: 'higher', target: '', targetValue: null },
    ...{ warning: null, critical: null, window: 'year', rollUp: 'sum' },
    measure: sum(totalOf('cost.entry', 'amount', { funding: 'contributed' })),
    words: {
      vi: 'Chi phí trong năm do xã hội đóng góp',
      en: 'Costs of the year that society paid for',
    },
    formula: 'sum(event cost.entry: funding = contributed; amount)',
  }),
  further({
    ...{ code: 'contributed-things', label: 'S92b', domain: 'value' },
    name: { vi: 'Thiết bị do xã hội đóng góp', en: 'Devices contributed by society' },
    ...{ uom: 'thiết bị', better: 'higher', target: '', targetValue: null },
    ...{ warning: null, critical: null, window: 'now', rollUp: 'sum' },
    measure: sum({
      ...{ fact: 'source', kinds: ['camera', 'device', 'speaker'], aggregate: 'count' },
      where: { attributes: { funding: 'contributed' }, evenMaintained: true },
    }),
    words: {
      vi: 'Số camera, thiết bị, loa do người dân, doanh nghiệp đóng góp',
      en: 'Cameras, devices and loudspeakers that people and firms gave',
    },
    formula: 'count(source camera, device, speaker: funding = contributed)',
  }),
];

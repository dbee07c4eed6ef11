import { percent, sources, type BuiltIn } from './built-in';

/** Whether services, devices, speakers and lines are there. */
export const PRESENCE: readonly BuiltIn[] = [
  {
    code: 'services-online',
    label: 'HT-09',
    domain: 'infrastructure',
    name: { vi: 'Dịch vụ trực tuyến đang hoạt động', en: 'Online services up' },
    uom: '%',
    better: 'higher',
    target: '100',
    targetValue: 100,
    warning: { '<': 100 },
    critical: { '<': 80 },
    window: 'now',
    rollUp: 'ratio',
    measure: percent([sources('service', { online: true, lastIsOne: 'up' })], [sources('service')]),
    alerting: { goodForSeconds: 300 },
    words: {
      vi: 'Dịch vụ trực tuyến, và có số đo up gần nhất bằng 1 nếu từng gửi, trên tổng số dịch vụ',
      en: 'Services online, whose last reading up is 1 where they ever sent one, out of all services',
    },
    formula:
      '100 * count(source service: online, not under maintenance, and its last reading up, where it ever sent one, is 1) / count(source service: not under maintenance)',
    basis: 'the request itself: online-service status',
  },
  {
    code: 'devices-online',
    label: 'HT-01',
    domain: 'infrastructure',
    name: { vi: 'Tỷ lệ thiết bị IoT trực tuyến', en: 'IoT devices online' },
    uom: '%',
    better: 'higher',
    target: '≥ 97',
    targetValue: 97,
    warning: { '<': 95 },
    critical: { '<': 85 },
    window: 'now',
    rollUp: 'ratio',
    measure: percent([sources('device', { online: true })], [sources('device')]),
    alerting: { badForSeconds: 120, goodForSeconds: 300 },
    words: {
      vi: 'Thiết bị IoT trực tuyến trên tổng số thiết bị',
      en: 'IoT devices online out of all devices',
    },
    formula:
      '100 * count(source device: online, not under maintenance) / count(source device: not under maintenance)',
    basis: 'proposal',
  },
  {
    code: 'devices-low-battery',
    label: 'HT-02',
    domain: 'infrastructure',
    name: { vi: 'Thiết bị pin yếu (< 20 %)', en: 'Low-battery devices' },
    uom: 'thiết bị',
    better: 'lower',
    target: '0',
    targetValue: 0,
    warning: { '>=': 1 },
    critical: { '>=': 5 },
    window: 'now',
    freshFor: 86_400,
    rollUp: 'sum',
    measure: {
      numerator: [
        {
          fact: 'reading',
          metric: 'battery',
          perSource: 'last',
          is: { '<': 20 },
          aggregate: 'count',
        },
      ],
    },
    alerting: { goodForSeconds: 3_600 },
    words: {
      vi: 'Số thiết bị đang báo mà mức pin gần nhất (không cũ hơn 1 ngày) dưới 20 %',
      en: 'Devices that report and whose last battery level, at most a day old, is below 20 %',
    },
    formula: 'count(source: last(reading battery) < 20 %)',
    basis: 'proposal',
  },
];

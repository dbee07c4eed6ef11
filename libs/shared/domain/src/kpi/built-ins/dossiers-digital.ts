import { cases, closed, percent, type BuiltIn } from './built-in';

const OPENED_IN_WINDOW = { within: 'openedAt' } as const;

/** How digital the handling of dossiers is [766 §3.3, §3.6, §4.2, §4.3]. */
export const DOSSIERS_DIGITAL: readonly BuiltIn[] = [
  {
    code: 'dossiers-online',
    label: 'DVC-04',
    domain: 'public-services',
    name: { vi: 'Tỷ lệ hồ sơ nộp trực tuyến', en: 'Online submission rate' },
    uom: '%',
    better: 'higher',
    target: '≥ 80',
    targetValue: 80,
    warning: { '<': 60 },
    critical: { '<': 50 },
    window: 'P30D',
    rollUp: 'ratio',
    measure: percent(
      // [766 §3.3] a dossier of which the channel is not known came to the counter
      [cases('dossier', { ...OPENED_IN_WINDOW, attributes: { channel: 'online' } })],
      [cases('dossier', OPENED_IN_WINDOW)],
    ),
    words: {
      vi: 'Hồ sơ nộp trực tuyến trong 30 ngày trên tổng số hồ sơ nộp',
      en: 'Dossiers submitted online in 30 days out of all submitted',
    },
    formula:
      '100 * count(case dossier: openedAt in window, channel = online) / count(case dossier: openedAt in window)',
    basis: '766 §3.3: full score at ≥ 50 %; target proposal',
  },
  {
    code: 'dossiers-paid-online',
    label: 'DVC-05',
    domain: 'public-services',
    name: { vi: 'Tỷ lệ hồ sơ thanh toán trực tuyến', en: 'Online payment rate' },
    uom: '%',
    better: 'higher',
    target: '≥ 80',
    targetValue: 80,
    warning: { '<': 60 },
    critical: { '<': 40 },
    window: 'P30D',
    rollUp: 'ratio',
    measure: percent(
      // [766 §3.6] fee-bearing, less those whose fees are all zero
      [closed('dossier', { attributes: { fee: { '>': 0 }, payment: 'online' } })],
      [closed('dossier', { attributes: { fee: { '>': 0 } } })],
    ),
    words: {
      vi: 'Trong số hồ sơ có thu phí, lệ phí giải quyết xong trong 30 ngày, tỷ lệ hồ sơ trả tiền trực tuyến',
      en: 'Of the dossiers with a fee that were closed in 30 days, the share that was paid online',
    },
    formula:
      '100 * count(case dossier: closedAt in window, fee > 0, payment = online) / count(case dossier: closedAt in window, fee > 0)',
    basis: '766 §3.6; thresholds proposal',
  },
  {
    code: 'dossiers-digitised',
    label: 'DVC-06',
    domain: 'public-services',
    name: { vi: 'Tỷ lệ số hoá hồ sơ (thành phần và kết quả)', en: 'Digitised dossiers' },
    uom: '%',
    better: 'higher',
    target: '≥ 95',
    targetValue: 95,
    warning: { '<': 90 },
    critical: { '<': 80 },
    window: 'P30D',
    rollUp: 'ratio',
    measure: percent(
      // [766 §4.2] component file and e-result
      [closed('dossier', { attributes: { componentsDigitised: true, eResult: true } })],
      [closed('dossier')],
    ),
    words: {
      vi: 'Trong số hồ sơ giải quyết xong trong 30 ngày, tỷ lệ đã số hoá thành phần hồ sơ và có kết quả điện tử',
      en: 'Of the dossiers closed in 30 days, the share whose components are digitised and whose result is electronic',
    },
    formula:
      '100 * count(case dossier: closedAt in window, componentsDigitised and eResult) / count(case dossier: closedAt in window)',
    basis: '766 §4.2: full score at ≥ 80 %',
  },
  {
    code: 'dossiers-data-reused',
    label: 'DVC-07',
    domain: 'public-services',
    name: {
      vi: 'Tỷ lệ khai thác, tái sử dụng dữ liệu số hoá',
      en: 'Reuse of digitised data',
    },
    uom: '%',
    better: 'higher',
    target: '≥ 80',
    targetValue: 80,
    warning: { '<': 50 },
    critical: { '<': 30 },
    window: 'P30D',
    rollUp: 'ratio',
    measure: percent(
      // [766 §4.3] at least one reused component
      [closed('dossier', { attributes: { reusedComponents: { '>=': 1 } } })],
      [closed('dossier')],
    ),
    words: {
      vi: 'Trong số hồ sơ giải quyết xong trong 30 ngày, tỷ lệ dùng lại ít nhất một thành phần đã số hoá',
      en: 'Of the dossiers closed in 30 days, the share that reused at least one digitised component',
    },
    formula:
      '100 * count(case dossier: closedAt in window, reusedComponents >= 1) / count(case dossier: closedAt in window)',
    basis: '766 §4.3: full score at ≥ 80 %',
  },
];

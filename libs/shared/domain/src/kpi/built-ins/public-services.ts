import { cases, closed, percent, type BuiltIn } from './built-in';

/** Deadlines of dossiers [766 §2.1, §2.2] and the queue at the counter. */
export const TIMELINESS: readonly BuiltIn[] = [
  {
    code: 'dossiers-overdue',
    label: 'DVC-01',
    domain: 'public-services',
    name: { vi: 'Hồ sơ quá hạn đang xử lý', en: 'Open overdue dossiers' },
    uom: 'hồ sơ',
    better: 'lower',
    target: '0',
    targetValue: 0,
    warning: { '>=': 1 },
    critical: { '>=': 3 },
    window: 'now',
    rollUp: 'sum',
    measure: { numerator: [cases('dossier', { overdue: true })] },
    words: {
      vi: 'Số hồ sơ đang xử lý, không tạm dừng và đã quá hạn trả',
      en: 'Open dossiers, not paused, past their effective due date',
    },
    formula: 'count(case dossier: overdue)',
    basis: 'document 004 “không có hồ sơ quá hạn”',
  },
  {
    code: 'dossiers-due-soon',
    label: 'DVC-02',
    domain: 'public-services',
    name: {
      vi: 'Hồ sơ sắp đến hạn (≤ 1 ngày làm việc)',
      en: 'Dossiers due within 1 working day',
    },
    uom: '% hồ sơ đang xử lý',
    better: 'lower',
    target: '≤ 10',
    targetValue: 10,
    warning: { '>': 15 },
    critical: { '>': 30 },
    window: 'now',
    rollUp: 'ratio',
    measure: percent([cases('dossier', { dueSoon: true })], [cases('dossier', { open: true })]),
    words: {
      vi: 'Trong số hồ sơ đang xử lý, tỷ lệ chưa quá hạn, không tạm dừng nhưng phải trả trước khi hết giờ làm việc của ngày làm việc kế tiếp',
      en: 'Of the open dossiers, the share that is neither overdue nor paused and due before the close of the next working day',
    },
    formula:
      '100 * count(case dossier: open, not overdue, effectiveDueAt before the close of the next working day) / count(case dossier: open)',
    basis: 'proposal (lead time configurable)',
  },
  {
    code: 'dossiers-on-time',
    label: 'DVC-03',
    domain: 'public-services',
    name: { vi: 'Tỷ lệ hồ sơ giải quyết trước hạn, đúng hạn', en: 'On-time rate' },
    uom: '%',
    better: 'higher',
    target: '≥ 99',
    targetValue: 99,
    warning: { '<': 98 },
    critical: { '<': 95 },
    window: 'P30D',
    rollUp: 'ratio',
    measure: percent(
      // [766 §2.1] more than one request for supplements counts as late
      [closed('dossier', { late: false, supplementsAtMost: 1 })],
      [closed('dossier'), cases('dossier', { overdue: true })],
    ),
    words: {
      vi: 'Hồ sơ giải quyết xong trong 30 ngày, không trễ hạn và yêu cầu bổ sung không quá một lần, trên tổng số hồ sơ giải quyết xong cộng số hồ sơ đang quá hạn',
      en: 'Dossiers closed in 30 days, not late and with at most one supplement, out of all closed and those now overdue',
    },
    formula:
      '100 * count(case dossier: closedAt in window, not late, at most one supplement pause) / (count(case dossier: closedAt in window) + count(case dossier: overdue))',
    basis: '766 §2.1; thresholds proposal',
  },
];

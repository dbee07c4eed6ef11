import { cases, closed, percent, type BuiltIn } from './built-in';

export const CITIZEN_FEEDBACK: readonly BuiltIn[] = [
  {
    code: 'feedback-overdue',
    label: 'PA-01',
    domain: 'citizen-feedback',
    name: { vi: 'Phản ánh quá hạn đang xử lý', en: 'Open overdue reports' },
    uom: 'phản ánh',
    better: 'lower',
    target: '0',
    targetValue: 0,
    warning: { '>=': 1 },
    critical: { '>=': 3 },
    window: 'now',
    rollUp: 'sum',
    measure: { numerator: [cases('feedback', { overdue: true })] },
    words: {
      vi: 'Số phản ánh đang xử lý đã quá hạn',
      en: 'Open citizen reports past their effective due date',
    },
    formula: 'count(case feedback: overdue)',
    basis: 'national rule 15 working days (766 §5.2); province rule overrides',
  },
  {
    code: 'feedback-on-time',
    label: 'PA-02',
    domain: 'citizen-feedback',
    name: { vi: 'Tỷ lệ phản ánh xử lý đúng hạn', en: 'Reports resolved on time' },
    uom: '%',
    better: 'higher',
    target: '≥ 98',
    targetValue: 98,
    warning: { '<': 95 },
    critical: { '<': 90 },
    window: 'P30D',
    rollUp: 'ratio',
    measure: percent(
      [closed('feedback', { late: false })],
      [closed('feedback'), cases('feedback', { overdue: true })],
    ),
    words: {
      vi: 'Phản ánh xử lý xong trong 30 ngày và không trễ hạn, trên tổng số phản ánh xử lý xong cộng số phản ánh đang quá hạn',
      en: 'Citizen reports closed in 30 days and not late, out of all closed and those now overdue',
    },
    formula:
      '100 * count(case feedback: closedAt in window, not late) / (count(case feedback: closedAt in window) + count(case feedback: overdue))',
    basis: 'Huế > 98 % handled; 766 §5.2',
  },
  {
    code: 'feedback-accept-time',
    label: 'PA-03',
    domain: 'citizen-feedback',
    name: { vi: 'Thời gian tiếp nhận (trung vị)', en: 'Median time to accept' },
    uom: 'giờ làm việc',
    better: 'lower',
    target: '≤ 2',
    targetValue: 2,
    warning: { '>': 4 },
    critical: { '>': 8 },
    window: 'P7D',
    rollUp: 'max',
    measure: {
      numerator: [
        {
          fact: 'case',
          kind: 'feedback',
          aggregate: 'median',
          value: { span: 'opened-accepted', in: 'workingHours' },
          where: { within: 'acceptedAt' },
        },
      ],
    },
    words: {
      vi: 'Số giờ làm việc từ lúc người dân gửi đến lúc tiếp nhận; một nửa số phản ánh tiếp nhận trong 7 ngày không lâu hơn mức này',
      en: 'Working hours from a report to its acceptance; half of the reports accepted in 7 days took no longer',
    },
    formula:
      'median(case feedback: acceptedAt in window; working hours from openedAt to acceptedAt)',
    basis: 'Cà Mau 2 h; Hà Nội 8 working h',
  },
  {
    code: 'feedback-urgent-p90',
    label: 'PA-04',
    domain: 'citizen-feedback',
    name: {
      vi: 'Thời gian xử lý phản ánh khẩn (p90)',
      en: 'Urgent report handling time, p90',
    },
    uom: 'giờ làm việc',
    better: 'lower',
    target: '≤ 4',
    targetValue: 4,
    warning: { '>': 4 },
    critical: { '>': 8 },
    window: 'P30D',
    rollUp: 'max',
    measure: {
      numerator: [
        {
          fact: 'case',
          kind: 'feedback',
          aggregate: { percentile: 90 },
          value: { span: 'accepted-closed', in: 'workingHours' },
          where: { within: 'closedAt', severity: 'urgent' },
        },
      ],
    },
    words: {
      vi: 'Số giờ làm việc từ lúc tiếp nhận đến lúc xử lý xong của phản ánh khẩn xong trong 30 ngày; 90 % không lâu hơn mức này',
      en: 'Working hours from acceptance to closing of the urgent reports closed in 30 days; 90 % took no longer',
    },
    formula:
      'p90(case feedback: closedAt in window, severity = urgent; working hours from acceptedAt to closedAt)',
    basis: 'Hà Nội iHanoi 4 working h',
  },
  {
    code: 'feedback-satisfaction',
    label: 'PA-05',
    domain: 'citizen-feedback',
    name: { vi: 'Tỷ lệ hài lòng với kết quả xử lý', en: 'Satisfaction with resolution' },
    uom: '%',
    better: 'higher',
    target: '≥ 92',
    targetValue: 92,
    warning: { '<': 90 },
    critical: { '<': 80 },
    window: 'P90D',
    rollUp: 'ratio',
    measure: percent(
      // [766 §5.3] all less those disliked, reopened or late; what is all three goes off once
      [
        closed('feedback', {
          late: false,
          attributes: { disliked: { not: true }, reopened: { not: true } },
        }),
      ],
      [closed('feedback')],
    ),
    words: {
      vi: 'Trong số phản ánh xử lý xong trong 90 ngày, tỷ lệ không bị chê, không phải mở lại và không trễ hạn',
      en: 'Of the reports closed in 90 days, the share that was neither disliked nor reopened nor late',
    },
    formula:
      '100 * (count(case feedback: closedAt in window) - count(of those: disliked or reopened or late)) / count(case feedback: closedAt in window)',
    basis: 'Huế > 92 %; 766 §5.3',
  },
  {
    code: 'notices-delivered',
    label: 'PA-06',
    domain: 'citizen-feedback',
    name: {
      vi: 'Tỷ lệ thông báo đến được người dân',
      en: 'Notices that reached citizens',
    },
    uom: '%',
    better: 'higher',
    target: '≥ 70',
    targetValue: 70,
    warning: { '<': 50 },
    critical: { '<': 30 },
    window: 'P30D',
    rollUp: 'ratio',
    measure: percent(
      [
        {
          fact: 'event',
          type: 'notice.delivery',
          aggregate: 'sum',
          value: { attribute: 'delivered' },
        },
      ],
      [{ fact: 'event', type: 'notice.delivery', aggregate: 'sum', value: { attribute: 'sent' } }],
    ),
    words: {
      vi: 'Số tin nhắn, thông báo đến được người dân trên tổng số đã gửi trong 30 ngày, qua mọi kênh',
      en: 'Messages and notices that reached people out of those sent in 30 days, by any channel',
    },
    formula: '100 * sum(event notice.delivery: delivered) / sum(event notice.delivery: sent)',
    basis: 'document 004 (SMS, Zalo); proposal',
  },
];

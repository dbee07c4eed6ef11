import { closed, percent, type BuiltIn } from './built-in';

/** What people feel of the handling [766 §2.2, §5.4], the score of it all, and the queue. */
export const DOSSIERS_SERVICE: readonly BuiltIn[] = [
  {
    code: 'dossiers-handling-time',
    label: 'DVC-08',
    domain: 'public-services',
    name: { vi: 'Thời gian giải quyết so với quy định', en: 'Handling time vs legal time' },
    uom: '%',
    better: 'lower',
    target: '≤ 70',
    targetValue: 70,
    warning: { '>': 90 },
    critical: { '>': 100 },
    window: 'P30D',
    rollUp: 'ratio',
    measure: percent(
      [
        {
          fact: 'case',
          kind: 'dossier',
          aggregate: 'sum',
          value: { span: 'opened-closed', in: 'workingHours', lessPauses: true },
          where: { within: 'closedAt', due: true },
        },
      ],
      [
        {
          fact: 'case',
          kind: 'dossier',
          aggregate: 'sum',
          value: { span: 'opened-due', in: 'workingHours' },
          where: { within: 'closedAt', due: true },
        },
      ],
    ),
    words: {
      vi: 'Tổng giờ làm việc thực tế để giải quyết các hồ sơ xong trong 30 ngày (trừ thời gian tạm dừng) so với tổng giờ được phép của chính các hồ sơ đó',
      en: 'Working hours spent on the dossiers closed in 30 days, pauses taken off, against the working hours that these dossiers were given',
    },
    formula:
      '100 * sum(case dossier: closedAt in window; working time from openedAt to closedAt less pauses) / sum(the same dossiers; working time from openedAt to dueAt)',
    basis: '766 §2.2; thresholds proposal',
  },
  {
    code: 'dossiers-satisfaction',
    label: 'DVC-09',
    domain: 'public-services',
    name: {
      vi: 'Mức độ hài lòng trong giải quyết TTHC',
      en: 'Satisfaction with procedures',
    },
    uom: '%',
    better: 'higher',
    target: '≥ 95',
    targetValue: 95,
    warning: { '<': 93 },
    critical: { '<': 90 },
    window: 'P30D',
    rollUp: 'ratio',
    measure: percent(
      // [766 §5.4] 100 % less those late and those complained of or disliked, each dossier once
      [
        closed('dossier', {
          late: false,
          attributes: { disliked: { not: true }, complained: { not: true } },
        }),
      ],
      [closed('dossier')],
    ),
    words: {
      vi: 'Trong số hồ sơ giải quyết xong trong 30 ngày, tỷ lệ không trễ hạn và người dân không chê, không khiếu nại',
      en: 'Of the dossiers closed in 30 days, the share that was not late and that nobody disliked or complained of',
    },
    formula:
      '100 * count(case dossier: closedAt in window, not late, not disliked, not complained) / count(case dossier: closedAt in window)',
    basis: '766 §5.4: full score at ≥ 90 %',
  },
  {
    code: 'score-766',
    label: 'DVC-10',
    domain: 'public-services',
    name: { vi: 'Điểm Bộ chỉ số 766', en: '766 composite score' },
    uom: 'điểm/100',
    better: 'higher',
    target: '≥ 90',
    targetValue: 90,
    warning: { '<': 80 },
    critical: { '<': 70 },
    window: 'P30D',
    rollUp: 'formula',
    measure: {
      function: 'score-766',
      parts: {
        onTime: 'dossiers-on-time',
        digitised: 'dossiers-digitised',
        reused: 'dossiers-data-reused',
        online: 'dossiers-online',
        paidOnline: 'dossiers-paid-online',
        satisfaction: 'dossiers-satisfaction',
      },
    },
    words: {
      vi: 'Điểm theo Bộ chỉ số 766 của 30 ngày, tính trên 82 điểm có số liệu rồi quy về 100; nhóm công khai, minh bạch (18 điểm) chưa có số liệu; phần nào chưa có số liệu thì không tính',
      en: 'The score of index set 766 over 30 days: of the 82 points that have data, scaled to 100; openness (18 points) has none yet, and a part without data is left out',
    },
    formula:
      '(20*onTime + 11*min(1, digitised/80) + 11*min(1, reused/80) + 11*min(1, online/50) + 11*min(1, paidOnline/80) + 18*min(1, satisfaction/90)) / 82 * 100, where onTime is the on-time share 0..1 and the others are the percentages of this catalogue; the group openness (18 points) has no facts yet, so the rest is scaled to 100 and the tile says so; a part that is none is left out of both the sum and the 82',
    basis: '766; thresholds proposal',
  },
  {
    code: 'counter-wait',
    label: 'DVC-11',
    domain: 'public-services',
    name: { vi: 'Thời gian chờ tại quầy (trung vị)', en: 'Median counter waiting time' },
    uom: 'phút',
    better: 'lower',
    target: '≤ 15',
    targetValue: 15,
    warning: { '>': 20 },
    critical: { '>': 30 },
    window: 'today',
    rollUp: 'max',
    measure: {
      numerator: [
        {
          fact: 'case',
          kind: 'ticket',
          aggregate: 'median',
          value: { span: 'opened-closed', in: 'minutes' },
          where: { within: 'closedAt' },
        },
      ],
    },
    alerting: { hysteresis: 2 },
    words: {
      vi: 'Số phút từ lúc lấy số đến lúc được gọi; một nửa số lượt gọi hôm nay chờ không quá mức này',
      en: 'Minutes from drawing a ticket to being called; half of those called today waited no longer',
    },
    formula: 'median(case ticket: closedAt in window; closedAt - openedAt in minutes)',
    basis: 'proposal',
  },
];

import { lastOf, percent, type BuiltIn } from './built-in';

export const DIGITAL_SOCIETY: readonly BuiltIn[] = [
  {
    code: 'adults-eid',
    label: 'XHS-01',
    domain: 'digital-society',
    name: {
      vi: 'Tỷ lệ người trưởng thành có định danh điện tử mức 2',
      en: 'Adults with level-2 e-ID',
    },
    uom: '%',
    better: 'higher',
    target: '≥ 90',
    targetValue: 90,
    warning: { '<': 80 },
    critical: { '<': 60 },
    window: 'month',
    freshFor: 2_592_000,
    rollUp: 'ratio',
    measure: percent([lastOf('adults_eid2')], [lastOf('adults')]),
    words: {
      vi: 'Người trưởng thành có định danh điện tử mức 2 trên tổng số người trưởng thành, theo lần báo gần nhất (không cũ hơn 30 ngày)',
      en: 'Adults with a level-2 e-ID out of all adults, as last reported, at most 30 days ago',
    },
    formula:
      '100 * sum over reporting sources of last(reading adults_eid2) / sum over reporting sources of last(reading adults)',
    basis: 'document 004 (định danh); proposal',
  },
  {
    code: 'telehealth-sessions',
    label: 'XHS-02',
    domain: 'digital-society',
    name: { vi: 'Lượt khám, tư vấn từ xa', en: 'Tele-consultations' },
    uom: 'lượt',
    better: 'higher',
    target: '≥ 5/1.000 dân',
    // the goal is per thousand people, the value is not
    targetValue: null,
    warning: { perThousandBelow: 2 },
    critical: { '==': 0 },
    window: 'P30D',
    rollUp: 'sum',
    measure: { numerator: [{ fact: 'event', type: 'telehealth.session', aggregate: 'count' }] },
    words: {
      vi: 'Số lượt khám, tư vấn sức khoẻ từ xa trong 30 ngày, đánh giá trên 1.000 dân',
      en: 'Remote consultations in 30 days, judged per 1,000 people',
    },
    formula: 'count(event telehealth.session in window)',
    basis: 'document 004; proposal',
  },
  {
    code: 'learners',
    label: 'XHS-03',
    domain: 'digital-society',
    name: {
      vi: 'Người học kỹ năng số, học trực tuyến',
      en: 'Digital-skill and online learners',
    },
    uom: 'người',
    better: 'higher',
    target: '≥ 20/1.000 dân',
    // the goal is per thousand people, the value is not
    targetValue: null,
    warning: { perThousandBelow: 10 },
    critical: { '==': 0 },
    window: 'P30D',
    rollUp: 'sum',
    measure: {
      numerator: [{ fact: 'event', type: 'learning.session', aggregate: { distinct: 'learner' } }],
    },
    words: {
      vi: 'Số người khác nhau có học kỹ năng số hoặc học trực tuyến trong 30 ngày, đánh giá trên 1.000 dân',
      en: 'Different people who learned digital skills or online in 30 days, judged per 1,000 people',
    },
    formula: 'count distinct learner of event learning.session in window',
    basis: 'document 004; proposal',
  },
  {
    code: 'households-helped',
    label: 'XHS-04',
    domain: 'digital-society',
    name: {
      vi: 'Hộ được tổ công nghệ số cộng đồng hướng dẫn',
      en: 'Households helped by community digital teams',
    },
    uom: 'hộ',
    better: 'higher',
    target: 'every village ≥ 1 visit',
    // the goal is one of villages, the value counts households
    targetValue: null,
    warning: null,
    critical: null,
    window: 'P30D',
    rollUp: 'sum',
    measure: {
      numerator: [{ fact: 'event', type: 'assist.visit', aggregate: { distinct: 'household' } }],
    },
    words: {
      vi: 'Số hộ khác nhau được tổ công nghệ số cộng đồng đến hướng dẫn trong 30 ngày',
      en: 'Different households that a community digital team visited in 30 days',
    },
    formula: 'count distinct household of event assist.visit in window',
    basis: 'document 000 #10; proposal',
  },
];

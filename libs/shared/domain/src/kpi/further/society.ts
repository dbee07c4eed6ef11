import type { KpiDefinition } from '@nhip-xa/contract';
import { different, events, further, last, MONTH_SECONDS, percent, sum, totalOf } from './terms';

const YEAR_SECONDS = 31_536_000;

/** Health, schools, villages. */
export const SOCIETY_KPIS: readonly KpiDefinition[] = [
  further({
    ...{ code: 'school-places', label: 'S45', domain: 'digital-society' },
    name: { vi: 'Chỗ học còn lại so với trẻ trong tuổi', en: 'School places left' },
    ...{ uom: 'chỗ', better: 'higher', target: '≥ 0', targetValue: 0 },
    ...{ warning: { '<': 0 }, critical: { '<': -100 }, window: 'now', rollUp: 'min' },
    // both are counted once a school year
    freshFor: YEAR_SECONDS,
    measure: sum(last('school_places'), { ...last('children_of_school_age'), minus: true }),
    words: {
      vi: 'Số chỗ học trừ số trẻ trong độ tuổi đi học',
      en: 'School places less the children of school age',
    },
    formula:
      'sum over reporting sources of last(reading school_places) - sum over reporting sources of last(reading children_of_school_age)',
  }),
  further({
    ...{ code: 'health-station-link', label: 'S73', domain: 'digital-society' },
    name: { vi: 'Độ sẵn sàng kết nối trạm y tế', en: 'Availability of the health station’s link' },
    ...{ uom: '%', better: 'higher', target: '≥ 99', targetValue: 99 },
    ...{ warning: { '<': 99 }, critical: { '<': 90 }, window: 'PT24H', rollUp: 'min' },
    measure: {
      numerator: [
        {
          ...{ fact: 'source', kinds: ['service', 'device', 'link'], aggregate: 'min' },
          ...{ value: 'availability', where: { attributes: { place: 'health-station' } } },
          times: 100,
        },
      ],
    },
    words: {
      vi: 'Phần của 24 giờ mà đầu nối khám chữa bệnh từ xa của trạm y tế trực tuyến',
      en: 'Share of 24 hours in which the health station’s end of telehealth was online',
    },
    formula: '100 * min over sources (place = health-station) of availability in window',
  }),
  further({
    ...{ code: 'advice-sessions', label: 'S74', domain: 'digital-society' },
    name: { vi: 'Lượt tư vấn sức khoẻ từ xa', en: 'Remote health advice' },
    ...{ uom: 'lượt', better: 'higher', target: 'tăng', targetValue: null },
    ...{ warning: null, critical: null, window: 'P30D', rollUp: 'sum' },
    measure: sum(events('telehealth.session', { form: 'advice' })),
    words: {
      vi: 'Số lượt tư vấn sức khoẻ qua ứng dụng trong 30 ngày',
      en: 'Sessions of health advice by app in 30 days',
    },
    formula: 'count(event telehealth.session: form = advice)',
  }),
  further({
    ...{ code: 'telehealth-hours-saved', label: 'S75', domain: 'digital-society' },
    name: { vi: 'Giờ đi khám tiết kiệm được', en: 'Hours of travel to a doctor saved' },
    ...{ uom: 'giờ', better: 'higher', target: 'tăng', targetValue: null },
    ...{ warning: null, critical: null, window: 'P30D', rollUp: 'sum' },
    measure: sum(totalOf('telehealth.session', 'hoursSaved')),
    words: {
      vi: 'Tổng số giờ đi lại không phải mất nhờ khám, tư vấn từ xa trong 30 ngày',
      en: 'Hours of travel that telehealth made unnecessary in 30 days',
    },
    formula: 'sum(event telehealth.session: hoursSaved)',
  }),
  further({
    ...{ code: 'telehealth-km-saved', label: 'S75b', domain: 'digital-society' },
    name: { vi: 'Quãng đường đi khám tiết kiệm được', en: 'Distance to a doctor saved' },
    ...{ uom: 'km', better: 'higher', target: 'tăng', targetValue: null },
    ...{ warning: null, critical: null, window: 'P30D', rollUp: 'sum' },
    measure: sum(totalOf('telehealth.session', 'kmSaved')),
    words: {
      vi: 'Tổng số km không phải đi nhờ khám, tư vấn từ xa trong 30 ngày',
      en: 'Kilometres that telehealth made unnecessary in 30 days',
    },
    formula: 'sum(event telehealth.session: kmSaved)',
  }),
  further({
    ...{ code: 'schools-online', label: 'S76', domain: 'digital-society' },
    name: { vi: 'Trường dùng nền tảng dạy học số', en: 'Schools that teach online' },
    ...{ uom: '%', better: 'higher', target: '100', targetValue: 100 },
    ...{ warning: { '<': 100 }, critical: { '<': 50 }, window: 'quarter', rollUp: 'ratio' },
    freshFor: MONTH_SECONDS,
    measure: percent([different('learning.session', 'school')], [last('schools')]),
    words: {
      vi: 'Số trường có buổi học trên nền tảng số trong quý trên tổng số trường',
      en: 'Schools with a session on a learning platform this quarter out of all schools',
    },
    formula: '100 * count distinct school(event learning.session) / last(reading schools)',
  }),
  further({
    ...{ code: 'villages-visited', label: 'S82', domain: 'digital-society' },
    name: {
      vi: 'Thôn được tổ công nghệ số đến trong tháng',
      en: 'Villages visited by a digital team',
    },
    ...{ uom: '%', better: 'higher', target: '100', targetValue: 100 },
    ...{ warning: { '<': 100 }, critical: { '<': 50 }, window: 'P30D', rollUp: 'ratio' },
    measure: percent(
      [different('assist.visit', 'village')],
      [{ fact: 'system', what: 'villages' }],
    ),
    words: {
      vi: 'Số thôn có ít nhất một lượt hướng dẫn trong 30 ngày trên tổng số thôn',
      en: 'Villages with at least one visit in 30 days out of all villages',
    },
    formula: '100 * count distinct village(event assist.visit) / count(villages)',
  }),
];

import type { KpiDefinition } from '@nhip-xa/contract';
import { cases, events, flow, further, percent, sum, totalOf } from './terms';

const delivered = (
  which: Record<string, string | boolean>,
  outOf: 'sent' | 'due',
): KpiDefinition['measure'] =>
  percent(
    [totalOf('notice.delivery', 'delivered', which)],
    [totalOf('notice.delivery', outOf, which)],
  );
const formulaOf = (which: string, outOf: string): string =>
  `100 * sum(event notice.delivery: ${which}; delivered) / sum(event notice.delivery: ${which}; ${outOf})`;

/** Notices to citizens, by what they are about and by which way they go. */
const NOTICE_KPIS: readonly KpiDefinition[] = [
  further({
    ...{ code: 'personal-notices', label: 'S08', domain: 'citizen-feedback' },
    name: { vi: 'Thông báo đến từng người đã đến nơi', en: 'Personal notices delivered' },
    ...{ uom: '%', better: 'higher', target: '≥ 90', targetValue: 90 },
    ...{ warning: { '<': 80 }, critical: { '<': 50 }, window: 'P30D', rollUp: 'ratio' },
    measure: delivered({ personal: true }, 'due'),
    words: {
      vi: 'Thông báo riêng cho từng người đã đến nơi trong 30 ngày trên số phải gửi',
      en: 'Notices meant for one person delivered in 30 days out of those due',
    },
    formula: formulaOf('personal', 'due'),
  }),
  further({
    ...{ code: 'notices-by-zalo', label: 'S38', domain: 'citizen-feedback' },
    name: { vi: 'Thông báo qua Zalo đã đến', en: 'Notices delivered by Zalo' },
    ...{ uom: '%', better: 'higher', target: '≥ 70', targetValue: 70 },
    ...{ warning: { '<': 50 }, critical: { '<': 30 }, window: 'P30D', rollUp: 'ratio' },
    measure: delivered({ channel: 'zalo' }, 'sent'),
    words: {
      vi: 'Thông báo qua Zalo đã đến trong 30 ngày trên số đã gửi',
      en: 'Notices delivered by Zalo in 30 days out of those sent',
    },
    formula: formulaOf('channel = zalo', 'sent'),
  }),
  further({
    ...{ code: 'notices-by-sms', label: 'S38b', domain: 'citizen-feedback' },
    name: { vi: 'Thông báo qua SMS đã đến', en: 'Notices delivered by SMS' },
    ...{ uom: '%', better: 'higher', target: '≥ 70', targetValue: 70 },
    ...{ warning: { '<': 50 }, critical: { '<': 30 }, window: 'P30D', rollUp: 'ratio' },
    measure: delivered({ channel: 'sms' }, 'sent'),
    words: {
      vi: 'Thông báo qua SMS đã đến trong 30 ngày trên số đã gửi',
      en: 'Notices delivered by SMS in 30 days out of those sent',
    },
    formula: formulaOf('channel = sms', 'sent'),
  }),
  further({
    ...{ code: 'outbreak-alert-reach', label: 'S43', domain: 'citizen-feedback' },
    name: { vi: 'Cảnh báo dịch bệnh đã đến người dân', en: 'Outbreak warnings delivered' },
    ...{ uom: '%', better: 'higher', target: '≥ 90', targetValue: 90 },
    ...{ warning: { '<': 80 }, critical: { '<': 50 }, window: 'PT24H', rollUp: 'ratio' },
    measure: delivered({ topic: 'outbreak' }, 'sent'),
    words: {
      vi: 'Cảnh báo dịch bệnh đã đến trong 24 giờ trên số đã gửi',
      en: 'Outbreak warnings delivered in 24 hours out of those sent',
    },
    formula: formulaOf('topic = outbreak', 'sent'),
  }),
  further({
    ...{ code: 'disease-cases', label: 'S43b', domain: 'digital-society' },
    name: { vi: 'Ca bệnh truyền nhiễm mới', en: 'New cases of notifiable disease' },
    ...{ uom: 'ca', better: 'lower', target: '0', targetValue: 0 },
    ...{ warning: { '>=': 5 }, critical: { '>=': 20 }, window: 'PT24H', rollUp: 'sum' },
    measure: sum(flow('disease_cases_new')),
    words: {
      vi: 'Số ca bệnh truyền nhiễm mới được báo trong 24 giờ, chỉ là con số',
      en: 'New cases of notifiable disease reported in 24 hours, as a number alone',
    },
    formula: 'sum(reading disease_cases_new in window)',
  }),
  further({
    ...{ code: 'vaccination-reminders', label: 'S44', domain: 'digital-society' },
    name: { vi: 'Nhắc lịch tiêm chủng đã đến gia đình', en: 'Vaccination reminders delivered' },
    ...{ uom: '%', better: 'higher', target: '≥ 95', targetValue: 95 },
    ...{ warning: { '<': 90 }, critical: { '<': 70 }, window: 'P30D', rollUp: 'ratio' },
    measure: delivered({ topic: 'vaccination' }, 'due'),
    words: {
      vi: 'Lời nhắc tiêm chủng đã đến gia đình trong 30 ngày trên số đến hạn nhắc',
      en: 'Vaccination reminders delivered in 30 days out of those due',
    },
    formula: formulaOf('topic = vaccination', 'due'),
  }),
];

/** What citizens report and by which channel; what the commune publishes. */
const VOICE_KPIS: readonly KpiDefinition[] = [
  further({
    ...{ code: 'recurring-hotspots', label: 'S09', domain: 'citizen-feedback' },
    name: { vi: 'Điểm nóng tái diễn', en: 'Recurring hot spots' },
    ...{ uom: 'điểm', better: 'lower', target: 'giảm', targetValue: 0 },
    ...{ warning: { '>=': 3 }, critical: { '>=': 10 }, window: 'P90D', rollUp: 'sum' },
    measure: sum({
      ...cases('feedback', { within: 'openedAt', attributes: { place: { present: true } } }),
      aggregate: { groups: { by: ['place', 'category'], atLeast: 3 } },
    }),
    words: {
      vi: 'Số nơi có từ 3 phản ánh cùng loại trở lên trong 90 ngày',
      en: 'Places with three or more reports of one category in 90 days',
    },
    formula:
      'count groups(case feedback: openedAt in window, place present; by place, category; of at least 3)',
  }),
  further({
    ...{ code: 'website-posts', label: 'S33', domain: 'administration' },
    name: { vi: 'Tin bài trên trang thông tin của xã', en: 'Posts on the commune website' },
    ...{ uom: 'bài', better: 'higher', target: '≥ 5', targetValue: 5 },
    ...{ warning: { '<': 5 }, critical: { '==': 0 }, window: 'P7D', rollUp: 'sum' },
    measure: sum(events('web.post')),
    words: { vi: 'Số tin bài đăng trong 7 ngày', en: 'Posts published in 7 days' },
    formula: 'count(event web.post)',
  }),
  further({
    ...{ code: 'procedures-published-on-time', label: 'S34', domain: 'public-services' },
    name: { vi: 'Thủ tục công khai đúng hạn', en: 'Procedures published on time' },
    ...{ uom: '%', better: 'higher', target: '100', targetValue: 100 },
    ...{ warning: { '<': 100 }, critical: { '<': 80 }, window: 'P30D', rollUp: 'ratio' },
    measure: percent(
      [events('procedure.published', { onTime: true })],
      [events('procedure.published')],
    ),
    words: {
      vi: 'Thủ tục công khai trong 5 ngày làm việc kể từ quyết định trên tổng số công khai trong 30 ngày',
      en: 'Procedures published within 5 working days of their decision out of all published in 30 days',
    },
    formula: '100 * count(event procedure.published: onTime) / count(event procedure.published)',
    basis: '766 §1.2',
  }),
  further({
    ...{ code: 'network-reply-time', label: 'S39b', domain: 'citizen-feedback' },
    name: {
      vi: 'Thời gian trả lời trên mạng xã hội (trung vị)',
      en: 'Median reply time on networks',
    },
    ...{ uom: 'phút làm việc', better: 'lower', target: '≤ 60', targetValue: 60 },
    ...{ warning: { '>': 60 }, critical: { '>': 240 }, window: 'P30D', rollUp: 'max' },
    measure: sum({
      ...cases('feedback', { within: 'acceptedAt', attributes: { channel: 'zalo' } }),
      ...{ aggregate: 'median', value: { span: 'opened-accepted', in: 'workingHours' }, times: 60 },
    }),
    words: {
      vi: 'Trung vị số phút làm việc từ khi gửi qua mạng xã hội đến khi được tiếp nhận, trong 30 ngày',
      en: 'Median working minutes from a message on a network to its acceptance in 30 days',
    },
    formula:
      'median(case feedback: acceptedAt in window, channel = zalo; working minutes from openedAt to acceptedAt)',
  }),
  further({
    ...{ code: 'zalo-tickets', label: 'S40', domain: 'citizen-feedback' },
    name: { vi: 'Tin nhắn Zalo thành phản ánh', en: 'Zalo messages turned into reports' },
    ...{ uom: 'phản ánh', better: 'higher', target: '', targetValue: null },
    ...{ warning: null, critical: null, window: 'P7D', rollUp: 'sum' },
    measure: sum(cases('feedback', { within: 'openedAt', attributes: { channel: 'zalo' } })),
    words: {
      vi: 'Số phản ánh mở từ tin nhắn nhóm Zalo trong 7 ngày',
      en: 'Reports opened from messages in Zalo groups in 7 days',
    },
    formula: 'count(case feedback: openedAt in window, channel = zalo)',
  }),
  further({
    ...{ code: 'feedback-rise', label: 'S41', domain: 'citizen-feedback' },
    name: { vi: 'Phản ánh nhận trong tuần', en: 'Reports received this week' },
    ...{ uom: 'phản ánh', better: 'lower', target: '', targetValue: null },
    ...{ warning: { growthAbove: 100 }, critical: { growthAbove: 300 }, window: 'P7D' },
    rollUp: 'sum',
    measure: sum(cases('feedback', { within: 'openedAt' })),
    words: {
      vi: 'Số phản ánh nhận trong 7 ngày; cảnh báo khi tăng đột ngột so với 7 ngày trước',
      en: 'Reports received in 7 days; a sudden rise against the 7 days before is a warning',
    },
    formula: 'count(case feedback: openedAt in window); judged by its growth',
  }),
  further({
    ...{ code: 'text-classified', label: 'S91', domain: 'citizen-feedback' },
    name: { vi: 'Phản ánh đã phân loại nội dung', en: 'Reports whose text is classified' },
    ...{ uom: '%', better: 'higher', target: '≥ 90', targetValue: 90 },
    ...{ warning: { '<': 80 }, critical: { '<': 50 }, window: 'P7D', rollUp: 'ratio' },
    measure: percent(
      [cases('feedback', { within: 'openedAt', attributes: { classified: true } })],
      [cases('feedback', { within: 'openedAt' })],
    ),
    words: {
      vi: 'Phản ánh nhận trong 7 ngày đã được phân loại nội dung trên tổng số nhận',
      en: 'Reports received in 7 days whose text was classified out of all received',
    },
    formula:
      '100 * count(case feedback: openedAt in window, classified) / count(case feedback: openedAt in window)',
  }),
];

export const CHANNEL_KPIS: readonly KpiDefinition[] = [...NOTICE_KPIS, ...VOICE_KPIS];

import type { KpiDefinition } from '@nhip-xa/contract';
import { events, flow, further, percent, sum, totalOf } from './terms';

/** Meetings without meeting, and the video-conference room. */
export const MEETING_KPIS: readonly KpiDefinition[] = [
  further({
    ...{ code: 'meetings-online', label: 'S04', domain: 'administration' },
    name: { vi: 'Tỷ lệ cuộc họp trực tuyến', en: 'Meetings held online' },
    ...{ uom: '%', better: 'higher', target: '≥ 50', targetValue: 50 },
    ...{ warning: { '<': 30 }, critical: { '<': 10 }, window: 'quarter', rollUp: 'ratio' },
    measure: percent([events('meeting.session', { online: true })], [events('meeting.session')]),
    words: {
      vi: 'Cuộc họp trực tuyến trong quý trên tổng số cuộc họp',
      en: 'Meetings held online this quarter out of all meetings',
    },
    formula: '100 * count(event meeting.session: online) / count(event meeting.session)',
  }),
  further({
    ...{ code: 'travel-hours-avoided', label: 'S04b', domain: 'administration' },
    name: { vi: 'Giờ đi họp tiết kiệm được', en: 'Travel hours avoided by meeting online' },
    ...{ uom: 'giờ', better: 'higher', target: 'tăng', targetValue: null },
    ...{ warning: null, critical: null, window: 'quarter', rollUp: 'sum' },
    measure: sum(totalOf('meeting.session', 'travelHoursAvoided', { online: true })),
    words: {
      vi: 'Tổng số giờ đi lại không phải mất nhờ họp trực tuyến trong quý',
      en: 'Hours of travel that online meetings made unnecessary this quarter',
    },
    formula: 'sum(event meeting.session: online; travelHoursAvoided)',
  }),
  further({
    ...{ code: 'conference-ready', label: 'S25', domain: 'administration' },
    name: { vi: 'Điểm cầu họp trực tuyến sẵn sàng', en: 'Video-conference rooms ready' },
    ...{ uom: '%', better: 'higher', target: '≥ 99', targetValue: 99 },
    ...{ warning: { '<': 99 }, critical: { '<': 50 }, window: 'now', rollUp: 'ratio' },
    freshFor: 1_800,
    measure: percent(
      [
        {
          ...{ fact: 'reading', metric: 'vc_up', perSource: 'last' },
          ...{ is: { '==': 1 }, aggregate: 'count' },
        },
      ],
      [{ fact: 'reading', metric: 'vc_up', perSource: 'last', aggregate: 'count' }],
    ),
    words: {
      vi: 'Điểm cầu trả lời kiểm tra gần nhất trên tổng số điểm cầu',
      en: 'Rooms whose last check was answered out of all rooms',
    },
    formula: '100 * count(source: last(reading vc_up) = 1) / count(source: last(reading vc_up))',
  }),
  further({
    ...{ code: 'conference-sessions', label: 'S25b', domain: 'administration' },
    name: { vi: 'Phiên họp trực tuyến', en: 'Online meetings' },
    ...{ uom: 'phiên', better: 'higher', target: '', targetValue: null },
    ...{ warning: null, critical: null, window: 'P30D', rollUp: 'sum' },
    measure: sum(events('meeting.session', { online: true })),
    words: {
      vi: 'Số phiên họp trực tuyến trong 30 ngày',
      en: 'Meetings held online in 30 days',
    },
    formula: 'count(event meeting.session: online)',
  }),
  further({
    ...{ code: 'conference-use', label: 'S26', domain: 'administration' },
    name: {
      vi: 'Mức sử dụng hệ thống hội nghị truyền hình',
      en: 'Use of the video-conference system',
    },
    ...{ uom: '%', better: 'higher', target: '≥ 20', targetValue: 20 },
    ...{ warning: { '<': 10 }, critical: { '<': 3 }, window: 'P30D', rollUp: 'ratio' },
    measure: percent(
      [totalOf('meeting.session', 'hours', { online: true })],
      [flow('vc_hours_available')],
    ),
    words: {
      vi: 'Số giờ họp trực tuyến trong 30 ngày trên số giờ hệ thống sẵn sàng',
      en: 'Hours met online in 30 days out of the hours that the system was available',
    },
    formula:
      '100 * sum(event meeting.session: online; hours) / sum(reading vc_hours_available in window)',
  }),
];

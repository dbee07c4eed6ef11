import type { KpiDefinition } from '@nhip-xa/contract';
import { cases, DAY_SECONDS, events, further, last, percent, sum, totalOf } from './terms';

/** Public services: what the one-stop desk, the portal and the post add to the catalogue. */
export const SERVICE_KPIS: readonly KpiDefinition[] = [
  further({
    ...{ code: 'dossiers-not-synchronised', label: 'S12', domain: 'public-services' },
    name: { vi: 'Hồ sơ chưa đồng bộ lên cổng', en: 'Dossiers not yet synchronised' },
    ...{ uom: 'hồ sơ', better: 'lower', target: '0', targetValue: 0 },
    ...{ warning: { '>': 10 }, critical: { '>': 50 }, window: 'today', rollUp: 'sum' },
    measure: sum(cases('dossier', { within: 'openedAt' }), {
      ...totalOf('sync.report', 'dossiers'),
      minus: true,
    }),
    words: {
      vi: 'Số hồ sơ nhận hôm nay ở một cửa trừ số hồ sơ đã báo đồng bộ lên cổng',
      en: 'Dossiers received today at the one-stop desk less those reported as synchronised',
    },
    formula: 'count(case dossier: openedAt in window) - sum(event sync.report: dossiers)',
  }),
  further({
    ...{ code: 'procedures-used-online', label: 'S13', domain: 'public-services' },
    name: {
      vi: 'Dịch vụ công toàn trình có phát sinh hồ sơ',
      en: 'Full online services with dossiers',
    },
    ...{ uom: '%', better: 'higher', target: '≥ 80', targetValue: 80 },
    ...{ warning: { '<': 60 }, critical: { '<': 30 }, window: 'quarter', rollUp: 'ratio' },
    freshFor: DAY_SECONDS,
    measure: percent(
      [
        {
          ...cases('dossier', {
            within: 'openedAt',
            attributes: { channel: 'online', service: 'full' },
          }),
          aggregate: { distinct: 'procedure' },
        },
      ],
      [last('procedures_full_service')],
    ),
    words: {
      vi: 'Số thủ tục toàn trình có hồ sơ trực tuyến trong quý trên số dịch vụ toàn trình cung cấp',
      en: 'Full online procedures with an online dossier this quarter out of those offered',
    },
    formula:
      '100 * count distinct procedure(case dossier: openedAt in window, channel = online, service = full) / last(reading procedures_full_service)',
    basis: '766 §3.2',
  }),
  further({
    ...{ code: 'dossiers-open', label: 'S14', domain: 'public-services' },
    name: { vi: 'Hồ sơ đang xử lý', en: 'Dossiers in hand' },
    ...{ uom: 'hồ sơ', better: 'lower', target: '', targetValue: null },
    ...{ warning: null, critical: null, window: 'now', rollUp: 'sum' },
    measure: sum(cases('dossier', { open: true })),
    words: {
      vi: 'Số hồ sơ đã tiếp nhận và chưa có kết quả, kể cả đang tạm dừng',
      en: 'Dossiers accepted and not yet closed, paused ones too',
    },
    formula: 'count(case dossier: open)',
  }),
  further({
    ...{ code: 'dossiers-awaiting-citizen', label: 'S14b', domain: 'public-services' },
    name: { vi: 'Hồ sơ chờ người dân', en: 'Dossiers that wait for the citizen' },
    ...{ uom: 'hồ sơ', better: 'lower', target: '', targetValue: null },
    ...{ warning: null, critical: null, window: 'now', rollUp: 'sum' },
    measure: sum(cases('dossier', { open: true, state: ['supplement', 'payment'] })),
    words: {
      vi: 'Số hồ sơ đang chờ bổ sung giấy tờ hoặc nộp phí',
      en: 'Dossiers that wait for papers or for their fee',
    },
    formula: 'count(case dossier: open, state in supplement, payment)',
  }),
  further({
    ...{ code: 'dossiers-by-post', label: 'S17', domain: 'public-services' },
    name: { vi: 'Tỷ lệ hồ sơ qua bưu chính công ích', en: 'Dossiers by public post' },
    ...{ uom: '%', better: 'higher', target: '', targetValue: null },
    ...{ warning: null, critical: null, window: 'P30D', rollUp: 'ratio' },
    measure: percent(
      [cases('dossier', { within: 'openedAt', attributes: { channel: 'post' } })],
      [cases('dossier', { within: 'openedAt' })],
    ),
    words: {
      vi: 'Hồ sơ nộp qua bưu chính trong 30 ngày trên tổng số hồ sơ nộp',
      en: 'Dossiers handed in by post in 30 days out of all handed in',
    },
    formula:
      '100 * count(case dossier: openedAt in window, channel = post) / count(case dossier: openedAt in window)',
  }),
  further({
    ...{ code: 'post-on-time', label: 'S17b', domain: 'public-services' },
    name: { vi: 'Trả kết quả qua bưu chính đúng hẹn', en: 'Results posted on time' },
    ...{ uom: '%', better: 'higher', target: '≥ 95', targetValue: 95 },
    ...{ warning: { '<': 90 }, critical: { '<': 75 }, window: 'P30D', rollUp: 'ratio' },
    measure: percent([events('post.delivery', { onTime: true })], [events('post.delivery')]),
    words: {
      vi: 'Lượt bưu chính giao kết quả đúng hẹn trong 30 ngày trên tổng số lượt giao',
      en: 'Results delivered by post as promised in 30 days out of all delivered',
    },
    formula: '100 * count(event post.delivery: onTime) / count(event post.delivery)',
  }),
];

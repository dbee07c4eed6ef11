import type { KpiDefinition } from '@nhip-xa/contract';
import { cases, DAY_SECONDS, different, events, further, last, percent, sum } from './terms';

const closed = { within: 'closedAt' } as const;

/** Direction and administration: paper, tasks, alerts, certificates, staff. */
export const ADMINISTRATION_KPIS: readonly KpiDefinition[] = [
  further({
    ...{ code: 'documents-paperless', label: 'S03', domain: 'administration' },
    name: { vi: 'Tỷ lệ văn bản xử lý không giấy', en: 'Documents handled without paper' },
    ...{ uom: '%', better: 'higher', target: '100', targetValue: 100 },
    ...{ warning: { '<': 95 }, critical: { '<': 80 }, window: 'P30D', rollUp: 'ratio' },
    // only what its system says was paperless: nothing said is not yet without paper
    measure: percent(
      [cases('document', { ...closed, attributes: { paperCopy: false } })],
      [cases('document', closed)],
    ),
    words: {
      vi: 'Văn bản xử lý xong trong 30 ngày hoàn toàn điện tử, không kèm bản giấy, trên tổng số',
      en: 'Documents finished in 30 days without any paper copy out of all finished',
    },
    formula:
      '100 * count(case document: closedAt in window, paperCopy = false) / count(case document: closedAt in window)',
  }),
  further({
    ...{ code: 'alert-acknowledge-time', label: 'S10', domain: 'administration' },
    name: {
      vi: 'Thời gian xác nhận cảnh báo (trung vị)',
      en: 'Median time to acknowledge an alert',
    },
    ...{ uom: 'phút', better: 'lower', target: '≤ 15', targetValue: 15 },
    ...{ warning: { '>': 15 }, critical: { '>': 60 }, window: 'P7D', rollUp: 'max' },
    measure: sum({ fact: 'system', what: 'alert-acknowledge-minutes' }),
    words: {
      vi: 'Trung vị số phút từ khi có cảnh báo đến khi có người xác nhận, trong 7 ngày',
      en: 'Median minutes from the opening of an alert to its acknowledgement in 7 days',
    },
    formula: 'median(alert: acknowledged in window; acknowledged - opened in minutes)',
  }),
  further({
    ...{ code: 'certificate-days-left', label: 'S22', domain: 'administration' },
    name: { vi: 'Số ngày còn hạn của chữ ký số gần hết hạn nhất', en: 'Days to the next expiry' },
    ...{ uom: 'ngày', better: 'higher', target: '≥ 30', targetValue: 30 },
    ...{ warning: { '<': 30 }, critical: { '<': 7 }, window: 'now', rollUp: 'min' },
    freshFor: DAY_SECONDS,
    measure: sum({
      fact: 'reading',
      metric: 'certificate_days_left',
      perSource: 'last',
      aggregate: 'min',
    }),
    words: {
      vi: 'Số ngày đến khi chữ ký số đầu tiên của cơ quan, cán bộ hết hạn',
      en: 'Days until the first digital certificate of the office or its staff expires',
    },
    formula: 'min over reporting sources of last(reading certificate_days_left)',
  }),
  further({
    ...{ code: 'tasks-on-time', label: 'S31', domain: 'administration' },
    name: { vi: 'Tỷ lệ nhiệm vụ hoàn thành đúng hạn', en: 'Tasks finished on time' },
    ...{ uom: '%', better: 'higher', target: '≥ 95', targetValue: 95 },
    ...{ warning: { '<': 90 }, critical: { '<': 75 }, window: 'P30D', rollUp: 'ratio' },
    measure: percent(
      [cases('task', { ...closed, late: false })],
      [cases('task', closed), cases('task', { overdue: true })],
    ),
    words: {
      vi: 'Nhiệm vụ xong đúng hạn trong 30 ngày trên tổng số xong cộng số đang quá hạn',
      en: 'Tasks finished in time in 30 days out of all finished and those now overdue',
    },
    formula:
      '100 * count(case task: closedAt in window, not late) / (count(case task: closedAt in window) + count(case task: overdue))',
  }),
  further({
    ...{ code: 'values-typed', label: 'S32', domain: 'administration' },
    name: { vi: 'Số liệu phải nhập tay', en: 'Figures typed by hand' },
    ...{ uom: 'chỉ số', better: 'lower', target: '0', targetValue: 0 },
    ...{ warning: { '>': 5 }, critical: { '>': 15 }, window: 'P30D', rollUp: 'sum' },
    measure: sum(
      { fact: 'system', what: 'kpis-valued' },
      { fact: 'system', what: 'kpis-automatic', minus: true },
    ),
    words: {
      vi: 'Số chỉ số đang dựa vào số liệu nhập tay thay vì dữ kiện từ hệ thống',
      en: 'KPIs whose value somebody typed instead of facts',
    },
    formula: 'count(KPI values) - count(KPI values that come from facts)',
  }),
  further({
    ...{ code: 'staff-trained', label: 'S35', domain: 'administration' },
    name: { vi: 'Tỷ lệ cán bộ được tập huấn trong năm', en: 'Staff trained this year' },
    ...{ uom: '%', better: 'higher', target: '100', targetValue: 100 },
    ...{ warning: { '<': 80 }, critical: { '<': 40 }, window: 'year', rollUp: 'ratio' },
    freshFor: DAY_SECONDS,
    measure: percent(
      [different('learning.session', 'learner', { audience: 'staff' })],
      [last('staff_total')],
    ),
    words: {
      vi: 'Số cán bộ (mã ẩn danh) đã dự ít nhất một buổi tập huấn trong năm trên tổng số cán bộ',
      en: 'Staff (opaque ids) with at least one training session this year out of all staff',
    },
    formula:
      '100 * count distinct learner(event learning.session: audience = staff) / last(reading staff_total)',
  }),
  further({
    ...{ code: 'paper-parallel', label: 'S89', domain: 'administration' },
    name: {
      vi: 'Tỷ lệ hồ sơ, văn bản vẫn kèm bản giấy',
      en: 'Dossiers and documents with a paper twin',
    },
    ...{ uom: '%', better: 'lower', target: '0', targetValue: 0 },
    ...{ warning: { '>': 5 }, critical: { '>': 20 }, window: 'P30D', rollUp: 'ratio' },
    measure: percent(
      [
        cases('dossier', { ...closed, attributes: { paperCopy: true } }),
        cases('document', { ...closed, attributes: { paperCopy: true } }),
      ],
      [cases('dossier', closed), cases('document', closed)],
    ),
    words: {
      vi: 'Hồ sơ và văn bản xong trong 30 ngày vẫn phải làm thêm bản giấy trên tổng số',
      en: 'Dossiers and documents closed in 30 days that also went on paper out of all closed',
    },
    formula:
      '100 * (count(case dossier: closedAt in window, paperCopy) + count(case document: closedAt in window, paperCopy)) / (count(case dossier: closedAt in window) + count(case document: closedAt in window))',
  }),
  further({
    ...{ code: 'committee-sessions', label: 'S29', domain: 'administration' },
    name: { vi: 'Phiên họp Ban chỉ đạo chuyển đổi số', en: 'Steering committee sessions' },
    ...{ uom: 'phiên', better: 'higher', target: '≥ 1', targetValue: 1 },
    ...{ warning: { '<': 1 }, critical: null, window: 'quarter', rollUp: 'sum' },
    measure: sum(events('meeting.session', { body: 'steering-committee' })),
    words: {
      vi: 'Số phiên họp Ban chỉ đạo chuyển đổi số trong quý',
      en: 'Sessions of the steering committee for digital transformation this quarter',
    },
    formula: 'count(event meeting.session: body = steering-committee)',
  }),
];

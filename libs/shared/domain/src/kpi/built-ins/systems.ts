import { cases, percent, sources, type BuiltIn } from './built-in';

/** What the centre knows of its own data. */
const OWN_DATA: readonly BuiltIn[] = [
  {
    code: 'kpis-fresh',
    label: 'HT-03',
    domain: 'infrastructure',
    name: { vi: 'Tỷ lệ chỉ số còn tươi', en: 'KPIs whose data are fresh' },
    uom: '%',
    better: 'higher',
    target: '100',
    targetValue: 100,
    warning: { '<': 95 },
    critical: { '<': 80 },
    window: 'now',
    rollUp: 'ratio',
    measure: percent(
      [{ fact: 'system', what: 'kpis-fresh' }],
      [{ fact: 'system', what: 'kpis-fed' }],
    ),
    alerting: { badForSeconds: 120, goodForSeconds: 300 },
    words: {
      vi: 'Trong số chỉ số có nguồn số liệu, tỷ lệ có số liệu còn tươi vào lúc này',
      en: 'Of the KPIs that have a source, the share whose data are fresh now',
    },
    formula:
      '100 * count(KPI values within their freshness limit) / count(KPI values that have a source)',
    basis: 'document 004 (real time); complaint “chưa kịp thời”',
  },
  {
    code: 'data-automatic',
    label: 'HT-04',
    domain: 'infrastructure',
    name: {
      vi: 'Tỷ lệ số liệu tự động (không nhập tay)',
      en: 'Automatic (not typed) data',
    },
    uom: '%',
    better: 'higher',
    target: '≥ 90',
    targetValue: 90,
    warning: { '<': 80 },
    critical: { '<': 60 },
    window: 'P30D',
    rollUp: 'ratio',
    measure: percent(
      [{ fact: 'system', what: 'kpis-automatic' }],
      [{ fact: 'system', what: 'kpis-valued' }],
    ),
    words: {
      vi: 'Trong số chỉ số có giá trị trong 30 ngày, tỷ lệ do hệ thống tự tính từ số liệu gửi về chứ không phải nhập tay',
      en: 'Of the KPIs that had a value in 30 days, the share reckoned from facts and not typed by hand',
    },
    formula:
      '100 * count(KPI values that come from facts) / count(KPI values, typed ones included)',
    basis: 'document 004; complaint: hand-typed data',
  },
];

/** Speakers, lines, screens and attacks on them. */
const LINES_AND_SCREENS: readonly BuiltIn[] = [
  {
    code: 'speakers-online',
    label: 'HT-05',
    domain: 'infrastructure',
    name: {
      vi: 'Tỷ lệ cụm loa truyền thanh hoạt động',
      en: 'Loudspeaker clusters working',
    },
    uom: '%',
    better: 'higher',
    target: '≥ 98',
    targetValue: 98,
    warning: { '<': 95 },
    critical: { '<': 80 },
    window: 'now',
    rollUp: 'ratio',
    measure: percent([sources('speaker', { online: true })], [sources('speaker')]),
    alerting: { badForSeconds: 120, goodForSeconds: 300 },
    words: {
      vi: 'Cụm loa truyền thanh trực tuyến vào lúc này trên tổng số cụm loa không đang bảo trì',
      en: 'Loudspeaker clusters online now out of those that are not under maintenance',
    },
    formula:
      '100 * count(source speaker: online, not under maintenance) / count(source speaker: not under maintenance)',
    basis: 'document 004; proposal',
  },
  {
    code: 'line-availability',
    label: 'HT-06',
    domain: 'infrastructure',
    name: {
      vi: 'Độ sẵn sàng đường truyền số liệu chuyên dùng',
      en: 'Dedicated-line availability',
    },
    uom: '%',
    better: 'higher',
    target: '≥ 99,5',
    targetValue: 99.5,
    warning: { '<': 99 },
    critical: { '<': 95 },
    window: 'PT24H',
    rollUp: 'min',
    measure: {
      numerator: [
        { fact: 'source', kinds: ['link'], aggregate: 'min', value: 'availability', times: 100 },
      ],
    },
    alerting: { hysteresis: 0.1 },
    words: {
      vi: 'Phần thời gian của 24 giờ vừa qua mà đường truyền thông suốt, lấy đường truyền kém nhất',
      en: 'The part of the last 24 hours in which the line worked, of the worst line',
    },
    formula:
      '100 * share of the last 24 h in which a link source was online and, where it sends up, its last reading up was 1; min over links',
    basis: 'document 004; proposal',
  },
  {
    code: 'event-to-screen-p95',
    label: 'HT-07',
    domain: 'infrastructure',
    name: {
      vi: 'Độ trễ sự kiện → màn hình (p95)',
      en: 'Event-to-screen latency, p95',
    },
    uom: 'giây',
    better: 'lower',
    target: '≤ 5',
    targetValue: 5,
    warning: { '>': 10 },
    critical: { '>': 60 },
    window: 'PT15M',
    rollUp: 'max',
    measure: { numerator: [{ fact: 'system', what: 'screen-latency-p95' }] },
    alerting: { badForSeconds: 60, goodForSeconds: 300 },
    words: {
      vi: 'Số giây từ lúc sự việc xảy ra đến lúc hiện trên màn hình, do các màn hình báo lại; 95 % số lần trong 15 phút vừa qua không lâu hơn mức này',
      en: 'Seconds from something happening to its being on a screen, as screens report it; 95 % of the last 15 minutes took no longer',
    },
    formula:
      'p95 of (drawn on a screen - occurred) in seconds over the last 15 min, as the screens report it',
    basis: 'proposal',
  },
  {
    code: 'security-incidents',
    label: 'HT-08',
    domain: 'infrastructure',
    name: {
      vi: 'Sự cố an toàn thông tin đang mở',
      en: 'Open information-security incidents',
    },
    uom: 'sự cố',
    better: 'lower',
    target: '0',
    targetValue: 0,
    warning: { '>=': 1 },
    critical: null,
    window: 'now',
    rollUp: 'sum',
    measure: {
      numerator: [cases('incident', { open: true, category: 'infosec' })],
      alarm: [cases('incident', { open: true, category: 'infosec', severity: ['high', 'urgent'] })],
    },
    words: {
      vi: 'Số sự cố an toàn thông tin chưa kết thúc vào lúc này; có một sự cố nghiêm trọng hoặc khẩn là ở mức nghiêm trọng',
      en: 'Information-security incidents that are not closed now; a single one of high or urgent severity is critical',
    },
    formula:
      'count(case incident: open, category = infosec); critical when any has severity high or urgent',
    basis: 'NĐ 85/2016; proposal',
  },
];

export const SYSTEMS: readonly BuiltIn[] = [...OWN_DATA, ...LINES_AND_SCREENS];

import { SOURCE_KINDS, type KpiDefinition, type SourceTerm } from '@nhip-xa/contract';
import { cases, events, further, last, percent, sum, MONTH_SECONDS } from './terms';

const hall = (where: SourceTerm['where'] = {}): SourceTerm => ({
  ...{ fact: 'source', kinds: ['device'], aggregate: 'count' },
  where: { attributes: { place: 'culture-house' }, ...where },
});
const camera = (where?: SourceTerm['where']): SourceTerm => ({
  ...{ fact: 'source', kinds: ['camera'], aggregate: 'count' },
  where: { evenMaintained: true, ...where },
});

const registered = (where?: SourceTerm['where']): SourceTerm => ({
  ...{ fact: 'source', kinds: [...SOURCE_KINDS], aggregate: 'count' },
  ...(where && { where }),
});

/** Security, loudspeakers, networks and devices. */
export const INFRASTRUCTURE_KPIS: readonly KpiDefinition[] = [
  further({
    ...{ code: 'cameras-shared', label: 'S46', domain: 'security' },
    name: { vi: 'Camera chia sẻ lên cấp tỉnh', en: 'Cameras shared with the province' },
    ...{ uom: '%', better: 'higher', target: '100', targetValue: 100 },
    ...{ warning: { '<': 90 }, critical: { '<': 50 }, window: 'now', rollUp: 'ratio' },
    measure: percent([camera({ attributes: { sharedToProvince: true } })], [camera()]),
    words: {
      vi: 'Camera có thuộc tính sharedToProvince trên tổng số camera',
      en: 'Cameras with the attribute sharedToProvince out of all cameras',
    },
    formula: '100 * count(source camera: attribute sharedToProvince) / count(source camera)',
  }),
  further({
    ...{ code: 'incident-response', label: 'S49', domain: 'security' },
    name: { vi: 'Thời gian có mặt xử lý vụ việc (trung vị)', en: 'Median time to be on site' },
    ...{ uom: 'phút', better: 'lower', target: '≤ 15', targetValue: 15 },
    ...{ warning: { '>': 15 }, critical: { '>': 45 }, window: 'P30D', rollUp: 'max' },
    measure: sum({
      ...cases('incident', { within: 'acceptedAt' }),
      ...{ aggregate: 'median', value: { span: 'opened-accepted', in: 'minutes' } },
    }),
    words: {
      vi: 'Trung vị số phút từ khi báo vụ việc đến khi có người tại chỗ (acceptedAt), trong 30 ngày',
      en: 'Median minutes from report to somebody being on site (acceptedAt) in 30 days',
    },
    formula: 'median(case incident: acceptedAt in window; acceptedAt - openedAt in minutes)',
  }),
  further({
    ...{ code: 'detections-verified', label: 'S91b', domain: 'security' },
    name: { vi: 'Sự kiện camera đã được xác minh', en: 'Camera detections verified' },
    ...{ uom: '%', better: 'higher', target: '≥ 90', targetValue: 90 },
    ...{ warning: { '<': 80 }, critical: { '<': 50 }, window: 'P7D', rollUp: 'ratio' },
    measure: percent(
      [cases('detection', { within: 'openedAt', state: ['confirmed', 'rejected'] })],
      [cases('detection', { within: 'openedAt' })],
    ),
    words: {
      vi: 'Sự kiện camera trong 7 ngày đã có người xác nhận hoặc loại bỏ trên tổng số',
      en: 'Detections of 7 days that a person confirmed or rejected out of all',
    },
    formula:
      '100 * count(case detection: openedAt in window, state in confirmed, rejected) / count(case detection: openedAt in window)',
  }),
  further({
    ...{ code: 'broadcasts-failed', label: 'S50', domain: 'infrastructure' },
    name: { vi: 'Tỷ lệ buổi phát thanh lỗi', en: 'Broadcasts that failed' },
    ...{ uom: '%', better: 'lower', target: '0', targetValue: 0 },
    ...{ warning: { '>': 5 }, critical: { '>': 20 }, window: 'P7D', rollUp: 'ratio' },
    measure: percent([events('broadcast.play', { ok: false })], [events('broadcast.play')]),
    words: {
      vi: 'Buổi phát thanh lỗi trong 7 ngày trên tổng số buổi phát',
      en: 'Broadcasts that failed in 7 days out of all',
    },
    formula: '100 * count(event broadcast.play: not ok) / count(event broadcast.play)',
  }),
  further({
    ...{ code: 'spoken-bulletins', label: 'S51', domain: 'infrastructure' },
    name: { vi: 'Bản tin chuyển văn bản thành giọng nói', en: 'Text-to-speech bulletins aired' },
    ...{ uom: 'bản tin', better: 'higher', target: '', targetValue: null },
    ...{ warning: null, critical: null, window: 'P7D', rollUp: 'sum' },
    measure: sum(events('broadcast.play', { ok: true, synthetic: true })),
    words: {
      vi: 'Số bản tin đọc bằng giọng nói tổng hợp đã phát trong 7 ngày',
      en: 'Bulletins aired with a synthetic voice in 7 days',
    },
    formula: 'count(event broadcast.play: ok, synthetic)',
  }),
  further({
    ...{ code: 'lan-up', label: 'S53', domain: 'infrastructure' },
    name: { vi: 'Mạng nội bộ hoạt động', en: 'Local network up' },
    ...{ uom: '%', better: 'higher', target: '≥ 99', targetValue: 99 },
    ...{ warning: { '<': 99 }, critical: { '<': 50 }, window: 'now', rollUp: 'ratio' },
    freshFor: 900,
    measure: percent(
      [
        {
          ...{ fact: 'reading', metric: 'lan_up', perSource: 'last' },
          ...{ is: { '==': 1 }, aggregate: 'count' },
        },
      ],
      [{ fact: 'reading', metric: 'lan_up', perSource: 'last', aggregate: 'count' }],
    ),
    words: {
      vi: 'Đoạn mạng nội bộ trả lời lần đo gần nhất trên tổng số đoạn',
      en: 'Segments of the local network that answered last out of all',
    },
    formula: '100 * count(source: last(reading lan_up) = 1) / count(source: last(reading lan_up))',
  }),
  further({
    ...{ code: 'lan-packet-loss', label: 'S53b', domain: 'infrastructure' },
    name: { vi: 'Mất gói tin mạng nội bộ', en: 'Packet loss of the local network' },
    ...{ uom: '%', better: 'lower', target: '≤ 1', targetValue: 1 },
    ...{ warning: { '>': 1 }, critical: { '>': 5 }, window: 'PT1H', rollUp: 'max' },
    measure: sum({
      fact: 'reading',
      metric: 'packet_loss',
      perSource: 'mean',
      aggregate: 'max',
    }),
    words: {
      vi: 'Tỷ lệ mất gói trung bình 1 giờ của đoạn mạng kém nhất',
      en: 'Mean packet loss of an hour on the worst segment',
    },
    formula: 'max over sources of mean(reading packet_loss in window)',
  }),
  further({
    ...{ code: 'culture-houses-up', label: 'S55', domain: 'infrastructure' },
    name: { vi: 'Nhà văn hoá thông minh hoạt động', en: 'Smart culture houses working' },
    ...{ uom: '%', better: 'higher', target: '≥ 95', targetValue: 95 },
    ...{ warning: { '<': 95 }, critical: { '<': 60 }, window: 'now', rollUp: 'ratio' },
    measure: percent([hall({ online: true })], [hall()]),
    words: {
      vi: 'Thiết bị nhà văn hoá thôn đang trực tuyến trên tổng số, trừ thiết bị đang bảo trì',
      en: 'Devices of village culture houses online out of all not under maintenance',
    },
    formula:
      '100 * count(source device: place = culture-house, online) / count(source device: place = culture-house)',
  }),
  further({
    ...{ code: 'culture-house-users', label: 'S55b', domain: 'infrastructure' },
    name: { vi: 'Lượt dùng Wi-Fi nhà văn hoá hôm nay', en: 'Wi-Fi users of culture houses today' },
    ...{ uom: 'người', better: 'higher', target: '', targetValue: null },
    ...{ warning: null, critical: null, window: 'today', rollUp: 'sum' },
    // a counter that starts anew each day
    measure: sum({ fact: 'reading', metric: 'wifi_users', perSource: 'max', aggregate: 'sum' }),
    words: {
      vi: 'Số thiết bị khác nhau đã dùng Wi-Fi nhà văn hoá hôm nay',
      en: 'Different devices that used the culture houses’ Wi-Fi today',
    },
    formula: 'sum over sources of max(reading wifi_users in window)',
  }),
  further({
    ...{ code: 'things-to-repair', label: 'S58', domain: 'infrastructure' },
    name: { vi: 'Thiết bị chờ sửa', en: 'Things that wait for repair' },
    ...{ uom: 'thiết bị', better: 'lower', target: '0', targetValue: 0 },
    ...{ warning: { '>=': 3 }, critical: { '>=': 10 }, window: 'now', rollUp: 'sum' },
    measure: sum({
      ...{ fact: 'source', kinds: ['device', 'camera', 'speaker'], aggregate: 'count' },
      where: { online: false, evenMaintained: true },
    }),
    words: {
      vi: 'Số thiết bị, camera, loa đang mất kết nối, kể cả đang bảo trì',
      en: 'Devices, cameras and loudspeakers that are offline, those under maintenance too',
    },
    formula: 'count(source device, camera, speaker: offline, even under maintenance)',
  }),
  further({
    ...{ code: 'assets-past-life', label: 'S58b', domain: 'infrastructure' },
    name: { vi: 'Thiết bị quá niên hạn', en: 'Equipment past its life' },
    ...{ uom: '%', better: 'lower', target: '≤ 10', targetValue: 10 },
    ...{ warning: { '>': 20 }, critical: { '>': 50 }, window: 'now', rollUp: 'ratio' },
    freshFor: MONTH_SECONDS,
    measure: percent([last('assets_past_life')], [last('assets')]),
    words: {
      vi: 'Thiết bị quá niên hạn trên tổng số thiết bị theo sổ tài sản',
      en: 'Equipment past its service life out of all in the asset register',
    },
    formula:
      '100 * sum over reporting sources of last(reading assets_past_life) / sum over reporting sources of last(reading assets)',
  }),
  further({
    ...{ code: 'sources-live', label: 'S60', domain: 'infrastructure' },
    name: { vi: 'Nguồn số liệu đang kết nối', en: 'Data sources connected' },
    ...{ uom: '%', better: 'higher', target: '100', targetValue: 100 },
    ...{ warning: { '<': 95 }, critical: { '<': 80 }, window: 'now', rollUp: 'ratio' },
    measure: percent([registered({ online: true })], [registered()]),
    words: {
      vi: 'Nguồn số liệu đang trực tuyến trên tổng số nguồn đã đăng ký, mọi loại, trừ nguồn đang bảo trì',
      en: 'Sources online out of all registered and not under maintenance, whatever their kind',
    },
    formula: '100 * count(source: online) / count(source)',
  }),
];

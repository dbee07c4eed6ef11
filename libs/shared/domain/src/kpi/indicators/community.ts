import { row, type Indicator } from './row';

/** D. Channels with citizens; E. security; F. infrastructure and devices. */
export const COMMUNITY_INDICATORS: readonly Indicator[] = [
  row(36, 'Phản ánh hiện trường', 'Field reports', ['feedback-overdue', 'feedback-on-time']),
  row(37, 'Phản ánh nhanh và trực tiếp nhất', 'Reports taken up at once', [
    'feedback-accept-time',
    'feedback-urgent-p90',
  ]),
  row(38, 'Nhắn tin, Zalo, cổng, ứng dụng', 'SMS, Zalo, portal, app', [
    ...['notices-delivered', 'notices-by-zalo', 'notices-by-sms'],
  ]),
  row(39, 'Kênh chính thức trên mạng xã hội', 'Official accounts on networks', [
    'official-followers',
    'network-reply-time',
  ]),
  row(40, 'Nhóm Zalo cùng tháo gỡ', 'Zalo groups that solve problems', ['zalo-tickets']),
  row(
    41,
    'Nắm tâm tư, nguyện vọng',
    'Follow wishes and feelings',
    ['feedback-rise', 'recurring-hotspots'],
    {
      vi: 'Theo số lượng, loại và nơi; không chấm cảm xúc của lời người dân viết.',
      en: 'By number, category and place; nobody’s words are scored for their mood.',
    },
  ),
  row(42, 'Truyền thông đến từng hộ', 'News to each household', ['households-reached']),
  row(43, 'Cảnh báo dịch bệnh', 'Outbreak warning', ['outbreak-alert-reach', 'disease-cases']),
  row(44, 'Nhắc lịch tiêm chủng', 'Vaccination reminders', ['vaccination-reminders']),
  row(45, 'Chỗ học theo số dân', 'School places by population', ['school-places']),
  row(46, 'Camera thông suốt các cấp', 'Cameras reachable at every level', [
    ...['cameras-online', 'cameras-dark', 'cameras-shared', 'cameras-certified'],
  ]),
  row(47, 'Phát hiện tại điểm trọng yếu', 'Detect at key points', [
    ...['detections-pending', 'detections-verify-p90', 'detections-false'],
  ]),
  row(48, 'Trật tự an ninh trên địa bàn', 'Order and security', ['incidents-open']),
  row(49, 'Xử lý tình huống phát sinh', 'Handle what arises', ['incident-response']),
  row(50, 'Truyền thanh thông minh', 'Smart loudspeakers', [
    'speakers-online',
    'broadcasts-failed',
  ]),
  row(51, 'Bản tin chuyển giọng nói', 'Text-to-speech bulletins', ['spoken-bulletins']),
  row(52, 'Đường truyền số liệu chuyên dùng', 'Dedicated data line', ['line-availability']),
  row(53, 'Mạng nội bộ', 'Local network', ['lan-up', 'lan-packet-loss']),
  row(54, 'An toàn thông tin', 'Information security', [
    'security-incidents',
    'endpoints-protected',
  ]),
  row(55, 'Nhà văn hoá thông minh', 'Smart culture houses', [
    'culture-houses-up',
    'culture-house-users',
  ]),
  row(56, 'Phủ Internet', 'Internet coverage', ['households-fibre']),
  row(57, 'Điện thoại thông minh', 'Smartphones', ['smartphone-adults']),
  row(58, 'Hệ thống cũ không xuống cấp', 'Equipment does not decay', [
    ...['devices-online', 'devices-low-battery', 'things-to-repair', 'assets-past-life'],
  ]),
  row(59, 'Ít sự cố an toàn thông tin', 'Few security incidents', ['security-incidents']),
  row(60, 'Kết nối, chia sẻ dữ liệu', 'Connect and share data', ['sources-live', 'kpis-fresh']),
];

import { row, type Indicator } from './row';

/** A. Principles that the centre itself must prove; B. public services; C. administration. */
export const GOVERNMENT_INDICATORS: readonly Indicator[] = [
  row(1, 'Ra quyết định bằng số liệu sống', 'Decide on live data', ['data-automatic']),
  row(2, 'Toàn bộ hoạt động sẵn sàng trên mạng', 'All operations ready online', [
    'services-online',
  ]),
  row(3, 'Văn bản không giấy', 'Paperless documents', ['documents-paperless']),
  row(4, 'Họp không gặp mặt', 'Meetings without meeting', [
    'meetings-online',
    'travel-hours-avoided',
  ]),
  row(5, 'Thủ tục không tiếp xúc', 'Contact-free procedures', ['dossiers-online']),
  row(6, 'Nộp phí không tiền mặt', 'Cash-free fees', ['dossiers-paid-online']),
  row(7, 'Thủ tục gọn hơn luật định', 'Procedures quicker than the law asks', [
    'dossiers-handling-time',
  ]),
  row(8, 'Dịch vụ đến từng người', 'Services for each person', ['personal-notices']),
  row(9, 'Giải quyết việc tồn tại dai dẳng', 'Solve long-standing problems', [
    'recurring-hotspots',
  ]),
  row(10, 'Thói quen tốt nằm trong nền tảng', 'Good habits built into the platform', [
    'alert-acknowledge-time',
    'alerts-unacknowledged',
  ]),
  row(11, 'Một cửa không có hồ sơ quá hạn', 'One-stop desk without overdue dossiers', [
    'dossiers-overdue',
  ]),
  row(12, 'Một cửa khớp với cổng của tỉnh', 'One-stop desk in step with the portal', [
    'dossiers-not-synchronised',
  ]),
  row(13, 'Dịch vụ toàn trình thực sự được dùng', 'Full online services in real use', [
    'procedures-used-online',
  ]),
  row(
    14,
    'Lãnh đạo thấy tình trạng hồ sơ',
    'The head sees how dossiers stand',
    [
      ...['dossiers-open', 'dossiers-awaiting-citizen', 'dossiers-due-soon'],
      ...['dossiers-overdue', 'leader-days'],
    ],
    {
      vi: 'Từng trạng thái trong mười trạng thái quốc gia: mở danh sách của các chỉ số này.',
      en: 'Each of the ten national states: open the list behind these KPIs.',
    },
  ),
  row(15, 'Tiết kiệm thời gian của dân', 'Save citizens’ time', ['citizen-hours-saved']),
  row(16, 'Tiết kiệm thời gian giải thích', 'Save time spent explaining', [
    'staff-hours-saved',
    'counter-wait',
  ]),
  row(17, 'Trả kết quả qua bưu chính', 'Results by post', ['post-on-time', 'dossiers-by-post']),
  row(18, 'Số hoá dữ liệu nền của xã', 'Digitise the commune’s records', [
    ...['records-digitised', 'dossiers-digitised', 'dossiers-data-reused'],
  ]),
  row(19, 'Số hoá hồ sơ công việc', 'Digitise work files', ['files-digitised']),
  row(20, 'Niềm tin của dân tăng lên', 'Trust grows', [
    'dossiers-satisfaction',
    'feedback-satisfaction',
  ]),
  row(21, 'Quản lý văn bản và điều hành', 'Document management and direction', [
    'documents-overdue',
  ]),
  row(22, 'Đủ chữ ký số còn hạn', 'Valid signatures for all', [
    ...['certificates-valid', 'documents-signed', 'certificate-days-left'],
  ]),
  row(23, 'Mọi cán bộ dùng thư công vụ', 'All staff use official e-mail', ['staff-official-mail']),
  row(24, 'Mọi cán bộ có hòm thư công vụ', 'All staff have an official mailbox', [
    'mailboxes-issued',
  ]),
  row(25, 'Hội nghị truyền hình sẵn sàng', 'Video-conference ready', [
    'conference-ready',
    'conference-sessions',
  ]),
  row(26, 'Hội nghị truyền hình được dùng nhiều', 'Video-conference well used', ['conference-use']),
  row(27, 'Dùng đủ hệ thống dùng chung', 'All shared systems used', ['shared-systems-used']),
  row(28, 'Dùng phần mềm nghiệp vụ', 'Back-office systems used', ['sector-systems-used']),
  row(29, 'Ban chỉ đạo họp và gỡ vướng', 'The committee meets and unblocks', [
    'tasks-overdue',
    'committee-sessions',
  ]),
  row(30, 'Người đứng đầu trực tiếp làm', 'The head acts in person', ['leader-days'], {
    vi: 'Mỗi việc Chủ tịch làm, kể cả xác nhận cảnh báo, đều tính; nhật ký ghi từng việc.',
    en: 'Every act of the chairman counts, an acknowledged alert too; the audit log has each.',
  }),
  row(
    31,
    'Chuyển đổi số vào thi đua',
    'Counts in yearly emulation',
    ['tasks-on-time', 'dossiers-on-time'],
    {
      vi: 'Chỉ tính cả đơn vị: không xếp hạng từng người trên màn hình.',
      en: 'Of the whole office only: no ranking of persons on a screen.',
    },
  ),
  row(32, 'Báo cáo lấy từ chính số liệu', 'Reports from the very numbers', ['values-typed']),
  row(33, 'Trang thông tin cập nhật đều', 'Website kept up to date', ['website-posts'], {
    vi: 'Không có bài nào trong 7 ngày là nghiêm trọng; ngày đăng cuối ở danh sách bài.',
    en: 'No post in 7 days is critical; the day of the last one is in the list behind it.',
  }),
  row(34, 'Công khai thủ tục đúng hạn', 'Procedures published on time', [
    'procedures-published-on-time',
  ]),
  row(35, 'Tập huấn cán bộ', 'Staff training', ['staff-trained']),
];

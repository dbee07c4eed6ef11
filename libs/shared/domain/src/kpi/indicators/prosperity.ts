import { row, type Indicator } from './row';

/** G. Digital economy; H. digital society; I. value against cost. */
export const PROSPERITY_INDICATORS: readonly Indicator[] = [
  row(61, 'Sản phẩm địa phương lên sàn', 'Local products online', [
    ...['local-commerce', 'local-orders', 'listings'],
  ]),
  row(62, 'Giúp bán sản phẩm trên mạng', 'Help to sell online', [
    'sellers-helped',
    'local-commerce',
  ]),
  row(63, 'Rà soát hộ kinh doanh', 'Review of businesses', ['merchants-cashless']),
  row(64, 'Trả tiền điện, nước điện tử', 'Power and water paid electronically', [
    'bills-paid-online',
  ]),
  row(65, 'Tiền di động', 'Mobile money', ['mobile-money']),
  row(66, 'Địa chỉ số, bản đồ số', 'Digital addresses and map', ['digital-addresses']),
  row(67, 'Mã địa chỉ VpostCode', 'VpostCode', ['digital-addresses'], {
    vi: 'Nhà có VpostCode là nhà đã có địa chỉ số.',
    en: 'A house with a VpostCode has a digital address.',
  }),
  row(68, 'Nông nghiệp thông minh', 'Smart farming', [
    'smart-farm-area',
    'farm-sensors-out-of-range',
  ]),
  row(69, 'Máy bay phun thuốc', 'Drones in farming', ['drone-sprayed-area']),
  row(70, 'Quảng bá du lịch', 'Tourism', ['visitors', 'overnight-stays']),
  row(71, 'Việc làm qua nền tảng', 'Jobs through platforms', ['jobs-matched'], {
    vi: 'Nhập tay có thời hạn khi chưa có nguồn.',
    en: 'Typed, with an expiry, until a source exists.',
  }),
  row(72, 'Nền tảng số theo ngành', 'Sector platforms', ['platforms-connected']),
  row(73, 'Khám từ xa tại trạm y tế', 'Telehealth at the health station', [
    'telehealth-sessions',
    'health-station-link',
  ]),
  row(74, 'Ứng dụng tư vấn sức khoẻ', 'Health advice apps', ['advice-sessions']),
  row(75, 'Vùng xa gặp được bác sĩ giỏi', 'Remote areas reach good doctors', [
    'telehealth-hours-saved',
    'telehealth-km-saved',
  ]),
  row(76, 'Trường dạy học trực tuyến', 'Schools teach online', ['schools-online']),
  row(77, 'Học trực tuyến cho mọi người', 'Online learning for all', ['learners']),
  row(78, 'Kỹ năng số cơ bản', 'Basic digital skills', ['adults-trained', 'learners']),
  row(79, 'Định danh điện tử', 'Electronic identity', ['adults-eid']),
  row(80, 'Tài khoản ngân hàng số', 'Digital bank accounts', ['bank-adults']),
  row(81, 'Bảo hiểm xã hội số', 'Digital social insurance', ['vssid-users']),
  row(82, 'Tổ công nghệ số cộng đồng', 'Community digital teams', [
    'households-helped',
    'villages-visited',
  ]),
  row(83, 'Đếm được giá trị', 'Count the value', [
    ...['net-value', 'value-labour', 'value-recurrent', 'value-new', 'value-intangible'],
    'staff-hours-saved',
  ]),
  row(84, 'Lượng hoá giá trị vô hình', 'Quantify intangibles', ['value-measured']),
  row(85, 'Chỉ đầu tư khi dương', 'Invest only if positive', ['net-value-year', 'benefit-cost']),
  row(86, 'Giá trị trừ chi phí', 'Value less cost', ['net-value']),
  row(87, 'Dùng bao nhiêu thuê bấy nhiêu', 'Rent what you use', ['quota-used', 'items-taken']),
  row(88, 'Không để máy dùng dưới 20 %', 'No capacity left idle', ['quota-used']),
  row(89, 'Bỏ giấy tờ song song', 'No paper beside the digital', ['paper-parallel']),
  row(90, 'Dùng dữ liệu sinh ra hằng ngày', 'Use what is generated daily', ['items-per-thousand']),
  row(91, 'Dữ liệu phi cấu trúc', 'Unstructured data', ['text-classified', 'detections-verified'], {
    vi: 'Chữ, ảnh gốc ở lại hệ thống nguồn; ở đây chỉ đếm phần đã phân loại, xác minh.',
    en: 'Texts and pictures stay in their source; counted here is what was classified or verified.',
  }),
  row(92, 'Huy động nguồn lực xã hội', 'Mobilise social resources', [
    'contributed-funds',
    'contributed-things',
  ]),
];

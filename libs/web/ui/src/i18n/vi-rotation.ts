/** Texts of a source's password: a new one, how long the one before works, and its end. */
export const viRotation = {
  'secret.title': 'Mật khẩu kết nối',
  'secret.one': 'Nguồn này kết nối bằng một mật khẩu.',
  'secret.until': 'Mật khẩu cũ còn dùng được đến {{moment}}',
  'secret.used': 'mật khẩu mới đã dùng lúc {{moment}}',
  'secret.unused': 'mật khẩu mới chưa được dùng',
  'secret.new': 'Cấp mật khẩu mới',
  'secret.give': 'Cấp mật khẩu',
  'secret.grace': 'Mật khẩu cũ dùng được thêm',
  'secret.grace.none': 'không, ngừng ngay lập tức',
  'secret.grace.hour': '1 giờ',
  'secret.grace.day': '1 ngày',
  'secret.grace.week': '7 ngày',
  'secret.noneHow':
    'Mật khẩu cũ hết hiệu lực ngay: thiết bị bị ngắt và không gửi được gì cho đến khi được nhập mật khẩu mới. Dùng khi mật khẩu đã lộ.',
  'secret.graceHow':
    'Trong thời gian này cả hai mật khẩu đều dùng được, thiết bị không bị ngắt. Hết hạn, thiết bị vẫn dùng mật khẩu cũ sẽ bị ngắt.',
  'secret.olderHow':
    'Đang có một mật khẩu cũ: mật khẩu ấy ngừng ngay khi cấp mật khẩu mới và thiết bị vẫn dùng nó bị ngắt, vì chỉ hai mật khẩu dùng được cùng lúc.',
  'secret.end': 'Ngừng mật khẩu cũ',
  'secret.endUsed': 'Ngừng mật khẩu cũ ngay? Thiết bị vẫn dùng mật khẩu cũ sẽ bị ngắt.',
  'secret.endUnused':
    'Ngừng mật khẩu cũ ngay? Mật khẩu mới chưa được dùng lần nào: thiết bị sẽ bị ngắt và không kết nối lại được.',
} as const;

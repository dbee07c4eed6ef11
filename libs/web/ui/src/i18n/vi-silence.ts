/** Texts of a silent source: why it is silent, what to do about it, and what it said last. */
export const viSilence = {
  'silence.title': 'Vì sao im lặng',
  'silence.titleOnline': 'Vì sao không có số liệu',
  'silence.asking': 'Đang tìm nguyên nhân …',
  'silence.also': 'Ngoài ra',
  'silence.from.own': 'Thiết bị gõ cửa từ chính máy chủ này.',
  'silence.from.private': 'Thiết bị gõ cửa từ mạng nội bộ.',
  'silence.from.public': 'Thiết bị gõ cửa từ Internet.',
  'silence.times': '{{count}} lần',
  'silence.why.maintenance': 'Đang bảo trì đến {{until}}.',
  'silence.do.maintenance':
    'Không cần làm gì: im lặng trong lúc bảo trì không bị tính là mất kết nối.',
  'silence.why.line-down':
    'Đường truyền “{{name}}” mất từ {{moment}}: mọi thiết bị đi qua đường này đều im lặng.',
  'silence.do.line-down':
    'Kiểm tra modem và gọi nhà mạng. Có mạng trở lại thì thiết bị tự kết nối.',
  'silence.why.gateway-down':
    'Cổng kết nối “{{name}}” im lặng từ {{moment}}, nên các nguồn phía sau cũng im lặng.',
  'silence.do.gateway-down':
    'Kiểm tra nguồn điện và mạng của cổng; trang của cổng cho biết vì sao nó im lặng.',
  'silence.why.wrong-secret':
    'Sai mật khẩu: thiết bị gõ cửa lúc {{moment}} nhưng mật khẩu không đúng.',
  'silence.do.wrong-secret': 'Cấp mật khẩu mới hoặc sửa ở thiết bị.',
  'silence.why.backed-off':
    'Sai mật khẩu nhiều lần, lần cuối lúc {{moment}}: hệ thống tạm không xét thiết bị này.',
  'silence.do.backed-off':
    'Sửa mật khẩu ở thiết bị hoặc cấp mật khẩu mới, rồi chờ vài phút để thiết bị được xét lại.',
  'silence.why.client-id':
    'Sai tên kết nối: lúc {{moment}} thiết bị gõ cửa với client id không phải của nó.',
  'silence.do.client-id': 'Ở thiết bị, đặt cả client id và tên đăng nhập là {{key}}.',
  'silence.why.will':
    'Bị từ chối lúc {{moment}}: di chúc (Last Will) của thiết bị gửi vào chủ đề không phải của nó.',
  'silence.do.will': 'Ở thiết bị, đặt chủ đề của di chúc là {{own}}/status, hoặc bỏ di chúc.',
  'silence.why.full':
    'Hết chỗ: lúc {{moment}} nguồn này hoặc đơn vị của nó đã có số kết nối tối đa.',
  'silence.do.full': 'Ngắt kết nối thừa, hoặc nâng giới hạn số kết nối.',
  'silence.why.unknown-codec':
    'Bản tin của nó ở định dạng mà hệ thống không đọc được, gần nhất lúc {{moment}}.',
  'silence.do.unknown-codec':
    'Chọn định dạng khác trong ánh xạ của nguồn gửi, hoặc nâng cấp hệ thống.',
  'silence.why.topic-refused':
    'Sai chủ đề: lúc {{moment}} nó gửi vào {{topic}}, nơi nó không được phép gửi.',
  'silence.do.topic-refused':
    'Ở thiết bị, đổi chủ đề thành {{own}}/… Nếu phần mềm có chủ đề riêng, thêm một ánh xạ.',
  'silence.why.refused':
    'Những gì nó gửi sau cùng bị từ chối, gần nhất lúc {{moment}}: {{reason}}.',
  'silence.do.refused': 'Xem bản tin bị từ chối để biết sai ở đâu, rồi sửa ở thiết bị.',
  'silence.why.clock-wrong':
    'Đồng hồ của thiết bị sai: bản tin cuối, lúc {{moment}}, ghi một thời điểm không thể có.',
  'silence.do.clock-wrong':
    'Chỉnh đồng hồ của thiết bị (bật NTP): đồng hồ sai làm hỏng lịch gửi và kết nối mã hoá.',
  'silence.why.says-nothing': 'Đã kết nối lúc {{moment}} nhưng từ đó không gửi bản tin nào.',
  'silence.do.says-nothing':
    'Kiểm tra chương trình gửi số liệu ở thiết bị: chỉ giữ kết nối (ping) chưa phải là lên tiếng.',
  'silence.why.said-offline': 'Thiết bị báo ngừng, hoặc đứt kết nối, lúc {{moment}}.',
  'silence.do.said-offline': 'Nếu không ai tắt thiết bị, kiểm tra nguồn điện và mạng tại chỗ.',
  'silence.why.nothing-since':
    'Không nhận được gì từ {{moment}}; lẽ ra ít nhất cứ {{heartbeat}} giây có một bản tin.',
  'silence.do.nothing-since':
    'Kiểm tra nguồn điện, mạng và chương trình của thiết bị. Thiết bị vốn gửi thưa hơn thì sửa nhịp báo.',
  'silence.why.never-passed-on': 'Cổng “{{name}}” chưa bao giờ chuyển bản tin nào của nguồn này.',
  'silence.do.never-passed-on':
    'Kiểm tra thiết bị đã ghép với cổng chưa, và tên của nó ở cổng có đúng là {{key}} không.',
  'silence.why.never-connected': 'Chưa từng kết nối.',
  'silence.do.never-connected':
    'Ở thiết bị, nhập địa chỉ máy chủ, client id và tên đăng nhập {{key}}, và mật khẩu. Mất mật khẩu thì cấp cái mới.',
  'silence.link.secret': 'Cấp mật khẩu mới',
  'silence.link.source': 'Mở trang “{{name}}”',
  'silence.link.rejected': 'Xem bản tin bị từ chối',
  'silence.link.mappings': 'Mở ánh xạ',
  'silence.link.heartbeat': 'Sửa nhịp báo',
  'trace.title': 'Bản tin gần đây',
  'trace.about':
    'Như khi tới nơi, mới nhất ở trên; thông tin cá nhân được che. Chỉ giữ trong bộ nhớ, mất khi khởi động lại.',
  'trace.none': 'Từ khi hệ thống khởi động chưa có bản tin nào của nguồn này.',
  'trace.elsewhere':
    'Bản tin do một tiến trình khác nhận, tiến trình này không có. Mở trang trên máy chủ nhận bản tin.',
  'trace.pause': 'Tạm dừng',
  'trace.goOn': 'Tiếp tục',
  'trace.paused': 'Đang dừng: bản tin mới chưa hiện.',
  'trace.list': 'Danh sách bản tin',
  'trace.message': 'Bản tin lúc {{moment}}',
  'trace.topic': 'Chủ đề',
  'trace.qos': 'QoS',
  'trace.http': 'gửi qua HTTP',
  'trace.retained': 'giữ lại (retain)',
  'trace.dup': 'gửi lại (DUP)',
  'trace.will': 'di chúc',
  'trace.via': 'qua {{key}}',
  'trace.became': 'Kết quả',
  'trace.taken': 'nhận {{count}}',
  'trace.refused': 'từ chối {{count}}',
  'trace.ignored': 'không có dữ kiện',
  'trace.more': '… và {{count}} nữa',
  'trace.masked': 'Thông tin cá nhân đã được che.',
  'trace.form': 'Cách hiện',
  'trace.form.text': 'Chữ',
  'trace.form.json': 'JSON',
  'trace.form.hex': 'Hex',
  'trace.hidden.too-large': 'Bản tin quá lớn nên nội dung không được giữ.',
  'trace.hidden.personal-data': 'Nội dung có thể chứa thông tin cá nhân nên không hiện.',
  'trace.hidden.picture': 'Một bức ảnh: xem ở phần ảnh gần nhất.',
  'trace.close': 'Đóng',
  'trace.choose': 'Chọn từ bản tin đã nhận',
  'trace.chooseNone': '– dán bản tin, hoặc chọn ở đây –',
} as const;

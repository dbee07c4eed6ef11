import { isLossyText } from './lossy-text';

it.each([
  'Chuyn trng tâm t chính quyn', // [domain, worked example 10]
  'Ph?n ánh hiện trường',
  'Đ\uFFFDt đai',
  'ng nhp',
])('%s has lost letters', (text) => {
  expect(isLossyText(text)).toBe(true);
});

it.each([
  'Chuyển trọng tâm từ chính quyền',
  'Chuyển trọng tâm từ chính quyền'.normalize('NFD'),
  'Đường ngập?',
  'Có phải không? Đúng.',
  'UBND xã, BTTTT, TTHC',
  'QL1A km 12, 5 kg',
  'rhythm',
  'https://dvc.danang.gov.vn/ket-qua/hs.pdf?x=1&html=b',
  'clip: rtsp://10.0.0.1/stream?y=2',
  'xml2http.png',
  '',
  '2026-11-20',
])('%s has not', (text) => {
  expect(isLossyText(text)).toBe(false);
});

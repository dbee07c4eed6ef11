import { targetWords } from './target-words';

it.each([
  ['\u2265 99', '%', 'từ 99 % trở lên'],
  ['\u2264 5', 'phút', 'không quá 5 phút'],
  ['< 15', 'mm', 'dưới 15 mm'],
  ['> 0', 'VND', 'trên 0 ₫'],
  ['40-90', '%', 'từ 40 đến 90 %'],
  ['0', 'hồ sơ', '0 hồ sơ'],
  ['rising', 'giờ', 'tăng dần'],
  ['+10 %/quý', 'VND', '+10 %/quý'],
  ['\u2265 5/1.000 dân', 'lượt', 'từ 5/1.000 dân trở lên'],
  ['', 'hồ sơ', 'chưa đặt'],
])('the target %j of %s is %s', (target, uom, words) => {
  expect(targetWords({ target, uom }, 'vi')).toBe(words);
});

it.each([
  ['\u2265 5/1.000 dân', 'lượt', '5 per 1,000 people or more'],
  ['< 50', 'mm', 'below 50 mm'],
  ['+10 %/quý', 'VND', '+10 % a quarter'],
  ['\u2265 1,2', 'lần', '1.2 times or more'],
  ['\u2264 1.000', 'cấp 1–5', 'at most 1,000 / 5'],
])('and in English: %j of %s', (target, uom, words) => {
  expect(targetWords({ target, uom }, 'en')).toBe(words);
});

import { createTexts, type Language, type Translate } from '@nhip-xa/web-ui';
import { targetWords } from './definitions';

const reader = (language: Language) => ({
  t: createTexts(language).t as unknown as Translate,
  language,
});

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
  expect(targetWords({ target, uom }, reader('vi'))).toBe(words);
});

it.each([
  ['\u2265 5/1.000 dân', 'lượt', '5 per 1,000 people or more'],
  ['< 50', 'mm', 'below 50 mm'],
])('and in English: %j of %s', (target, uom, words) => {
  expect(targetWords({ target, uom }, reader('en'))).toBe(words);
});

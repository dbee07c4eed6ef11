import { faultText, plainText } from './screen-words';

it('makes one line of what a screen sent, without control and direction characters', () => {
  expect(plainText('a\u001b[31mđỏ\r\nb\u202ec\u0000 ')).toBe('a [31mđỏ b c');
  expect(plainText('Bản đồ: không vẽ được')).toBe('Bản đồ: không vẽ được');
});

it('takes out of a fault what a person or a link could be known by', () => {
  const sent = 'lỗi 0912 345 678 của lan@xa.gov.vn tại /wall/1#token=nxd_abc-DEF_1 dòng 12345';
  expect(faultText(sent)).toBe('lỗi … của … tại /wall/1#token=… dòng 12345');
});

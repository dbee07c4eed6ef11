import {
  bearsMarks,
  foldNames,
  foldNumber,
  foldText,
  markedWords,
  searchPieces,
  searchRank,
} from './search-text';

it.each([
  ['Xã Đồng Đăng', 'xa dong dang'],
  ['  ĐỒNG   đăng ', 'dong dang'],
  ['Đồng Đăng'.normalize('NFD'), 'dong dang'],
  ['Chân Mây – Lăng Cô', 'chan may lang co'],
  ['Ưu tiên: quý, ngữ, Ậ', 'uu tien quy ngu a'],
  ['06211.cam-1', '06211 cam 1'],
  ['日本', ''],
  ['', ''],
])('%j is compared as %j', (said, folded) => {
  expect(foldText(said)).toBe(folded);
});

it('takes a number with whatever stands between its parts', () => {
  expect(foldNumber('000.00.15.H37-260104-0001')).toBe('0000015h372601040001');
  expect(foldNumber('H37 260104 0001')).toBe('h372601040001');
});

describe('how names answer a question', () => {
  const names = foldNames(['xã Đồng Đăng', 'Đồng Đăng', '06211']);
  it.each([
    ['dong dang', 'exact'],
    ['06211', 'exact'],
    ['dong d', 'begins'],
    ['062', 'begins'],
    ['dang xa', 'words'],
    ['dang', 'words'],
    // the middle of a word is no answer
    ['ong an', undefined],
    ['dang lang', undefined],
    // no name goes on into the next
    ['dang 06211', 'words'],
    ['', undefined],
  ])('%j: %s', (asked, rank) => {
    expect(searchRank(names, asked)).toBe(rank);
  });
});

describe('what is marked of a name', () => {
  const marked = (name: string, question: string): string =>
    searchPieces(name, question)
      .map(({ text, found }) => (found ? `[${text}]` : text))
      .join('');

  it.each([
    ['Xã Đồng Đăng', 'dong dang', 'Xã [Đồng] [Đăng]'],
    ['Xã Đồng Đăng', 'Đồng', 'Xã [Đồng] Đăng'],
    ['An toàn', 'an', '[An] toàn'],
    ['Hồ sơ quá hạn', 'an', 'Hồ sơ quá hạn'],
    ['Hồ sơ quá hạn', 'quá hạn', 'Hồ sơ [quá] [hạn]'],
    ['Thành phần và kết quả', 'quá hạn', 'Thành phần và kết quả'],
    ['Lăng Cô', 'x', 'Lăng Cô'],
    ['Đồng'.normalize('NFD'), 'do', '[Đồ]ng'],
  ])('of %j by %j: %s', (name, question, shown) => {
    expect(marked(name, question)).toBe(shown);
  });
});

describe('marks that were typed', () => {
  it.each([
    ['Hồ sơ quá hạn', 'quá hạn', true],
    ['HỒ SƠ QUÁ HẠN', 'Quá hạn', true],
    ['Kết quả của hàng', 'quá hạn', false],
    // as far as it is typed, whatever comes last
    ['Đồng Đăng', 'đô', true],
    ['Đồng Đăng', 'đông', true],
    ['Đồng Đăng', 'đồ', true],
    ['Đông Kinh', 'đồng', false],
    ['Dong Dang', 'đồng', false],
    // the word that has none takes any
    ['Đồng Đăng', 'đồng dang', true],
    ['Đồng Đăng', 'dong dang', true],
    // both ways of writing a tone
    ['Số hoá', 'số hóa', true],
    ['Số hóa', 'hoá', true],
    ['Cửa khẩu Hữu Nghị', 'hữu', true],
    ['Xã Hoà Lạc', 'họa', false],
    ['Văn bản ký số', 'ản', false],
  ])('of %j by %j: %s', (name, question, isFound) => {
    expect(bearsMarks([name], markedWords(question))).toBe(isFound);
  });
});

import { fittedName, fitsLines } from './fitted-name';

const within = (letters: number) => (text: string) => text.length <= letters;
/** Each letter one wide. */
const measure = (text: string): number => text.length;

describe('a name in its place', () => {
  it('stands whole where it has room', () => {
    expect(fittedName('Xã Đồng Đăng', within(12))).toBe('Xã Đồng Đăng');
  });

  it('loses what it is before it loses a letter of its name', () => {
    // 12 letters, 9 without the kind
    expect(fittedName('Xã Đồng Đăng', within(11))).toBe('Đồng Đăng');
    expect(fittedName('Thị trấn Mộc Châu', within(10))).toBe('Mộc Châu');
  });

  it('keeps a name that only begins like a kind', () => {
    expect(fittedName('Xã hội số', within(8))).toMatch(/^Xã/);
  });

  it('has its dots in the middle, so that names alike but for their ends are told apart', () => {
    const one = fittedName('Phường Nguyễn Thị Minh Khai – Hoàng Văn Thụ', within(24));
    const other = fittedName('Phường Nguyễn Thị Minh Khai – Hoàng Quốc Việt', within(24));
    expect(one).toMatch(/^Nguyễn.*…/);
    expect(one).toMatch(/Văn Thụ$/);
    expect(other).toMatch(/Quốc Việt$/);
    expect(one.length).toBeLessThanOrEqual(24);
    expect(other.length).toBeLessThanOrEqual(24);
  });

  it('keeps the number at its end', () => {
    expect(fittedName('Camera thôn Bản Quyền Nà Mưng 36', within(14))).toMatch(/…(.* )?36$/);
  });

  it('never comes to nothing, however small the place', () => {
    expect(fittedName('Nguyễn Thị Minh Khai', within(1))).toMatch(/^Ng.*….+/);
  });

  it('breaks between words, and knows when a word is wider than a line', () => {
    // aaaa bb | cccc is two lines of 7; of 6 it is aaaa | bb | cccc: no, aaaa | bb | cccc has three
    expect(fitsLines('aaaa bb cccc', { width: 7, lines: 2, measure })).toBe(true);
    expect(fitsLines('aaaa bb cccc', { width: 6, lines: 2, measure })).toBe(false);
    expect(fitsLines('aaaa bbbbbbbb', { width: 7, lines: 2, measure })).toBe(false);
    expect(fitsLines('aaaa bb', { width: 6, lines: 1, measure })).toBe(false);
  });
});

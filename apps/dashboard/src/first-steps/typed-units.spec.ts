import { linesBefore, typedAsCsv } from './typed-units';

it.each([
  ['06184 Đồng Đăng', '06184;"Đồng Đăng"'],
  ['6184\tXã Đồng Đăng', '6184;"Xã Đồng Đăng"'],
  ['06184; Đồng Đăng', '06184;"Đồng Đăng"'],
  ['06184 - Đồng Đăng', '06184;"Đồng Đăng"'],
  ['Đồng Đăng, 06184', '06184;"Đồng Đăng"'],
  ['Xã Đồng Đăng (06184)', '06184;"Xã Đồng Đăng"'],
  ['Phường "Kỳ Lừa"', ';"Phường ""Kỳ Lừa"""'],
])('%s', (typed, line) => {
  expect(typedAsCsv(`${typed}\n\n`)).toBe(`"code";"name"\n${line}`);
});

it('takes a table with a header as it stands', () => {
  expect(linesBefore(typedAsCsv('06184 Đồng Đăng'))).toBe(1);
  expect(linesBefore(typedAsCsv('code;name\n06184;Đồng Đăng'))).toBe(0);
  const table = 'Mã;Tên;Cấp\n06184;Đồng Đăng;Xã';
  expect(typedAsCsv(table)).toBe(table);
  expect(typedAsCsv('STT\tMã\tTên\n1\t06184\tĐồng Đăng')).toBe('STT\tMã\tTên\n1\t06184\tĐồng Đăng');
});

it('puts a line with blanks under a header with tabs into its columns', () => {
  expect(typedAsCsv('STT\tMã\tTên\n06184 Đồng Đăng\n2\t06211\tCao Lộc')).toBe(
    'STT\tMã\tTên\n\t06184\t"Đồng Đăng"\n2\t06211\tCao Lộc',
  );
  // without a column of names there is no telling where it goes
  expect(typedAsCsv('Mã\tCấp\n06184 Đồng Đăng')).toBe('Mã\tCấp\n06184 Đồng Đăng');
});

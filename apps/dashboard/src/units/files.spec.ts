import { listAsCsv, unitTemplate } from './files';

it('the template has every column, and a unit of each level, as a Vietnamese spreadsheet opens it', () => {
  expect(unitTemplate().split('\r\n')).toEqual([
    '\ufeffcode;name;nameEn;kind;parent;lat;lon;population;validFrom;validTo;replacedBy',
    '20;Lạng Sơn;Lang Son;tỉnh;;;;;;;',
    '06184;Đồng Đăng;Dong Dang;xã;20;21,94784;106,71254;27300;01/07/2025;;',
    '06184-1;Thôn 1;;thôn;;;;;;;',
    '',
  ]);
});

describe('a list of JSON', () => {
  it('becomes CSV, with whatever any entry has', () => {
    const list = [
      { code: '00004', name: 'Ba "Đình"', lat: 21.03945 },
      { code: '00008', bbox: [1, 2], name: null },
    ];
    expect(listAsCsv(JSON.stringify(list))?.split('\n')).toEqual([
      '"code";"name";"lat";"bbox"',
      '"00004";"Ba ""Đình""";"21.03945";',
      '"00008";;;"[1,2]"',
    ]);
  });

  it.each(['{}', '[1]', '[null]', 'không phải', '"x"'])('%s is none', (json) => {
    expect(listAsCsv(json)).toBeUndefined();
  });
});

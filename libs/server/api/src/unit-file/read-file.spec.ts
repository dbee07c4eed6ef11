import type { Unit } from '@nhip-xa/contract';
import type { UnitSurroundings } from '@nhip-xa/ports';
import { readUnitFile } from './read-file';
import { weighUnits, type Existing, type WeighedUnit } from './weigh';

const unit = (code: string, over: Partial<Unit> = {}): Unit => ({
  code,
  level: code === 'VN' ? 'nation' : code.length === 2 ? 'province' : 'commune',
  parent: code === 'VN' ? null : code.length === 2 ? 'VN' : '20',
  name: { vi: `Tên ${code}` },
  ...{ kind: null, lat: null, lon: null, population: null, simulated: false },
  ...{ validFrom: null, validTo: null, replacedBy: null, limits: null },
  ...over,
});
const around = (...units: Unit[]): UnitSurroundings => ({
  units: new Map([unit('VN'), unit('20'), ...units].map((one) => [one.code, one])),
  taken: new Set(['00004']),
});

async function weighed(
  text: string,
  {
    existing = 'refuse',
    standing = around(),
  }: { existing?: Existing; standing?: UnitSurroundings } = {},
): Promise<WeighedUnit[]> {
  const { lines, errors } = await readUnitFile(text);
  expect(errors).toEqual([]);
  return weighUnits(lines, standing, existing);
}
const said = (lines: readonly WeighedUnit[]): string[] =>
  lines.map(({ line, code, outcome, errors }) =>
    [line, code, outcome, ...errors.map((one) => `${one.column}:${one.code}`)].join(' '),
  );

describe('lists of administrative units', () => {
  it('are read as the open data sets have them, provinces and communes', async () => {
    const provinces = await weighed(
      'code,name,name_en,full_name,type,slug,n_communes,lat,lon,bbox\n' +
        '01,Hà Nội,Hanoi,Thành phố Hà Nội,city,ha_noi,126,20.9741,105.67365,"[105,20]"\n',
    );
    expect(provinces[0]?.unit).toEqual({
      ...{ code: '01', level: 'province', parent: 'VN', name: { vi: 'Hà Nội', en: 'Hanoi' } },
      ...{ kind: 'thành phố', lat: 20.9741, lon: 105.67365 },
    });
    const communes = await weighed(
      'code,name,name_en,type,province_code,lat,lon\n06184,Đồng Đăng,Dong Dang,commune,20,21.94784,106.71254\n',
    );
    expect(communes[0]?.unit).toEqual({
      ...{ code: '06184', level: 'commune', parent: '20', kind: 'xã' },
      ...{ name: { vi: 'Đồng Đăng', en: 'Dong Dang' }, lat: 21.94784, lon: 106.71254 },
    });
  });

  it('are read as the national catalogue has them, with its own words and full names', async () => {
    const [one] = await weighed(
      'STT;Mã;Tên;Cấp;Nghị quyết;Mã TP;Tỉnh / Thành Phố;Dân số\n1;06211;Phường Kỳ Lừa;Phường;1672;20;Lạng Sơn;31.500\n',
    );
    expect(one?.unit).toEqual({
      ...{ code: '06211', level: 'commune', parent: '20', name: { vi: 'Kỳ Lừa' } },
      ...{ kind: 'phường', population: 31_500 },
    });
  });

  it('tell the level by the name where no column does', async () => {
    const lines = await weighed(
      'mã,tên,mã tỉnh\n46,Thành phố Huế,\n6184,Xã Đồng Đăng,20\n06184-1,Thôn Nà Mùa,\n',
    );
    expect(lines.map((one) => one.unit?.level)).toEqual(['province', 'commune', 'village']);
    expect(lines[2]?.unit).toMatchObject({ parent: '06184', name: { vi: 'Thôn Nà Mùa' } });
  });
});

describe('leading zeros that a spreadsheet took away', () => {
  it.each([
    ['4;Ba Đình;phường;1', '00004', '01'],
    ['6184;Đồng Đăng;xã;20', '06184', '20'],
    // without a kind, the province beside it says that it is a commune
    ['25;Giảng Võ;;1', '00025', '01'],
    // and without a province it can be none
    ['1;Hà Nội;;', '01', 'VN'],
    ['1;Hà Nội;tỉnh;', '01', 'VN'],
    ['184-2;Thôn 2;;', '00184-2', '00184'],
  ])('%s is %s in %s', async (line, code, parent) => {
    const { lines } = await readUnitFile(`code;name;kind;parent\n${line}\n`);
    expect(lines[0]).toMatchObject({ code, parent, restored: true, errors: [] });
  });

  it('are not told of where none were missing', async () => {
    const { lines } = await readUnitFile('code;name;parent\n06184;Đồng Đăng;20\n');
    expect(lines[0]).toMatchObject({ code: '06184', restored: false });
  });

  it.each([
    // three digits are too many for a province
    ['123;Hà Nội;tỉnh;', 'code:bad-code'],
    ['123456;Xã;xã;20', 'code:bad-code'],
    ['6.184;Xã;xã;20', 'code:bad-code'],
    ['06184-1;Xã;xã;20', 'code:bad-code'],
    // a commune says where it lies
    ['6184;Đồng Đăng;xã;', 'parent:missing'],
    [';Đồng Đăng;xã;20', 'code:missing'],
    ['06184;;xã;20', 'name:missing'],
  ])('%s is refused: %s', async (line, fault) => {
    const lines = await weighed(`code;name;kind;parent\n${line}\n`);
    expect(said(lines)[0]).toMatch(new RegExp(`bad ${fault}$`));
  });
});

it('tells every error of every line', async () => {
  const lines = await weighed(
    'code;name;parent;lat;lon;population;validFrom\n' +
      '06184;A;20;21,9;;mười;hôm qua\n' +
      '06211;B;20;95;200;;31/02/2026\n' +
      '06211;C;99;;;;01/07/2025\n' +
      '00004;Ba Đình;20;;;;\n',
  );
  expect(said(lines)).toEqual([
    '2 06184 bad population:bad-number validFrom:bad-date lon:half-a-place',
    '3 06211 bad lat:out-of-range lon:out-of-range validFrom:bad-date',
    '4 06211 bad code:repeated-code parent:unknown-parent',
    '5 00004 bad code:taken',
  ]);
});

it('takes what lies in a unit of the same file, in whatever order they stand', async () => {
  const lines = await weighed('code;name;parent\n00004-1;Tổ 1;\n00005;Xã;01\n01;Hà Nội;\n', {
    standing: { units: new Map([['VN', unit('VN')]]), taken: new Set() },
  });
  expect(said(lines)).toEqual(['2 00004-1 bad parent:unknown-parent', '3 00005 new', '4 01 new']);
});

it('puts nothing where it does not belong, and nothing real into the demonstration', async () => {
  const lines = await weighed(
    'code;name;kind;parent\n06184;A;xã;VN\n06211;B;xã;21\n06211-1;C;;\n',
    { standing: around(unit('21', { simulated: true }), unit('06211', { simulated: true })) },
  );
  expect(said(lines)).toEqual([
    '2 06184 bad parent:wrong-parent',
    '3 06211 bad code:exists',
    '4 06211-1 bad parent:simulated',
  ]);
});

describe('what stands already', () => {
  const standing = around(
    unit('06184', { name: { vi: 'Đồng Đăng', en: 'Dong Dang' }, population: 100, kind: 'xã' }),
    unit('06185'),
    unit('06186', { simulated: true }),
  );
  const text = 'code;name;parent;population\n06184;Đồng Đăng mới;20;27300\n06185;Tên 06185;20;\n';

  it('is refused unless it is said what to do with it', async () => {
    expect(said(await weighed(text, { standing }))).toEqual([
      '2 06184 bad code:exists',
      '3 06185 bad code:exists',
    ]);
  });

  it('is passed over', async () => {
    expect(said(await weighed(text, { standing, existing: 'skip' }))).toEqual([
      '2 06184 same',
      '3 06185 same',
    ]);
  });

  it('is changed in what the file fills, and in nothing else', async () => {
    const lines = await weighed(text, { standing, existing: 'update' });
    expect(said(lines)).toEqual(['2 06184 changed', '3 06185 same']);
    expect(lines[0]?.changes).toEqual({
      name: { vi: 'Đồng Đăng mới', en: 'Dong Dang' },
      population: 27_300,
    });
  });

  it('is never moved to another province, and never real where it was pretended', async () => {
    const other = 'code;name;parent\n06184;Đồng Đăng;21\n06186;X;20\n';
    expect(said(await weighed(other, { standing, existing: 'update' }))).toEqual([
      '2 06184 bad parent:other-parent',
      '3 06186 bad code:simulated',
    ]);
  });
});

it.each([
  ['code;ten la\n1;2\n', ['null:unknown-column', 'name:missing-column']],
  ['code;mã;tên\n1;2;3\n', ['code:repeated-column']],
  ['code;name\n', ['null:empty']],
  ['', ['null:empty']],
  ['code;name\n1;H\ufffd N\ufffdi\n', ['null:not-utf8']],
])('a file that is wrong as a whole says so: %j', async (text, expected) => {
  const { errors } = await readUnitFile(text);
  expect(errors.map(({ column, code }) => `${column}:${code}`)).toEqual(expected);
});

it('has a limit of lines', async () => {
  const lines = Array.from({ length: 10_001 }, (_, at) => `${at};X`).join('\n');
  const { errors } = await readUnitFile(`code;name\n${lines}\n`);
  expect(errors).toMatchObject([{ code: 'too-many-lines', text: '10001' }]);
});

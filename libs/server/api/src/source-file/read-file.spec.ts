import { SOURCE_FILE_LIMITS } from '@nhip-xa/contract';
import { readSourceFile, type SourceFile } from './read-file';

const HEADER = 'unit;id;kind;name';
const GOOD = '06211;cam-1;camera;Cổng chợ';

/** `line column code` of everything that is wrong. */
const problemsOf = ({ lines, errors }: SourceFile): string[] => [
  ...errors.map(({ column, code, text }) => `file ${column ?? text} ${code}`),
  ...lines.flatMap(({ line, errors: own }) =>
    own.map(({ column, code }) => `${line} ${column ?? '-'} ${code}`),
  ),
];
const problems = async (text: string): Promise<string[]> => problemsOf(await readSourceFile(text));
/** Of one line with these columns besides the required ones. */
const cellProblems = (columns: string, cells: string): Promise<string[]> =>
  problems(`${HEADER};${columns}\n${GOOD};${cells}\n`);
const sourceOf = async (text: string): Promise<object | undefined> =>
  (await readSourceFile(text)).lines[0]?.source;
const cellSource = (columns: string, cells: string): Promise<object | undefined> =>
  sourceOf(`${HEADER};${columns}\n${GOOD};${cells}\n`);

describe('a file', () => {
  it.each([
    ['semicolons, as a Vietnamese spreadsheet writes it', `\ufeff${HEADER}\r\n${GOOD}\r\n`],
    ['commas', `${HEADER}\n${GOOD}\n`.replaceAll(';', ',')],
    ['tabs, and lines ended as of old', `${HEADER}\r${GOOD}\r`.replaceAll(';', '\t')],
    ['quotes and blanks', ` Unit ; ID;KIND; "name"\n06211;"cam-1"; camera ;"Cổng chợ"`],
    ['another order of columns', 'name;kind;id;unit\nCổng chợ;camera;cam-1;06211'],
    ['empty lines and columns without a name', `${HEADER};;\n\n;;;;\n${GOOD};;\n`],
  ])('is read with %s', async (_, text) => {
    const { lines, errors } = await readSourceFile(text);
    expect(errors).toEqual([]);
    expect(lines.map(({ key, source, errors: own }) => ({ key, source, own }))).toEqual([
      {
        key: '06211.cam-1',
        source: { unit: '06211', id: 'cam-1', kind: 'camera', name: 'Cổng chợ' },
        own: [],
      },
    ]);
  });

  it.each([
    ['', 'file  empty'],
    [`${HEADER}\n`, 'file  empty'],
    [`${HEADER}\n06211;a;camera;Tr\ufffdm`, 'file  not-utf8'],
    ['u\0n\0i\0t\0', 'file  not-utf8'],
  ])('%j is told of as a whole', async (text, problem) => {
    expect(await problems(text)).toEqual([problem]);
  });

  it('whose quotes are never closed tells from which line', async () => {
    const { errors } = await readSourceFile(`${HEADER}\n${GOOD}\n06211;b;camera;"Chợ\n`);
    const [error] = errors;
    expect(error).toMatchObject({ code: 'bad-csv', column: null });
    expect(error?.text).toMatch(/line 3$/);
  });

  it('has so many lines and no more', async () => {
    const lines = (count: number): string => `${HEADER}\n${`${GOOD}\n`.repeat(count)}`;
    expect(await problems(lines(SOURCE_FILE_LIMITS.lines))).toEqual([]);
    expect(await problems(lines(SOURCE_FILE_LIMITS.lines + 1))).toEqual([
      `file ${SOURCE_FILE_LIMITS.lines + 1} too-many-lines`,
    ]);
  });

  it('has so many attributes and no more', async () => {
    const file = (count: number): string =>
      `${HEADER};${Array.from({ length: count }, (_, n) => `attribute:a${n}`).join(';')}\n${GOOD}`;
    expect(await problems(file(SOURCE_FILE_LIMITS.attributes))).toEqual([]);
    expect(await problems(file(SOURCE_FILE_LIMITS.attributes + 1))).toEqual([
      `file ${SOURCE_FILE_LIMITS.attributes + 1} too-many-columns`,
    ]);
  });

  it('tells all that is wrong at once: its header, and every line', async () => {
    const text = [
      'unit;id;Name;tên;name;lat',
      '06211;cam-1;a;;;',
      ';CAM 2;b;;;north',
      '06211;cam-3;c;;;;one;more',
    ].join('\n');
    expect(await problems(text)).toEqual([
      'file tên unknown-column',
      'file name repeated-column',
      'file kind missing-column',
      '3 unit missing',
      '3 lat bad-number',
      '3 lon half-a-place',
      '3 id bad-id',
      '4 - too-many-cells',
    ]);
  });

  it('tells which line it is: that of the file, and the last one of a quoted text', async () => {
    const { lines } = await readSourceFile(
      `${HEADER}\n\n06211;a;camera;"Cổng\nchợ"\n06211;b;x;y\n`,
    );
    expect(lines.map(({ line, cells }) => [line, cells.get('name')])).toEqual([
      [4, 'Cổng\nchợ'],
      [5, 'y'],
    ]);
  });
});

describe('a line', () => {
  it('takes every column', async () => {
    const columns =
      'village;lat;lon;gateway;heartbeatSeconds;feeds;itemsPerSecond;burst;attribute:floodLevels;attribute:model';
    const cells = `06211-3;21,85;106.75;06211.gw;300;reading:water_level  reading:rain;0,5;20;[2.5,3,4];RG-15`;
    expect(await cellSource(columns, cells)).toEqual({
      unit: '06211',
      id: 'cam-1',
      kind: 'camera',
      name: 'Cổng chợ',
      village: '06211-3',
      lat: 21.85,
      lon: 106.75,
      gateway: '06211.gw',
      heartbeatSeconds: 300,
      feeds: ['reading:water_level', 'reading:rain'],
      limits: { itemsPerSecond: 0.5, burst: 20 },
      attributes: { floodLevels: [2.5, 3, 4], model: 'RG-15' },
    });
  });

  it.each([
    ['lat;lon', '21,853;106,75', { lat: 21.853, lon: 106.75 }],
    ['lat;lon', '\u221221.8;1e2', { lat: -21.8, lon: 100 }],
    ['feeds', 'none', { feeds: [] }],
    ['attribute:a', '252,5', { attributes: { a: 252.5 } }],
    ['attribute:a', '0123', { attributes: { a: '0123' } }],
    ['attribute:a', '"""5"""', { attributes: { a: '5' } }],
    ['attribute:a', 'true', { attributes: { a: true } }],
    ['attribute:__proto__', '1', {}],
    ['village', "'=1+1", { village: '=1+1' }],
  ])('reads %s %s', async (columns, cells, expected) => {
    expect(await cellSource(columns, cells)).toMatchObject(expected);
  });

  it.each([
    ['lat;lon', '1.021,85;106', '2 lat bad-number'],
    ['lat;lon', '91;106', '2 lat out-of-range'],
    ['lat;lon', '21;', '2 lon half-a-place'],
    ['lat;lon', ';106', '2 lat half-a-place'],
    ['heartbeatSeconds', '0', '2 heartbeatSeconds out-of-range'],
    ['heartbeatSeconds', '2678401', '2 heartbeatSeconds out-of-range'],
    ['heartbeatSeconds', '1.000', '2 heartbeatSeconds bad-number'],
    ['heartbeatSeconds', '60s', '2 heartbeatSeconds bad-number'],
    ['feeds', 'reading:rain,reading:up', '2 feeds bad-feed'],
    ['itemsPerSecond;burst', '5;', '2 burst half-a-limit'],
    ['itemsPerSecond;burst', ';5', '2 itemsPerSecond half-a-limit'],
    ['itemsPerSecond;burst', '1.500;5', '2 itemsPerSecond ambiguous-number'],
    ['itemsPerSecond;burst', '0;5', '2 itemsPerSecond out-of-range'],
    ['village', 'x'.repeat(21), '2 village too-long'],
    ['gateway', 'x'.repeat(101), '2 gateway too-long'],
    [`attribute:${'x'.repeat(65)}`, '1', `2 attribute:${'x'.repeat(65)} too-long`],
    ['attribute:a', 'x'.repeat(16_384), '2 - too-long'],
  ])('with %s %s is refused', async (columns, cells, problem) => {
    expect(await cellProblems(columns, cells)).toEqual([problem]);
  });

  it.each([
    ['6211;cam-1;camera;a', '2 unit unknown-unit'],
    ['06211;Cam-1;camera;a', '2 id bad-id'],
    ['06211;cam-1;máy ảnh;a', '2 kind unknown-kind'],
    [`06211;cam-1;camera;${'a'.repeat(201)}`, '2 name too-long'],
    ['06211;;camera;a', '2 id missing'],
    ['06211;cam-1;camera;', '2 name missing'],
  ])('%s is refused', async (line, problem) => {
    expect(await problems(`${HEADER}\n${line}\n`)).toEqual([problem]);
  });

  it('takes no decimal comma where commas part the cells: it could be two of them', async () => {
    const file = (lat: string): string =>
      `unit,id,kind,name,lat,lon\n06211,cam-1,camera,a,${lat},106.7\n`;
    expect(await problems(file('"21,85"'))).toEqual(['2 lat ambiguous-number']);
    expect(await problems(file('21,85'))).toEqual(['2 - too-many-cells']);
    expect(await sourceOf(file('21.85'))).toMatchObject({ lat: 21.85 });
    expect(await sourceOf(file('1.853'))).toMatchObject({ lat: 1.853 });
  });
});

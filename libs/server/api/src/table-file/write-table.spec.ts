import { LIST_LIMITS } from '@nhip-xa/contract';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { HttpProblem } from '../problem';
import type { Row } from './cells';
import { ExportPlaces } from './export-places';
import { csvParts, writeTable } from './write-table';

const FILE = {
  about: [['Số dòng', 12] as Row],
  header: ['Mã', 'Lúc', 'Giá trị'],
  moments: [1],
  language: 'vi' as const,
  rowsMost: Infinity,
};
/** 08:05:09 in Vietnam. */
const AT = new Date('2026-11-20T01:05:09Z');

async function* pages(...all: (readonly Row[])[]) {
  for (const page of all) yield await Promise.resolve(page);
}

async function csvOf(rows: readonly Row[], rowsMost = Infinity): Promise<string[][]> {
  let text = '';
  for await (const part of csvParts({ ...FILE, rowsMost }, pages(rows))) text += part;
  return parse(text, { delimiter: ';', bom: true, relax_column_count: true });
}

async function bookOf(rows: readonly Row[], rowsMost = Infinity) {
  const parts: Uint8Array[] = [];
  for await (const part of writeTable('xlsx', { ...FILE, rowsMost }, pages(rows))) {
    parts.push(part as Uint8Array);
  }
  return (await readXlsx(Buffer.concat(parts))).sheets[0]!.rows;
}

describe('a list as a file', () => {
  it.each(['=1+1', '+84', '-2', '@sum', '\tx', '\rx'])(
    'a text that begins like %j is none that a spreadsheet runs',
    async (text) => {
      expect((await csvOf([[text, null, null]])).at(-1)?.[0]).toBe(`'${text}`);
      expect((await bookOf([[text, null, null]])).at(-1)?.[0]).toBe(`'${text}`);
    },
  );

  it('numbers and moments are what they are', async () => {
    const row: Row = ['x', AT, -1.5];
    expect((await csvOf([row])).at(-1)).toEqual(['x', '20/11/2026 08:05:09', '-1,5']);
    expect((await bookOf([row])).at(-1)).toEqual(['x', new Date('2026-11-20T08:05:09Z'), -1.5]);
    // the number of rows stands in a column of moments
    expect((await bookOf([row]))[0]?.slice(0, 2)).toEqual(['Số dòng', '12']);
  });

  it('ends where it is full, and says so', async () => {
    const rows = [1, 2, 3].map((n): Row => [`R${n}`, null, n]);
    expect((await csvOf(rows, 3)).at(-1)?.[0]).toBe('R3');
    const cut = await csvOf(rows, 2);
    expect(cut.at(-1)?.[0]).toBe('Chỉ xuất 2 dòng đầu. Muốn đủ, hãy tải tệp CSV hoặc lọc hẹp hơn.');
    expect(cut.flat()).not.toContain('R3');
    expect((await bookOf(rows, 2)).at(-1)?.[0]).toContain('Chỉ xuất 2 dòng đầu');
  });

  it('reads no further than its reader takes', async () => {
    let read = 0;
    async function* endless() {
      for (;;) {
        read += 1;
        yield await Promise.resolve([['x'.repeat(10_000), null, null] as Row]);
      }
    }
    const stream = writeTable('csv', FILE, endless());
    await stream[Symbol.asyncIterator]().next();
    stream.destroy();
    const before = read;
    await new Promise((resolve) => setImmediate(resolve));
    expect(stream.destroyed).toBe(true);
    expect(read).toBe(before);
    expect(read).toBeLessThan(20);
  });
});

describe('places for files', () => {
  it('are few for one person, and few in all; one that is given back is free', () => {
    const places = new ExportPlaces();
    const first = places.take('lan');
    places.take('lan');
    expect(() => places.take('lan')).toThrow(HttpProblem);
    first();
    first();
    places.take('lan');
    expect(() => places.take('lan')).toThrow(HttpProblem);
    places.take('minh');
    places.take('minh');
    // four are taken
    expect(LIST_LIMITS.exportsAtOnce).toBe(4);
    expect(() => places.take('hoa')).toThrow(HttpProblem);
  });
});

import { brotliDecompressSync } from 'node:zlib';

/** WOFF2 names the tables it knows by number; `cmap` is the first, glyphs are the next but nine. */
const CMAP = 0;
const TRANSFORMED = [10, 11];
const OTHER_NAME = 63;
const HEADER_BYTES = 48;

/** The characters that a WOFF2 file has glyphs for. */
export function charactersOf(woff2: Buffer): Set<number> {
  const { at, length } = directory(woff2);
  const tables = brotliDecompressSync(woff2.subarray(length.from, length.from + length.packed));
  return mapped(tables.subarray(at.from, at.from + at.size));
}

/** [WOFF2 §4.1, §4.2] where `cmap` lies among the unpacked tables, and where the packed ones begin. */
function directory(woff2: Buffer) {
  const reader = { woff2, at: HEADER_BYTES };
  const cmap = { from: 0, size: 0 };
  let from = 0;
  for (let table = woff2.readUInt16BE(12); table > 0; table -= 1) {
    const flags = woff2.readUInt8(reader.at);
    const name = flags & 0x3f;
    reader.at += name === OTHER_NAME ? 5 : 1;
    const plain = TRANSFORMED.includes(name) ? flags >> 6 === 3 : flags >> 6 === 0;
    const original = base128(reader);
    const size = plain ? original : base128(reader);
    if (name === CMAP) Object.assign(cmap, { from, size });
    from += size;
  }
  return { at: cmap, length: { from: reader.at, packed: woff2.readUInt32BE(20) } };
}

function base128(reader: { woff2: Buffer; at: number }): number {
  let value = 0;
  for (;;) {
    const byte = reader.woff2.readUInt8(reader.at);
    reader.at += 1;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return value;
  }
}

/** [OpenType cmap] the characters of the tables of formats 4 and 12. */
function mapped(cmap: Buffer): Set<number> {
  const found = new Set<number>();
  for (let table = 0; table < cmap.readUInt16BE(2); table += 1) {
    const subtable = cmap.subarray(cmap.readUInt32BE(8 + table * 8));
    const format = subtable.readUInt16BE(0);
    const ranges = format === 4 ? segments(subtable) : format === 12 ? groups(subtable) : [];
    for (const [first, last] of ranges) {
      for (let character = first; character <= last; character += 1) found.add(character);
    }
  }
  return found;
}

type Range = [first: number, last: number];

function segments(table: Buffer): Range[] {
  const bytes = table.readUInt16BE(6);
  return Array.from({ length: bytes / 2 }, (_, segment): Range => {
    const last = table.readUInt16BE(14 + segment * 2);
    return [table.readUInt16BE(16 + bytes + segment * 2), Math.min(last, 0xfffe)];
  });
}

const groups = (table: Buffer): Range[] =>
  Array.from({ length: table.readUInt32BE(12) }, (_, group): Range => [
    table.readUInt32BE(16 + group * 12),
    table.readUInt32BE(20 + group * 12),
  ]);

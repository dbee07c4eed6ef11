import type { AuditEntry } from '@nhip-xa/contract';
import { auditHead, auditRows } from './audit-csv';
import { textOf } from './controllers/audit.controller';

const entry = (over: Partial<AuditEntry> = {}): AuditEntry => ({
  ...{ id: '1', at: '2026-11-26T01:05:09.123Z', who: 'hoa', role: 'admin', via: null },
  ...{ action: 'user.patch', unit: 'VN', target: 'user nam', before: { a: 1 }, after: null },
  ...over,
});

const FILE = {
  unit: { code: 'VN', name: 'Việt Nam' },
  filters: [['who', 'hoa']],
  atMs: Date.parse('2026-11-26T08:00:00+07:00'),
  language: 'vi',
} as const;

it('begins with what it is of, its filters and its moment', () => {
  expect(auditHead(FILE).split('\r\n').slice(0, 4)).toEqual([
    '\ufeffNhật ký thay đổi',
    'Đơn vị;Việt Nam;VN',
    'Người làm;hoa',
    'Xuất lúc;26/11/2026 08:00:00',
  ]);
});

it('writes a change on a line, in the time of Vietnam', () => {
  const [line] = auditRows([entry()]).split('\r\n');
  expect(line).toBe('26/11/2026 08:05:09;hoa;admin;;user.patch;VN;user nam;"{""a"":1}";');
});

it('no cell is a formula', () => {
  const [line] = auditRows([entry({ who: '=cmd', target: '@x', via: '-1' })]).split('\r\n');
  expect(line).toContain(";'=cmd;admin;'-1;user.patch;VN;'@x;");
});

it('ends with a word where it was cut', async () => {
  const parts: string[] = [];
  const first = { items: [entry(), entry()], next: 'more' };
  for await (const part of textOf(FILE, first, () => Promise.resolve(first), 3)) parts.push(part);
  const text = parts.join('');
  expect(text.split('user nam')).toHaveLength(4);
  expect(text).toContain('Tệp dừng ở 3 dòng');
});

import type { FoundUnit, SearchAnswer } from '@nhip-xa/contract';
import { foundAmong } from './known';

const step = (code: string, vi: string) => ({ code, name: { vi }, kind: null });
const unit = (code: string, vi: string): FoundUnit => ({
  ...{ code, level: 'commune', name: { vi }, kind: 'xã', simulated: false },
  path: [step('20', 'Lạng Sơn'), step(code, vi)],
});
const one = { unit: '06211', kind: 'dossier', state: null, open: true, path: [] };
const told: Partial<SearchAnswer> = {
  units: [unit('06190', 'Hữu Đồng'), unit('06211', 'Đồng Đăng'), unit('06184', 'Lộc Bình')],
  sources: [
    { key: '06211.cam-1', name: 'Camera cổng', kind: 'camera', path: [step('06211', 'Đồng Đăng')] },
  ],
  procedures: [{ procedure: '1.000894', name: 'Đăng ký kết hôn' }],
  cases: ['H37-0001', 'H37-00019'].map((id) => ({
    ...{ ...one, id, openedAt: '2026-11-20T01:00:00Z' },
  })),
};
const codes = (q: string): string[] => {
  const { units, sources, procedures, cases } = foundAmong([told], q);
  return [
    ...units.map(({ code }) => code),
    ...sources.map(({ key }) => key),
    ...(procedures ?? []).map(({ procedure }) => procedure),
    ...(cases ?? []).map(({ id }) => id),
  ];
};

it('finds of what was told what the server would find, best first', () => {
  expect(codes('dong')).toEqual(['06211', '06190']);
  expect(codes('xa dong dang')).toEqual(['06211']);
  expect(codes('loc binh lang son')).toEqual(['06184']);
  expect(codes('cam 1 đồng đăng')).toEqual(['06211.cam-1']);
  expect(codes('ket hon')).toEqual(['1.000894']);
  expect(codes('0001')).toEqual(['H37-0001']);
  expect(codes('h37 0001')).toEqual(['H37-0001', 'H37-00019']);
  expect(codes('lang son')).toEqual([]);
  // marks that were typed are meant, and the middle of a word is not
  expect(codes('đồng')).toEqual(['06211', '06190']);
  expect(codes('đống')).toEqual([]);
  expect(codes('ong')).toEqual([]);
});

it('tells nothing twice, and no more than the server would', () => {
  const many = Array.from({ length: 30 }, (_, n) => unit(`0${6300 + n}`, `Đồng ${n}`));
  expect(foundAmong([told, told], 'dong dang').units).toHaveLength(1);
  expect(foundAmong([{ units: many }], 'dong').units).toHaveLength(6);
});

import type { SearchAnswer } from '@nhip-xa/contract';
import { foundGroups } from './found-items';

const steps = [
  { code: 'VN', name: { vi: 'Việt Nam' }, kind: null },
  { code: '20', name: { vi: 'Lạng Sơn' }, kind: 'tỉnh' },
  { code: '06211', name: { vi: 'Đồng Đăng', en: 'Dong Dang' }, kind: 'xã' },
];
const answer: SearchAnswer = {
  units: [
    {
      ...{ code: '06211', level: 'commune', name: { vi: 'Đồng Đăng', en: 'Dong Dang' } },
      ...{ kind: 'xã', simulated: false, path: steps },
    },
  ],
  kpis: [
    {
      ...{ code: 'dossiers-overdue', label: 'DVC-01', domain: 'public-services' },
      name: { vi: 'Hồ sơ quá hạn', en: 'Dossiers overdue' },
    },
  ],
  sources: [],
  cases: [
    {
      ...{ unit: '06211', kind: 'dossier', id: 'H-1', state: 'processing', open: true },
      ...{ openedAt: '2026-11-20T01:00:00Z', path: steps },
    },
  ],
};
const reader = {
  t: (key: string) => key,
  word: (group: string, name: string) => `${group}.${name}`,
  unit: '06184',
  unitWords: 'Xã Lộc Bình',
};

it('says of each what it is and where it lies, from the thing outwards', () => {
  const groups = foundGroups(answer, { ...reader, language: 'vi' });
  expect(
    groups.map(({ title, items }) => [title, items.map(({ name, path }) => [name, path])]),
  ).toEqual([
    ['search.units', [['Xã Đồng Đăng', 'Tỉnh Lạng Sơn']]],
    // a KPI is opened for the unit that one is on
    ['search.kpis', [['Hồ sơ quá hạn', 'Xã Lộc Bình']]],
    ['search.cases', [['H-1', 'Xã Đồng Đăng · Tỉnh Lạng Sơn']]],
  ]);
  expect(groups[1]?.items[0]?.place.params).toEqual({ unit: '06184', kpi: 'dossiers-overdue' });
});

it('speaks English where it is asked to', () => {
  const groups = foundGroups(answer, { ...reader, language: 'en' });
  expect(groups.flatMap(({ items }) => items.map(({ name }) => name))).toEqual([
    'Dong Dang',
    'Dossiers overdue',
    'H-1',
  ]);
});

it('lists no cases where nobody looked for any', () => {
  const groups = foundGroups({ ...answer, cases: null }, { ...reader, language: 'vi' });
  expect(groups.map(({ title }) => title)).toEqual(['search.units', 'search.kpis']);
});

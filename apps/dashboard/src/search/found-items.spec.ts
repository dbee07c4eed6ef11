import type { Role, SearchAnswer } from '@nhip-xa/contract';
import { pagesOf } from '../navigation/pages-of';
import { addedBelow, foundGroups, likely } from './found-items';

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
  procedures: [{ procedure: '1.000894', name: 'Đăng ký kết hôn' }],
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
  q: 'dong dang',
  textIn: (language: string, key: string) => `${language} ${key}`,
};
const pages = pagesOf('officer', '06184');

it('says of each what it is and where it lies, from the thing outwards', () => {
  const groups = foundGroups(answer, pages, { ...reader, language: 'vi' });
  expect(
    groups.map(({ title, items }) => [title, items.map(({ name, path }) => [name, path])]),
  ).toEqual([
    ['search.units', [['Xã Đồng Đăng', 'Tỉnh Lạng Sơn']]],
    // a KPI is opened for the unit that one is on
    ['search.kpis', [['Hồ sơ quá hạn', 'Xã Lộc Bình']]],
    ['search.procedures', [['Đăng ký kết hôn', 'Xã Lộc Bình']]],
    ['search.cases', [['H-1', 'Xã Đồng Đăng · Tỉnh Lạng Sơn']]],
  ]);
  // the cases of a procedure are listed for it, too
  expect(groups[2]?.items[0]?.place).toEqual({
    ...{ to: '/u/$unit/cases', params: { unit: '06184' } },
    search: { kind: 'dossier', procedure: '1.000894' },
  });
  expect(groups[1]?.items[0]?.place.params).toEqual({ unit: '06184', kpi: 'dossiers-overdue' });
});

it('speaks English where it is asked to', () => {
  const groups = foundGroups(answer, pages, { ...reader, language: 'en' });
  expect(groups.flatMap(({ items }) => items.map(({ name }) => name))).toEqual([
    'Dong Dang',
    'Dossiers overdue',
    'Đăng ký kết hôn',
    'H-1',
  ]);
});

it('lists no cases where nobody looked for any', () => {
  const without = { ...answer, procedures: null, cases: null };
  const groups = foundGroups(without, pages, { ...reader, language: 'vi' });
  expect(groups.map(({ title }) => title)).toEqual(['search.units', 'search.kpis']);
});

const nothing = { units: [], kpis: [], sources: [], procedures: [], cases: [] };
const titles = (q: string, role: Role, found: SearchAnswer = nothing): string[] =>
  foundGroups(found, pagesOf(role, '06184'), { ...reader, language: 'vi', q }).flatMap(
    ({ items }) => items.map(({ name }) => name),
  );

it('finds the pages that one may open by their names in either language', () => {
  expect(titles('en nav users', 'admin')).toEqual(['nav.users']);
  expect(titles('vi nav users', 'admin')).toEqual(['nav.users']);
  expect(titles('nav users', 'officer')).toEqual([]);
  expect(titles('list cases', 'technician')).toEqual([]);
});

it('has the kind first that answers best', () => {
  // a page is called so in whole, a KPI in part
  expect(titles('vi list cases', 'officer', { ...nothing, cases: answer.cases })).toEqual([
    'list.cases',
    'H-1',
  ]);
});

it('adds what comes later below what somebody chooses from', () => {
  const all = foundGroups(answer, [], { ...reader, language: 'vi' });
  const there = all.slice(1, 2);
  const below = addedBelow(there, all);
  expect(below[0]).toBe(there[0]);
  expect(below.slice(1).map(({ title, items }) => [title, items.map(({ name }) => name)])).toEqual([
    ['search.more', ['Xã Đồng Đăng', 'Đăng ký kết hôn', 'H-1']],
  ]);
  expect(addedBelow(all, there)).toBe(all);
});

it('shows before all is known only what nothing is likely to come before', () => {
  const all = foundGroups(answer, [], { ...reader, language: 'vi' });
  expect(likely(all).flatMap(({ items }) => items.map(({ name }) => name))).toEqual([
    'Xã Đồng Đăng',
  ]);
});

import type { CreateUnit, UnitLevel } from '@nhip-xa/contract';
import { faultsOfPlace, faultsOfUnit } from './unit-rules';

const unit = (code: string, level: UnitLevel, parent: string): CreateUnit => ({
  code,
  level,
  parent,
  name: { vi: 'Tên' },
});
const under = (level: UnitLevel, simulated = false) => ({ level, simulated });

it.each([
  [unit('01', 'province', 'VN'), under('nation')],
  [unit('00001', 'commune', '01'), under('province')],
  [unit('00001-12', 'village', '00001'), under('commune')],
])('takes $code', (made, parent) => {
  expect(faultsOfUnit(made, parent)).toEqual([]);
});

it.each([
  ['a code of another level', unit('00001', 'province', 'VN'), under('nation'), ['code']],
  ['a commune under the nation', unit('00001', 'commune', 'VN'), under('nation'), ['parent']],
  ['a second nation', unit('VN', 'nation', 'VN'), under('nation'), ['parent']],
  ["another commune's village", unit('00002-1', 'village', '00001'), under('commune'), ['code']],
])('refuses %s', (_, made, parent, paths) => {
  expect(faultsOfUnit(made, parent).map(({ path }) => path)).toEqual(paths);
});

it('keeps what lies in a simulated unit simulated', () => {
  const made = unit('00001', 'commune', '01');
  expect(faultsOfUnit(made, under('province', true))).toEqual([]);
  expect(faultsOfUnit({ ...made, simulated: false }, under('province', true))).toHaveLength(1);
  expect(faultsOfUnit({ ...made, simulated: true }, under('province'))).toEqual([]);
});

it('takes a place with both coordinates or none', () => {
  expect(faultsOfPlace({})).toEqual([]);
  expect(faultsOfPlace({ lat: 16, lon: 108 })).toEqual([]);
  expect(faultsOfPlace({ lat: null, lon: null })).toEqual([]);
  expect(faultsOfPlace({ lat: 16 })).toHaveLength(1);
  expect(faultsOfPlace({ lat: 16, lon: null })).toHaveLength(1);
});

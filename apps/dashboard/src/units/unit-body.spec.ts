import { NoNumber, changedUnit, newUnit } from './unit-body';

const province = { code: '20', level: 'province' } as const;

it('sends a new unit one level below, with what was filled', () => {
  const values = {
    code: ' 06184 ',
    nameVi: 'Đồng Đăng',
    kind: 'xã',
    lat: '21,94784',
    lon: '106.7',
  };
  expect(newUnit({ ...values, population: '27.300', validFrom: '2025-07-01' }, province)).toEqual({
    ...{ code: '06184', level: 'commune', parent: '20', name: { vi: 'Đồng Đăng' } },
    ...{ kind: 'xã', lat: 21.94784, lon: 106.7, population: 27_300, validFrom: '2025-07-01' },
  });
});

it('clears what was emptied', () => {
  expect(changedUnit({ nameVi: 'Đồng Đăng', nameEn: 'Dong Dang', validTo: '2026-01-01' })).toEqual({
    name: { vi: 'Đồng Đăng', en: 'Dong Dang' },
    ...{ kind: null, lat: null, lon: null, population: null },
    ...{ validFrom: null, validTo: '2026-01-01', replacedBy: null },
  });
});

it.each([
  ['lat', '21 độ'],
  ['population', '27,3'],
  ['population', '1.23'],
])('%s: %s is no number', (field, text) => {
  expect(() => newUnit({ code: '06184', nameVi: 'X', [field]: text }, province)).toThrow(NoNumber);
});

import { auditFilter } from './audit-filter';
import { differences, placeOf } from './audit-words';

describe('what differs', () => {
  it('is told field by field, what stands is not', () => {
    expect(
      differences(
        { name: 'a', unit: 'VN', attributes: { flood: [1, 2], x: 1 } },
        { name: 'b', unit: 'VN', attributes: { flood: [1, 3], x: 1 } },
      ),
    ).toEqual([
      { field: 'name', before: 'a', after: 'b' },
      { field: 'attributes.flood', before: [1, 2], after: [1, 3] },
    ]);
  });

  it('of what was made or removed is every field that has something', () => {
    expect(differences(null, { key: 'a', note: null })).toEqual([
      { field: 'key', before: undefined, after: 'a' },
    ]);
    expect(differences({ key: 'a' }, null)).toEqual([
      { field: 'key', before: 'a', after: undefined },
    ]);
    expect(differences(null, null)).toEqual([]);
  });

  it('of a value that is no document is the value itself', () => {
    expect(differences('warning', null)).toEqual([
      { field: '', before: 'warning', after: undefined },
    ]);
  });

  it('never tells what a secret field holds', () => {
    const [told] = differences({ secretHash: 'abc' }, { secretHash: 'def' });
    expect(told).toEqual({ field: 'secretHash', before: '•••', after: '•••' });
  });
});

it.each([
  ['source 06211.tram', false, { to: '/s/$key', params: { key: '06211.tram' } }],
  ['user an.nguyen', false, { to: '/admin/users', search: { user: 'an.nguyen' } }],
  ['user an.nguyen', true, undefined],
  ['boundaries VN', false, undefined],
  ['rejected', false, undefined],
  ['constructor x', false, undefined],
])('%s (gone: %p) is looked at there', (target, isGone, place) => {
  expect(placeOf(target, isGone)).toEqual(place);
});

it('takes of an address only what filters', () => {
  expect(
    auditFilter({ who: 'hoa', act: 'user.patch', from: '2026-11-20T08:05', to: 'gestern' }),
  ).toEqual({ who: 'hoa', action: 'user.patch', from: '2026-11-20T01:05:00.000Z' });
  expect(auditFilter({ act: 'a%' })).toEqual({});
});

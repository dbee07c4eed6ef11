import { canGo, placeOf, stepsOf } from './steps';

it('begins where somebody has something to choose', () => {
  expect(placeOf({}, 'VN')).toEqual({ step: 'province' });
  expect(placeOf({ commune: '06184' }, '20')).toEqual({
    ...{ step: 'communes', province: '20', commune: '06184' },
  });
  // what another address says of a commune is not asked
  expect(placeOf({ step: 'province', commune: '06211' }, '06184')).toEqual({
    ...{ step: 'source', commune: '06184' },
  });
});

it('is where the address says, and at the beginning where it says nothing that is one', () => {
  expect(placeOf({ step: 'wall', commune: '06184' }, 'VN').step).toBe('wall');
  expect(placeOf({ step: 'roof' }, 'VN').step).toBe('province');
});

it('leaves out the steps that are not one’s own', () => {
  expect(stepsOf('20')).toEqual(['communes', 'source', 'wall', 'done']);
  expect(stepsOf('06184')).toEqual(['source', 'wall', 'done']);
});

it('has no commune where the address says an empty one, and then no step of a commune', () => {
  const place = placeOf({ province: '79', commune: '' }, 'VN');
  expect([place.province, place.commune]).toEqual(['79', undefined]);
  expect([canGo('source', place), canGo('wall', place), canGo('communes', place)]).toEqual([
    ...[false, false, true],
  ]);
  expect(canGo('source', placeOf({ commune: '06184' }, 'VN'))).toBe(true);
});

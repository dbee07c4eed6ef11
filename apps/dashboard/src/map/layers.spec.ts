import { LAYERS, PICKED_MOST, layersOn, readPicked, switched, writePicked } from './layers';

it('all layers are on unless an address leaves one out', () => {
  expect([...layersOn(undefined)]).toEqual([...LAYERS]);
  expect([...layersOn('cases')]).toEqual(['sources']);
  expect([...layersOn('cases,sources')]).toEqual([]);
  expect([...layersOn('nothing-known')]).toEqual([...LAYERS]);
});

it('switching a layer off and on again comes to the same address', () => {
  expect(switched(layersOn(undefined), 'cases')).toBe('cases');
  expect(switched(layersOn('cases'), 'sources')).toBe('sources,cases');
  expect(switched(layersOn('sources,cases'), 'sources')).toBe('cases');
  expect(switched(layersOn('cases'), 'cases')).toBe('');
});

it('what was picked stands in the address, up to what has room in it', () => {
  const keys = ['06211.cam-1', 'feedback PA-06211-1'];
  expect(readPicked(writePicked(keys))).toEqual(new Set(keys));
  const many = Array.from({ length: PICKED_MOST + 5 }, (_, at) => `06211.cam-${at}`);
  expect(readPicked(writePicked(many)).size).toBe(PICKED_MOST);
  expect(readPicked(undefined).size).toBe(0);
});

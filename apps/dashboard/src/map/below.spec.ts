import { pointsBelow, shownBelow, troubledOf, unitsOfMark, type Below } from './below';

const UNITS: Below[] = [
  { unit: '06211', sources: { all: 10, silent: 2 }, cases: { open: 7, overdue: 3 } },
  { unit: '06212', sources: { all: 4, silent: 0 }, cases: { open: 0, overdue: 0 } },
];
const name = { vi: 'Xã', en: 'Xa' };
const square = [
  [
    [106, 21],
    [107, 21],
    [107, 23],
    [106, 23],
    [106, 21],
  ],
] as [number, number][][];
const AREAS = [
  { unit: '06211', name, lat: 21.9, lon: 106.7, boundary: null },
  {
    ...{ unit: '06212', name, lat: null, lon: null },
    boundary: { type: 'Polygon' as const, coordinates: square },
  },
];

it('one mark of each state stands for all of a unit', () => {
  const points = pointsBelow(UNITS, AREAS);
  expect(points.map(({ key, stands }) => [key, stands])).toEqual([
    ['06211 overdue', 3],
    ['06211 offline', 2],
    ['06211 open', 4],
    ['06211 online', 8],
    ['06212 online', 4],
  ]);
  // a unit without a place has the middle of its border
  expect(points.at(-1)).toMatchObject({ lat: 22, lon: 106.5 });
  expect(unitsOfMark(points.map(({ key }) => key))).toEqual(['06211', '06212']);
});

it('a layer that is off takes with it what has nothing else', () => {
  const cases = shownBelow(UNITS, new Set(['cases']));
  expect(cases).toEqual([{ unit: '06211', sources: null, cases: { open: 7, overdue: 3 } }]);
  expect(cases.map(troubledOf)).toEqual([3]);
  expect(UNITS.map(troubledOf)).toEqual([5, 0]);
  expect(shownBelow(UNITS, new Set())).toEqual([]);
});

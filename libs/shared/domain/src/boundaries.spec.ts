import { readPolygons, wound, type Ring } from './boundaries';

/** A field of about a kilometre at Lạng Sơn, its corners counter-clockwise as RFC 7946 has them. */
const FIELD: Ring = [
  [106.76, 21.85],
  [106.77, 21.85],
  [106.77, 21.86],
  [106.76, 21.86],
  [106.76, 21.85],
];
const polygon = (...coordinates: unknown[]) => ({ type: 'Polygon', coordinates });

describe('a border is read', () => {
  it('of a polygon with holes and of several polygons, without heights, to a metre', () => {
    const high = FIELD.map(([lon, lat]) => [lon + 0.000004, lat, 255]);
    expect(readPolygons(polygon(high))).toEqual([[FIELD]]);
    expect(readPolygons({ type: 'MultiPolygon', coordinates: [[FIELD], [FIELD, FIELD]] })).toEqual([
      [FIELD],
      [FIELD, FIELD],
    ]);
  });

  it('with each corner once, and without holes of less than a metre', () => {
    const doubled = FIELD.flatMap((position) => [position, position]);
    const hole = FIELD.map(([lon, lat]) => [106.765 + lon / 1e9, 21.855 + lat / 1e9]);
    expect(readPolygons(polygon(doubled, hole))).toEqual([[FIELD]]);
  });
});

it.each([
  ['no-polygon', null],
  ['no-polygon', 'Polygon'],
  ['no-polygon', { type: 'Point', coordinates: [106.76, 21.85] }],
  ['no-polygon', { type: 'Polygon' }],
  ['no-polygon', polygon()],
  ['no-polygon', { type: 'MultiPolygon', coordinates: [[FIELD], []] }],
  ['no-polygon', polygon(FIELD.slice(2))],
  ['no-polygon', polygon('ring')],
  // all of it within a metre
  ['no-polygon', polygon(FIELD.map(([lon, lat]) => [lon / 1e7, lat / 1e7]))],
  ['not-a-number', polygon([...FIELD.slice(0, 4), ['106.76', 21.85]])],
  ['not-a-number', polygon([...FIELD.slice(0, 4), [106.76]])],
  ['not-a-number', polygon([...FIELD.slice(0, 4), null])],
  ['swapped', polygon(FIELD.map(([lon, lat]) => [lat, lon]))],
  // metres of VN-2000
  ['out-of-range', polygon(FIELD.map(([lon, lat]) => [lon * 5_000, lat * 110_000]))],
  ['out-of-range', polygon(FIELD.map(([lon, lat]) => [lon + 80, lat]))],
  ['not-closed', polygon([...FIELD.slice(0, 4), [106.76, 21.851]])],
])('%s: %j', (fault, geometry) => {
  expect(readPolygons(geometry)).toBe(fault);
});

it('winds outer rings clockwise and holes the other way, however they came', () => {
  const clockwise = [...FIELD].reverse();
  for (const outer of [FIELD, clockwise]) {
    for (const hole of [FIELD, clockwise]) {
      expect(wound([[outer, hole]])).toEqual([[clockwise, FIELD]]);
    }
  }
});

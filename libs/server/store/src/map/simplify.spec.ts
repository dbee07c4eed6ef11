import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { LIMITS } from '@nhip-xa/contract';
import { readPolygons, type Polygons, type Position, type Ring } from '@nhip-xa/domain';
import { pointsOf, simplified } from './simplify';

/** Borders of real communes beside the repository; nothing of them is in it. */
const BORDERS = resolve(__dirname, '../../../../../../shared/data/vietnam');
const areThere = existsSync(BORDERS);
if (!areThere) console.warn(`${BORDERS} is not there: real borders are not simplified`);

const lineKey = ([a, b]: readonly [Position, Position]): string =>
  [a.join(), b.join()].sort().join(' ');

/** Each line between two points, and of how many rings it is. */
function linesOf(units: Iterable<Polygons>): Map<string, number> {
  const lines = new Map<string, number>();
  for (const ring of [...units].flat(2)) {
    for (const [index, position] of ring.slice(1).entries()) {
      const key = lineKey([ring[index] as Position, position]);
      lines.set(key, (lines.get(key) ?? 0) + 1);
    }
  }
  return lines;
}

/** A jagged border from south to north at a longitude; its teeth are some metres. */
const border = (lon: number, points: number): Position[] =>
  Array.from({ length: points + 1 }, (_, index) => [
    // no two teeth alike, as in nature: equal ones are kept or left together
    lon + (0.0005 * ((index * 7919) % 4001)) / 4001,
    21 + index / points,
  ]);
/** Of what lies between two borders. */
const between = (west: Position[], east: Position[]): Ring => [
  ...west,
  ...east.toReversed(),
  west[0] as Position,
];

it('draws neighbours with fewer points and one border', () => {
  const [west, middle, east] = [border(106, 4000), border(107, 4000), border(108, 4000)];
  const units = new Map<string, Polygons>([
    ['a', [[between(west, middle)]]],
    ['b', [[between(middle, east)]]],
  ]);
  const drawn = simplified(units);
  // 75 points for each unit and 2,000 besides, and at most a few where weights are equal
  const points = [...drawn.values()].reduce((sum, polygons) => sum + pointsOf(polygons), 0);
  expect(points).toBeLessThanOrEqual(2 * 75 + 2_000 + 10);
  const shared = [...linesOf(drawn.values()).values()].filter((times) => times === 2).length;
  // the middle is about a third of what is drawn, and of both
  expect(shared).toBeGreaterThan(100);
  // it runs from 21° to 22°, whole: every line that one has there the other has
  const inside = (polygons: Polygons | undefined): string[] =>
    [...linesOf([polygons ?? []]).keys()].filter((key) =>
      key.split(' ').every((point) => point.startsWith('107')),
    );
  expect(inside(drawn.get('a'))).toEqual(expect.arrayContaining(inside(drawn.get('b'))));
});

it('keeps the shape of what is small beside something large', () => {
  const circle = (lon: number, radius: number, points: number): Ring => {
    const ring = Array.from({ length: points }, (_, index): Position => {
      const angle = (2 * Math.PI * index) / points;
      return [lon + radius * Math.cos(angle), 21 + radius * Math.sin(angle)];
    });
    return [...ring, ring[0] as Position];
  };
  const units = new Map<string, Polygons>([
    // its teeth are larger than the whole ward
    ['large', [[circle(106, 1, 30_000)]]],
    ['ward', [[circle(108, 0.002, 300)], [circle(108.1, 0.0005, 100)]]],
  ]);
  const ward = simplified(units).get('ward') ?? [];
  expect(ward).toHaveLength(2);
  for (const [outer = []] of ward) expect(outer.length).toBeGreaterThanOrEqual(7);
});

it('leaves out what cannot be drawn with as many points as a border may have', () => {
  // each of these islets keeps its four corners: five positions
  const islets = LIMITS.boundaryPoints / 5 + 1;
  const many = Array.from({ length: islets }, (_, index): Ring[] => {
    const [lon, lat] = [100 + (index % 100) / 10, 10 + Math.floor(index / 100) / 10];
    return [
      between(
        [
          [lon, lat],
          [lon, lat + 0.01],
        ],
        [
          [lon + 0.01, lat],
          [lon + 0.01, lat + 0.01],
        ],
      ),
    ];
  });
  const drawn = simplified(
    new Map<string, Polygons>([
      ['islets', many],
      ['fewer', many.slice(1, 10)],
    ]),
  );
  expect([...drawn.keys()]).toEqual(['fewer']);
});

const real = areThere ? it.each : it.skip.each;
real(['communes_20_lang_son', 'communes_68_lam_dong', 'provinces_34'])(
  'draws the real borders of %s, every island among them, lightly and as neighbours',
  (name) => {
    const { features } = JSON.parse(readFileSync(`${BORDERS}/${name}.geojson`, 'utf8')) as {
      features: { properties: { code: string }; geometry: unknown }[];
    };
    const units = new Map(
      features.map(({ properties, geometry }): [string, Polygons] => {
        const polygons = readPolygons(geometry);
        if (typeof polygons === 'string') throw new Error(`${properties.code}: ${polygons}`);
        return [properties.code, polygons];
      }),
    );
    const drawn = simplified(units);
    expect([...drawn.keys()]).toEqual([...units.keys()]);
    for (const [code, polygons] of drawn)
      expect(polygons).toHaveLength(units.get(code)?.length ?? 0);
    // 300 kB are 168 communes: 1,800 bytes each, and 2,000 points besides
    const bytes = JSON.stringify([...drawn.values()]).length;
    expect(bytes).toBeLessThan(units.size * 1_800 + 2_000 * 22);
    const before = [...linesOf(units.values()).values()].filter((times) => times === 2).length;
    const lines = [...linesOf(drawn.values()).values()];
    expect(Math.max(...lines)).toBe(2);
    const shareOf = (shared: number, all: number): number => shared / all;
    const after = shareOf(lines.filter((times) => times === 2).length, lines.length);
    // borders with neighbours stay that: as large a part of all lines as before, or nearly
    expect(after).toBeGreaterThan(0.8 * shareOf(before, linesOf(units.values()).size));
  },
);

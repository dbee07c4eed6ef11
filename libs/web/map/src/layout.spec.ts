import type { Boundary } from '@nhip-xa/contract';
import { layOut } from './layout';
import { planMap, type MapArea } from './map-plan';
import { boundsOf, boxWithin, isWithin, overlap } from './plane';

const BOX = { x: 0, y: 0, width: 400, height: 300 };
const TEXT_PX = 12;
const PIXEL = 1;
const square = (lon: number, lat: number, side: number): [number, number][] => [
  [lon, lat],
  [lon + side, lat],
  [lon + side, lat + side],
  [lon, lat + side],
  [lon, lat],
];
const MAINLAND = square(108, 12, 1);
const ISLANDS = [square(113, 10, 0.1), square(113.6, 10.4, 0.1)];
const coast: Boundary = {
  type: 'MultiPolygon',
  coordinates: [MAINLAND, ...ISLANDS].map((ring) => [ring]),
};
const extent = { boundaries: [coast], places: [] };

describe('the pieces of a map', () => {
  const layout = layOut(extent, BOX, TEXT_PX);
  const on = (ring: [number, number][]): [number, number][] =>
    ring.map(([lon, lat]) => layout?.project(lon, lat) as [number, number]);

  it('islands stand in their box, which keeps off the mainland and tells how far they are', () => {
    const [inset, ...others] = layout?.insets ?? [];
    if (!inset) throw new Error('there is no box');
    expect(others).toEqual([]);
    const mainland = boundsOf(on(MAINLAND)) ?? BOX;
    expect(overlap(mainland, inset.box)).toBe(false);
    expect(boxWithin(inset.box, BOX)).toBe(true);
    const islands = boundsOf(ISLANDS.flatMap(on)) ?? BOX;
    const { x, y, width, height } = inset.room;
    const roomy = { x: x - PIXEL, y: y - PIXEL, width: width + 2, height: height + 2 };
    expect(boxWithin(islands, roomy)).toBe(true);
    // 4° east at 11.5° north are 3.92°, 1.9° south: 4.36° of 111.2 km each
    expect(inset.km).toBe(480);
    // they lie to the south-east
    expect(inset.box.x + inset.box.width).toBe(400);
    expect(inset.box.y + inset.box.height).toBe(300);
  });

  it('the mainland is about as large as by itself', () => {
    const alone = layOut(
      { boundaries: [{ type: 'Polygon', coordinates: [MAINLAND] }], places: [] },
      BOX,
      TEXT_PX,
    );
    const heightOf = (project: NonNullable<typeof layout>['project'] | undefined): number =>
      boundsOf(MAINLAND.map(([lon, lat]) => project?.(lon, lat) ?? [0, 0]))?.height ?? 0;
    expect(heightOf(alone?.project)).toBeCloseTo(300, 0);
    expect(heightOf(layout?.project)).toBeGreaterThan(0.69 * 300);
  });

  it('places without any boundary are one piece, however far they lie apart', () => {
    const places: [number, number][] = [
      ...Array.from({ length: 9 }, (_, at): [number, number] => [108 + at / 10, 12]),
      [120, 8],
    ];
    expect(layOut({ boundaries: [], places }, BOX, TEXT_PX)?.insets).toEqual([]);
  });

  it('an area that is known by its place alone has its cell among the far islands', () => {
    const area = (code: string, lon: number, lat: number): MapArea => ({
      ...{ code, name: code, boundary: null, lon, lat },
    });
    const areas = [
      ...Array.from({ length: 8 }, (_, at) => area(String(at), 108.1 + at / 10, 12.5)),
      area('far', 113.05, 10.04),
    ];
    const plan = planMap({ boundary: coast, areas }, BOX, TEXT_PX);
    const [inset] = plan?.insets ?? [];
    if (!plan || !inset) throw new Error('there is no box');
    expect(plan.areas).toHaveLength(9);
    for (const { code, shape } of plan.areas) {
      const inside = shape.flat().filter((at) => isWithin(at, inset.box));
      expect(inside).toHaveLength(code === 'far' ? shape.flat().length : 0);
    }
    expect(inset.names).toEqual([]);
  });

  it('the box names an area of which only a part lies in it', () => {
    const areas = [
      { code: 'a', name: 'Ven Biển', boundary: coast, lat: null, lon: null },
      ...[0, 1, 2, 3].map((at): MapArea => ({
        ...{ code: `b${at}`, name: 'Đồi', lat: null, lon: null },
        boundary: { type: 'Polygon', coordinates: [square(107 + at / 4, 12, 0.25)] },
      })),
    ];
    expect(planMap({ boundary: null, areas }, BOX, TEXT_PX)?.insets[0]?.names).toEqual([
      'Ven Biển',
    ]);
  });
});

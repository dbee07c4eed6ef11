import type { Boundary } from '@nhip-xa/contract';
import { cellsAround, paddedHull } from './cells';
import { planMap, type MapArea } from './map-plan';
import { boxWithin, boundsOf, clipRing, isInside, ringArea, type Point, type Ring } from './plane';
import { fitProjection, projected } from './projection';
import { visualCentre } from './visual-centre';

const BOX = { x: 0, y: 0, width: 400, height: 300 };
const square = (lon: number, lat: number, side = 0.1): [number, number][] => [
  [lon, lat],
  [lon + side, lat],
  [lon + side, lat + side],
  [lon, lat + side],
  [lon, lat],
];
const bounded = (...rings: [number, number][][]): Boundary => ({
  type: 'Polygon',
  coordinates: rings,
});
const area = (code: string, more: Partial<MapArea> = {}): MapArea => ({
  code,
  name: `Xã ${code}`,
  boundary: null,
  lat: null,
  lon: null,
  ...more,
});
const PIXEL = 1;

describe('the fit of a map', () => {
  it.each([
    ['counter-clockwise, as RFC 7946 has it', square(107, 21)],
    ['clockwise, as older files have it', square(107, 21).reverse()],
  ])('fills the box by its tighter side, wound %s', (_, ring) => {
    const project = fitProjection({ boundaries: [bounded(ring)], places: [] }, BOX);
    const shape = projected(bounded(ring), project ?? (() => null));
    const bounds = boundsOf(shape.flat());
    // 0.1° east at 21° north is 0.0934 of 0.1° north: the height of 300 decides, and it is centred
    expect(bounds?.height).toBeCloseTo(300, 0);
    expect(bounds?.width).toBeGreaterThan(275);
    expect((bounds?.x ?? 0) + (bounds?.width ?? 0) / 2).toBeCloseTo(200, 0);
  });

  it('has north above', () => {
    const project = fitProjection(
      {
        boundaries: [],
        places: [
          [107, 21],
          [107, 22],
        ],
      },
      BOX,
    );
    expect(project?.(107, 22)?.[1]).toBeLessThan(project?.(107, 21)?.[1] ?? 0);
  });

  it('shows some land around a lone place', () => {
    const project = fitProjection({ boundaries: [], places: [[107, 21]] }, BOX);
    expect(project?.(107, 21)?.map(Math.round)).toEqual([200, 150]);
    expect(project?.(107.02, 21)?.[0]).toBeLessThanOrEqual(400 + PIXEL);
  });

  it('is none of nothing, of what is no place, and of a box without room', () => {
    expect(fitProjection({ boundaries: [], places: [] }, BOX)).toBeNull();
    expect(fitProjection({ boundaries: [], places: [[NaN, NaN]] }, BOX)).toBeNull();
    const flat = { ...BOX, height: 0 };
    expect(fitProjection({ boundaries: [], places: [[107, 21]] }, flat)).toBeNull();
  });

  it('reads a hole as a hole, wound either way', () => {
    const hole = square(107.04, 21.04, 0.02);
    for (const inner of [hole, [...hole].reverse()]) {
      const boundary = bounded(square(107, 21), inner);
      const project = fitProjection({ boundaries: [boundary], places: [] }, BOX) ?? (() => null);
      const shape = projected(boundary, project);
      expect(isInside(shape, project(107.05, 21.05) ?? [0, 0])).toBe(false);
      expect(isInside(shape, project(107.02, 21.02) ?? [0, 0])).toBe(true);
    }
  });
});

describe('cells around places', () => {
  const outline: Ring = [
    [0, 0],
    [200, 0],
    [200, 100],
    [0, 100],
  ];
  const areaOf = (shape: readonly Ring[]): number =>
    shape.reduce((sum, ring) => sum + ringArea(ring), 0);

  it('cover the outline and do not overlap: their areas add up to its area', () => {
    const places = [
      [20, 30],
      [90, 80],
      [150, 20],
      [180, 90],
      [60, 10],
    ].map((at, code) => ({
      code: String(code),
      at: at as [number, number],
    }));
    const cells = cellsAround(places, [outline]);
    expect(cells.size).toBe(5);
    // 200 × 100
    expect([...cells.values()].reduce((sum, cell) => sum + areaOf(cell), 0)).toBeCloseTo(20_000, 3);
    for (let x = 3; x < 200; x += 13) {
      for (let y = 2; y < 100; y += 11) {
        const holders = [...cells.values()].filter((cell) => isInside(cell, [x, y]));
        expect(holders).toHaveLength(1);
      }
    }
    for (const { code, at } of places) expect(isInside(cells.get(code) ?? [], at)).toBe(true);
  });

  it('keep to an outline that is not convex', () => {
    // an L: 200 × 100 without its upper right quarter of 100 × 50
    const bent: Ring = [
      [0, 0],
      [100, 0],
      [100, 50],
      [200, 50],
      [200, 100],
      [0, 100],
    ];
    const cells = cellsAround(
      [
        { code: 'a', at: [50, 50] },
        { code: 'b', at: [150, 80] },
      ],
      [bent],
    );
    const sum = [...cells.values()].reduce((total, cell) => total + areaOf(cell), 0);
    expect(sum).toBeCloseTo(15_000, 3);
  });

  it('of a single place is all of it', () => {
    expect(areaOf(cellsAround([{ code: 'a', at: [50, 50] }], [outline]).get('a') ?? [])).toBe(
      20_000,
    );
  });

  it('of places in a row or given as the same place are none of them lost', () => {
    const row = ['a', 'b', 'c'].map((code, at): { code: string; at: Point } => ({
      code,
      at: [20 + at * 60, 50],
    }));
    expect(cellsAround(row, [outline]).size).toBe(3);
    const same = ['a', 'b', 'c', 'd'].map((code): { code: string; at: Point } => ({
      code,
      at: [70, 50],
    }));
    const cells = cellsAround(same, [outline]);
    expect(cells.size).toBe(4);
    const sum = [...cells.values()].reduce((total, cell) => total + areaOf(cell), 0);
    expect(sum).toBeCloseTo(20_000, 3);
  });

  it('lie in a hull with room around every place where nobody gave a boundary', () => {
    const [hull = []] = paddedHull(
      [
        [100, 100],
        [200, 100],
      ],
      20,
    );
    // two half circles of 16 corners and what is between: 80 to 220, 80 to 120
    expect(boundsOf(hull)).toEqual({ x: 80, y: 80, width: 140, height: 40 });
  });

  it('clip to a triangle wound either way', () => {
    const triangle: Ring = [
      [0, 0],
      [100, 0],
      [0, 100],
    ];
    for (const clip of [triangle, [...triangle].reverse()]) {
      expect(ringArea(clipRing(outline, clip))).toBeCloseTo(5_000, 6);
    }
  });
});

describe('the plan of a map', () => {
  it('draws a boundary where there is one, a cell where there is a place, and tells of the others', () => {
    const areas = [
      area('1', { boundary: bounded(square(107, 21, 0.05)) }),
      area('2', { lat: 21.08, lon: 107.08 }),
      area('3'),
    ];
    const plan = planMap({ boundary: bounded(square(107, 21)), areas }, BOX);
    expect(plan?.areas.map(({ code, approximate }) => [code, approximate])).toEqual([
      ['2', true],
      ['1', false],
    ]);
    expect(plan?.unplaced).toEqual(['3']);
    expect(plan?.outline).toMatch(/^M/);
  });

  it('keeps everything within the box, with a boundary and without', () => {
    const areas = [
      area('1', { lat: 21, lon: 107 }),
      area('2', { lat: 21.3, lon: 107.2 }),
      area('3', { lat: 21.1, lon: 107.4 }),
    ];
    const plan = planMap({ boundary: null, areas }, BOX);
    const bounds = boundsOf(plan?.areas.flatMap(({ shape }) => shape.flat()) ?? []);
    expect(plan?.areas).toHaveLength(3);
    const roomy = { x: -PIXEL, y: -PIXEL, width: 402, height: 302 };
    expect(bounds && boxWithin(bounds, roomy)).toBe(true);
    expect(plan?.outline).toBe('');
  });

  it('a place far outside the boundary has no cell and is told of', () => {
    const areas = [area('1', { lat: 21.05, lon: 107.05 }), area('2', { lat: 25, lon: 107.05 })];
    const plan = planMap({ boundary: bounded(square(107, 21)), areas }, BOX);
    expect(
      [...(plan?.areas ?? []).map(({ code }) => code), ...(plan?.unplaced ?? [])].sort(),
    ).toEqual(['1', '2']);
  });

  it('is none where nothing has a place', () => {
    expect(planMap({ boundary: null, areas: [area('1')] }, BOX)).toBeNull();
    expect(planMap({ boundary: null, areas: [] }, BOX)).toBeNull();
    const empty: Boundary = { type: 'Polygon', coordinates: [] };
    expect(planMap({ boundary: empty, areas: [] }, BOX)).toBeNull();
  });
});

describe('where a label stands', () => {
  it('is within a shape whose middle is not', () => {
    // a U: the middle of its box, (50, 50), lies in the gap
    const bay: Ring = [
      [0, 0],
      [20, 0],
      [20, 80],
      [80, 80],
      [80, 0],
      [100, 0],
      [100, 100],
      [0, 100],
    ];
    expect(isInside([bay], [50, 50])).toBe(false);
    expect(isInside([bay], visualCentre([bay]) ?? [0, 0])).toBe(true);
  });

  it('is in the middle of a square, in the larger of two islands, and outside of a lake', () => {
    const island: Ring = [
      [0, 0],
      [100, 0],
      [100, 100],
      [0, 100],
    ];
    const small: Ring = [
      [300, 0],
      [310, 0],
      [310, 10],
      [300, 10],
    ];
    const [x = 0, y = 0] = visualCentre([small, island]) ?? [];
    expect(Math.hypot(x - 50, y - 50)).toBeLessThan(12);
    const lake: Ring = [
      [30, 30],
      [70, 30],
      [70, 70],
      [30, 70],
    ];
    expect(isInside([island, lake], visualCentre([island, lake]) ?? [50, 50])).toBe(true);
  });

  it('is found in a sliver, and nowhere in a line', () => {
    expect(
      visualCentre([
        [
          [0, 0],
          [4_000, 0],
          [4_000, 0.5],
          [0, 0.5],
        ],
      ])?.[1],
    ).toBeCloseTo(0.25, 1);
    expect(
      visualCentre([
        [
          [0, 0],
          [10, 10],
          [20, 20],
        ],
      ]),
    ).toBeNull();
    expect(visualCentre([])).toBeNull();
  });
});

describe('a commune without a boundary', () => {
  const places: [number, number][] = [
    [107, 21],
    [107.1, 21],
    [107.05, 21.1],
  ];
  const villages = [area('1'), area('2')];

  it.each([
    ['villages without places', villages],
    ['no villages', []],
  ])('has a guessed outline round its sources, within the map: %s', (_, areas) => {
    const plan = planMap({ boundary: null, areas, places }, BOX);
    expect(plan?.isOutlineGuessed).toBe(true);
    const corners = (plan?.outline.match(/[\d.-]+,[\d.-]+/g) ?? []).map((at): Point => {
      const [x = 0, y = 0] = at.split(',').map(Number);
      return [x, y];
    });
    for (const [lon, lat] of places) {
      expect(isInside([corners], plan?.project(lon, lat) ?? [-1, -1])).toBe(true);
    }
    expect(boxWithin(boundsOf(corners) ?? BOX, BOX)).toBe(true);
  });

  it('its own boundary counts more, and cells show what they cover', () => {
    const own = planMap({ boundary: bounded(square(107, 21)), areas: villages, places }, BOX);
    expect(own?.isOutlineGuessed).toBe(false);
    const cells = planMap(
      { boundary: null, areas: [area('1', { lon: 107, lat: 21 })], places },
      BOX,
    );
    expect(cells).toMatchObject({ isOutlineGuessed: false, outline: '' });
  });
});

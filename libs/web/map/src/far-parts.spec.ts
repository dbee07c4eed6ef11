import { partFar, type Part } from './far-parts';

const LANDSCAPE = { width: 400, height: 300 };
const part = (x: number, y: number, size: number, owner = 0, tall = size): Part => ({
  box: { x, y, width: size, height: tall },
  owner,
});

describe('what lies far from the rest', () => {
  it('islands far out at sea are a group of their own, which tells how far it is', () => {
    const mainland = part(0, 0, 2);
    const islands = [part(10, 1, 0.1), part(10.5, 1.5, 0.1), part(11, 1, 0.1)];
    const { main, far } = partFar([mainland, ...islands], LANDSCAPE);
    expect(main).toEqual([mainland]);
    expect(far.map(({ parts }) => new Set(parts))).toEqual([new Set(islands)]);
    // the mainland ends at 2, the first island begins at 10
    expect(far[0]?.away).toBe(8);
  });

  it('what lies off the coast stays where it is', () => {
    const all = [part(0, 0, 2), part(2.1, 0.5, 0.2)];
    expect(partFar(all, LANDSCAPE)).toEqual({ main: all, far: [] });
  });

  it('depends on the shape of the map: islands that take no room from the mainland stay', () => {
    // a country of 7 × 15 with islands 3 to its east: 14 × 15 in all
    const all = [part(0, 0, 7, 0, 15), part(10, 6, 4, 0)];
    expect(partFar(all, { width: 400, height: 400 }).far).toEqual([]);
    // upright, 7 of 14 in breadth are lost: it would be drawn half as large
    expect(partFar(all, { width: 200, height: 400 }).far).toHaveLength(1);
  });

  it('groups on two sides are two, near ones one', () => {
    const mainland = part(0, 0, 2);
    const [east, south] = [part(12, 0, 0.2), part(0, 14, 0.2)];
    expect(partFar([mainland, east, south], LANDSCAPE).far).toHaveLength(2);
    const beside = part(12, 1.5, 0.2);
    expect(partFar([mainland, east, beside], LANDSCAPE).far).toHaveLength(1);
  });

  it('a group that costs the main body nothing stays though another one is farther', () => {
    const mainland = part(0, 0, 2);
    const [near, far] = [part(2.4, 0, 0.2), part(2, 14, 0.2)];
    const { main, far: groups } = partFar([mainland, near, far], LANDSCAPE);
    expect(main).toContain(near);
    expect(groups.map(({ parts }) => parts)).toEqual([[far]]);
  });

  it('is nothing where things lie scattered, or where there is nothing, or one thing', () => {
    const scattered = Array.from({ length: 12 }, (_, at) =>
      part(at % 4, Math.floor(at / 4), 0.1, at),
    );
    expect(partFar(scattered, LANDSCAPE).far).toEqual([]);
    expect(partFar([], LANDSCAPE)).toEqual({ main: [], far: [] });
    expect(partFar([part(0, 0, 1)], LANDSCAPE).far).toEqual([]);
  });

  it('is nothing where many are at home far off: neither half is an appendix of the other', () => {
    const west = Array.from({ length: 5 }, (_, at) => part(at * 0.5, 0, 0.5, at));
    const east = Array.from({ length: 4 }, (_, at) => part(30 + at * 0.5, 0, 0.5, 10 + at));
    expect(partFar([...west, ...east], LANDSCAPE).far).toEqual([]);
    // one of six is 17 %
    expect(partFar([...west, ...east.slice(0, 1)], LANDSCAPE).far).toHaveLength(1);
  });
});

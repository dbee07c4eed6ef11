import { dotEnds, dotScale } from './dot-scale';

const values = (...numbers: (number | null)[]) => numbers.map((value) => ({ value }));

describe('the scale of a dot plot', () => {
  it('runs from the lowest to the highest, the target among them', () => {
    const place = dotScale(values(90, 95), 100);
    expect([place(90), place(95), place(100)]).toEqual([0, 50, 100]);
  });

  it('says where it begins and ends', () => {
    expect(dotEnds(values(68.5, null, 78), 80)).toEqual({ from: 68.5, to: 80 });
    expect(dotEnds(values(2, 8), null)).toEqual({ from: 0, to: 8 });
    expect(dotEnds(values(null), null)).toBeNull();
  });

  it('starts counts at zero', () => {
    expect(dotScale(values(2, 8), null)(2)).toBe(25);
  });

  it('has no place for no number, and the middle for a single one', () => {
    expect(dotScale(values(null, 3), null)(null)).toBeNull();
    expect(dotScale(values(3), null)(3)).toBe(50);
  });
});

import { chanceOf } from './chance';

const numbers = (length: number, make: () => number): number[] => Array.from({ length }, make);

describe('chance', () => {
  it('gives the same numbers for the same key, whoever asked before', () => {
    const first = chanceOf(20, '06184', 'dossiers', 20_778);
    const series = numbers(50, first.next);
    chanceOf(20, '06184', 'orders', 20_778).next();
    expect(numbers(50, chanceOf(20, '06184', 'dossiers', 20_778).next)).toEqual(series);
  });

  it('gives other numbers for another key', () => {
    const keys = [1, 2, 3, 4, 5].map((day) => chanceOf(20, 'x', day).next());
    expect(new Set(keys).size).toBe(5);
  });

  it('is even', () => {
    const drawn = numbers(20_000, chanceOf('even').next);
    const mean = drawn.reduce((sum, each) => sum + each, 0) / drawn.length;
    expect(mean).toBeCloseTo(0.5, 1);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(1);
  });

  it.each([0.3, 4, 40, 400])('counts about %d where so many are expected', (mean) => {
    const chance = chanceOf('count', mean);
    const counts = numbers(3_000, () => chance.count(mean));
    const found = counts.reduce((sum, each) => sum + each, 0) / counts.length;
    expect(Math.abs(found - mean) / mean).toBeLessThan(0.1);
  });

  it('draws by weight', () => {
    const chance = chanceOf('weights');
    const drawn = numbers(5_000, () => chance.weighted([1, 0, 3]));
    expect(drawn.filter((index) => index === 1)).toHaveLength(0);
    expect(drawn.filter((index) => index === 2).length / drawn.length).toBeCloseTo(0.75, 1);
  });
});

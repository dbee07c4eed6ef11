import { severityBars, sortedBars, villageNumber } from './feedback-view';

const named = (name: string, open: number, overdue = 0) => ({ name, open, overdue });

describe('the bars of feedback', () => {
  it('are sorted, the longest first; of equal ones the later first', () => {
    const bars = sortedBars([named('a', 2), named('b', 5), named('c', 2, 1)], 6);
    expect(bars.map(({ name }) => name)).toEqual(['b', 'c', 'a']);
    expect(bars[1]).toMatchObject({ share: 0.4, overdueShare: 0.2 });
  });

  it('that have no room are one at the end, and no report is lost', () => {
    const bars = sortedBars([named('a', 5), named('b', 4), named('c', 3, 1), named('d', 2, 2)], 3);
    expect(bars.map(({ name, open, overdue }) => [name, open, overdue])).toEqual([
      ['a', 5, 0],
      ['b', 4, 0],
      [null, 5, 3],
    ]);
  });

  it('that just have room are all named', () => {
    expect(sortedBars([named('a', 1), named('b', 1)], 2).map(({ name }) => name)).toEqual([
      'a',
      'b',
    ]);
  });

  it('of severities stand in the order of gravity, unknown ones last', () => {
    const all = [named('low', 9), named('', 3), named('urgent', 1), named('normal', 0)];
    expect(severityBars(all).map(({ name }) => name)).toEqual(['urgent', 'low', '']);
  });
});

it('a village that is told by its code has a number; one with a name has none', () => {
  expect(villageNumber('19753-3')).toBe('3');
  expect(villageNumber('Thôn Bản Chắt')).toBeNull();
});

import { chosenNames, narrowColumns } from './columns';
import { periodIn, spanIn } from './list-period';
import { freshOf } from './use-list-pages';

describe('the columns of a list', () => {
  const names = ['id', 'kind', 'state', 'unit'];

  it('are those of the address in the order of the list, the first always', () => {
    expect(chosenNames(names, 'unit,state', ['id', 'kind'])).toEqual(['id', 'state', 'unit']);
  });

  it('are the usual ones where the address states none that there is', () => {
    expect(chosenNames(names, undefined, ['id', 'kind'])).toEqual(['id', 'kind']);
    expect(chosenNames(names, 'x,y', ['kind'])).toEqual(['id', 'kind']);
  });
});

describe('the columns of a list on a telephone', () => {
  it('begin with what a row is known by and what it is about, narrower than usual', () => {
    const columns = [
      { name: 'at', width: 200 },
      { name: 'metric', width: 100 },
      { name: 'value', width: 100, lead: true },
    ];
    expect(narrowColumns(columns)).toEqual([
      { name: 'at', width: 108 },
      { name: 'value', width: 54, lead: true },
      { name: 'metric', width: 54 },
    ]);
    expect(narrowColumns([{ name: 'kind', width: 130, narrow: 90 }])).toMatchObject([
      { width: 90 },
    ]);
    expect(narrowColumns([])).toEqual([]);
  });
});

describe('the time of a list', () => {
  const NOW = Date.parse('2026-11-20T05:00:00Z');

  it('is a period up to now', () => {
    expect(spanIn({ period: '24h' }, 'all', NOW)).toEqual({ from: '2026-11-19T05:00:00.000Z' });
    expect(spanIn({}, 'all', NOW)).toEqual({});
    expect(periodIn({ period: 'x' }, '30d')).toBe('30d');
    expect(periodIn({ period: 'all' }, '30d')).toBe('all');
  });

  it('or days in Vietnam, the last one whole', () => {
    // midnight there is 17:00 of the day before in Greenwich
    expect(spanIn({ from: '2026-11-01', to: '2026-11-02', period: '24h' }, 'all', NOW)).toEqual({
      from: '2026-10-31T17:00:00.000Z',
      to: '2026-11-02T17:00:00.000Z',
    });
    expect(spanIn({ to: '2026-11-02' }, '30d', NOW)).toEqual({ to: '2026-11-02T17:00:00.000Z' });
    expect(spanIn({ from: '2026-99-01' }, 'all', NOW)).toEqual({});
  });
});

describe('what is new', () => {
  it('is what was not at the head of the list', () => {
    expect(freshOf(['a', 'b'], ['c', 'a', 'b'])).toBe(1);
    expect(freshOf(['a', 'b'], ['a', 'b'])).toBe(0);
    expect(freshOf(['a'], undefined)).toBe(0);
  });
});

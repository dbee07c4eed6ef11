import type { ValueSummary } from '@nhip-xa/contract';
import { entryBody, newId } from './entry-body';
import { barsOf, basisShares, mayEnter, neighbours, quarterOf, valuePeriodOf } from './period';

const ms = (moment: string): number => Date.parse(moment);

describe('a period', () => {
  it('is the quarter unless the address says otherwise', () => {
    expect(['year', 'quarter', 'month', undefined].map(valuePeriodOf)).toEqual([
      'year',
      'quarter',
      'quarter',
      'quarter',
    ]);
  });

  it('is named by the local day on which it begins', () => {
    expect(quarterOf(ms('2026-10-01T00:00:00+07:00'))).toEqual({ n: 4, year: '2026' });
    expect(quarterOf(ms('2025-12-31T17:00:00Z'))).toEqual({ n: 1, year: '2026' });
  });

  it('has one before it, and one after it that has begun', () => {
    const quarter = { from: '2026-06-30T17:00:00Z', to: '2026-09-30T17:00:00Z' };
    expect(neighbours(quarter, ms('2026-09-30T16:59:59Z'))).toEqual({
      before: '2026-06-30',
      after: undefined,
    });
    expect(neighbours(quarter, ms('2026-09-30T17:00:00Z')).after).toBe('2026-10-01');
  });
});

describe('the parts', () => {
  const value: ValueSummary['value'] = {
    total: 200,
    entries: 3,
    hours: 0,
    byClass: { labour: 150, recurrent: 0, new: 50, intangible: 0, other: 0 },
    byBasis: { measured: 100, estimated: 50, assumed: 50, unstated: 0 },
  };
  const cost: ValueSummary['cost'] = {
    total: 30,
    entries: 2,
    byClass: { capital: 0, rent: 20, operation: 0, training: 0, other: 10 },
  };

  it('add or take, and name what was classed otherwise only where there is some', () => {
    expect(barsOf({ value, cost }, (name, adds) => `${adds ? '+' : '-'} ${name}`)).toEqual([
      { name: '+ labour', value: 150, adds: true },
      { name: '+ recurrent', value: 0, adds: true },
      { name: '+ new', value: 50, adds: true },
      { name: '+ intangible', value: 0, adds: true },
      { name: '- capital', value: 0, adds: false },
      { name: '- rent', value: 20, adds: false },
      { name: '- operation', value: 0, adds: false },
      { name: '- training', value: 0, adds: false },
      { name: '- other', value: 10, adds: false },
    ]);
  });

  it('have a basis, as a share of the value', () => {
    expect(basisShares(value)).toEqual([
      { basis: 'measured', percent: 50 },
      { basis: 'estimated', percent: 25 },
      { basis: 'assumed', percent: 25 },
    ]);
    expect(basisShares({ ...value, total: 0 })).toEqual([]);
  });
});

describe('the form', () => {
  const typed = {
    unit: '20194',
    side: 'value',
    class: 'labour',
    basis: 'measured',
    at: '20/11/2026',
    amount: '1.500.000',
  };
  const now = ms('2026-11-20T09:00:00+07:00');

  it('is sent as numbers and days of the wire, without what was left empty', () => {
    expect(entryBody(typed, 'x', now)).toEqual({
      body: {
        id: 'x',
        unit: '20194',
        side: 'value',
        class: 'labour',
        basis: 'measured',
        at: '2026-11-20',
        amount: 1_500_000,
      },
    });
  });

  it('says what cannot be read', () => {
    const wrong = { ...typed, amount: '150.000', at: '21/11/2026' };
    expect(entryBody(wrong, 'x', now)).toEqual({
      problems: [
        { column: 'at', code: 'future-date', text: '21/11/2026' },
        { column: 'amount', code: 'ambiguous-number', text: '150.000' },
      ],
    });
  });

  it('gives each entry an id of its own', () => {
    const ids = [newId(), newId()];
    expect(new Set(ids).size).toBe(2);
    expect(ids[0]).toMatch(/^form-[0-9a-f]{24}$/);
  });

  it('is for those who type numbers', () => {
    expect(mayEnter('officer')).toBe(true);
    expect([mayEnter('chairman'), mayEnter('technician')]).toEqual([false, false]);
  });
});

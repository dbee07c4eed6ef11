import { dayOfIso } from './time';
import { balanceOfSums, type EntrySum } from './value-balance';
import { readLine, type LineContext } from './value-ledger';
import { ledgerWord, readBasis, readColumn, readCostClass, readSide } from './value-words';

const context: LineContext = {
  unit: '20194',
  communes: new Set(['20194', '00004']),
  today: dayOfIso('2026-11-20'),
  limits: {
    amountLeast: 1,
    amountMost: 1e15,
    hoursMost: 1e6,
    noteCharacters: 20,
    idCharacters: 10,
  },
};
const cells = {
  at: '20/11/2026',
  side: 'Giá trị',
  amount: '1.500.000',
  class: 'lao động',
  hours: '12,5',
  basis: 'đo được',
  note: 'Bớt nhập tay',
};
type Over = Parameters<typeof readLine>[0];
const problems = (over: Over): string[] => {
  const read = readLine({ ...cells, ...over }, context);
  return 'problems' in read ? read.problems.map(({ column, code }) => `${column} ${code}`) : [];
};

describe('a line of a file', () => {
  it('is read in Vietnamese', () => {
    expect(readLine(cells, context)).toEqual({
      entry: {
        id: undefined,
        unit: '20194',
        side: 'value',
        at: '2026-11-20',
        amount: 1_500_000,
        class: 'labour',
        hours: 12.5,
        basis: 'measured',
        note: 'Bớt nhập tay',
      },
    });
  });

  it('is read in the names of the contract; letters may come in parts', () => {
    const parts = 'đo được'.normalize('NFD');
    expect(problems({ side: 'value', class: 'Labour', basis: parts, at: '2026-11-20' })).toEqual(
      [],
    );
  });

  it('gives a code its leading zeros back, and knows its own communes only', () => {
    expect(readLine({ ...cells, unit: '4' }, context)).toMatchObject({ entry: { unit: '00004' } });
    expect(problems({ unit: '20195' })).toEqual(['unit unknown-unit']);
    const nameless = readLine(cells, { ...context, unit: undefined });
    expect(nameless).toMatchObject({ problems: [{ column: 'unit', code: 'missing' }] });
  });

  it.each<[Over, string]>([
    [{ amount: '' }, 'amount missing'],
    [{ amount: '150.000' }, 'amount ambiguous-number'],
    [{ amount: 'một tỷ' }, 'amount bad-number'],
    [{ amount: '0' }, 'amount out-of-range'],
    [{ amount: '0,9' }, 'amount out-of-range'],
    [{ amount: '-5000' }, 'amount out-of-range'],
    [{ amount: '1000000000000001' }, 'amount out-of-range'],
    [{ at: '' }, 'at missing'],
    [{ at: '31/02/2026' }, 'at bad-date'],
    [{ at: '31/12/2014' }, 'at bad-date'],
    [{ at: '21/11/2026' }, 'at future-date'],
    [{ side: 'lãi' }, 'side unknown-side'],
    [{ class: 'rent' }, 'class unknown-class'],
    [{ class: '' }, 'class missing'],
    [{ basis: 'đoán' }, 'basis unknown-basis'],
    [{ basis: '' }, 'basis missing'],
    [{ hours: '1000001' }, 'hours out-of-range'],
    [{ note: 'x'.repeat(21) }, 'note too-long'],
    [{ id: 'x'.repeat(11) }, 'id too-long'],
  ])('%j is refused: %s', (over, problem) => {
    expect(problems(over)).toEqual([problem]);
  });

  it.each<Over>([
    { amount: '1000000000000000' },
    { amount: '1' },
    { at: '1/1/2015' },
    { hours: '' },
    { hours: '0' },
    { hours: '1000000' },
  ])('%j is taken', (over) => {
    expect(problems(over)).toEqual([]);
  });

  it('of a cost states neither hours nor basis', () => {
    const cost = { side: 'chi phí', class: 'thuê' };
    expect(problems({ ...cost, hours: '', basis: '' })).toEqual([]);
    expect(problems(cost)).toEqual(['hours not-of-a-cost', 'basis not-of-a-cost']);
  });

  it('names all that is wrong with it at once', () => {
    expect(problems({ at: 'nay', amount: '1,234', class: 'x' })).toEqual([
      'at bad-date',
      'amount ambiguous-number',
      'class unknown-class',
    ]);
  });
});

it('knows words and names, and leaves what a source named otherwise', () => {
  expect([readColumn(' Mã Xã '), readColumn('DATE'), readColumn('tên')]).toEqual([
    'unit',
    'at',
    undefined,
  ]);
  expect([readSide('COST'), readCostClass('Đào tạo'), readBasis('measured')]).toEqual([
    'cost',
    'training',
    'measured',
  ]);
  expect(readSide('constructor')).toBeUndefined();
  expect([ledgerWord('class', 'rent'), ledgerWord('class', 'toString')]).toEqual([
    'thuê',
    'toString',
  ]);
});

describe('a balance', () => {
  const sum = (over: Partial<EntrySum>): EntrySum => ({
    side: 'value',
    class: 'labour',
    basis: 'measured',
    entries: 1,
    amount: 100,
    hours: 0,
    ...over,
  });

  it('adds value by class and basis, cost by class, and tells what is left', () => {
    const balance = balanceOfSums([
      sum({ entries: 2, hours: 3 }),
      sum({ class: 'new', basis: 'assumed', amount: 50 }),
      sum({ class: null, basis: null, amount: 10 }),
      sum({ side: 'cost', class: 'rent', basis: null, amount: 40 }),
      sum({ side: 'cost', class: null, amount: 24 }),
    ]);
    // 100 + 50 + 10 = 160 of value, 40 + 24 = 64 of cost
    expect(balance).toEqual({
      value: {
        total: 160,
        entries: 4,
        hours: 3,
        byClass: { labour: 100, recurrent: 0, new: 50, intangible: 0, other: 10 },
        byBasis: { measured: 100, estimated: 0, assumed: 50, unstated: 10 },
      },
      cost: {
        total: 64,
        entries: 2,
        byClass: { capital: 0, rent: 40, operation: 0, training: 0, other: 24 },
      },
      net: 96,
      ratio: 2.5,
    });
  });

  it('has no ratio without cost', () => {
    expect(balanceOfSums([sum({})])).toMatchObject({ net: 100, ratio: null });
    expect(balanceOfSums([])).toMatchObject({ net: 0, ratio: null });
  });
});

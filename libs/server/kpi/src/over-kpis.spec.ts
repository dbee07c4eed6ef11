import { overKpis } from './over-kpis';

const ONE = () => ({ value: 3, status: 'good' as const });

it('an expression that cannot be read comes to nothing and stops nobody', () => {
  const parts = { a: 'dossiers-overdue' };
  expect(overKpis({ formula: 'a * 2', parts }, ONE)).toMatchObject({ value: 6, stale: false });
  expect(overKpis({ formula: 'min()', parts }, ONE)).toMatchObject({ value: null });
});

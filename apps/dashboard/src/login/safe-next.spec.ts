import { safeNext } from './safe-next';

describe('where a login leads', () => {
  it.each([
    ['/u/06190?kpi=flood-level', '/u/06190?kpi=flood-level'],
    [undefined, '/'],
    ['', '/'],
    ['https://elsewhere.example/', '/'],
    ['//elsewhere.example', '/'],
    ['/\\elsewhere.example', '/'],
    ['/\t/elsewhere.example', '/'],
    ['/login?next=/login', '/'],
  ])('%s → %s', (next, to) => {
    expect(safeNext(next)).toBe(to);
  });
});

import { boundsOf } from './own-bounds';

const BOUNDS = { warning: { '>=': 1 }, critical: { '>=': 3 } };

it('holds no sum of a unit above against the bounds of one commune', () => {
  const sum = { ...BOUNDS, rollUp: 'sum' as const };
  expect(boundsOf(sum, '06211')).toBe(sum);
  expect(boundsOf(sum, '20')).toEqual({ ...sum, warning: null, critical: null });
  expect(boundsOf(sum, 'VN')).toMatchObject({ warning: null, critical: null });
});

it('holds shares and extremes against them everywhere', () => {
  const share = { ...BOUNDS, rollUp: 'ratio' as const };
  expect(boundsOf(share, '20')).toBe(share);
});

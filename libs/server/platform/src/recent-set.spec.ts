import { RecentSet } from './recent-set';

it('forgets what was added longest ago, and what is added again is new', () => {
  const set = new RecentSet(2);
  for (const member of ['a', 'b', 'a', 'c']) set.add(member);
  expect(['a', 'b', 'c'].map((member) => set.has(member))).toEqual([true, false, true]);
  expect(set.size).toBe(2);
});

import type { Evidence } from '@nhip-xa/contract';
import { forCaller } from './evidence-for-caller';

const item = (kind: string): Evidence['items'][number] => ({ kind }) as Evidence['items'][number];
const evidence = (kinds: string[]): Evidence => ({
  definition: { words: { vi: '', en: '' }, version: 1, formula: '' },
  value: {} as Evidence['value'],
  sources: [],
  leftOut: [{ what: '20194.a', why: 'offline' }],
  items: kinds.map(item),
  next: 'more',
});

it('leaves evidence alone for who may see all of it', () => {
  const whole = evidence(['case', 'case']);
  expect(forCaller(whole, () => true)).toBe(whole);
});

it('takes out what the role may not see, and says so', () => {
  const seen = forCaller(evidence(['case', 'case']), (act) => act !== 'case.read');
  expect(seen.items).toEqual([]);
  expect(seen.next).toBeNull();
  expect(seen.leftOut).toEqual([
    { what: '20194.a', why: 'offline' },
    { what: 'case', why: 'role' },
  ]);
});

it('keeps the values of the units below', () => {
  const seen = forCaller(evidence(['kpi', 'event']), (act) => act === 'kpi.read');
  expect(seen.items).toEqual([item('kpi')]);
  expect(seen.next).toBe('more');
});

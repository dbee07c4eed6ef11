import { passingMemory } from '../index';
import { recalled, remember, remembered } from './remembered';

describe('what a codec remembers under a key', () => {
  it('is forgotten from the oldest on where there is more than was allowed', () => {
    const memory = passingMemory();
    for (const name of ['a', 'b', 'a', 'c']) remember(memory, 'k', name, name, 2);
    expect(remembered(memory, 'k')).toEqual({ a: 'a', c: 'c' });
    expect(recalled(memory, 'k', 'b')).toBeUndefined();
  });

  it('leaves nothing behind when all of it is forgotten', () => {
    const memory = passingMemory();
    remember(memory, 'k', 'a', 1, 2);
    remember(memory, 'k', 'a', undefined, 2);
    expect(memory.get('k')).toBeUndefined();
  });

  it('takes names that objects know for names', () => {
    const memory = passingMemory();
    expect(recalled(memory, 'k', 'constructor')).toBeUndefined();
    remember(memory, 'k', '__proto__', 'own', 2);
    expect(recalled(memory, 'k', '__proto__')).toBe('own');
  });
});

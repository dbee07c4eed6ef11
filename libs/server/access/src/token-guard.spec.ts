import { ACCESS_LIMITS } from './limits';
import { TokenGuard } from './token-guard';

const OFFICE = '113.160.1.1';
const { free, firstMs, most } = ACCESS_LIMITS.tokenBackOff;

const guessing = (guard: TokenGuard, address: string, times: number): void => {
  for (let n = 0; n < times; n += 1) guard.noteWrong(`guess ${address} ${n}`, address, 0);
};

it('a network that shows many different wrong tokens waits, and no other', () => {
  const guard = new TokenGuard();
  guessing(guard, OFFICE, free);
  expect(guard.waitMs('new', OFFICE, 0)).toBe(0);
  guessing(guard, OFFICE, 1);
  expect(guard.waitMs('new', OFFICE, 0)).toBe(firstMs);
  expect(guard.waitMs('new', '113.160.1.2', 0)).toBe(0);
  expect(guard.waitMs('new', OFFICE, firstMs)).toBe(0);
});

it('never keeps a token waiting that was right before', () => {
  const guard = new TokenGuard();
  guard.noteRight('one');
  guessing(guard, OFFICE, 1_000);
  expect(guard.waitMs('one', OFFICE, 0)).toBe(0);
});

it('is not asked again about one that was wrong, and takes an ended one for no guess', () => {
  const guard = new TokenGuard();
  for (let n = 0; n <= free; n += 1) {
    guard.noteRight(`ended ${n}`);
    guard.noteWrong(`ended ${n}`, OFFICE, 0);
  }
  expect(guard.isWrong('ended 0')).toBe(true);
  expect(guard.waitMs('new', OFFICE, 0)).toBe(0);
});

it('holds nothing against this machine, as which a proxy on it appears', () => {
  const guard = new TokenGuard();
  guessing(guard, '::ffff:127.0.0.1', 1_000);
  expect(guard.waitMs('new', '127.0.0.1', 0)).toBe(0);
});

it('remembers a bounded number', () => {
  const guard = new TokenGuard();
  const beyond = 1_000;
  const { tokensRemembered } = ACCESS_LIMITS;
  for (let n = 0; n < Math.max(most, tokensRemembered) + beyond; n += 1) {
    guard.noteWrong(`w${n}`, `113.${n >> 16}.${(n >> 8) & 255}.${n & 255}`, 0);
    guard.noteRight(`r${n}`);
  }
  expect(guard.size).toBe(most + 2 * tokensRemembered);
});

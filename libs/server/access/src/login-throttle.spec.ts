import { ACCESS_LIMITS } from './limits';
import { LoginThrottle } from './login-throttle';

const { failuresPerAccount, failuresPerAddress, failureWindowMs, throttleEntries } = ACCESS_LIMITS;

it('lets ten attempts at an account begin, and the eleventh wait for the rest of the window', () => {
  const throttle = new LoginThrottle();
  for (let n = 0; n < failuresPerAccount; n += 1) expect(throttle.begin('a', 'x', n)).toBe(0);
  expect(throttle.begin('a', 'y', 60_000)).toBe((failureWindowMs - 60_000) / 1000);
  expect(throttle.begin('b', 'x', 60_000)).toBe(0);
  expect(throttle.begin('a', 'x', failureWindowMs)).toBe(0);
});

it('does not count refused attempts to the address', () => {
  const throttle = new LoginThrottle();
  for (let n = 0; n < failuresPerAddress * 3; n += 1) throttle.begin('a', 'x', 0);
  expect(throttle.begin('b', 'x', 0)).toBe(0);
});

it('stops an address that tries many accounts, and no other address', () => {
  const throttle = new LoginThrottle();
  for (let n = 0; n < failuresPerAddress; n += 1) throttle.begin(`a${n}`, 'x', 0);
  expect(throttle.begin('other', 'x', 0)).toBeGreaterThan(0);
  expect(throttle.begin('other', 'y', 0)).toBe(0);
});

it('forgets the failures of an account when its password was right', () => {
  const throttle = new LoginThrottle();
  for (let n = 0; n < failuresPerAccount; n += 1) throttle.begin('a', 'x', 0);
  throttle.succeeded('a', 'x');
  expect(throttle.begin('a', 'x', 0)).toBe(0);
});

it('remembers a bounded number, the newest', () => {
  const throttle = new LoginThrottle();
  for (let n = 0; n < failuresPerAccount; n += 1) throttle.begin('first', `f${n}`, 0);
  for (let n = 0; n < throttleEntries; n += 1) throttle.begin(`a${n}`, `x${n}`, 0);
  expect(throttle.begin('first', 'y', 0)).toBe(0);
});

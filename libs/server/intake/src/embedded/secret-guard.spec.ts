import {
  KNOWN_PAIRS,
  SECRET_BACK_OFF,
  SPRAYING_IDS,
  SPRAYING_NETWORKS,
  SPRAYING_WINDOW_MS,
} from '../limits';
import { SecretGuard } from './secret-guard';

const KEY = '20194.gauge';

/** An attacker who tries every 100 ms for so long, and how often a secret of theirs is hashed. */
function attack(guard: SecretGuard, network: string, fromMs: number, forMs: number): number {
  let hashed = 0;
  for (let nowMs = fromMs; nowMs < fromMs + forMs; nowMs += 100) {
    if (guard.mustWait(KEY, network, nowMs)) continue;
    hashed += 1;
    guard.wrong(KEY, network, nowMs);
  }
  return hashed;
}

it('an hour of guessing is worth a handful of hashes', () => {
  // Three are free: at 0, 0.1 and 0.2 s. The fourth, at 0.3 s, is the first that makes wait: 1 s, then
  // 2, 4, 8, 16, 32, 64, 128 and 256 s, together 511 s; that is 12 hashes until 255.3 s and the 13th at
  // 511.3 s. From there on every 300 s until 3,600 s: at 811.3 … 3,511.3 s another 10.
  expect(attack(new SecretGuard(), 'x', 0, 3_600_000)).toBe(23);
});

it('does not keep the device waiting that comes from elsewhere', () => {
  const guard = new SecretGuard();
  attack(guard, 'x', 0, 600_000);
  expect(guard.mustWait(KEY, 'x', 600_000)).toBe(true);
  expect(guard.mustWait(KEY, 'y', 600_000)).toBe(false);
  expect(guard.mustWait('20194.other', 'x', 600_000)).toBe(false);
});

it('does not keep a device waiting that was right from there before, however long it is attacked', () => {
  const guard = new SecretGuard();
  guard.right(KEY, 'x');
  for (let nowMs = 0; nowMs < 600_000; nowMs += 100) guard.wrong(KEY, 'x', nowMs);
  expect(guard.mustWait(KEY, 'x', 600_000)).toBe(false);
});

it('lets a device that was mended in after its wait, and then forgets what was wrong', () => {
  const guard = new SecretGuard();
  for (let n = 0; n < 4; n += 1) guard.wrong(KEY, 'x', 0);
  expect(guard.mustWait(KEY, 'x', 999)).toBe(true);
  expect(guard.mustWait(KEY, 'x', 1_000)).toBe(false);
  guard.right(KEY, 'x');
  guard.wrong(KEY, 'x', 1_000);
  expect(guard.mustWait(KEY, 'x', 1_000)).toBe(false);
});

it('a new secret of the source makes all its waits forgotten', () => {
  const guard = new SecretGuard();
  for (const network of ['x', 'y']) attack(guard, network, 0, 60_000);
  guard.forgive(KEY);
  expect(['x', 'y'].map((network) => guard.mustWait(KEY, network, 60_000))).toEqual([false, false]);
});

it('gives a network that tries many ids nothing free, but refuses none of its devices at their first', () => {
  const guard = new SecretGuard();
  for (let n = 0; n < SPRAYING_IDS; n += 1) guard.stranger(`20194.guess-${n}`, 'x', 0);
  expect(guard.mustWait(KEY, 'x', 0)).toBe(false);
  guard.wrong(KEY, 'x', 0);
  expect(guard.mustWait(KEY, 'x', 0)).toBe(true);
  // elsewhere, and here when the window is over, a person may mistype again
  guard.wrong(KEY, 'y', 0);
  expect(guard.mustWait(KEY, 'y', 0)).toBe(false);
  guard.wrong('20194.late', 'x', SPRAYING_WINDOW_MS);
  expect(guard.mustWait('20194.late', 'x', SPRAYING_WINDOW_MS)).toBe(false);
});

it('remembers a bounded number, whatever is tried', () => {
  const guard = new SecretGuard();
  const beyond = 1_000;
  for (let n = 0; n < SECRET_BACK_OFF.most + beyond; n += 1) guard.wrong(KEY, `n${n}`, n);
  for (let n = 0; n < KNOWN_PAIRS + beyond; n += 1) guard.right(`20194.s${n}`, 'x');
  expect(guard.size).toBe(SECRET_BACK_OFF.most + KNOWN_PAIRS + SPRAYING_NETWORKS);
});

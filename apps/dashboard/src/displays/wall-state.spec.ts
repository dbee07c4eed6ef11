import type { Screen, WatchedDisplay } from '@nhip-xa/contract';
import { byNeed, wallCounts, wallState } from './wall-state';

const screen = (alive: boolean): Screen => ({
  id: String(alive),
  version: '1',
  width: 1920,
  height: 1080,
  scene: 'overview',
  drawnMs: null,
  startedAt: '2026-11-20T01:00:00Z',
  lastSeenAt: '2026-11-20T01:00:00Z',
  alive,
  outdated: false,
  faults: 0,
  lastFault: null,
  lastFaultAt: null,
});
const wall = (name: string, ...alive: boolean[]): WatchedDisplay => ({
  id: name,
  unit: '19753',
  name,
  createdAt: '2026-11-20T01:00:00Z',
  lastSeenAt: null,
  settings: null,
  screens: alive.map(screen),
});

it('tells whether a wall lives from its screens', () => {
  expect(wallState(wall('a'))).toBe('unopened');
  expect(wallState(wall('a', true, true))).toBe('alive');
  expect(wallState(wall('a', true, false))).toBe('partly');
  expect(wallState(wall('a', false))).toBe('dark');
});

it('puts first what needs somebody, and counts only what there is', () => {
  const walls = [wall('lives', true), wall('new'), wall('dark', false), wall('lives too', true)];
  expect(byNeed(walls).map(({ name }) => name)).toEqual(['dark', 'new', 'lives', 'lives too']);
  expect(wallCounts(walls)).toEqual([
    { state: 'dark', count: 1 },
    { state: 'unopened', count: 1 },
    { state: 'alive', count: 2 },
  ]);
});

import type { PeerUnit } from '@nhip-xa/contract';
import { lateShare, medianScale, medianUnit, nearRows } from './peer-rows';

const peer = (n: number, own = false): PeerUnit => ({
  ...{ unit: String(n), name: { vi: `Xã ${n}` }, own, closed: 4, late: n % 5 },
  medianMinutes: n * 100,
});
const codes = (items: readonly PeerUnit[]): string[] => items.map(({ unit }) => unit);

it('shows the quickest and those around the own one', () => {
  const items = Array.from({ length: 20 }, (_, n) => peer(n, n === 10));
  expect(codes(nearRows(items))).toEqual(['0', '1', '2', '7', '8', '9', '10', '11', '12', '13']);
  expect(codes(nearRows([peer(0), peer(1, true)]))).toEqual(['0', '1']);
});

it('has no share where nothing was closed', () => {
  expect(lateShare(peer(1))).toBe(25);
  expect(lateShare({ ...peer(1), closed: 0, late: 0 })).toBeNull();
});

it('tells medians in a unit in which they differ', () => {
  const inUnit = (...medians: number[]) => {
    const items = medians.map((medianMinutes) => ({ ...peer(1), medianMinutes }));
    return medianUnit({ items, dayMinutes: 480 });
  };
  expect(inUnit(0, 14)).toEqual({ name: 'minutes', minutes: 1 });
  expect(inUnit(90, 239)).toEqual({ name: 'hours', minutes: 60 });
  expect(inUnit(14, 240)).toEqual({ name: 'days', minutes: 480 });
  expect(inUnit(0)).toEqual({ name: 'days', minutes: 480 });
});

it('places medians on a scale that begins at nought', () => {
  const items = [peer(1), peer(4)];
  const place = medianScale(items);
  expect(items.map(place)).toEqual([25, 100]);
  expect(place({ ...peer(1), medianMinutes: null })).toBeNull();
  expect(medianScale([peer(0)])(peer(0))).toBe(0);
});

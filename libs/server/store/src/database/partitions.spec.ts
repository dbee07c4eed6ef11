import { isoDay } from '@nhip-xa/domain';
import { firstDailyDay, partitionOf } from './partitions';

const ms = (iso: string): number => Date.parse(iso);
const NOON = ms('2026-11-20T12:00:00+07:00');

it.each([
  // 40 days before 20 November is 11 October: its month is kept by day
  ['2026-11-20T12:00:00+07:00', '2026-10-01'],
  ['2026-12-10T23:59:59+07:00', '2026-10-01'], // 31 October
  ['2026-12-11T00:00:00+07:00', '2026-11-01'], // 1 November
  ['2027-02-10T00:00:00+07:00', '2027-01-01'], // 1 January
])('at %s days are kept by day from %s on', (now, first) => {
  expect(isoDay(firstDailyDay(ms(now)))).toBe(first);
});

it.each([
  ['2026-11-20T00:00:00+07:00', 'readings_d20261120'],
  ['2026-11-20T23:59:59.999+07:00', 'readings_d20261120'],
  // 17:30 UTC is the next day already
  ['2026-11-20T17:30:00Z', 'readings_d20261121'],
  ['2026-10-01T00:00:00+07:00', 'readings_d20261001'],
  ['2026-09-30T23:59:59+07:00', 'readings_m202609'],
  ['2026-09-30T17:00:00Z', 'readings_d20261001'],
  ['2015-01-01T00:00:00+07:00', 'readings_m201501'],
  ['2028-02-29T08:00:00+07:00', 'readings_d20280229'],
])('a reading of %s belongs to %s', (at, name) => {
  const range = partitionOf('readings', ms(at), NOON);
  expect(range.name).toBe(name);
  expect(range.fromMs).toBeLessThanOrEqual(ms(at));
  expect(range.toMs).toBeGreaterThan(ms(at));
});

it('of each day of years one ends where the next begins', () => {
  let { toMs } = partitionOf('events', ms('2015-01-01T00:00:00+07:00'), NOON);
  while (toMs < NOON) {
    const next = partitionOf('events', toMs, NOON);
    expect(next.fromMs).toBe(toMs);
    toMs = next.toMs;
  }
});

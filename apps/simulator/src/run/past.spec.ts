import { LIMITS } from '@nhip-xa/contract';
import { dayOfIso, HOUR_MS, localDay, startOfLocalDay } from '@nhip-xa/domain';
import type { World } from '../day/plan';
import { batchesOf } from '../day/wire';
import { ALL_SOURCES } from '../province/provision';
import { dailyScenarios } from '../trouble/daily';
import { standingScenarios } from '../trouble/standing';
import { troubleOf } from '../trouble/trouble';
import { pastFrom, pastOf, readingBatches } from './past';

const TODAY = dayOfIso('2026-11-21');
const NOW = startOfLocalDay(TODAY) + 11 * HOUR_MS;
const days = Array.from({ length: 33 }, (_, index) => TODAY - 31 + index);
const world: World = {
  seed: 20,
  trouble: troubleOf([...standingScenarios(), ...days.flatMap((day) => dailyScenarios(20, day))]),
  firstDay: TODAY - 30,
};

describe('the month that is brought along', () => {
  const past = pastOf(world, pastFrom(NOW, null), NOW, true, NOW);
  const planned = [...past.planned.values()].flat();

  it('covers 30 days and today, orders since the quarter began, value since the year did', () => {
    const moments = planned.map(({ atMs }) => atMs);
    const cases = planned.filter(({ channel }) => channel === 'case').map(({ atMs }) => atMs);
    expect(localDay(Math.min(...cases))).toBe(TODAY - 30);
    expect(Math.max(...moments)).toBeLessThan(NOW);
    const firstOf = (type: string): number =>
      localDay(
        Math.min(
          ...planned
            .filter(({ channel, say }) => channel === 'event' && 'type' in say && say.type === type)
            .map(({ atMs }) => atMs),
        ),
      );
    expect(firstOf('trade.order')).toBe(dayOfIso('2026-10-01'));
    // the first Friday of the year
    expect(firstOf('value.entry')).toBe(dayOfIso('2026-01-02'));
    expect(firstOf('telehealth.session')).toBe(TODAY - 30);
  });

  it('fits into messages', () => {
    for (const spec of ALL_SOURCES.filter(({ commune }) => commune.code === '05977')) {
      const batches = [
        ...batchesOf(past.planned.get(spec.key) ?? []),
        ...readingBatches(world, spec, past),
      ];
      for (const { channel, payload, items } of batches) {
        expect(items).toBeGreaterThan(0);
        expect(items).toBeLessThanOrEqual(channel === 'telemetry' ? LIMITS.telemetryItems : 500);
        expect(Buffer.byteLength(payload)).toBeLessThan(LIMITS.payloadBytes);
      }
    }
  });

  it('has a water level every quarter of an hour and an air reading every hour', () => {
    const countOf = (key: string): number => {
      const spec = ALL_SOURCES.find((each) => each.key === key);
      if (!spec) throw new Error(key);
      return [...readingBatches(world, spec, past)].reduce((sum, { items }) => sum + items, 0);
    };
    const hours = (NOW - past.fromMs) / HOUR_MS;
    expect(countOf('06529.nuoc-1')).toBe(hours * 4);
    expect(countOf('06529.khi-1')).toBe(hours);
  });

  it('repeats itself to the byte', () => {
    const again = pastOf(world, pastFrom(NOW, null), NOW, true, NOW);
    expect(JSON.stringify([...again.planned.values()].flat())).toBe(JSON.stringify(planned));
  });
});

describe('a gap after a pause', () => {
  it('is told from where it was left, with the pulse that was missed', () => {
    const leftMs = NOW - HOUR_MS;
    const past = pastOf(world, pastFrom(NOW, leftMs), NOW, false, NOW - 2 * HOUR_MS);
    const planned = [...past.planned.values()].flat();
    expect(planned.every(({ atMs }) => leftMs <= atMs && atMs < NOW)).toBe(true);
    expect(planned.filter(({ say }) => say.id.includes('-n')).length).toBeGreaterThan(60);
  });

  it('reaches no further back than a month', () => {
    expect(localDay(pastFrom(NOW, 0))).toBe(TODAY - 30);
  });
});

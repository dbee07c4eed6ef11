import { dayOfIso, HOUR_MS, startOfLocalDay } from '@nhip-xa/domain';
import { ALL_SOURCES } from '../province/provision';
import { DATA_LINE } from '../province/things';
import { PORTAL } from '../province/services';
import { troubleOf, type Trouble } from '../trouble/trouble';
import { upOf } from './things';

const MIDNIGHT = startOfLocalDay(dayOfIso('2026-11-26'));
const MINUTE_MS = 60_000;
const calm = troubleOf([]);

/** The middle of the answers within the hour after a moment, in ms. */
function answers(id: string, fromMs: number, trouble: Trouble = calm): number {
  const spec = ALL_SOURCES.find(({ key }) => key === `06463.${id}`);
  if (!spec) throw new Error(id);
  const all = Array.from(
    { length: 60 },
    (_, minute) => upOf(20, trouble, spec, fromMs + minute * MINUTE_MS)['rtt'] ?? NaN,
  );
  return all.sort((a, b) => a - b)[30] ?? NaN;
}

describe('how long a service and a line take to answer', () => {
  it.each([PORTAL, DATA_LINE])('%s: longer in the morning at work than by night', (id) => {
    const night = answers(id, MIDNIGHT + 2 * HOUR_MS);
    const morning = answers(id, MIDNIGHT + 9 * HOUR_MS);
    expect(night).toBeGreaterThan(3);
    expect(morning).toBeGreaterThan(1.8 * night);
    expect(morning).toBeLessThan(250);
  });

  it('a service is slow before it is down, silent while it is, and slow again after', () => {
    const downMs = MIDNIGHT + 2 * HOUR_MS;
    const trouble = troubleOf([
      {
        kind: 'service-down',
        name: 'does-not-answer',
        sources: [`06463.${PORTAL}`],
        fromMs: downMs,
        toMs: downMs + HOUR_MS,
      },
    ]);
    const spec = ALL_SOURCES.find(({ key }) => key === `06463.${PORTAL}`);
    if (!spec) throw new Error(PORTAL);
    const at = (minutes: number): Record<string, number> =>
      upOf(20, trouble, spec, downMs + minutes * MINUTE_MS);
    const usual = answers(PORTAL, downMs - HOUR_MS, calm);
    expect(at(30)).toEqual({ up: 0 });
    // with the least jitter against the most: 9 × 0.9 / 1.3 = 6.2
    for (const minutes of [-3, 62]) expect(at(minutes)['rtt']).toBeGreaterThan(6 * usual);
    for (const minutes of [-6, 66]) expect(at(minutes)['rtt']).toBeLessThan(2 * usual);
    expect(answers(DATA_LINE, downMs, trouble)).toBeGreaterThan(6 * answers(DATA_LINE, downMs));
  });
});

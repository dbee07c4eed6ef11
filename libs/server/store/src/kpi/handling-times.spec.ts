import { partsOf } from '../database/settled-months';
import { distributionOf, type HandlingTime } from './handling-times';

const took = (minute: number | null, n = 1, late = 0, due = 0): HandlingTime => ({
  ...{ minute, n, late, due },
});

describe('handling times of several stretches', () => {
  it('are one distribution, equal times of different stretches together', () => {
    const told = distributionOf(
      [
        [took(450, 2, 1, 2), took(null)],
        [took(450), took(10, 3)],
      ],
      450,
    );
    expect(told).toEqual({
      ...{ closed: 7, untimed: 1, due: 2, late: 1, medianMinutes: 10, p90Minutes: 450 },
      bins: [
        { day: 0, count: 3, late: 0 },
        { day: 1, count: 3, late: 1 },
      ],
    });
  });

  it('are none where none were closed, or none were timed', () => {
    const none = { medianMinutes: null, p90Minutes: null, bins: [] };
    expect(distributionOf([[], []], 450)).toMatchObject({ ...none, closed: 0 });
    expect(distributionOf([[took(null, 4)]], 450)).toMatchObject({
      ...none,
      closed: 4,
      untimed: 4,
    });
  });
});

describe('a span', () => {
  const ms = (local: string): number => Date.parse(`${local}+07:00`);
  const parts = (from: string, to: string, settled: string) =>
    partsOf({ fromMs: ms(from), toMs: ms(to) }, ms(settled)).map(({ fromMs, toMs, month }) => [
      ...[fromMs, toMs].map((at) => new Date(at + 7 * 3_600_000).toISOString().slice(0, 16)),
      month,
    ]);

  it('is cut at the local months that are over', () => {
    expect(parts('2026-01-15T10:00', '2026-04-20T10:00', '2026-04-19T10:00')).toEqual([
      ['2026-01-15T10:00', '2026-02-01T00:00', undefined],
      ['2026-02-01T00:00', '2026-03-01T00:00', '2026-02-01'],
      ['2026-03-01T00:00', '2026-04-01T00:00', '2026-03-01'],
      ['2026-04-01T00:00', '2026-04-20T10:00', undefined],
    ]);
  });

  it('keeps a month whole that is not over for long enough, and one that it does not hold all of', () => {
    expect(parts('2025-12-01T00:00', '2026-02-03T00:00', '2026-01-31T23:59')).toEqual([
      ['2025-12-01T00:00', '2026-01-01T00:00', '2025-12-01'],
      ['2026-01-01T00:00', '2026-02-03T00:00', undefined],
    ]);
    expect(parts('2026-01-01T00:00', '2026-01-31T00:00', '2026-06-01T00:00')).toEqual([
      ['2026-01-01T00:00', '2026-01-31T00:00', undefined],
    ]);
  });

  it('of no length has no parts', () => {
    expect(parts('2026-01-01T00:00', '2026-01-01T00:00', '2026-06-01T00:00')).toEqual([]);
  });
});

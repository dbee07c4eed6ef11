import { DAY_MS, HOUR_MS } from '@nhip-xa/domain';
import {
  bounded,
  comparedUnits,
  historyStep,
  shownSpan,
  spreadStep,
  stepped,
  writtenSpan,
} from './zoom';

const END = Date.parse('2026-11-20T12:00:00+07:00');

describe('the span of a chart', () => {
  it('is a period up to the end, or what the address says', () => {
    expect(shownSpan({ period: '7d' }, END)).toEqual({
      ...{ fromMs: END - 7 * DAY_MS, toMs: END, period: '7d', zoomed: false },
    });
    const zoomed = shownSpan({ from: '2026-11-19T08:00', to: '2026-11-19T20:00' }, END);
    expect(zoomed).toMatchObject({
      fromMs: Date.parse('2026-11-19T08:00:00+07:00'),
      toMs: Date.parse('2026-11-19T20:00:00+07:00'),
      zoomed: true,
    });
    expect(writtenSpan(zoomed)).toEqual({ from: '2026-11-19T08:00', to: '2026-11-19T20:00' });
  });

  it('that is no span is the period', () => {
    const backwards = { from: '2026-11-20T08:00', to: '2026-11-19T08:00' };
    expect(shownSpan(backwards, END).zoomed).toBe(false);
    expect(shownSpan({ from: 'hôm qua', to: '2026-11-19T08:00' }, END).zoomed).toBe(false);
  });

  it('is neither shorter than ten minutes nor longer than a year, and ends by now', () => {
    expect(bounded(END - 1_000, END, END)).toEqual({ fromMs: END - 600_000, toMs: END });
    expect(bounded(END - 9e12, END, END).toMs).toBeLessThanOrEqual(END);
    const { fromMs, toMs } = bounded(END - 1e12, END, END);
    expect(toMs - fromMs).toBe(366 * DAY_MS);
    expect(bounded(END, END + DAY_MS, END)).toEqual({ fromMs: END - DAY_MS, toMs: END });
  });

  it('goes in and out by two about its middle, and half of itself back and on', () => {
    const span = { fromMs: END - 4 * HOUR_MS, toMs: END - 2 * HOUR_MS };
    const hours = (step: Parameters<typeof stepped>[1]) => {
      const next = stepped(span, step, END);
      return next && [(END - next.fromMs) / HOUR_MS, (END - next.toMs) / HOUR_MS];
    };
    expect(hours('in')).toEqual([3.5, 2.5]);
    expect(hours('out')).toEqual([5, 1]);
    expect(hours('back')).toEqual([5, 3]);
    expect(hours('on')).toEqual([3, 1]);
  });

  it('does not go on from now, nor further in than the shortest', () => {
    expect(stepped({ fromMs: END - HOUR_MS, toMs: END }, 'on', END)).toBeNull();
    const shortest = { fromMs: END - 900_000, toMs: END - 300_000 };
    expect(stepped(shortest, 'in', END)).toBeNull();
    expect(stepped(shortest, 'on', END)).toEqual({ fromMs: END - 600_000, toMs: END });
  });
});

it('asks finer the shorter a span is, and never for more than one answer holds', () => {
  expect([1, 12, 48, 200, 900, 5_000].map((hours) => historyStep(hours * HOUR_MS).step)).toEqual([
    ...[undefined, 'PT1M', 'PT10M', 'PT1H', 'PT6H', 'P1D'],
  ]);
  for (const days of [0.01, 1, 7, 30, 90, 366]) {
    expect((days * DAY_MS) / historyStep(days * DAY_MS).stepMs).toBeLessThanOrEqual(1_000);
  }
  expect([1, 30, 366].map((days) => spreadStep(days * DAY_MS))).toEqual(['PT1H', 'P1D', 'P7D']);
});

it('compares with up to six units, each once', () => {
  expect(comparedUnits('06211,06212,06211')).toEqual(['06211', '06212']);
  expect(comparedUnits('a b,,1,2,3,4,5,6,7')).toEqual(['1', '2', '3', '4', '5', '6']);
  expect(comparedUnits(undefined)).toEqual([]);
});

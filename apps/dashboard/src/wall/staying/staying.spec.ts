import { FaultBook, PLACE_EVERY_MS, type ToldFault } from './faults';
import {
  DrawingWatch,
  LOOK_EVERY_MS,
  NO_FRAME_MS,
  RELOAD_EVERY_MS,
  mayReload,
} from './drawing-watch';
import { QUIET_MS, WAIT_AT_MOST_MS, isQuietMoment } from './quiet-moment';

describe('a quiet moment for a new version', () => {
  const moment = { nowMs: 10_000_000, learnedMs: 9_900_000, changedMs: null, isCritical: false };

  it('is when nothing is critical and no number changed within a minute', () => {
    expect(isQuietMoment(moment)).toBe(true);
    expect(isQuietMoment({ ...moment, isCritical: true })).toBe(false);
    expect(isQuietMoment({ ...moment, changedMs: moment.nowMs - QUIET_MS + 1 })).toBe(false);
    expect(isQuietMoment({ ...moment, changedMs: moment.nowMs - QUIET_MS })).toBe(true);
  });

  it('is not waited for longer than half an hour', () => {
    const busy = { ...moment, isCritical: true, changedMs: moment.nowMs };
    const learnedMs = moment.nowMs - WAIT_AT_MOST_MS;
    expect(isQuietMoment({ ...busy, learnedMs })).toBe(true);
    expect(isQuietMoment({ ...busy, learnedMs: learnedMs + 1 })).toBe(false);
  });
});

describe('the watch over drawing', () => {
  /** Looks every 5 s until a moment; answers the first that found the page hanging. */
  function hangsAt(watch: DrawingWatch, untilMs: number, isVisible = true): number | null {
    for (let ms = LOOK_EVERY_MS; ms <= untilMs; ms += LOOK_EVERY_MS) {
      if (watch.look(ms, isVisible)) return ms;
    }
    return null;
  }

  it('finds a visible page that drew nothing for a minute', () => {
    expect(hangsAt(new DrawingWatch(0), 120_000)).toBe(NO_FRAME_MS);
  });

  it('lets a page that draws, and one in the background, be', () => {
    const watch = new DrawingWatch(0);
    for (let ms = 0; ms < 600_000; ms += LOOK_EVERY_MS) {
      watch.frame(ms);
      expect(watch.look(ms, true)).toBe(false);
    }
    expect(hangsAt(new DrawingWatch(0), 600_000, false)).toBeNull();
  });

  it('does not take a sleep for a hang', () => {
    const watch = new DrawingWatch(0);
    expect(watch.look(28_800_000, true)).toBe(false);
  });

  it('loads a page anew at most every ten minutes', () => {
    expect(mayReload(null, 0)).toBe(true);
    expect(mayReload(1_000, 1_000 + RELOAD_EVERY_MS - 1)).toBe(false);
    expect(mayReload(1_000, 1_000 + RELOAD_EVERY_MS)).toBe(true);
    // a clock that was set back does not keep it from mending itself
    expect(mayReload(5_000, 1_000)).toBe(true);
  });
});

describe('what broke on a screen', () => {
  function book() {
    let nowMs = 0;
    const told: ToldFault[] = [];
    const faults = new FaultBook(
      (fault) => told.push(fault),
      () => nowMs,
    );
    return { faults, told, pass: (ms: number) => (nowMs += ms) };
  }

  it('is told of each place once a minute', () => {
    const { faults, told, pass } = book();
    faults.report('scene map', new TypeError('no ring'));
    pass(PLACE_EVERY_MS - 1);
    faults.report('scene map', new TypeError('no ring'));
    faults.report('number a', 'odd');
    pass(1);
    faults.report('scene map', new TypeError('no ring'));
    expect(told).toEqual([
      { where: 'scene map', message: 'TypeError: no ring' },
      { where: 'number a', message: 'odd' },
      { where: 'scene map', message: 'TypeError: no ring' },
    ]);
  });

  it('is as long as the contract takes', () => {
    const { faults, told } = book();
    faults.report('x'.repeat(200), new Error('y'.repeat(900)));
    faults.report('empty', '');
    expect(told.map(({ where, message }) => [where.length, message.length])).toEqual([
      [100, 500],
      [5, 7],
    ]);
  });
});
